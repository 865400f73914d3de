import RandomVariates
import SimulationKernel

// A call of a database: a connection of its pool, the way to the host and back, and the host.
extension World {
  /// Begins a call; it ends with ``callEnded(_:outcome:in:)``.
  ///
  /// - Parameters:
  ///   - target: Who calls.
  ///   - caller: The number that it is known by to whoever asked.
  ///   - identity: As in ``DatabaseCall/identity``.
  mutating func callDatabase(
    _ database: Int, from target: Int, isWrite: Bool, for caller: Int, identity: UInt64,
    in queue: inout EventQueue
  ) {
    let call = databaseCalls.allocate()
    databaseCalls[call].caller = caller
    databaseCalls[call].identity = identity
    databaseCalls[call].database = database
    databaseCalls[call].target = target
    databaseCalls[call].isWrite = isWrite
    let pool = pool(of: target, for: database)
    databaseCalls[call].pool = pool
    switch databasePools[pool].acquire(for: call) {
    case .use(let connection):
      send(call, over: connection, after: .zero, in: &queue)
    case .connect:
      connect(call, in: &queue)
    case .wait:
      databaseCalls[call].phase = .waiting
      scheduleDatabaseStep(
        of: call, after: databases[database].description.pool.acquireTimeout, in: &queue)
    }
  }

  private func scheduleDatabaseStep(
    of call: Int, after delay: TimeSpan, in queue: inout EventQueue
  ) {
    queue.schedule(
      Event(
        kind: EventKind.databaseStep.rawValue, tag: databaseCalls.tag(call),
        index: UInt32(truncatingIfNeeded: call)),
      after: delay)
  }

  private mutating func pool(of target: Int, for database: Int) -> Int {
    let key = target * databases.count + database
    if let pool = poolNumbers[key] { return pool }
    poolNumbers[key] = databasePools.count
    databasePools.append(ConnectionPool(size: databases[database].description.pool.size))
    return databasePools.count - 1
  }

  // MARK: Connecting

  /// Opens a connection to wherever the process believes the endpoint to be.
  private mutating func connect(_ call: Int, in queue: inout EventQueue) {
    let it = databaseCalls[call]
    let database = databases[it.database]
    let pool = database.description.pool
    if pool.proxy {
      let writer = database.machine.writer
      guard database.machine.isAvailable else {
        end(call, isAnswered: false, after: .zero, in: &queue)
        return
      }
      send(call, over: connection(to: writer, by: call), after: .zero, in: &queue)
      return
    }
    let host = databasePools[it.pool].resolve(
      database.machine.endpoint, timeToLive: database.description.endpointTimeToLive,
      cache: pool.nameCache, at: queue.now)
    let connection = connection(to: host, by: call)
    databaseCalls[call].connection = connection
    guard isReachable(over: connection, by: call) else {
      end(call, isAnswered: false, after: pool.connectTimeout, in: &queue)
      return
    }
    guard serves(host, of: it.database) else {
      end(call, isAnswered: false, after: roundTrip(of: call, leg: 0), in: &queue)
      return
    }
    var handshakes = TimeSpan.zero
    for handshake in 0..<pool.handshakes {
      handshakes = handshakes + roundTrip(of: call, leg: UInt64(handshake) + 1)
    }
    send(call, over: connection, after: handshakes, in: &queue)
  }

  private func connection(to host: Int, by call: Int) -> PooledConnection {
    let it = databaseCalls[call]
    return PooledConnection(
      host: host, epoch: databases[it.database].epochs[host],
      draw: databases[it.database].draws.connection.uniform(it.identity))
  }

  // MARK: The host

  private mutating func send(
    _ call: Int, over connection: PooledConnection, after delay: TimeSpan,
    in queue: inout EventQueue
  ) {
    databaseCalls[call].connection = connection
    let it = databaseCalls[call]
    let trip = delay + roundTrip(of: call, leg: 0)
    guard isReachable(over: connection, by: call) else {
      end(
        call, isAnswered: false, after: databases[it.database].description.pool.socketTimeout,
        in: &queue)
      return
    }
    // The host has forgotten the session, or is not there to remember it.
    guard connection.epoch == databases[it.database].epochs[connection.host],
      serves(connection.host, of: it.database)
    else {
      end(call, isAnswered: false, after: trip, in: &queue)
      return
    }
    if it.isWrite, !databases[it.database].machine.takesWrites(connection.host) {
      end(call, isAnswered: false, after: trip, in: &queue)
      return
    }
    databaseCalls[call].isServed = true
    end(call, isAnswered: true, after: trip + work(of: call), in: &queue)
  }

  private func work(of call: Int) -> TimeSpan {
    let it = databaseCalls[call]
    var stream = databases[it.database].draws.service.stream(it.identity)
    let law = it.isWrite ? databases[it.database].writeTime : databases[it.database].readTime
    return TimeSpan(seconds: law.sample(using: &stream))
  }

  /// A host ends its sessions: what it works on rolls back, and callers learn it at once, or when
  /// they have waited long enough.
  mutating func endSessions(
    with host: Int, of database: Int, silently: Bool, in queue: inout EventQueue
  ) {
    for call in databaseCalls.indices
    where databaseCalls[call].isServed && databaseCalls[call].database == database
      && databaseCalls[call].connection.host == host
    {
      databaseCalls[call].isServed = false
      databases[database].account.rolledBack += 1
      let timeout = databases[database].description.pool.socketTimeout
      end(call, isAnswered: false, after: silently ? timeout : .zero, in: &queue)
    }
  }

  // MARK: The end

  /// The call ends so after a while, if nothing comes between.
  private mutating func end(
    _ call: Int, isAnswered: Bool, after delay: TimeSpan, in queue: inout EventQueue
  ) {
    databaseCalls[call].phase = .settling
    databaseCalls[call].isAnswered = isAnswered
    databaseCalls[call].generation &+= 1
    scheduleDatabaseStep(of: call, after: delay, in: &queue)
  }

  /// A call is answered or has failed, or has waited for a connection as long as it may.
  mutating func databaseStep(_ call: Int, generation: UInt32, in queue: inout EventQueue) {
    guard databaseCalls.tag(call) == generation else { return }
    let it = databaseCalls[call]
    if it.isAnswered {
      count(call, at: queue.now)
    } else {
      databases[it.database].account.failed += 1
    }
    databaseCalls.release(call)
    if it.phase == .settling { passOn(it, in: &queue) }
    callEnded(
      it.caller, outcome: it.isAnswered ? .success : .databaseUnavailable, in: &queue)
  }

  /// The next call in line gets the connection, or the right to open one.
  private mutating func passOn(_ it: DatabaseCall, in queue: inout EventQueue) {
    while let next = databasePools[it.pool].nextInLine() {
      // Others have given up meanwhile.
      guard databaseCalls[next].phase == .waiting, databaseCalls[next].pool == it.pool else {
        continue
      }
      if it.isAnswered {
        send(next, over: it.connection, after: .zero, in: &queue)
      } else {
        connect(next, in: &queue)
      }
      return
    }
    if it.isAnswered {
      databasePools[it.pool].keep(it.connection)
    } else {
      databasePools[it.pool].close()
    }
  }

  /// The caller knows that its call is done: a write must not be lost from here on.
  private mutating func count(_ call: Int, at now: SimulationTime) {
    let it = databaseCalls[call]
    guard it.isWrite else {
      databases[it.database].account.reads += 1
      return
    }
    guard graph.calls[it.caller].phase != .abandoned, graph.calls[it.caller].parent >= 0 else {
      databases[it.database].account.unheard += 1
      return
    }
    databases[it.database].account.acknowledged += 1
    guard it.connection.host == databases[it.database].machine.writer else {
      // Nobody follows this host any more.
      databases[it.database].account.lost += 1
      return
    }
    ship(it.database, at: now)
  }

  /// A process has ended, and its connections and what it knew of addresses with it.
  ///
  /// - Complexity: O(calls of databases); processes end rarely.
  mutating func forgetPools(of target: Int, in queue: inout EventQueue) {
    for database in databases.indices {
      poolNumbers[target * databases.count + database] = nil
    }
    for call in databaseCalls.indices
    where databaseCalls[call].phase == .waiting && databaseCalls[call].target == target {
      let caller = databaseCalls[call].caller
      databaseCalls.release(call)
      callEnded(caller, outcome: .databaseUnavailable, in: &queue)
    }
  }

  // MARK: The way

  /// Whether packets get to the host and back, and find it switched on.
  private func isReachable(over connection: PooledConnection, by call: Int) -> Bool {
    let it = databaseCalls[call]
    let (host, zone) = (connection.host, databases[it.database].zones[connection.host])
    let there = databases[it.database].machine.hosts[host]
    if !there.isUp, databases[it.database].isSilent[host] { return false }
    let here = targets[it.target].zone
    if here != zone, deadZones[here].isIsolated || deadZones[zone].isIsolated { return false }
    return passes(between: regionOfZone[here], and: there.region, connection: connection.draw)
  }

  /// Whether the host accepts connections.
  private func serves(_ host: Int, of database: Int) -> Bool {
    let machine = databases[database].machine
    return machine.takesReads(host)
      && (host == machine.writer || databases[database].description.kind.standbysServe)
  }

  private func roundTrip(of call: Int, leg: UInt64) -> TimeSpan {
    guard !places.isEmpty else { return .zero }
    let it = databaseCalls[call]
    let here = regionOfZone[targets[it.target].zone]
    let there = databases[it.database].machine.hosts[it.connection.host].region
    var stream = databases[it.database].draws.way.stream(it.identity &* 64 &+ leg)
    let retransmission = description.network.retransmission
    let (way, back) = (
      links[linkIndex(from: here, to: there)], links[linkIndex(from: there, to: here)]
    )
    let draw = it.connection.draw
    return way.delay(retransmission: retransmission, connection: draw) { stream.uniform() }
      + back.delay(retransmission: retransmission, connection: draw) { stream.uniform() }
  }
}
