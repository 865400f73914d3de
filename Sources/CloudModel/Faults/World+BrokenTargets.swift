import SimulationKernel

/// - crash: the process exits; connections are refused and requests in flight are reset.
/// - hang: accepts, never answers.
/// - refuse: connections are refused; requests in flight go on.
/// - unreachable: packets vanish.
/// - error: every request is answered with a 5xx at once.
package enum TargetFailureMode: String, Sendable, CaseIterable {
  case crash, hang, refuse, unreachable, error
}

// Which targets a fault breaks, and in which way each one is broken.
extension World {
  /// The targets that a fault of a service or fleet holds at its strength: so many of those that
  /// lived when it began to work, in the order of its choice; and if those are too few, of the
  /// instances that another fault had crashed, so that they stay down when that one ends.
  ///
  /// - Parameters:
  ///   - count: How many at full strength; `nil` is the fault's share.
  ///   - other: How many if the fault has no share either; `nil` is all.
  mutating func hold(
    _ owner: String, count: Int?, else other: Int? = nil, choosing choice: TargetChoice,
    by fault: ActiveFault
  ) -> (chosen: [Int], held: Int) {
    let chosen: [Int]
    if let known = faulted.chosen[fault.number] {
      chosen = known
    } else {
      let living = candidates(of: owner, for: choice)
      let number = faulted.faults[fault.number].share == nil ? count ?? other : count
      let wanted = number ?? choice.count(of: fault.share, among: living.count)
      let missing = max(0, wanted - living.count)
      chosen = Array(living.prefix(max(0, wanted)) + crashed(of: owner).prefix(missing))
      faulted.chosen[fault.number] = chosen
    }
    return (chosen, heldCount(of: chosen, by: fault))
  }

  private func heldCount(of chosen: [Int], by fault: ActiveFault) -> Int {
    Int((fault.strength * Double(chosen.count)).rounded(.up))
  }

  /// Whether a fault holds a target at its strength.
  func isHeld(_ target: Int, by fault: ActiveFault) -> Bool {
    guard let chosen = faulted.chosen[fault.number],
      let position = chosen.firstIndex(of: target)
    else { return false }
    return position < heldCount(of: chosen, by: fault)
  }

  /// Breaks or mends a target, as all faults that last want it.
  mutating func refreshFailure(of target: Int, in queue: inout EventQueue) {
    let zone = deadZones[targets[target].zone]
    guard !zone.isDead else { return }
    let lasting = lastingFailure(of: target)
    if targets[target].life == .exited {
      // An instance that crashed starts again; a task that did is the scheduler's.
      guard lasting != .crash, task(of: target) == nil else { return }
      restart(target, in: &queue)
    }
    let mode = zone.isIsolated ? .unreachable : lasting
    if mode != targets[target].failure { setFailure(mode, of: target, in: &queue) }
  }

  private func lastingFailure(of target: Int) -> TargetFailureMode? {
    let modes = lasting(TargetsLost.self).filter { isHeld(target, by: $0.fault) }.map(\.kind.mode)
    // A process that is gone can do nothing else.
    return modes.contains(.crash) ? .crash : modes.last
  }

  // MARK: Who is meant

  /// Living processes of a service or fleet, the oldest first; without power nothing else can
  /// break.
  func processes(of owner: String) -> [Int] {
    if let service = description.services.firstIndex(where: { $0.name == owner }) {
      return services[service].tasks.compactMap { tasks[$0].target }
        .filter { isAlive($0) }
    }
    return instances(of: owner).filter { isAlive($0) }
  }

  /// The targets of a fleet.
  private func instances(of fleet: String) -> Range<Int> {
    var first = 0
    for it in description.fleets {
      if it.name == fleet { return first..<first + it.count }
      first += it.count
    }
    return 0..<0
  }

  /// Instances of a fleet that are down with the power on; a task that is gone does not come back.
  private func crashed(of owner: String) -> [Int] {
    instances(of: owner).filter {
      targets[$0].life == .exited && !deadZones[targets[$0].zone].isDead
    }
  }

  /// Whether a target is one of a service's or a fleet's.
  func isTarget(_ target: Int, of owner: String) -> Bool {
    if let task = task(of: target) { return taskName(task) == owner }
    return instances(of: owner).contains(target)
  }

  private func isAlive(_ target: Int) -> Bool {
    targets[target].life != .exited && !deadZones[targets[target].zone].isDead
  }
}
