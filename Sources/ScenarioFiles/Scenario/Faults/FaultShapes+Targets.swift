import CloudModel
import SimulationKernel

// Faults of targets, and of what they are told.
extension KeyVariant where Value == FaultKind {
  static let faultsOfTargets: [KeyVariant] = [
    .kind(
      "Some targets of a service or fleet stop working.", .object(targetsLost),
      FaultKind.targetsLost),
    .kind(
      "Some targets of a service or fleet get slow, or have a bad network.",
      .object(targetsImpaired), FaultKind.targetsImpaired),
    .kind(
      "Somebody stops tasks of a service, as with StopTask.",
      .object(tasksStopped), FaultKind.tasksStopped),
    .kind(
      "A bad configuration is pushed to all that run and that start.",
      .object(badConfiguration), FaultKind.badConfiguration),
    .kind(
      "Health checks fail though the targets are fine.",
      .object(healthChecksFlap), FaultKind.loadBalancerHealthChecksFlap),
  ]

  private static let targetsLost = ObjectShape<TargetsLost>("lost targets", TargetsLost()) {
    Field("of", \.owner, .ownerOfTargets, "Of which service or fleet.", .required)
    Field(
      "count", \.count, .integer(in: 1...CloudRanges.tasksOfService),
      "How many; one, unless the fault gives a share.")
    choice(\.choice.zones, \.choice.lot)
    Field(
      "mode", \.mode,
      .words("a mode") {
        switch $0 {
        case .crash: "The process exits."
        case .hang: "It accepts and never answers."
        case .refuse: "It refuses connections."
        case .unreachable: "Packets vanish."
        case .error: "Every request is answered with a 5xx."
        }
      }, "In which way.")
  }

  private static let targetsImpaired = ObjectShape<TargetsImpaired>(
    "impaired targets", TargetsImpaired()
  ) {
    Field("of", \.owner, .ownerOfTargets, "Of which service or fleet.", .required)
    Field(
      "count", \.count, .integer(in: 1...CloudRanges.tasksOfService),
      "How many; all, unless the fault gives a share.")
    choice(\.choice.zones, \.choice.lot)
    Field("slowness", \.slowness, .number(in: 1...1_000_000), "Multiplies the work on them.")
    Field(
      "added", \.added, .duration(in: .zero...CloudRanges.longestDelay),
      "What each answer takes more.")
    Field(
      "loss", \.loss, .share(in: 0...0.99), "The part of packets of answers that is lost.")
  }

  private static let tasksStopped = ObjectShape<TasksStopped>("stopped tasks", TasksStopped()) {
    Field("of", \.owner, .reference(to: .service), "Of which service.", .required)
    Field(
      "count", \.count, .integer(in: 1...CloudRanges.tasksOfService),
      "How many; one, unless the fault gives a share.")
    choice(\.choice.zones, \.choice.lot)
  }

  private static func choice<Kind: Sendable>(
    _ zones: WritableKeyPath<Kind, [String]> & Sendable,
    _ lot: WritableKeyPath<Kind, String?> & Sendable
  ) -> [Field<Kind>] {
    [
      Field("zones", zones, .zones, "Only of those in these zones."),
      Field(
        "lot", lot, .text(.text(length: 1...200), noun: "a name"),
        "They are chosen at random, alike by all faults that give the same name, and a share is "
          + "rounded down; the oldest are chosen if it is not given."),
    ]
  }

  private static let badConfiguration = ObjectShape<BadConfiguration>(
    "a bad configuration", BadConfiguration()
  ) {
    Field(
      "of", \.owner, .ownerOfTargets, "Of which service or fleet; of all if it is not given.")
    Field(
      "errorRate", \.errorRate, .share(), "The part of requests that is answered with an error.")
    Field("slowness", \.slowness, .number(in: 1...1_000_000), "Multiplies the work.")
    Field("failsHealthChecks", \.failsHealthChecks, .boolean, "Whether health checks fail.")
  }

  private static let healthChecksFlap = ObjectShape<HealthChecksFlap>(
    "flapping health checks", HealthChecksFlap()
  ) {
    Field(
      "loadBalancer", \.loadBalancer, .reference(to: .loadBalancer),
      "Of which load balancer; of all if it is not given.")
    Field("region", \.region, .region, "Of all load balancers of which region.")
  }
}
