import CloudModel

/// Tries a scenario's gate on many worlds: builds that are good and builds that are not.
///
/// A world is one replication. Worlds of equal number share every arrival, all work and all luck,
/// whatever is wrong with the build, so that the difference between an A/B world and its A/A twin
/// is the defect and nothing else.
package struct CanaryLab: Sendable {
  /// The scenario, or several variants of it; the first is the one that limits are about.
  package var variants: [Variant]
  /// Defects tried beside the scenario's own candidate, which is tried whenever it differs.
  package var defects: [Defect] = []
  /// Multiples of the scenario's traffic; 1 is always among them.
  package var traffic: [Double] = [1]
  /// Worlds of each kind; `nil` takes as many as the budget allows, up to ``usualWorlds``.
  package var worlds: Int?
  package var limits = GateLimits()
  package var jobs = 1
  package var execute: ReplicationExecutor
  package var stopCheck: StopCheck
  /// Told how many worlds of how many are done.
  package var progress: @Sendable (_ done: Int, _ planned: Int) -> Void

  /// Worlds of each kind without a wish: an interval of ± 4 points around 10 %.
  package static let usualWorlds = 200
  /// Added at a time while the budget lasts.
  static let worldsOfARound = 25
  /// Events that a lab without a wish spends: under a minute on two cores. A number of events
  /// and not of seconds, so that the result does not depend on the machine.
  static let budget: UInt64 = 600_000_000

  package init(
    _ variants: [Variant], execute: @escaping ReplicationExecutor,
    stopCheck: @escaping StopCheck = { nil },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    precondition(!variants.isEmpty, "a lab needs a scenario")
    self.variants = variants
    self.execute = execute
    self.stopCheck = stopCheck
    self.progress = progress
  }

  package init(
    _ scenario: Scenario, execute: @escaping ReplicationExecutor,
    stopCheck: @escaping StopCheck = { nil },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.init(
      [Variant(label: scenario.name, settings: [], scenario: scenario)], execute: execute,
      stopCheck: stopCheck,
      progress: progress)
  }

  /// Runs the worlds, one number after the other through all kinds.
  ///
  /// - Throws: ``GateProblem`` as ``check()`` does, ``RehearsalFailure`` if no world was complete or
  ///   a law was broken.
  package func run() async throws -> GateResult {
    try check()
    let kinds = try kinds()
    guard kinds.allSatisfy({ CellSpace($0.cloud).count <= CellSpace.most }) else {
      throw RehearsalFailure.nothingComplete(.memory)
    }
    var notes = LabNotes(kinds)
    let most = worlds ?? Self.usualWorlds
    var planned = worlds ?? min(most, Self.worldsOfARound)
    while true {
      let planNow = planned
      let stopped = try await work(on: kinds)
        .run(notes.count..<planned * kinds.count) { world in
          let isWanted = try notes.add(world)
          progress(notes.count, planNow * kinds.count)
          return isWanted
        }
      if let stopped { notes.stopReason = stopped }
      guard notes.stopReason == nil, planned < most, hasBudget(after: notes, worlds: planned)
      else { break }
      planned = min(most, planned + Self.worldsOfARound)
    }
    guard notes.count > 0 else {
      throw RehearsalFailure.nothingComplete(notes.stopReason ?? .interrupted)
    }
    return GateResult(self, notes, wanted: planned)
  }

  /// Finds what makes the worlds impossible, before any is built.
  ///
  /// - Throws: ``GateProblem`` for a plan without a deployment, and for traffic beyond the limits
  ///   of a scenario.
  package func check() throws(GateProblem) {
    for variant in variants {
      _ = try StudiedDeployment(variant.scenario.cloud)
      for factor in allTraffic {
        let size = ExpectedSize(of: variant.scenario.cloud, traffic: factor)
        if let excess = TrafficExcess(size, variant.scenario.limits) {
          throw .tooMuchTraffic(factor, excess)
        }
      }
    }
  }

  /// Whether another round of worlds like those so far stays within the budget.
  private func hasBudget(after notes: LabNotes, worlds: Int) -> Bool {
    let round = Double(notes.eventCount) / Double(worlds) * Double(Self.worldsOfARound)
    return Double(notes.eventCount) + round <= Double(Self.budget)
  }

  private func work(on kinds: [WorldKind]) -> OrderedWork<WorldReport> {
    OrderedWork(jobs: jobs, stopCheck: stopCheck) { [self] index in
      let kind = kinds[index % kinds.count]
      let scenario = variants[kind.variant].scenario
      let record = try ReplicationRunner(
        cloud: kind.cloud, seed: scenario.seed, eventLimit: scenario.limits.events, jobs: 1,
        execute: execute, stopCheck: stopCheck
      ).runOne(index / kinds.count)
      return WorldReport(
        outcome: WorldOutcome(record, of: kind.deployment),
        violations: ConservationLaws.violations(in: record),
        stopReason: record.reachedHorizon ? nil : record.stopReason)
    }
  }

  /// Every kind of world: its A/A twins come first at each traffic.
  private func kinds() throws(GateProblem) -> [WorldKind] {
    var kinds: [WorldKind] = []
    for (number, variant) in variants.enumerated() {
      let deployment = try StudiedDeployment(variant.scenario.cloud)
      let bad = deployment.differs ? [Defect.asWritten] : []
      let builds = [Build.good] + (bad + defects).map(Build.defective)
      for traffic in allTraffic {
        let scaled = deployment.withTraffic(scaledBy: traffic)
        for build in builds {
          kinds.append(
            WorldKind(
              variant: number, deployment: deployment, traffic: traffic, build: build,
              cloud: scaled.cloud(of: build)))
        }
      }
    }
    return kinds
  }

  /// In rising order.
  private var allTraffic: [Double] {
    var all: [Double] = []
    for factor in (traffic + [1]).sorted() where all.last != factor { all.append(factor) }
    return all
  }
}

/// Worlds that differ in their number only.
struct WorldKind: Sendable {
  let variant: Int
  let deployment: StudiedDeployment
  let traffic: Double
  let build: Build
  let cloud: CloudDescription
}

/// What a finished world hands back to the lab.
struct WorldReport: Sendable {
  let outcome: WorldOutcome
  let violations: [LawViolation]
  /// Why the world did not reach its horizon.
  let stopReason: StopReason?
}

/// What the worlds so far have shown.
struct LabNotes {
  let kinds: [WorldKind]
  /// By kind, by number.
  private(set) var outcomes: [[WorldOutcome]]
  private(set) var count = 0
  private(set) var eventCount: UInt64 = 0
  private var trajectories = TrajectoryHash()
  var stopReason: StopReason?

  var fingerprint: UInt64 { trajectories.value }

  init(_ kinds: [WorldKind]) {
    self.kinds = kinds
    outcomes = Array(repeating: [], count: kinds.count)
  }

  /// Adds the next world.
  ///
  /// - Returns: Whether more worlds make sense; one that was cut off is no sample of anything.
  mutating func add(_ world: WorldReport) throws(RehearsalFailure) -> Bool {
    guard world.violations.isEmpty else { throw .lawsBroken(world.violations) }
    if let reason = world.stopReason {
      stopReason = reason
      return false
    }
    outcomes[count % kinds.count].append(world.outcome)
    count += 1
    eventCount &+= world.outcome.eventCount
    trajectories.add(world.outcome.fingerprint)
    return true
  }
}
