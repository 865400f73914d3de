import CloudModel
import SimulationKernel

// Actions on ECS tasks and pods of EKS.
extension FISActions {
  static let tasks = [
    FISActionKind("aws:ecs:stop-task", "aws:eks:pod-delete") { action, conversion in
      stopped(action, &conversion, for: .zero)
    },
    FISActionKind("aws:ecs:drain-container-instances") { action, conversion in
      let duration = conversion.duration(action)
      return stopped(action, &conversion, share: "drainagePercentage", for: duration)
    },
    FISActionKind("aws:ecs:task-kill-process") { action, conversion in
      lost(.crash, action, &conversion, for: .zero)
    },
    FISActionKind(
      "aws:ecs:task-cpu-stress", "aws:eks:pod-cpu-stress"
    ) { action, conversion in
      let stress = conversion.share(action, "percent")
      return impaired(action, &conversion) {
        // The stress gets what it asks for, and at most as much as the task: the scheduler of
        // Linux shares fairly.
        $0.slowness = stress > 0.5 ? 2 : 1 / (1 - stress)
      }
    },
    FISActionKind(
      "aws:ecs:task-network-latency", "aws:eks:pod-network-latency"
    ) { action, conversion in
      let delay = conversion.number(
        action, "delayMilliseconds", in: 0...60_000, default: 200)
      return impaired(action, &conversion) { $0.added = .milliseconds(Double(delay)) }
    },
    FISActionKind(
      "aws:ecs:task-network-packet-loss", "aws:eks:pod-network-packet-loss"
    ) { action, conversion in
      let loss = conversion.share(action, "lossPercent", default: 7)
      return impaired(action, &conversion) { $0.loss = min(0.99, loss) }
    },
    FISActionKind(
      "aws:ecs:task-network-blackhole-port", "aws:eks:pod-network-blackhole-port"
    ) { action, conversion in
      let duration = conversion.duration(action)
      return lost(.unreachable, action, &conversion, for: duration)
    },
  ]

  private static func impaired(
    _ action: FISAction, _ conversion: inout FISConversion,
    _ change: (inout TargetsImpaired) -> Void
  ) -> FISConverted {
    guard let them = conversion.targets(of: action) else { return .nothing }
    var kind = TargetsImpaired(of: them.owner, count: them.count, choice: them.choice)
    change(&kind)
    return FISConverted(
      [.targetsImpaired(kind)], share: them.share, for: conversion.duration(action))
  }

  private static func stopped(
    _ action: FISAction, _ conversion: inout FISConversion, share key: String? = nil,
    for duration: TimeSpan
  ) -> FISConverted {
    guard let them = conversion.targets(of: action, share: key) else { return .nothing }
    return FISConverted(
      [.tasksStopped(TasksStopped(of: them.owner, count: them.count, choice: them.choice))],
      share: them.share, for: duration)
  }
}
