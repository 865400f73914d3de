import CloudModel
import RandomVariates
import SimulationKernel

/// Two load balancers, "us" and "eu", each with a group and a fleet of its own, and the name "app"
/// with a failover pair that leads to them. One request comes half a second after each full one.
struct RegionalCloud {
  var cloud = CloudDescription()

  init(horizon: Double = 300) {
    for (zone, region) in [("a", "us"), ("b", "eu")] {
      let one = simpleFleet(
        arrivals: .constant(rate: 1), work: .constant(0.01), horizon: .seconds(horizon))
      var group = one.targetGroups[0]
      group.name = region
      group.healthCheck.enabled = true
      group.healthCheck.interval = .seconds(10)
      group.healthCheck.unhealthyThreshold = 2
      group.healthCheck.firstCheck = .seconds(5)
      cloud.targetGroups.append(group)
      var balancer = one.loadBalancers[0]
      balancer.name = region
      balancer.zones = [zone]
      var weighted = WeightedGroupDescription()
      weighted.targetGroup = region
      var forward = ForwardDescription()
      forward.targetGroups = [weighted]
      balancer.listeners[0].name = "web"
      balancer.listeners[0].defaultAction = .forward(forward)
      cloud.loadBalancers.append(balancer)
      var fleet = one.fleets[0]
      fleet.name = region
      fleet.targetGroup = region
      fleet.zones = [zone]
      cloud.fleets.append(fleet)
      cloud.revisions = one.revisions
      cloud.traffic = one.traffic
    }
    cloud.zones = ["a", "b"]
    var trace = RequestTrace()
    trace.arrivals = (0..<Int(horizon)).map { .seconds(Double($0) + 0.5) }
    trace.work = trace.arrivals.map { _ in .milliseconds(10) }
    cloud.traffic[0].arrivals = .trace(trace)
    cloud.traffic[0].to = "app"
    cloud.traffic[0].client.connectTimeout = .seconds(1)
    var name = HostedNameDescription()
    name.name = "app"
    name.policy = .failover
    name.records = [record("us", .primary), record("eu", .secondary)]
    name.resolvers = [ResolversDescription()]
    name.resolvers[0].count = 1
    name.resolvers[0].extendingShare = 0
    // So that nobody keeps an answer, although an alias lives for 60 s.
    name.resolvers[0].maximumTimeToLive = .zero
    cloud.names = [name]
    cloud.propagation.records = .constant(.zero)
    cloud.horizon = .seconds(horizon)
  }

  private func record(_ region: String, _ role: FailoverRole) -> RecordDescription {
    var record = RecordDescription()
    record.name = "\(region)/web"
    record.routing.role = role
    record.evaluateTargetHealth = true
    return record
  }

  mutating func add(_ name: String, _ kind: RouteHealthCheckKind) {
    var check = RouteHealthCheckDescription()
    check.name = name
    check.kind = kind
    cloud.healthChecks.append(check)
  }

  mutating func fail(
    _ kind: FaultKind, at start: Double, until end: Double? = nil
  ) {
    var fault = FaultDescription()
    fault.kind = kind
    fault.at = .seconds(start)
    fault.duration = end.map { .seconds($0 - start) }
    cloud.faults.append(fault)
  }

  mutating func step(at time: Double, _ action: PlanAction) {
    var step = PlanStepDescription()
    step.at = .seconds(time)
    step.action = action
    cloud.plan.append(step)
  }

  struct Outcome {
    var attempts: [AttemptRecord]
    var journal: [JournalEntry]
    var accounts: RunAccounts

    /// What the name was answered with, and since when [s].
    func answers(of name: Int = 0) -> [String] {
      accounts.names[name].answers.map { change in
        "\(change.at.seconds): \(change.records.joined(separator: ", "))"
      }
    }

    /// When a check changed its report [s]: up or down.
    func flips(of check: Int = 0) -> [String] {
      accounts.healthChecks[check].flips.map { "\($0.at.seconds) \($0.isHealthy ? "up" : "down")" }
    }

    /// Where a request went that was sent at this time [s].
    func fate(at time: Double) -> AttemptOutcome? {
      attempts.first { $0.due.seconds == time }?.outcome
    }
  }

  func run(seed: UInt64 = 1) -> Outcome {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: seed, replication: 0, recorder: recorder)
    return Outcome(
      attempts: recorder.attempts, journal: recorder.journal, accounts: outcome.accounts)
  }
}
