import SimulationKernel

/// A fault with which targets answer, but badly.
protocol ImpairingFault: Fault {
  /// Adds what it does to a target to what others do.
  func impair(
    _ impairment: inout TargetImpairment, of target: Int, by fault: ActiveFault,
    in world: borrowing World)
}

extension ImpairingFault {
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshImpairments()
  }
}

/// What faults do to a target that answers.
struct TargetImpairment: Equatable {
  /// Share of requests answered with an error, if it is more than its revision's own [0…1].
  var errorRate = 0.0
  /// Multiplies its work.
  var slowness = 1.0
  /// What an answer takes more.
  var added = TimeSpan.zero
  /// Share of packets of its answers that are lost [0…1].
  var loss = 0.0
  var failsHealthChecks = false
}

extension World {
  /// All living targets, from all faults that last.
  ///
  /// - Complexity: O(targets · faults)
  mutating func refreshImpairments() {
    for target in targets.indices where targets[target].life != .exited {
      refreshImpairment(of: target)
    }
  }

  private mutating func refreshImpairment(of target: Int) {
    var impairment = TargetImpairment()
    for (kind, fault) in lasting((any ImpairingFault).self) where fault.strength > 0 {
      kind.impair(&impairment, of: target, by: fault, in: self)
    }
    faulted.impairments[target] = impairment == TargetImpairment() ? nil : impairment
    targets[target].isImpaired = faulted.impairments[target] != nil
    refreshPlainness(of: target)
  }

  /// A process begins to listen while faults last that meet new ones too.
  mutating func meetFaults(_ target: Int, in queue: inout EventQueue) {
    guard !faulted.lasting.isEmpty else { return }
    refreshImpairment(of: target)
    refreshFailure(of: target, in: &queue)
  }

  /// Somebody takes back what bad configurations have done to a service or fleet; the faults last,
  /// and do nothing to it any more.
  mutating func revertConfiguration(of owner: String) {
    for (_, fault) in lasting(BadConfiguration.self) {
      faulted.reverted[fault.number].insert(owner)
    }
    refreshImpairments()
  }

  func impairment(of target: Int) -> TargetImpairment {
    targets[target].isImpaired
      ? faulted.impairments[target] ?? TargetImpairment() : TargetImpairment()
  }

  /// What an answer of an impaired target takes more than its work.
  func addedByImpairment(to slot: Int, on target: Int) -> TimeSpan {
    let impairment = impairment(of: target)
    guard impairment.loss > 0 else { return impairment.added }
    var stream = faulted.draws.packets.stream(slab[slot].drawCounter)
    let way = Link(oneWay: impairment.added, jitter: 0, loss: impairment.loss)
    return way.delay(retransmission: description.network.retransmission) { stream.uniform() }
  }
}

// MARK: - Health checks of load balancers

extension World {
  /// The share of each load balancer's checks that fail for nothing, from all faults that last.
  mutating func refreshFalseChecks() {
    for balancer in balancers.indices {
      balancers[balancer].falseCheckShare = lasting(HealthChecksFlap.self).reduce(0) {
        $1.kind.concerns(description.loadBalancers[balancer]) ? max($0, $1.fault.reach) : $0
      }
    }
  }

  /// Whether a check fails though its target is fine.
  func isFalseCheck(_ target: Int, ordinal: Int, at now: SimulationTime) -> Bool {
    let share = balancers[groups[targets[target].group].balancer].falseCheckShare
    guard share > 0 else { return false }
    let who = UInt64(target * 64 + ordinal)
    let counter = UInt64(bitPattern: now.nanoseconds) &* 0x9E37_79B9_7F4A_7C15 &+ who
    return faulted.draws.checks.uniform(counter) < share
  }
}
