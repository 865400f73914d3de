import RandomVariates
import SimulationKernel

// Databases: their hosts fail and come back, and others take over.
extension World {
  mutating func buildDatabases() {
    let key = draws.key.derived("world").derived("database")
    databases = description.databases.enumerated().map { number, it in
      let (hosts, zones) = hosts(of: it)
      let key = key.derived(UInt64(number))
      let machine = DatabaseFailover(hosts: hosts, rejoins: it.kind.rejoins)
      return Database(
        description: it, machine: machine, zones: zones,
        epochs: Array(repeating: 0, count: hosts.count),
        isSilent: Array(repeating: false, count: hosts.count),
        streams: hosts.map { $0.region == hosts[0].region ? nil : ReplicaStream() },
        readTime: Sampler(it.readTime), writeTime: Sampler(it.writeTime),
        lag: ReplicationLag(
          it.replicationLag, every: it.copyEvery, key: key.derived("replication lag")),
        times: FailoverSamplers(it.failover), draws: DatabaseDraws(key),
        account: DatabaseAccount(name: it.name))
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

  /// A zone has lost its power or its network, or has them back.
  mutating func refreshDatabaseHosts(zone: Int, in queue: inout EventQueue) {
    for database in databases.indices {
      for host in databases[database].zones.indices
      where databases[database].zones[host] == zone {
        refreshHost(host, of: database, in: &queue)
      }
    }
  }

  /// Breaks or mends a host, as its zone and all faults that last want it.
  ///
  /// One in a zone without network is gone for all others, and acknowledges nothing, as it cannot
  /// tell them; but it goes on where it was when it is back.
  mutating func refreshHost(_ host: Int, of database: Int, in queue: inout EventQueue) {
    let zone = deadZones[databases[database].zones[host]]
    let isStopped = zone.isDead || isHeldDown(host, of: database)
    let isSilent = zone.isDead || zone.isIsolated
    let wasUp = databases[database].machine.hosts[host].isUp
    if isStopped || isSilent {
      databases[database].isSilent[host] = isSilent
      if wasUp {
        databases[database].epochs[host] += 1
        endSessions(with: host, of: database, silently: isSilent, in: &queue)
      }
      let move = databases[database].machine.hostFailed(host, isStopped: isStopped)
      guard wasUp else { return }
      follow(move, of: database, in: &queue)
    } else if !wasUp {
      follow(databases[database].machine.hostReturned(host), of: database, in: &queue)
    }
  }

  // MARK: What people ask for

  /// Makes another Region's copy the writer.
  ///
  /// - Returns: Whether it was accepted: nothing can take over where no host is up, and without a
  ///   loss only what the writer reaches.
  mutating func promote(
    _ database: Int, in region: Int, losesData: Bool, in queue: inout EventQueue
  ) -> Bool {
    let machine = databases[database].machine
    let home = machine.hosts[machine.writer].region
    if home == region, machine.regionalSuccessor == nil { return true }
    let near = machine.hosts.indices.filter {
      machine.hosts[$0].region == region && machine.hosts[$0].isUp
    }
    guard let host = near.first(where: { machine.hosts[$0].role == .member }) ?? near.first
    else { return false }
    refreshStreams(of: database, at: queue.now)
    let stream = databases[database].streams[databases[database].copy(of: host)]
    guard losesData || stream.map({ !$0.isStopped }) ?? false else { return false }
    let move = databases[database].machine.promote(
      host, losesData: losesData, fences: areConnected(home, region))
    guard move != .refuse else { return false }
    guard move != .nothing else { return true }
    databases[database].account.failovers.append(
      DatabaseFailoverAccount(began: databases[database].failed ?? queue.now, isAsked: true))
    follow(move, of: database, in: &queue)
    return true
  }

  /// Nobody waits any more for a planned change of the Region.
  mutating func giveUpPromotion(of database: Int, in region: Int, in queue: inout EventQueue) {
    let machine = databases[database].machine
    guard case .synchronizing(let host) = machine.state, machine.hosts[host].region == region
    else { return }
    follow(
      databases[database].machine.synchronizingGivenUp(machine.generation), of: database,
      in: &queue)
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
  func hostName(_ host: Int, of database: Int) -> String {
    zones[databases[database].zones[host]]
  }
}
