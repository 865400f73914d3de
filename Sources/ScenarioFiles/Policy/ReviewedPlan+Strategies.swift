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
    case .rolling, .blueGreen: []
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
      WatchedStep(share: 1, length: bakeTime, name: "the bake", key: ["bakeTime"])
    case .codeDeploy(let settings):
      WatchedStep(
        share: 1, length: settings.terminationWait, name: "the termination wait",
        key: ["strategy", "codeDeploy", "terminationWait"])
    }
  }

  /// Whether both revisions have a whole fleet, so that the old one can take everything back.
  var keepsOldFleet: Bool { !strategy.replacesInPlace }

  /// Whether an alarm gives the traffic back.
  var rollsBackOnAlarm: Bool {
    guard let alarms else { return false }
    switch strategy {
    case .rolling, .blueGreen, .canary, .linear: return alarms.rollback
    case .codeDeploy(let settings): return settings.rollbackOnAlarm
    }
  }

  /// Where that is switched on.
  var rollbackKey: [String] {
    switch strategy {
    case .rolling, .blueGreen, .canary, .linear: ["alarms", "rollback"]
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
