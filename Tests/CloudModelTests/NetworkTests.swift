import CloudModel
import SimulationKernel
import Testing

struct `a packet on a link` {
  @Test func `takes as long as the link is`() {
    #expect(delay(Link(oneWay: .milliseconds(40)), draws: []) == .milliseconds(40))
  }

  @Test func `takes longer by its jitter and by what a fault adds`() {
    var link = Link(oneWay: .milliseconds(40), jitter: 0.5)
    link.addedDelay = .milliseconds(60)
    #expect(delay(link, draws: [0.2]) == .milliseconds(110))
  }

  @Test func `waits for each loss twice as long as for the one before`() {
    var link = Link(oneWay: .milliseconds(40), loss: 0.1)
    #expect(delay(link, draws: [0.05, 0.02, 0.5]) == .milliseconds(40 + 200 + 400))
    link.addedLoss = 0.4
    #expect(delay(link, draws: [0.49, 0.5]) == .milliseconds(40 + 200))
  }

  private func delay(_ link: Link, draws: [Double]) -> TimeSpan {
    var rest = draws[...]
    let delay = link.delay(retransmission: .milliseconds(200)) { rest.removeFirst() }
    #expect(rest.isEmpty)
    return delay
  }
}

/// One client, far from its only load balancer, asks once a second for a work of 10 ms.
private struct FarCloud {
  var cloud = CloudDescription()

  init(share: Double = 0.5) {
    cloud.regions = [RegionDescription(name: "us-east-1", zones: ["use1-az1"])]
    cloud.network.roundTrips = [
      RoundTripDescription(
        from: "office", to: "us-east-1", time: .milliseconds(100), share: share)
    ]
    cloud.network.jitter = 0
    var group = TargetGroupDescription()
    group.name = "web"
    cloud.targetGroups = [group]
    var forwarded = WeightedGroupDescription()
    forwarded.targetGroup = "web"
    var forward = ForwardDescription()
    forward.targetGroups = [forwarded]
    var listener = ListenerDescription()
    listener.name = "http"
    listener.defaultAction = .forward(forward)
    var balancer = LoadBalancerDescription()
    balancer.name = "alb"
    balancer.region = "us-east-1"
    balancer.listeners = [listener]
    cloud.loadBalancers = [balancer]
    var revision = RevisionDescription()
    revision.name = "v1"
    cloud.revisions = [revision]
    var fleet = FleetDescription()
    fleet.name = "web"
    fleet.revision = "v1"
    fleet.targetGroup = "web"
    fleet.region = "us-east-1"
    cloud.fleets = [fleet]
    var trace = RequestTrace()
    trace.arrivals = [.seconds(1), .seconds(2), .seconds(3)]
    trace.work = trace.arrivals.map { _ in .milliseconds(10) }
    var source = TrafficDescription()
    source.name = "office"
    source.to = "alb"
    source.from = "office"
    source.arrivals = .trace(trace)
    source.classes = [RequestClassDescription()]
    cloud.traffic = [source]
    cloud.horizon = .seconds(30)
  }

  func run() -> [AttemptRecord] {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    #expect(outcome.accounts.conservesRequests)
    return recorder.attempts
  }
}

struct `a client that is far away` {
  @Test func `pays two round trips for its connection and one for the request`() {
    let attempts = FarCloud().run()
    #expect(
      attempts.map { $0.ended - $0.due } == [TimeSpan](repeating: .milliseconds(310), count: 3))
  }

  @Test func `pays for the connection once while it keeps it`() {
    var far = FarCloud()
    far.cloud.traffic[0].client.keepAlive = true
    far.cloud.traffic[0].client.sessions = 1
    #expect(far.run().map { $0.ended - $0.due } == [310, 110, 110].map(TimeSpan.milliseconds))
  }

  @Test func `is heard by the load balancer one way later`() {
    let attempts = FarCloud(share: 0.3).run()
    #expect(
      attempts.map { $0.sent - $0.due } == [TimeSpan](repeating: .milliseconds(230), count: 3))
    #expect(attempts.map { $0.waiting } == [TimeSpan](repeating: .zero, count: 3))
  }

  @Test func `gives up while its request is under way`() {
    var far = FarCloud()
    far.cloud.traffic[0].client.timeout = .milliseconds(305)
    let attempts = far.run()
    #expect(attempts.map(\.outcome) == [.clientTimeout, .clientTimeout, .clientTimeout])
    #expect(
      attempts.map { $0.ended - $0.due } == [TimeSpan](repeating: .milliseconds(305), count: 3))
  }

  @Test func `counts as in flight until its answer has arrived`() {
    var far = FarCloud()
    far.cloud.horizon = .milliseconds(3_280)
    let recorder = KeepingRecorder()
    let outcome = Run.perform(far.cloud, seed: 1, replication: 0, recorder: recorder)
    #expect(outcome.accounts.inFlightAtEnd == 1)
    #expect(outcome.accounts.conservesRequests)
  }
}
