import CloudModel
import SimulationKernel

extension ObjectShape where Root == ServiceDescription {
  static let service = ObjectShape("a service", ServiceDescription()) {
    Field(
      "revision", \.revision, .reference(to: .revision), "What runs when the rehearsal starts.",
      .required)
    Field(
      "desiredCount", \.desiredCount, .integer(in: 0...CloudRanges.tasksOfService),
      "How many tasks.")
    Field(
      "region", \.region, .region,
      "Its region, where the scenario has regions.")
    Field("zones", \.zones, .zones, "Where tasks are placed; empty is every zone of its region.")
    Field(
      "targetGroup", \.targetGroup, .reference(to: .targetGroup),
      "Where its tasks register; nowhere if it is not given.")
    Field(
      "alternateTargetGroup", \.alternateTargetGroup, .reference(to: .targetGroup),
      "Where the tasks of the other color register, for blue/green.")
    Field(
      "productionRule", \.productionRule, .rulePath,
      "What a blue/green deployment reweights: \"load balancer/listener\", with \"/rule\" if it "
        + "is not the default.")
    Field("testRule", \.testRule, .rulePath, "The same for test traffic.")
    Field(
      "healthCheckGracePeriod", \.healthCheckGracePeriod,
      .duration(in: .zero ... .seconds(2_147_483_647)),
      "How long a young task's failed checks are ignored.", source: "ECS developer guide, 2026-11")
    Field("deployment", \.deployment, .object(.deployment), "How revisions are replaced.")
    Field("stopOrder", \.stopOrder, .object(stopOrder), "Whether tasks are drained first.")
    Field(
      "scaling", \.scaling, .object(.scaling),
      "Automatic scaling; only the plan scales if it is not given.")
  }

  private static let stopOrder = ObjectShape<StopOrderDescription>(
    "a stop order", StopOrderDescription()
  ) {
    Field(
      "drainBeforeTerminationByScheduler", \.drainBeforeTerminationByScheduler, .boolean,
      "Whether a task that the scheduler stops is drained before its SIGTERM.",
      source: "ECS developer guide, 2026-11")
    Field(
      "drainBeforeTerminationByUser", \.drainBeforeTerminationByUser, .boolean,
      "The same for StopTask; AWS does not say.")
  }
}

extension ValueShape where Value == String {
  /// `"alb/production"` or `"alb/production/api"`.
  static let rulePath = ValueShape.text(.text(length: 1...200), noun: "a listener rule")
    .called("a listener rule", example: .string("alb/production"))
}

extension ObjectShape where Root == FleetDescription {
  static let fleet = ObjectShape("a fleet", FleetDescription()) {
    Field("revision", \.revision, .reference(to: .revision), "What runs on it.", .required)
    Field("count", \.count, .integer(in: 0...CloudRanges.tasksOfService), "How many targets.")
    Field(
      "targetGroup", \.targetGroup, .reference(to: .targetGroup), "Where they are registered.",
      .required)
    Field(
      "region", \.region, .region,
      "Its region, where the scenario has regions.")
    Field("zones", \.zones, .zones, "Where they are; empty is every zone of its region.")
    Field(
      "slowness", \.slowness, .list(of: .number(in: 0...1_000), count: 0...5_000),
      "Multiplies the work on each target in turn; empty is all alike.")
  }
}

extension ObjectShape where Root == LaunchDescription {
  private static var quotas: String { "ECS quotas, 2026-11" }

  static let launch = ObjectShape("launch limits", LaunchDescription()) {
    Field(
      "bucket", \.bucket, .integer(in: 1...1_000_000), "Launches that are possible at once.",
      source: quotas)
    Field(
      "refillRate", \.refillRate, .rate(in: 0.001...1e6), "Launches that become possible.",
      source: quotas)
    Field(
      "tasksPerMinute", \.tasksPerMinute, .integer(in: 1...1_000_000),
      "What the scheduler starts for each service.", source: quotas)
    Field(
      "provisioning", \.provisioning, .delay,
      "From the launch until the image pull; AWS publishes no figure.")
    Field(
      "pullBandwidthPerTask", \.pullBandwidthPerTask,
      .value(.bandwidth(in: 1...1e12), or: "unlimited"), "Of the registry for one task.")
    Field(
      "pullBandwidthTotal", \.pullBandwidthTotal, .bandwidth(in: 1...1e12),
      "Of the registry for all together; unlimited if it is not given.")
    Field(
      "zoneLossNotice", \.zoneLossNotice, .duration(in: .zero...CloudRanges.longestDelay),
      "From a zone's loss until its tasks are given up at the latest; AWS does not say.")
    Field(
      "throttleBase", \.throttleBase, .duration(in: .milliseconds(1) ... .minutes(27)),
      "The first wait after failed starts; AWS does not say.")
    Field(
      "throttleFactor", \.throttleFactor, .number(in: 1...100),
      "How the wait grows; AWS does not say.")
    Field(
      "throttleCap", \.throttleCap, .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "The longest wait.", source: "ECS developer guide, 2026-11")
    Field(
      "capacityRetry", \.capacityRetry,
      .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
      "From a launch that finds no capacity to the next try; AWS does not say.")
    Field(
      "throttleAfter", \.throttleAfter, .integer(in: 1...1_000),
      "Failures in a row before the first wait; AWS does not say.")
  }
}

extension ObjectShape where Root == PropagationDescription {
  static let propagation = ObjectShape("propagation delays", PropagationDescription()) {
    Field(
      "registration", \.registration, .delay,
      "From RegisterTargets to a node's first health check; AWS does not say.")
    Field(
      "deregistration", \.deregistration, .delay,
      "From DeregisterTargets to a node's last new request; AWS does not say.")
    Field(
      "rules", \.rules, .delay,
      "From a change of a rule to a node's first request under it; AWS does not say.")
    Field(
      "records", \.records, .delay,
      "From ChangeResourceRecordSets until the name servers answer by it; generally within 60s.",
      source: "Route 53 developer guide, 2026-11")
    Field(
      "zoneRemoval", \.zoneRemoval, .duration(in: .zero...CloudRanges.longestDelay),
      "From a zone's failure to its removal from DNS; AWS does not say.")
    Field(
      "zonalShift", \.zonalShift, .duration(in: .zero...CloudRanges.longestDelay),
      "From the start of a zonal shift to the zone's removal from DNS; AWS does not say.")
    Field(
      "schedulerInterval", \.schedulerInterval, .duration(in: .zero...CloudRanges.longestDelay),
      "How often the scheduler looks at its services; 0s acts at once.")
  }
}
