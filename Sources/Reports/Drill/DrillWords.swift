import CloudModel
import Experiments
import SimulationKernel

extension DrillResult {
  /// The verdict in a sentence; contains what the scenario wrote.
  package var summary: String {
    if failsByItself {
      return "misses \(missed(baseline)) without any fault of the drill; nothing was searched"
    }
    return switch verdict {
    case .fail: found
    case .pass: "nothing that was tried breaks an objective"
    case .inconclusive: "the data cannot say whether what was tried breaks an objective"
    case .incomplete:
      (stopReason?.words ?? "it was stopped")
        + (smallest == nil ? " before everything was tried" : "; \(found)")
    }
  }

  private var found: String {
    guard let smallest else { return "nothing was found" }
    let faults = UnitText.count(smallest.faults.count, "fault breaks", "faults break")
    return "\(faults) \(missed(smallest.objectives))"
  }

  /// The objectives that are not met: the first, and how many more.
  private func missed(_ objectives: [JudgedObjective]) -> String {
    let missed = objectives.filter { $0.judgment == .notMet }
    guard let first = missed.first else { return "an objective" }
    return first.objective.text + (missed.count > 1 ? " and \(missed.count - 1) more" : "")
  }

  /// How much was simulated, in a sentence.
  var effort: String {
    var text =
      "\(ObjectiveWords.replications(runs)) of \(DecimalText.grouped(budget)) allowed, "
      + "\(UnitText.count(schedules, "schedule", "schedules")) looked at"
    if cutOff > 0 { text += ", \(DecimalText.grouped(cutOff)) of them beyond the limit of events" }
    return text + "; seed \(seed)"
  }

  /// What is known of the smallest schedule.
  var minimality: String {
    isMinimal
      ? "one fault fewer, a milder or shorter one, or a rounder time breaks nothing"
      : "the search ended before it was known to be the smallest"
  }

  /// `1.4 × what failed rate<1% allows`; contains what the scenario wrote.
  func sentence(about harm: Harm) -> String {
    guard let index = harm.objective else { return "nothing was observed" }
    let objective = baseline[index].objective
    return Judge.isAboutEach(objective)
      ? "\(objective.text) is missed in \(amount(of: harm))"
      : "\(amount(of: harm)) what \(objective.text) allows"
  }

  /// The objectives that candidates hurt most, by position.
  var harmedObjectives: [Int] {
    baseline.indices.filter { index in
      candidates.contains { $0.fault != nil && $0.harm.objective == index }
    }
  }

  /// What the amounts of harm are counted in; contains what the scenario wrote.
  var scaleOfHarm: String {
    guard harmedObjectives.count == 1 else { return "× what an objective allows" }
    let objective = baseline[harmedObjectives[0]].objective
    return Judge.isAboutEach(objective)
      ? "which part of the runs misses \(objective.text)" : "× what \(objective.text) allows"
  }

  /// `1.4 ×`, or `25 % of runs` of a claim about each of them.
  func amount(of harm: Harm) -> String {
    guard let index = harm.objective else { return "–" }
    guard Judge.isAboutEach(baseline[index].objective) else {
      return (harm.pressure.isFinite ? DecimalText.short(harm.pressure) : "∞") + " ×"
    }
    return UnitText.percent(max(0, harm.pressure - 1)) + " of runs"
  }
}

extension FaultDescription {
  /// What breaks and how badly.
  var what: String {
    ([title] + [kind.measure, part].compactMap { $0 }).joined(separator: ", ")
  }

  /// `50 % of the launches`, where it is not all of them.
  private var part: String? {
    guard let share, share < 1, case .shared(let members) = kind.scale else { return nil }
    return "\(UnitText.percent(share)) of the \(members)"
  }

  /// `at 5:00 for 30 s`.
  var when: String {
    let length = duration.map { " for \(UnitText.duration($0.seconds))" } ?? " until the end"
    return "at \(UnitText.clock(at.seconds))\(length)"
  }
}

extension FaultKind {
  /// How badly, where its title does not say it.
  fileprivate var measure: String? {
    switch self {
    case .dependencySlow(let it): Self.slowness(it.factor, it.added)
    case .linkSlow(let it): Self.slowness(it.factor, it.added)
    case .launchesImpaired(let it): Self.slowness(it.factor, it.added)
    case .packetLoss(let it): UnitText.percent(it.loss)
    case .imageRegistrySlow(let it): "\(UnitText.percent(it.factor)) of its bandwidth"
    case .secretsStoreDown(let it): "tasks \(it.tasks.rawValue)"
    case .targetsImpaired(let it):
      [it.count.map { "\($0) of them" }, Self.slowness(it.slowness, it.added)].compactMap { $0 }
        .joined(separator: ", ")
    case .badConfiguration(let it):
      it.failsHealthChecks ? "health checks fail" : "\(UnitText.percent(it.errorRate)) errors"
    case .tableImpaired(let it):
      [
        it.errorRate > 0 ? "\(UnitText.percent(it.errorRate)) errors" : nil,
        Self.slowness(1, it.added),
      ].compactMap { $0 }.joined(separator: ", ")
    case .clockSkew(let it): UnitText.duration(it.ahead.seconds)
    case .recordWrong(let it): "to \(it.to)"
    case .healthCheckerFalseAlarms(let it): "they say \(it.saysHealthy ? "healthy" : "unhealthy")"
    case .resolverOutage(let it): it.upstream ? "they reach no name server" : "they do not answer"
    case .tableThrottled, .tablesUnreachable, .replicationPaused, .regionLost, .regionIsolated,
      .zoneLost, .zoneIsolated, .linkCut, .controlPlaneDown,
      .targetsLost, .tasksStopped, .loadBalancerHealthChecksFlap, .capacityShortage,
      .imageRegistryDown, .dependencyDown, .recordMissing, .databaseDown:
      nil
    }
  }

  /// `20 times as long and 5 s more`.
  private static func slowness(_ factor: Double, _ added: TimeSpan) -> String? {
    let parts = [
      factor == 1 ? nil : "\(DecimalText.short(factor)) times as long",
      added == .zero ? nil : "\(UnitText.duration(added.seconds)) more",
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }
}
