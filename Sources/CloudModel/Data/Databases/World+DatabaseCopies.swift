import RandomVariates
import SimulationKernel

// The copies of databases in other Regions: what is on its way to them, and what gets lost.
extension World {
  /// Lets streams flow and stop as the network and the hosts at both of their ends do.
  ///
  /// While another Region's copy is being promoted nothing is sent: what it lacks is lost when it
  /// takes over, and sent after all if it does not.
  mutating func refreshStreams(of database: Int, at now: SimulationTime) {
    let machine = databases[database].machine
    let writer = machine.hosts[machine.writer]
    for copy in machine.hosts.indices {
      guard let isStopped = databases[database].streams[copy]?.isStopped else { continue }
      let region = machine.hosts[copy].region
      let isOpen =
        writer.isUp && machine.regionalSuccessor == nil
        && machine.hosts.contains { $0.region == region && $0.isUp }
        && streamPasses(of: database, from: writer.region, to: region)
      if isStopped == !isOpen { continue }
      if isOpen {
        let wait = shipmentTime(of: database, to: copy, at: now)
        databases[database].streams[copy]?.resume(at: now, lag: wait)
      } else {
        databases[database].streams[copy]?.stop(at: now)
      }
    }
  }

  /// A stream is one connection, which is met by a share as others are, and needs both ways.
  private func streamPasses(of database: Int, from: Int, to: Int) -> Bool {
    passes(between: from, and: to, connection: streamDraw(of: database, to: to))
  }

  private func streamDraw(of database: Int, to region: Int) -> Double {
    // The complement keeps it apart from the connections of callers.
    databases[database].draws.connection.uniform(~UInt64(region))
  }

  /// How long a write that is acknowledged now is on its way: the copy's lag, and what faults add
  /// to the way.
  private mutating func shipmentTime(
    of database: Int, to copy: Int, at now: SimulationTime
  ) -> TimeSpan {
    let wait = databases[database].lag.wait(to: copy, at: now)
    guard !faulted.lasting.isEmpty else { return wait }
    let machine = databases[database].machine
    let (from, to) = (machine.hosts[machine.writer].region, machine.hosts[copy].region)
    var link = links[linkIndex(from: from, to: to)]
    // That packets are not equally late is part of the lag.
    link.jitter = 0
    var sound = link
    sound.mend()
    let (luck, number) = (databases[database].draws.shipment, databases[database].shipments)
    databases[database].shipments += 1
    let connection = streamDraw(of: database, to: to)
    func time(over link: Link) -> TimeSpan {
      var stream = luck.stream(number)
      return link.delay(
        retransmission: description.network.retransmission, connection: connection
      ) { stream.uniform() }
    }
    return wait + max(.zero, time(over: link) - time(over: sound))
  }

  /// The writer has acknowledged a write, which its copies are to get.
  mutating func ship(_ database: Int, at now: SimulationTime) {
    databases[database].stored += 1
    for copy in databases[database].streams.indices
    where databases[database].streams[copy] != nil {
      let wait = shipmentTime(of: database, to: copy, at: now)
      databases[database].streams[copy]?.acknowledged(at: now, lag: wait)
    }
  }

  // MARK: Another Region

  /// The copy in another Region becomes the only truth: what has not arrived is lost. The other
  /// copies follow it from here on.
  mutating func loseWhatIsMissing(at host: Int, of database: Int, at now: SimulationTime) {
    let own = databases[database].copy(of: host)
    if var stream = databases[database].streams[own] {
      databases[database].stored = stream.stored(at: now)
      let (lost, oldest) = stream.abandon(at: now)
      let began = databases[database].failed ?? databases[database].severed ?? now
      databases[database].account.lost += lost
      note(of: database) {
        $0.lost = lost
        $0.recoveryPoint = oldest.map { max(0, (began - $0).seconds) } ?? 0
      }
    }
    let hosts = databases[database].machine.hosts
    for copy in hosts.indices {
      let isFollower =
        hosts[copy].region != hosts[host].region && hosts[copy].follows
        && databases[database].copy(of: copy) == copy
      databases[database].streams[copy] =
        isFollower ? ReplicaStream(having: databases[database].stored) : nil
    }
  }

  /// Faults have begun or ended: an old primary that nobody could tell hears of its successor, and
  /// copies get what they can.
  mutating func databasesFollowFaults(in queue: inout EventQueue) {
    for database in databases.indices {
      if databases[database].description.kind.rejoins { rejoin(database, in: &queue) }
      refreshStreams(of: database, at: queue.now)
    }
  }

  private mutating func rejoin(_ database: Int, in queue: inout EventQueue) {
    let machine = databases[database].machine
    let home = machine.hosts[machine.foremost].region
    let strays = Set(machine.hosts.filter { !$0.follows }.map(\.region)).sorted()
    for region in strays where region != home && areConnected(region, home) {
      follow(region, in: database, queue: &queue)
    }
  }

  /// The hosts of a Region give up what they have of their own and follow the writer.
  mutating func follow(_ region: Int, in database: Int, queue: inout EventQueue) {
    guard databases[database].machine.rejoin(region) else { return }
    for host in databases[database].machine.hosts.indices
    where databases[database].machine.hosts[host].region == region {
      databases[database].epochs[host] += 1
      endSessions(with: host, of: database, silently: false, in: &queue)
    }
    let machine = databases[database].machine
    guard machine.hosts[machine.writer].region != region,
      let copy = machine.hosts.firstIndex(where: { $0.region == region })
    else { return }
    databases[database].streams[copy] = ReplicaStream(having: databases[database].stored)
  }

  // MARK: A new replica

  /// Begins to replace what a Region has of its own by a new replica of the writer.
  ///
  /// - Returns: Whether it was accepted; it needs a writer, and hosts in its reach.
  mutating func createReplica(
    of database: Int, in region: Int, queue: inout EventQueue
  ) -> Bool {
    guard canCreateReplica(of: database, in: region) else { return false }
    guard !hasReplica(database, in: region),
      !databases[database].newReplicas.contains(region)
    else { return true }
    databases[database].newReplicas.append(region)
    databases[database].machine.retire(region)
    for host in databases[database].machine.hosts.indices
    where databases[database].machine.hosts[host].region == region {
      databases[database].epochs[host] += 1
      endSessions(with: host, of: database, silently: false, in: &queue)
    }
    after(
      databases[database].times.newReplica, databases[database].draws.newReplica, of: database,
      .replicaCreated(region: region), in: &queue)
    return true
  }

  /// A new replica has everything that was there before, and follows from here on.
  mutating func replicaCreated(in region: Int, of database: Int, queue: inout EventQueue) {
    guard canCreateReplica(of: database, in: region) else {
      schedule(
        .data(.database(database, .replicaCreated(region: region))),
        after: description.runbook.lookEvery, in: &queue)
      return
    }
    databases[database].newReplicas.removeAll { $0 == region }
    follow(region, in: database, queue: &queue)
    refreshStreams(of: database, at: queue.now)
    checkPlan(in: &queue)
  }

  private func canCreateReplica(of database: Int, in region: Int) -> Bool {
    let machine = databases[database].machine
    return machine.isAvailable
      && machine.hosts.contains { $0.region == region && $0.isUp }
      && areConnected(machine.hosts[machine.writer].region, region)
  }

  /// Whether a Region has the writer, or a copy that follows it.
  func hasReplica(_ database: Int, in region: Int) -> Bool {
    let machine = databases[database].machine
    return machine.hosts.contains { $0.region == region && $0.follows }
      && machine.hosts.allSatisfy { $0.region != region || $0.follows }
  }

  // MARK: The end

  mutating func finishDatabases(at horizon: SimulationTime) {
    for database in databases.indices {
      if let since = databases[database].downSince {
        databases[database].account.downtime += (horizon - since).seconds
      }
      databases[database].account.stored = databases[database].stored
      refreshStreams(of: database, at: horizon)
      for host in databases[database].streams.indices {
        if let pending = databases[database].streams[host]?.pending(at: horizon) {
          databases[database].account.pending.append(pending)
        }
      }
    }
    accounts.databases = databases.map(\.account)
  }
}
