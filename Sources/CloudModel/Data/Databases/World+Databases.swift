import RandomVariates
import SimulationKernel

// Databases: their hosts fail and come back, and others take over.
extension World {
  mutating func buildDatabases() {
    let key = draws.key.derived("world").derived("database")
    databases = description.databases.enumerated().map { number, it in
      let (hosts, zones) = hosts(of: it)
      let machine = DatabaseFailover(hosts: hosts, rejoins: it.kind.rejoins)
      return Database(
        description: it, machine: machine, zones: zones,
        epochs: Array(repeating: 0, count: hosts.count),
        isSilent: Array(repeating: false, count: hosts.count),
        streams: hosts.map { $0.region == hosts[0].region ? nil : ReplicaStream() },
        readTime: Sampler(it.readTime), writeTime: Sampler(it.writeTime),
        lag: Sampler(it.replicationLag), times: FailoverSamplers(it.failover),
        draws: DatabaseDraws(key.derived(UInt64(number))), account: DatabaseAccount(name: it.name))
    }
  }

  /// The writer, its standbys in zone after zone, a spare where there can be one, and one host
  /// for each other Region.
  private func hosts(of it: DatabaseDescription) -> (hosts: [DatabaseHost], zones: [Int]) {
    let home = it.region.map { place($0) } ?? 0
    let own = zones.indices.filter { regionOfZone[$0] == home }
    let chosen = it.zones.isEmpty ? own : it.zones.map { number($0, in: zones, \.self) }
    let standbys = it.kind.standbys(readers: it.readers)
    var hosts = Array(repeating: DatabaseHost(region: home), count: 1 + standbys)
    if it.kind.recreates { hosts.append(DatabaseHost(region: home, role: .spare)) }
    var places = hosts.indices.map { chosen[$0 % chosen.count] }
    for region in it.replicaRegions.map({ place($0) }) {
      hosts.append(DatabaseHost(region: region))
      places.append(regionOfZone.firstIndex(of: region) ?? 0)
    }
    return (hosts, places)
  }

  // MARK: What breaks and mends

  /// The power of a zone goes, or comes back, and its hosts with it.
  mutating func setDatabaseHosts(zone: Int, areUp: Bool, in queue: inout EventQueue) {
    for database in databases.indices {
      for host in databases[database].zones.indices
      where databases[database].zones[host] == zone {
        setHost(host, of: database, isUp: areUp, silently: true, in: &queue)
      }
    }
  }

  /// The writer's process fails, or starts again.
  mutating func failDatabase(_ database: Int, in queue: inout EventQueue) {
    setHost(
      databases[database].machine.writer, of: database, isUp: false, silently: false, in: &queue)
  }

  /// - Parameter silently: Whether its peers get no answer any more, rather than a reset.
  mutating func setHost(
    _ host: Int, of database: Int, isUp: Bool, silently: Bool, in queue: inout EventQueue
  ) {
    guard databases[database].machine.hosts[host].isUp != isUp else { return }
    if !isUp {
      databases[database].epochs[host] += 1
      databases[database].isSilent[host] = silently
      endSessions(with: host, of: database, silently: silently, in: &queue)
    }
    let move =
      isUp
      ? databases[database].machine.hostReturned(host)
      : databases[database].machine.hostFailed(host)
    refreshStreams(of: database, at: queue.now)
    follow(move, of: database, in: &queue)
  }

  /// Makes another Region's copy the writer.
  ///
  /// - Returns: Whether it was accepted; nothing can take over where no host is up.
  mutating func promote(
    _ database: Int, in region: Int, losesData: Bool, in queue: inout EventQueue
  ) -> Bool {
    let machine = databases[database].machine
    if machine.hosts[machine.writer].region == region { return true }
    guard
      let host = machine.hosts.indices.first(where: {
        machine.hosts[$0].region == region && machine.hosts[$0].isUp
      })
    else { return false }
    refreshStreams(of: database, at: queue.now)
    let move = databases[database].machine.promote(host, losesData: losesData)
    guard move != .refuse else { return false }
    databases[database].account.failovers.append(
      DatabaseFailoverAccount(began: databases[database].failed ?? queue.now, isAsked: true))
    follow(move, of: database, in: &queue)
    return true
  }

  // MARK: The course of a failover

  mutating func handle(
    _ event: DatabaseEvent, of database: Int, in queue: inout EventQueue
  ) {
    switch event {
    case .detected(let generation):
      let move = databases[database].machine.detected(generation)
      if move != .nothing {
        note(of: database) { $0.detected = queue.now }
        journal(databases[database].description.name, .databaseFailureDetected, in: queue)
      }
      follow(move, of: database, in: &queue)
    case .promoted(let generation):
      let former = databases[database].machine.writer
      let move = databases[database].machine.promoted(generation)
      if move != .nothing { tookOver(from: former, of: database, in: &queue) }
      follow(move, of: database, in: &queue)
    case .published(let generation):
      follow(databases[database].machine.published(generation), of: database, in: &queue)
    case .synchronizing(let generation):
      guard generation == databases[database].machine.generation else { return }
      synchronize(database, generation: generation, in: &queue)
    }
  }

  private mutating func follow(
    _ move: DatabaseMove, of database: Int, in queue: inout EventQueue
  ) {
    switch move {
    case .detect(let generation):
      databases[database].failed = queue.now
      databases[database].account.failovers.append(
        DatabaseFailoverAccount(began: queue.now, isAsked: false))
      journal(databases[database].description.name, .databaseWriterLost, in: queue)
      after(
        databases[database].times.detection, databases[database].draws.detection, of: database,
        .detected(generation: generation), in: &queue)
    case .promote(let host, let how, let generation):
      begin(host, how, generation: generation, of: database, in: &queue)
    case .publish(let generation):
      after(
        databases[database].times.endpointChange, databases[database].draws.endpointChange,
        of: database, .published(generation: generation), in: &queue)
    case .synchronize(_, let generation):
      synchronize(database, generation: generation, in: &queue)
    case .done:
      note(of: database) { $0.published = queue.now }
      journal(databases[database].description.name, .databaseEndpointMoved, in: queue)
    case .wait:
      journal(databases[database].description.name, .databaseWithoutSuccessor, in: queue)
    case .refuse, .nothing:
      break
    }
    noteAvailability(of: database, at: queue.now)
    checkPlan(in: &queue)
  }

  private mutating func begin(
    _ host: Int, _ how: DatabaseMove.Promotion, generation: Int, of database: Int,
    in queue: inout EventQueue
  ) {
    let sampler: Sampler
    switch how {
    case .standby: sampler = databases[database].times.promotion
    case .restart: sampler = databases[database].times.restart
    case .region:
      sampler = databases[database].times.regionalPromotion
      fenceWriter(of: database, in: &queue)
      loseWhatIsMissing(at: host, of: database, at: queue.now)
    }
    after(
      sampler, databases[database].draws.promotion, of: database,
      .promoted(generation: generation), in: &queue)
  }

  /// A writer that is to follow another one acknowledges nothing more.
  private mutating func fenceWriter(of database: Int, in queue: inout EventQueue) {
    let machine = databases[database].machine
    guard machine.hosts[machine.writer].role != .orphan else { return }
    databases[database].epochs[machine.writer] += 1
    endSessions(with: machine.writer, of: database, silently: false, in: &queue)
  }

  /// The copy in another Region becomes the only truth: what has not arrived is lost.
  private mutating func loseWhatIsMissing(at host: Int, of database: Int, at now: SimulationTime) {
    guard let (lost, oldest) = databases[database].streams[host]?.abandon(at: now) else { return }
    let failed = databases[database].failed ?? now
    databases[database].account.lost += lost
    note(of: database) {
      $0.lost = lost
      $0.recoveryPoint = oldest.map { max(0, (failed - $0).seconds) } ?? 0
    }
  }

  /// A new writer takes writes: its sessions as a follower end, and the others follow it.
  private mutating func tookOver(
    from former: Int, of database: Int, in queue: inout EventQueue
  ) {
    let writer = databases[database].machine.writer
    databases[database].failed = nil
    note(of: database) { $0.promoted = queue.now }
    for host in Set([former, writer]).sorted() {
      databases[database].epochs[host] += 1
      endSessions(with: host, of: database, silently: false, in: &queue)
    }
    let hosts = databases[database].machine.hosts
    if hosts[former].region != hosts[writer].region {
      for host in hosts.indices {
        let follows = hosts[host].region != hosts[writer].region && hosts[host].role == .member
        databases[database].streams[host] = follows ? ReplicaStream() : nil
      }
    }
    refreshStreams(of: database, at: queue.now)
    journal(
      databases[database].description.name,
      .databaseTakenOver(host: hostName(writer, of: database)), in: queue)
  }

  /// Writes have stopped: the copy takes over when the last one has arrived.
  private mutating func synchronize(
    _ database: Int, generation: Int, in queue: inout EventQueue
  ) {
    guard case .synchronizing(let host) = databases[database].machine.state else { return }
    refreshStreams(of: database, at: queue.now)
    let arrival = databases[database].streams[host]?.caughtUp(at: queue.now) ?? queue.now
    if arrival <= queue.now {
      follow(databases[database].machine.synchronized(generation), of: database, in: &queue)
      return
    }
    // Nothing arrives over a way that is cut; then somebody has to look again.
    let next = arrival < .never ? arrival - queue.now : description.runbook.lookEvery
    schedule(
      .data(.database(database, .synchronizing(generation: generation))), after: next, in: &queue)
  }

  private mutating func after(
    _ sampler: Sampler, _ luck: KeyedRandom, of database: Int, _ event: DatabaseEvent,
    in queue: inout EventQueue
  ) {
    var stream = luck.stream(databases[database].changes)
    databases[database].changes += 1
    let span = TimeSpan(seconds: sampler.sample(using: &stream))
    schedule(.data(.database(database, event)), after: span, in: &queue)
  }

  // MARK: Bookkeeping

  private mutating func note(
    of database: Int, _ change: (inout DatabaseFailoverAccount) -> Void
  ) {
    guard let last = databases[database].account.failovers.indices.last else { return }
    change(&databases[database].account.failovers[last])
  }

  private mutating func noteAvailability(of database: Int, at now: SimulationTime) {
    let isAvailable = databases[database].machine.isAvailable
    if let since = databases[database].downSince, isAvailable {
      databases[database].account.downtime += (now - since).seconds
      databases[database].downSince = nil
    } else if databases[database].downSince == nil, !isAvailable {
      databases[database].downSince = now
    }
  }

  /// Lets streams flow and stop as the network and the hosts at both of their ends do.
  mutating func refreshStreams(of database: Int, at now: SimulationTime) {
    let machine = databases[database].machine
    let writer = machine.hosts[machine.writer]
    for host in machine.hosts.indices {
      guard let stream = databases[database].streams[host] else { continue }
      let there = machine.hosts[host]
      let isOpen =
        writer.isUp && there.isUp
        && !links[linkIndex(from: writer.region, to: there.region)].isCut
      if stream.isStopped == !isOpen { continue }
      if isOpen {
        let lag = lag(of: database)
        databases[database].streams[host]?.resume(at: now, lag: lag)
      } else {
        databases[database].streams[host]?.stop(at: now)
      }
    }
  }

  /// How long the next write is on its way.
  mutating func lag(of database: Int) -> TimeSpan {
    var stream = databases[database].draws.lag.stream(databases[database].writes)
    databases[database].writes += 1
    return TimeSpan(seconds: databases[database].lag.sample(using: &stream))
  }

  mutating func finishDatabases(at horizon: SimulationTime) {
    for database in databases.indices {
      if let since = databases[database].downSince {
        databases[database].account.downtime += (horizon - since).seconds
      }
      refreshStreams(of: database, at: horizon)
      for host in databases[database].streams.indices {
        if let pending = databases[database].streams[host]?.pending(at: horizon) {
          databases[database].account.pending.append(pending)
        }
      }
    }
    accounts.databases = databases.map(\.account)
  }

  // MARK: What others ask

  func takesWrites(_ database: Int, in region: String?) -> Bool {
    let machine = databases[database].machine
    guard machine.isAvailable else { return false }
    return region.map { place($0) == machine.hosts[machine.writer].region } ?? true
  }

  /// Where a database is in the course of its failover.
  func databaseStanding(_ database: Int) -> String {
    let machine = databases[database].machine
    let writer = hostName(machine.writer, of: database)
    switch machine.state {
    case .up, .publishing: return "its writer is \(writer)"
    case .detecting: return "\(writer) is gone"
    case .promoting(let host): return "\(hostName(host, of: database)) takes over"
    case .synchronizing(let host): return "\(hostName(host, of: database)) catches up"
    case .down: return "nobody can take over"
    }
  }

  /// The zone of a host of the home Region, or the Region of another one.
  private func hostName(_ host: Int, of database: Int) -> String {
    zones[databases[database].zones[host]]
  }
}
