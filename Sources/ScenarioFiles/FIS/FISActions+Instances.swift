import CloudModel
import SimulationKernel

// Actions on instances, and on what launches them.
extension FISActions {
  static let instances = [
    FISActionKind("aws:ec2:stop-instances", "aws:ec2:terminate-instances") { action, conversion in
      guard let (thing, selection) = conversion.target(of: action) else { return .nothing }
      let key = "startInstancesAfterDuration"
      let duration =
        action.parameter(key) == nil ? .zero : conversion.duration(action, key)
      var converted = FISConverted(
        [.targetsLost(TargetsLost(of: thing, count: selection.count, mode: .crash))],
        share: selection.share, for: duration)
      // Nobody starts what is terminated.
      converted.isForGood = action.parameter(key) == nil
      return converted
    },
    FISActionKind("aws:ec2:reboot-instances") { action, conversion in
      guard let (thing, selection) = conversion.target(of: action) else { return .nothing }
      return FISConverted(
        [.targetsLost(TargetsLost(of: thing, count: selection.count, mode: .crash))],
        share: selection.share, for: .zero)
    },
    FISActionKind("aws:eks:terminate-nodegroup-instances") { action, conversion in
      guard let (thing, _) = conversion.target(of: action) else { return .nothing }
      return FISConverted(
        [.targetsLost(TargetsLost(of: thing, mode: .crash))],
        share: conversion.share(action, "instanceTerminationPercentage"), for: .zero)
    },
    FISActionKind("aws:ebs:pause-io", "aws:ebs:pause-volume-io") { action, conversion in
      guard let (thing, selection) = conversion.target(of: action) else { return .nothing }
      return FISConverted(
        [.targetsLost(TargetsLost(of: thing, count: selection.count, mode: .hang))],
        share: selection.share, for: conversion.duration(action))
    },
    FISActionKind(
      "aws:ec2:api-insufficient-instance-capacity-error",
      "aws:ec2:asg-insufficient-instance-capacity-error"
    ) { action, conversion in
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
      "aws:fis:inject-api-unavailable-error"
    ) { action, conversion in
      // A launch that is answered with an error is tried again, whatever the error.
      FISConverted(
        [.capacityShortage(CapacityShortage(region: conversion.region))],
        share: conversion.share(action, "percentage"), for: conversion.duration(action))
    },
  ]
}
