import CloudModel
import SimulationKernel

extension ScenarioChecks {
  mutating func checkTargetGroups() {
    for group in cloud.targetGroups {
      let path = ValuePath.of("targetGroups", group.name)
      checkAlgorithm(of: group, at: path)
      checkThresholds(of: group, at: path)
      let check = group.healthCheck
      if check.enabled, check.timeout >= check.interval {
        report(
          .checkTimeout, at: path + "healthCheck" + "timeout",
          "a timeout of \(DurationText.text(of: check.timeout)) is not below the interval of "
            + DurationText.text(of: check.interval),
          help: "shorten the timeout or lengthen the interval")
      }
      checkQuota(of: group, at: path)
    }
  }

  private mutating func checkAlgorithm(of group: TargetGroupDescription, at path: ValuePath) {
    let algorithm = group.algorithm.rawValue
    if group.slowStart > .zero, group.algorithm != .roundRobin {
      report(
        .slowStartAlgorithm, at: path + "slowStart", "slow start does not go with \(algorithm)",
        help: "remove \"slowStart\" or take round_robin")
    }
    if group.anomalyMitigation, group.algorithm != .weightedRandom {
      report(
        .mitigationAlgorithm, at: path + "anomalyMitigation",
        "anomaly mitigation does not go with \(algorithm)",
        help: "take weighted_random or remove \"anomalyMitigation\"")
    }
    guard group.stickiness != nil else { return }
    if group.algorithm == .weightedRandom {
      report(
        .weightedRandomStickiness, at: path + "stickiness",
        "stickiness does not go with weighted_random",
        help: "remove \"stickiness\" or take another algorithm")
    }
    if !group.crossZone {
      report(
        .stickinessWithoutCrossZone, at: path + "stickiness",
        "stickiness does not go with cross-zone load balancing off",
        help: "remove \"stickiness\" or \"crossZone\"")
    }
  }

  private mutating func checkThresholds(of group: TargetGroupDescription, at path: ValuePath) {
    if let count = group.dnsMinimumCount, count < group.routingMinimumCount {
      report(
        .dnsBelowRouting, at: path + "dnsMinimumCount",
        "a DNS threshold of \(count) is below the routing threshold of "
          + "\(group.routingMinimumCount)",
        help: "write \"dnsMinimumCount\": \(group.routingMinimumCount)")
    }
    if let dns = group.dnsMinimumPercent, let routing = group.routingMinimumPercent, dns < routing {
      let (low, high) = (PlainDecimal.text(of: dns), PlainDecimal.text(of: routing))
      report(
        .dnsBelowRouting, at: path + "dnsMinimumPercent",
        "a DNS threshold of \(low)% is below the routing threshold of \(high)%",
        help: "write \"dnsMinimumPercent\": \(high)")
    }
  }

  private mutating func checkQuota(of group: TargetGroupDescription, at path: ValuePath) {
    let count = cloud.registeredTargets(with: group.name)
    guard count > CloudRanges.targetsOfGroup else { return }
    report(
      .quota, at: path, isAboutKey: true,
      "\(count) targets are registered with \"\(group.name)\", a target group has at most "
        + "\(CloudRanges.targetsOfGroup)")
  }
}
