/// What is to be done about a database; the generation voids timers of an older course.
package enum DatabaseMove: Sendable, Equatable {
  /// Tell when the failure is noticed.
  case detect(generation: Int)
  /// Tell when the host takes writes.
  case promote(host: Int, Promotion, generation: Int)
  /// The host takes writes: tell when the endpoint names it.
  case publish(generation: Int)
  /// Tell when the copy has every write.
  case synchronize(host: Int, generation: Int)
  /// The endpoint names the writer.
  case done
  /// Nobody can take over.
  case wait
  case refuse
  case nothing

  package enum Promotion: Sendable, Equatable {
    case standby, restart, region
  }
}

/// One host of a database.
package struct DatabaseHost: Sendable, Equatable {
  package enum Role: Sendable, Equatable {
    /// Has every write that was acknowledged while its Region held the writer.
    case member
    /// Can be made anew when no other member is up.
    case spare
    /// A copy of its own since another Region's was promoted: what it acknowledges is lost.
    case orphan
  }
  package var region: Int
  package var role: Role
  package var isUp = true

  package init(region: Int, role: Role = .member) {
    self.region = region
    self.role = role
  }
}

/// Who writes for a database, and who is on the way to:
/// up → detect → fence and promote → the endpoint's name follows → up.
///
/// Inside a Region that goes by itself; to another Region only when somebody asks for it.
package struct DatabaseFailover: Sendable, Equatable {
  package enum State: Sendable, Equatable {
    case up
    /// The writer is gone, and the service has not noticed.
    case detecting
    case promoting(Int)
    /// The new writer takes writes, and the endpoint still names the old one.
    case publishing
    /// A planned change of the Region: nobody takes writes until the copy has them all.
    case synchronizing(Int)
    /// Nobody can take over until a host is back.
    case down
  }

  package private(set) var state: State = .up
  package private(set) var hosts: [DatabaseHost]
  package private(set) var writer = 0
  /// The host that the endpoint names.
  package private(set) var endpoint = 0
  /// Grows when a course is given up for another one.
  package private(set) var generation = 0
  private let rejoins: Bool

  /// - Parameters:
  ///   - hosts: The first is the writer.
  ///   - rejoins: As in ``DatabaseKind/rejoins``.
  package init(hosts: [DatabaseHost], rejoins: Bool) {
    precondition(!hosts.isEmpty, "a database without hosts")
    self.hosts = hosts
    self.rejoins = rejoins
  }

  /// Whether the writer takes writes.
  package var isAvailable: Bool {
    switch state {
    case .up, .publishing: hosts[writer].isUp
    case .detecting, .promoting, .synchronizing, .down: false
    }
  }

  /// Whether a write that reaches this host is acknowledged.
  package func takesWrites(_ host: Int) -> Bool {
    hosts[host].isUp && (host == writer ? isAvailable : hosts[host].role == .orphan)
  }

  /// Whether a read that reaches this host is answered.
  package func takesReads(_ host: Int) -> Bool { hosts[host].isUp }

  // MARK: What happens to hosts

  package mutating func hostFailed(_ host: Int) -> DatabaseMove {
    guard hosts[host].isUp else { return .nothing }
    hosts[host].isUp = false
    switch state {
    case .up, .publishing:
      return host == writer ? detect() : .nothing
    case .synchronizing(let target):
      return host == writer || host == target ? detect() : .nothing
    case .promoting(host):
      return detect()
    case .promoting, .detecting, .down:
      return .nothing
    }
  }

  package mutating func hostReturned(_ host: Int) -> DatabaseMove {
    guard !hosts[host].isUp else { return .nothing }
    hosts[host].isUp = true
    guard state == .down else { return .nothing }
    return recover()
  }

  // MARK: The course of a failover

  package mutating func detected(_ generation: Int) -> DatabaseMove {
    guard state == .detecting, generation == self.generation else { return .nothing }
    return recover()
  }

  package mutating func promoted(_ generation: Int) -> DatabaseMove {
    guard case .promoting(let host) = state, generation == self.generation else {
      return .nothing
    }
    writer = host
    if hosts[host].role == .spare { hosts[host].role = .member }
    state = .publishing
    return .publish(generation: generation)
  }

  package mutating func published(_ generation: Int) -> DatabaseMove {
    guard state == .publishing, generation == self.generation else { return .nothing }
    endpoint = writer
    state = .up
    return .done
  }

  // MARK: What people ask for

  /// Makes another Region's copy the writer.
  ///
  /// - Parameter losesData: Whether what has not arrived may be lost; otherwise the writer stops
  ///   and the copy takes over when it has everything, which needs both of them.
  package mutating func promote(_ host: Int, losesData: Bool) -> DatabaseMove {
    guard hosts[host].isUp, hosts[host].role != .orphan, host != writer else { return .refuse }
    if losesData {
      if !rejoins, hosts[host].region != hosts[writer].region { orphan(hosts[writer].region) }
      return begin(host, hosts[host].region == hosts[writer].region ? .standby : .region)
    }
    guard isAvailable else { return .refuse }
    generation += 1
    state = .synchronizing(host)
    return .synchronize(host: host, generation: generation)
  }

  /// The copy that is to take over has every write.
  package mutating func synchronized(_ generation: Int) -> DatabaseMove {
    guard case .synchronizing(let host) = state, generation == self.generation else {
      return .nothing
    }
    if !rejoins { orphan(hosts[writer].region) }
    return begin(host, .region)
  }

  private mutating func orphan(_ region: Int) {
    for host in hosts.indices where hosts[host].region == region { hosts[host].role = .orphan }
  }

  // MARK: Steps

  private mutating func detect() -> DatabaseMove {
    generation += 1
    state = .detecting
    return .detect(generation: generation)
  }

  private mutating func begin(_ host: Int, _ how: DatabaseMove.Promotion) -> DatabaseMove {
    generation += 1
    state = .promoting(host)
    return .promote(host: host, how, generation: generation)
  }

  /// A member takes over, the writer's own host is started again, or a new one is made.
  private mutating func recover() -> DatabaseMove {
    let region = hosts[writer].region
    // The copy that was to take over is gone: the database is where it was.
    for host in hosts.indices where hosts[host].region == region && hosts[host].role == .orphan {
      hosts[host].role = .member
    }
    let near = hosts.indices.filter { hosts[$0].isUp && hosts[$0].region == region }
    if let standby = near.first(where: { $0 != writer && hosts[$0].role == .member }) {
      return begin(standby, .standby)
    }
    if hosts[writer].isUp { return begin(writer, .restart) }
    if let spare = near.first(where: { hosts[$0].role == .spare }) {
      return begin(spare, .restart)
    }
    state = .down
    return .wait
  }
}
