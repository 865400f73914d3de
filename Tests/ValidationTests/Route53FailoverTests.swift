import CloudModel
import OutputAnalysis
import SimulationKernel
import Testing

/// When requests failed and when they succeeded again, without their records.
private final class FailureCounts: Recorder {
  private(set) var failed = 0
  private(set) var lastFailure = 0.0
  private(set) var firstSuccess = Double.infinity
  private let failure: Double

  init(since failure: Double) { self.failure = failure }

  func record(_ attempts: borrowing AttemptBatch) {
    for attempt in attempts.records where attempt.due.seconds >= failure {
      if attempt.isSuccess {
        firstSuccess = min(firstSuccess, attempt.due.seconds - failure)
      } else {
        failed += 1
        lastFailure = max(lastFailure, attempt.due.seconds - failure)
      }
    }
  }

  func record(_ entry: JournalEntry) {}
  func record(_ datapoint: MetricDatapoint) {}
}

/// Requests that are lost between the loss of a region and the last resolver's new answer.
///
/// Expected: detection as in `Route 53 health checks`, and then the age of the answers in caches,
/// which is uniform over the time to live.
@Suite struct `Failing over by health checks` {
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var interval: Double
    var threshold: Int
    var timeToLive: Double
    /// Means [s].
    var detection: Double
    var tail: Double
    var firstSuccess: Double
    var lastFailure: Double
    /// Lost requests at 1,000 a second by other readings.
    var wrong: [Double]
    var testDescription: String { id }
  }

  #if DEBUG
    private static let failovers = 24
    private static let rate = 100.0
  #else
    private static let failovers = 200
    private static let rate = 1_000.0
  #endif

  private static let failure = 40.0

  /// Two regions' load balancers; the target of the first refuses everything from a time on.
  private static func cloud(_ one: Case) -> CloudDescription {
    var cloud = oneFleet(
      arrivals: .poisson(rate: rate), work: .constant(0),
      horizon: .seconds(failure + one.lastFailure + 10))
    cloud.revisions[0].serving.workers = nil
    cloud.targetGroups.append(targetGroup("other"))
    cloud.targetGroups[1].healthCheck.enabled = false
    cloud.fleets.append(fleet("standby", of: cloud.revisions[0].name, count: 1, in: "other"))
    var standby = balancer(forwardingTo: [("other", 1)])
    standby.name = "standby"
    cloud.loadBalancers.append(standby)
    var fault = FaultDescription()
    fault.at = .seconds(failure)
    fault.kind = .targetsLost(of: cloud.fleets[0].name, count: 1, mode: .refuse)
    cloud.faults = [fault]
    var endpoint = EndpointCheckDescription()
    endpoint.of = "alb"
    endpoint.requestInterval = .seconds(one.interval)
    endpoint.failureThreshold = one.threshold
    var check = RouteHealthCheckDescription()
    check.name = "primary"
    check.kind = .endpoint(endpoint)
    cloud.healthChecks = [check]
    var primary = RecordDescription()
    primary.name = "alb"
    primary.routing.role = .primary
    primary.healthCheck = "primary"
    var secondary = RecordDescription()
    secondary.name = "standby"
    secondary.routing.role = .secondary
    var name = HostedNameDescription()
    name.name = "app"
    name.policy = .failover
    name.records = [primary, secondary]
    name.timeToLive = .seconds(one.timeToLive)
    // Few enough to be asked all the time, so that caches are refilled as soon as they expire.
    name.resolvers.count = 100
    name.resolvers.skew = 0
    name.resolvers.extendingShare = 0
    cloud.names = [name]
    cloud.traffic[0].to = "app"
    return cloud
  }

  @Test(arguments: [
    Case(
      id: "F-R53-01", interval: 30, threshold: 3, timeToLive: 60, detection: 84.7058824, tail: 30,
      firstSuccess: 60, lastFailure: 150, wrong: [150_000, 84_705.8824]),
    Case(
      id: "F-R53-03", interval: 10, threshold: 1, timeToLive: 30, detection: 8.23529412, tail: 15,
      firstSuccess: 0, lastFailure: 40, wrong: [40_000, 8_235.29412]),
  ])
  func `loses requests until the answer has changed and is known`(_ one: Case) {
    let cloud = Self.cloud(one)
    var failed = Tally()
    var detection = Tally()
    for replication in 0..<Self.failovers {
      let counts = FailureCounts(since: Self.failure)
      let accounts = Run.perform(
        cloud, seed: 3, replication: replication, recorder: counts
      ).accounts
      failed.record(Double(counts.failed) / Self.rate)
      let flip = accounts.healthChecks[0].flips.first?.at.seconds ?? .infinity
      detection.record(flip - Self.failure)
      #expect(accounts.names[0].answers.map(\.records) == [["alb"], ["standby"]])
      #expect(accounts.names[0].answers.last?.at.seconds == flip)
      #expect(counts.firstSuccess >= one.firstSuccess)
      #expect(counts.lastFailure <= one.lastFailure)
    }
    let expected = one.detection + one.tail
    tabulate(one.id, "mean failed requests", failed.mean * 1_000, expected: expected * 1_000)
    tabulate(one.id, "mean detection", detection.mean, expected: one.detection)
    // One failover deviates by its fourteenth phase, its resolvers' ages and its requests.
    let phase = one.interval * (14.0 * 3 / 18).squareRoot() / 17
    let ages = one.timeToLive / 12.0.squareRoot() / 10
    let slack =
      4 * (phase * phase + ages * ages + expected / Self.rate).squareRoot()
      / Double(Self.failovers).squareRoot()
    #expect(abs(failed.mean - expected) < slack, "\(failed.mean)")
    #expect(abs(detection.mean - one.detection) < 4 * phase / Double(Self.failovers).squareRoot())
    for wrong in one.wrong { #expect(abs(failed.mean - wrong / 1_000) > slack) }
  }
}

/// M-24, worked out by hand: the answers that resolvers get while the primary record is unhealthy
/// from 100 to 400 s.
@Suite struct `A resolver of a failover pair` {
  /// When requests come through it, and where each of them goes.
  @Test func `M-24: keeps the secondary record for its time to live when the primary is back`() {
    var cloud = CloudDescription()
    for status in [200, 404] {
      var listener = ListenerDescription()
      listener.name = "web"
      listener.defaultAction = .fixedResponse(status: status)
      var balancer = LoadBalancerDescription()
      balancer.name = "\(status)"
      balancer.listeners = [listener]
      cloud.loadBalancers.append(balancer)
    }
    cloud.routingControls.controls = [RoutingControlDescription("primary", isOn: true)]
    var check = RouteHealthCheckDescription()
    check.name = "primary"
    check.kind = .routingControl("primary")
    cloud.healthChecks = [check]
    var primary = RecordDescription()
    primary.name = "200"
    primary.routing.role = .primary
    primary.healthCheck = "primary"
    var secondary = RecordDescription()
    secondary.name = "404"
    secondary.routing.role = .secondary
    var name = HostedNameDescription()
    name.name = "app"
    name.policy = .failover
    name.records = [primary, secondary]
    name.resolvers.count = 1
    name.resolvers.extendingShare = 0
    cloud.names = [name]
    for (time, isOn) in [(100.0, false), (400, true)] {
      var change = RoutingControlChangeDescription()
      change.set = [RoutingControlState("primary", isOn: isOn)]
      var step = PlanStepDescription()
      step.at = .seconds(time)
      step.action = .routingControls(change)
      cloud.plan.append(step)
    }
    // The resolver fetches at 90, 150 and 390 s, and what it holds is asked for before each end.
    let times = [90.0, 149.9, 150, 209.9, 390, 400.1, 449.9, 450]
    var trace = RequestTrace()
    trace.arrivals = times.map { .seconds($0) }
    trace.work = times.map { _ in .zero }
    var source = TrafficDescription()
    source.name = "users"
    source.to = "app"
    source.arrivals = .trace(trace)
    source.classes = [RequestClassDescription()]
    cloud.traffic = [source]
    cloud.horizon = .seconds(500)
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    let answers = recorder.attempts.map { $0.isSuccess ? "primary" : "secondary" }
    #expect(
      answers == [
        "primary", "primary", "secondary", "secondary", "secondary", "secondary", "secondary",
        "primary",
      ])
  }
}
