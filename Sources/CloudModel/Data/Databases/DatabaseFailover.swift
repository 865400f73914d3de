/// What is to be done about a database; the generation voids timers of an older course.
package enum DatabaseMove: Sendable, Equatable {
  /// Tell when the failure is noticed.
  case detect(generation: Int)
  /// Tell when the host takes writes.
  case promote(host: Int, Promotion, generation: Int)
  /// The host takes writes: tell when the endpoint names it.
  case publish(generation: Int)
  /// Tell when the copy has every write, or when it has taken too long.
  case synchronize(host: Int, generation: Int)
  /// The endpoint names the writer.
  case done
  /// Nobody takes over: the writer goes on as before.
  case resume
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
    /// Left behind by a planned change: it follows nobody, and takes no writes.
    case retired
  }
  package var region: Int
  package var role: Role
  /// Whether the others reach it, and it runs.
  package var isUp = true
  /// Whether its process has gone on all the time; a writer that has not must start again.
  package var isRunning = true

  package init(region: Int, role: Role = .member) {
    self.region = region
    self.role = role
  }

  /// Whether it belongs to the same database as the writer.
  package var follows: Bool {
    switch role {
    case .orphan, .retired: false
    case .member, .spare: true
    }
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
    switch hosts[host].role {
    case .orphan: hosts[host].isUp && hosts[host].isRunning
    case .member, .spare, .retired: host == writer && isAvailable
    }
  }

  /// Whether a read that reaches this host is answered.
  package func takesReads(_ host: Int) -> Bool { hosts[host].isUp }

  /// The writer, or the host that is about to be.
  package var foremost: Int {
    if case .promoting(let host) = state { host } else { writer }
  }

  /// The host that is being promoted in place of another Region's writer.
  package var regionalSuccessor: Int? {
    guard case .promoting(let host) = state, hosts[host].region != hosts[writer].region else {
      return nil
    }
    return host
  }

  // MARK: What happens to hosts

  /// A host is gone for all others.
  ///
  /// - Parameter isStopped: Whether its process is, rather than the way to it.
  package mutating func hostFailed(_ host: Int, isStopped: Bool = true) -> DatabaseMove {
    if isStopped { hosts[host].isRunning = false }
    guard hosts[host].isUp else { return .nothing }
    hosts[host].isUp = false
    switch state {
    case .up, .publishing:
      return host == writer ? detect() : .nothing
    case .synchronizing(let copy):
      if host == writer { return detect() }
      return host == copy ? resume() : .nothing
    case .promoting(host):
      return isWriterAlive ? resume() : detect()
    case .promoting, .detecting, .down:
      return .nothing
    }
  }

  package mutating func hostReturned(_ host: Int) -> DatabaseMove {
    guard !hosts[host].isUp else { return .nothing }
    hosts[host].isUp = true
    // What others follow starts again before it is the writer; a follower does so by itself.
    if host != writer { hosts[host].isRunning = true }
    switch state {
    case .detecting: return isWriterAlive ? resume() : .nothing
    case .down: return recover()
    case .up, .publishing, .promoting, .synchronizing: return .nothing
    }
  }

  /// Whether the writer has gone on all the time, and is in reach.
  private var isWriterAlive: Bool { hosts[writer].isUp && hosts[writer].isRunning }

  // MARK: The course of a failover

  package mutating func detected(_ generation: Int) -> DatabaseMove {
    guard state == .detecting, generation == self.generation else { return .nothing }
    return recover()
  }

  package mutating func promoted(_ generation: Int) -> DatabaseMove {
    guard case .promoting(let host) = state, generation == self.generation else {
      return .nothing
    }
    let former = writer
    writer = host
    hosts[host].isRunning = true
    if hosts[former].isUp { hosts[former].isRunning = true }
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

  /// Makes another Region's copy the writer. A change of the Region that is under way goes on.
  ///
  /// - Parameters:
  ///   - losesData: Whether what has not arrived may be lost; otherwise the writer stops and the
  ///     copy takes over when it has everything, which needs both of them.
  ///   - fences: Whether the old writer can be told.
  package mutating func promote(
    _ host: Int, losesData: Bool, fences: Bool = true
  ) -> DatabaseMove {
    guard hosts[host].isUp, host != writer else { return .refuse }
    switch hosts[host].role {
    case .orphan, .retired: return .refuse
    case .member: break
    case .spare:
      let region = hosts[host].region
      guard hosts.allSatisfy({ $0.region != region || $0.follows }) else { return .refuse }
    }
    if let other = regionalSuccessor {
      return hosts[other].region == hosts[host].region ? .nothing : .refuse
    }
    let isRegional = hosts[host].region != hosts[writer].region
    if losesData {
      if isRegional, !rejoins || !fences { leave(hosts[writer].region, as: .orphan) }
      return begin(host, isRegional ? .region : .standby)
    }
    if case .synchronizing(host) = state { return .nothing }
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
    if !rejoins { leave(hosts[writer].region, as: .retired) }
    return begin(host, .region)
  }

  /// A planned change takes too long, or nobody wants it any more.
  package mutating func synchronizingGivenUp(_ generation: Int) -> DatabaseMove {
    guard case .synchronizing = state, generation == self.generation else { return .nothing }
    return resume()
  }

  /// The hosts of a Region follow the writer again: the old primary hears of the new one.
  ///
  /// - Returns: Whether any of them had gone its own way.
  package mutating func rejoin(_ region: Int) -> Bool {
    let strays = hosts.indices.filter { hosts[$0].region == region && !hosts[$0].follows }
    for host in strays { hosts[host].role = .member }
    return !strays.isEmpty
  }

  /// What a Region has of its own is to be replaced: it takes no more writes.
  package mutating func retire(_ region: Int) {
    for host in hosts.indices where hosts[host].region == region && hosts[host].role == .orphan {
      hosts[host].role = .retired
    }
  }

  private mutating func leave(_ region: Int, as role: DatabaseHost.Role) {
    for host in hosts.indices where hosts[host].region == region && hosts[host].role == .member {
      hosts[host].role = role
    }
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

  /// The writer goes on, and the endpoint names it.
  private mutating func resume() -> DatabaseMove {
    generation += 1
    _ = rejoin(hosts[writer].region)
    endpoint = writer
    state = .up
    return .resume
  }

  /// The writer goes on if it never stopped; else a member takes over, the writer's own host is
  /// started again, or a new one is made.
  private mutating func recover() -> DatabaseMove {
    if isWriterAlive { return resume() }
    // The copy that was to take over is gone: the database is where it was.
    let region = hosts[writer].region
    _ = rejoin(region)
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
