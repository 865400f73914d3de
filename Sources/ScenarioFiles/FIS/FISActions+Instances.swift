import CloudModel
import SimulationKernel

// Actions on instances, and on what launches them.
extension FISActions {
  /// Targets that stop working.
  static func lost(
    _ mode: TargetFailureMode, _ action: FISAction, _ conversion: inout FISConversion,
    share key: String? = nil, for duration: TimeSpan
  ) -> FISConverted {
    guard let them = conversion.targets(of: action, share: key) else { return .nothing }
    return FISConverted(
      [
        .targetsLost(
          TargetsLost(of: them.owner, count: them.count, choice: them.choice, mode: mode))
      ], share: them.share, for: duration)
  }

  static let instances = [
    FISActionKind("aws:ec2:stop-instances", "aws:ec2:terminate-instances") { action, conversion in
      let key = "startInstancesAfterDuration"
      let starts = action.parameter(key) != nil && action.id.text == "aws:ec2:stop-instances"
      let duration = starts ? conversion.duration(action, key) : .zero
      var converted = lost(.crash, action, &conversion, for: duration)
      // Nobody starts what is terminated.
      converted.isForGood = !starts
      return converted
    },
    FISActionKind("aws:ec2:reboot-instances") { action, conversion in
      lost(.crash, action, &conversion, for: .zero)
    },
    FISActionKind("aws:eks:terminate-nodegroup-instances") { action, conversion in
      lost(.crash, action, &conversion, share: "instanceTerminationPercentage", for: .zero)
    },
    FISActionKind("aws:ebs:pause-io", "aws:ebs:pause-volume-io") { action, conversion in
      let duration = conversion.duration(action)
      return lost(.hang, action, &conversion, for: duration)
    },
    FISActionKind(
      "aws:ec2:api-insufficient-instance-capacity-error",
      "aws:ec2:asg-insufficient-instance-capacity-error"
    ) { action, conversion in
      if action.id.text.hasPrefix("aws:ec2:asg") {
        conversion.passOverTargets(of: action, help: "all launches there meet it")
      }
      let zones = conversion.zones(action, "availabilityZoneIdentifiers")
      let kinds =
        zones.isEmpty
        ? [FaultKind.capacityShortage(CapacityShortage(region: conversion.region))]
        : zones.map { .capacityShortage(CapacityShortage(zone: $0)) }
      return FISConverted(
        kinds, share: conversion.share(action, "percentage"), for: conversion.duration(action))
    },
    FISActionKind(
      "aws:fis:inject-api-internal-error", "aws:fis:inject-api-throttle-error",
      "aws:fis:inject-api-unavailable-error", convert: injected),
  ]

  /// Calls of EC2 that launch something; nothing here makes others.
  private static let launches: Set = [
    "RunInstances", "StartInstances", "CreateFleet", "RequestSpotInstances", "RequestSpotFleet",
    "RunScheduledInstances",
  ]

  private static func injected(
    _ action: FISAction, _ conversion: inout FISConversion
  ) -> FISConverted {
    let duration = conversion.duration(action)
    let share = conversion.share(action, "percentage")
    guard let service = conversion.required("service", of: action, like: "ec2"),
      let operations = conversion.required("operations", of: action, like: "RunInstances")
    else { return .nothing }
    let names = service.text == "ec2" ? operations.list : []
    guard names.contains(where: launches.contains) else {
      let calls = service.text == "ec2" ? operations : service
      conversion.context.report(
        .unsupportedAction,
        "calls of \(TerminalText.quote(calls.text)) have no counterpart here", at: calls.span,
        help: "supported are, of \"ec2\": " + launches.sorted().joined(separator: ", "))
      return .nothing
    }
    for name in names where !launches.contains(name) {
      conversion.passOver(
        "the operation \(TerminalText.quote(name))", at: operations.span,
        help: "nothing here calls it")
    }
    // A launch that is answered with an error is tried again, whatever the error.
    return FISConverted(
      [.capacityShortage(CapacityShortage(region: conversion.region))], share: share, for: duration)
  }
}
