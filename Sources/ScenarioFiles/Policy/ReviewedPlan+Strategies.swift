import CloudModel
import SimulationKernel

/// A time in which a known share of the traffic is on the candidate and alarms are watched.
struct WatchedStep {
  /// [0…1]
  var share: Double
  var length: TimeSpan
  /// What it is called in sentences.
  var name: String
  /// Where its length is set, below `deployment`.
  var key: [String]
}

// What each strategy means to the rules. A new strategy has to decide here.
extension DeploymentDescription {
  /// The steps before everything is on the candidate; none if that happens at once.
  ///
  /// A rolling deployment replaces tasks bit by bit and nobody waits for anything in between.
  var ramp: [WatchedStep] {
    switch strategy {
    case .rolling, .blueGreen, .kubernetes, .argoBlueGreen: []
    case .argoCanary(let canary): canary.ramp
    case .flagger(let flagger): flagger.ramp
    case .canary(let canary):
      TrafficSchedule.canary(percent: canary.percent, bake: canary.bakeTime)
        .watched(as: "the canary", at: ["strategy", "canary", "canaryBakeTime"])
    case .linear(let linear):
      TrafficSchedule.linear(percent: linear.stepPercent, bake: linear.stepBakeTime)
        .watched(as: "the linear shift", at: ["strategy", "linear", "stepBakeTime"])
    case .codeDeploy(let settings):
      settings.configuration.schedule
        .watched(as: "the shift", at: ["strategy", "codeDeploy", "configuration"])
    }
  }

  /// The time in which everything is on the candidate and alarms are still watched.
  var bake: WatchedStep {
    switch strategy {
    case .rolling, .blueGreen, .canary, .linear:
      WatchedStep(share: 1, length: bakeTime ?? .zero, name: "the bake", key: ["bakeTime"])
    case .codeDeploy(let settings):
      WatchedStep(
        share: 1, length: settings.terminationWait, name: "the termination wait",
        key: ["strategy", "codeDeploy", "terminationWait"])
    // Behind the last step of these nobody looks at alarms.
    case .kubernetes, .argoCanary, .argoBlueGreen, .flagger:
      WatchedStep(share: 1, length: .zero, name: "the end", key: ["strategy", strategy.name])
    }
  }

  /// How long the old tasks stay when everything is on the candidate; `nil` where the strategy has
  /// no such time.
  var wayBack: WatchedStep? {
    switch strategy {
    case .rolling, .blueGreen, .canary, .linear, .codeDeploy: bake
    case .argoCanary(let canary): scaleDown(canary)
    case .argoBlueGreen(let blueGreen): scaleDown(blueGreen)
    // Both replace the old tasks themselves.
    case .kubernetes, .flagger: nil
    }
  }

  private func scaleDown(_ rollout: some ArgoRollout) -> WatchedStep {
    WatchedStep(
      share: 1, length: rollout.rollout.scaleDownDelay, name: "the scale-down delay",
      key: ["strategy", strategy.name, "scaleDownDelaySeconds"])
  }

  /// Whether both revisions have a whole fleet, so that the old one can take everything back.
  var keepsOldFleet: Bool { !strategy.replacesInPlace }

  /// Whether an alarm gives the traffic back.
  var rollsBackOnAlarm: Bool {
    guard let alarms else { return false }
    switch strategy {
    case .rolling, .blueGreen, .canary, .linear, .kubernetes, .argoCanary, .argoBlueGreen,
      .flagger:
      return alarms.rollback
    case .codeDeploy(let settings): return settings.rollbackOnAlarm
    }
  }

  /// Where that is switched on.
  var rollbackKey: [String] {
    switch strategy {
    case .rolling, .blueGreen, .canary, .linear, .kubernetes, .argoCanary, .argoBlueGreen,
      .flagger:
      ["alarms", "rollback"]
    case .codeDeploy: ["strategy", "codeDeploy", "rollbackOnAlarm"]
    }
  }
}

extension TrafficSchedule {
  /// All steps but the last one, which leaves nothing on the old tasks.
  fileprivate func watched(as name: String, at key: [String]) -> [WatchedStep] {
    steps.dropLast().map {
      WatchedStep(share: $0.percent / 100, length: $0.wait, name: name, key: key)
    }
  }
}

extension ArgoCanaryDescription {
  /// Its pauses of known length under traffic.
  fileprivate var ramp: [WatchedStep] {
    var weight = 0
    var ramp: [WatchedStep] = []
    for step in steps {
      switch step {
      case .setWeight(let next): weight = next
      case .pause(let pause):
        guard let duration = pause.duration, weight > 0, weight < 100 else { break }
        ramp.append(
          WatchedStep(
            share: Double(weight) / 100, length: duration, name: "the pause at \(weight)%",
            key: ["strategy", "argoCanary", "steps"]))
      case .setCanaryScale, .setHeaderRoute, .analysis: break
      }
    }
    return ramp
  }
}

extension FlaggerDescription {
  /// The interval that each weight stands for.
  fileprivate var ramp: [WatchedStep] {
    guard analysis.mode == .canary else { return [] }
    var weights: [Int] = []
    var next = analysis.weight(after: 0)
    while next > weights.last ?? 0 {
      weights.append(next)
      guard next < analysis.highestWeight else { break }
      next = analysis.weight(after: next)
    }
    return weights.map { weight in
      WatchedStep(
        share: Double(weight) / 100, length: analysis.interval, name: "the look at \(weight)%",
        key: ["strategy", "flagger", "analysis"])
    }
  }
}
