import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// F-CAP: two regions share the traffic as M/M/c each; one is lost, and the survivor takes it all.
@Suite struct SurvivorCapacityTests {
  struct Case: Sendable {
    let id: String
    let servers: Int
    let rate: Double
    let before: Double
    let after: Double
    let waitingAfter: Double
  }

  #if DEBUG
    private static let hours = 1.0
  #else
    private static let hours = 12.0
  #endif
  private static let fault = hours * 1_800

  private static func cloud(_ one: Case) -> CloudDescription {
    var cloud = CloudDescription()
    cloud.regions = [
      RegionDescription(name: "west", zones: ["w1"]),
      RegionDescription(name: "east", zones: ["e1"]),
    ]
    var revision = RevisionDescription()
    revision.name = "v1"
    revision.serving.workers = one.servers
    cloud.revisions = [revision]
    var name = HostedNameDescription()
    name.name = "app"
    name.resolvers = [ResolversDescription()]
    name.resolvers[0].maximumTimeToLive = .zero
    for region in ["west", "east"] {
      var group = TargetGroupDescription()
      group.name = region
      var forwarded = WeightedGroupDescription()
      forwarded.targetGroup = region
      var forward = ForwardDescription()
      forward.targetGroups = [forwarded]
      var listener = ListenerDescription()
      listener.name = "web"
      listener.defaultAction = .forward(forward)
      var balancer = LoadBalancerDescription()
      balancer.name = region
      balancer.region = region
      balancer.listeners = [listener]
      var fleet = FleetDescription()
      fleet.name = region
      fleet.region = region
      fleet.revision = "v1"
      fleet.targetGroup = region
      var record = RecordDescription()
      record.name = region
      record.evaluateTargetHealth = true
      cloud.targetGroups.append(group)
      cloud.loadBalancers.append(balancer)
      cloud.fleets.append(fleet)
      name.records.append(record)
    }
    cloud.names = [name]
    var source = TrafficDescription()
    source.name = "users"
    source.to = "app"
    source.arrivals = .poisson(rate: 2 * one.rate)
    var kind = RequestClassDescription()
    kind.work = .exponential(mean: 0.05)
    source.classes = [kind]
    cloud.traffic = [source]
    var lost = FaultDescription()
    lost.kind = .regionLost(RegionLost(region: "east"))
    lost.at = .seconds(fault)
    cloud.faults = [lost]
    cloud.horizon = .seconds(2 * fault)
    return cloud
  }

  @Test(arguments: [
    Case(
      id: "F-CAP-01", servers: 20, rate: 180, before: 0.0500050964, after: 0.0637692251,
      waitingAfter: 0.550769005),
    Case(
      id: "F-CAP-03", servers: 8, rate: 48, before: 0.0500315835, after: 0.0521803458,
      waitingAfter: 0.139542129),
  ])
  func `the survivor answers as theory says of all the traffic`(_ one: Case) {
    let recorder = ResponseMeans(before: Self.fault, after: Self.fault + 300)
    _ = Run.perform(Self.cloud(one), seed: 5, replication: 0, recorder: recorder)
    tabulate(one.id, "response before", recorder.meanBefore, expected: one.before)
    tabulate(one.id, "response after", recorder.meanAfter, expected: one.after)
    tabulate(one.id, "share waiting after", recorder.waitingAfter, expected: one.waitingAfter)
    #expect(abs(recorder.meanBefore / one.before - 1) < 0.02)
    #if DEBUG
      #expect(abs(recorder.meanAfter / one.after - 1) < 0.06)
      #expect(abs(recorder.waitingAfter / one.waitingAfter - 1) < 0.06)
    #else
      #expect(abs(recorder.meanAfter / one.after - 1) < 0.02)
      #expect(abs(recorder.waitingAfter / one.waitingAfter - 1) < 0.02)
    #endif
  }
}

/// Mean response times before a time and after another.
private final class ResponseMeans: Recorder {
  private let last: Double
  private let first: Double
  private var sums = (before: 0.0, after: 0.0)
  private var counts = (before: 0, after: 0, waited: 0)

  init(before last: Double, after first: Double) {
    self.last = last
    self.first = first
  }

  var meanBefore: Double { sums.before / Double(counts.before) }
  var meanAfter: Double { sums.after / Double(counts.after) }
  var waitingAfter: Double { Double(counts.waited) / Double(counts.after) }

  func record(_ batch: borrowing AttemptBatch) {
    for record in batch.records where record.isSuccess {
      let due = record.due.seconds
      let response = (record.ended - record.due).seconds
      if due < last - 60 {
        sums.before += response
        counts.before += 1
      } else if due > first {
        sums.after += response
        counts.after += 1
        if record.waiting > .zero { counts.waited += 1 }
      }
    }
  }

  func record(_ entry: JournalEntry) {}
  func record(_ datapoint: MetricDatapoint) {}
}
