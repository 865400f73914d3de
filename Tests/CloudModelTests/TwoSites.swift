import CloudModel
import RandomVariates
import SimulationKernel

/// A name with records that answer by themselves, `old` with 200 and `new` with 503, and a source
/// that asks for it.
struct TwoSites {
  var cloud = CloudDescription()

  /// - Parameters:
  ///   - timeToLive: Of both records [s].
  ///   - arrivals: When requests come [s].
  init(timeToLive: Double, arrivals: [Double], horizon: Double) {
    cloud.loadBalancers = [Self.balancer("old", status: 200), Self.balancer("new", status: 503)]
    var name = HostedNameDescription()
    name.name = "shop"
    name.records = [Self.record("old/web", weight: 1), Self.record("new/web", weight: 0)]
    name.timeToLive = .seconds(timeToLive)
    name.resolvers = [ResolversDescription()]
    name.resolvers[0].count = 1
    name.resolvers[0].extendingShare = 0
    cloud.names = [name]
    cloud.traffic = [Self.source("users", arrivals: arrivals)]
    cloud.propagation.records = .constant(.zero)
    cloud.horizon = .seconds(horizon)
  }

  /// One request a second, half a second after each full one.
  init(timeToLive: Double, horizon: Int) {
    self.init(
      timeToLive: timeToLive, arrivals: (0..<horizon).map { Double($0) + 0.5 },
      horizon: Double(horizon))
  }

  static func record(_ name: String, weight: Int) -> RecordDescription {
    var record = RecordDescription()
    record.name = name
    record.routing.weight = weight
    return record
  }

  static func source(_ name: String, arrivals: [Double]) -> TrafficDescription {
    var trace = RequestTrace()
    trace.arrivals = arrivals.map { .seconds($0) }
    trace.work = arrivals.map { _ in .zero }
    var source = TrafficDescription()
    source.name = name
    source.to = "shop"
    source.arrivals = .trace(trace)
    source.classes = [RequestClassDescription()]
    return source
  }

  private static func balancer(_ name: String, status: Int) -> LoadBalancerDescription {
    var listener = ListenerDescription()
    listener.name = "web"
    listener.defaultAction = .fixedResponse(status: status)
    var balancer = LoadBalancerDescription()
    balancer.name = name
    balancer.listeners = [listener]
    return balancer
  }

  /// All answers are the new record from a time on [s].
  mutating func move(at time: Double) {
    var step = PlanStepDescription()
    step.at = .seconds(time)
    step.action = .shiftName(
      name: "shop",
      weights: [("old/web", 0), ("new/web", 1)].map { record, weight in
        var it = RecordWeightDescription()
        it.record = record
        it.weight = weight
        return it
      })
    cloud.plan.append(step)
  }

  func run(seed: UInt64 = 1) -> (attempts: [AttemptRecord], name: NameAccount, RunAccounts) {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: seed, replication: 0, recorder: recorder)
    return (recorder.attempts, outcome.accounts.names[0], outcome.accounts)
  }

  /// When the requests to the old record were sent [s].
  func timesOnOld(seed: UInt64 = 1) -> [Double] {
    run(seed: seed).attempts.filter(\.isSuccess).map(\.sent.seconds)
  }
}
