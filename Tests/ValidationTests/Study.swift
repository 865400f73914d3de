import CloudModel
import RandomVariates
import SimulationKernel

/// A queueing system as a cloud: one source, one balancer with one node, one fleet.
///
/// Everything is expressed through the description that scenario files decode into; the model
/// knows nothing of being studied.
struct Study: Sendable {
  /// Requests per second, all arrivals together [1/s].
  var rate: Double
  var arrivals: ArrivalDescription
  var work: Distribution
  var targets = 1
  var workers: Int? = 1
  var queueLimit: Int?
  var patience: Distribution?
  var discipline = ServiceDiscipline.firstInFirstOut
  var algorithm = RoutingAlgorithm.roundRobin
  /// Time after the last arrival in which what is left is served [s].
  var drain = 1000.0
  var configure: @Sendable (inout CloudDescription) -> Void = { _ in }

  /// Poisson arrivals.
  init(rate: Double, work: Distribution) {
    self.rate = rate
    self.work = work
    arrivals = .poisson(rate: rate)
  }

  func with(_ change: (inout Study) -> Void) -> Study {
    var copy = self
    change(&copy)
    return copy
  }

  /// The cloud in which about so many requests arrive.
  func cloud(requests: Int) -> CloudDescription {
    let end = TimeSpan.seconds(Double(requests) / rate)
    var cloud = oneFleet(
      arrivals: arrivals, work: work, targets: targets, horizon: end + .seconds(drain))
    cloud.traffic[0].end = end
    cloud.targetGroups[0].algorithm = algorithm
    cloud.revisions[0].serving.workers = workers
    cloud.revisions[0].serving.queueLimit = queueLimit
    cloud.revisions[0].serving.queueTimeout = patience
    cloud.revisions[0].serving.discipline = discipline
    configure(&cloud)
    return cloud
  }
}

/// One source "web", one balancer "alb" with the listener "production", one group "group", one
/// revision "v1", one fleet "fleet" of targets with a single worker; no health checks.
func oneFleet(
  arrivals: ArrivalDescription, work: Distribution, targets: Int = 1, horizon: TimeSpan
) -> CloudDescription {
  var cloud = CloudDescription()
  var kind = RequestClassDescription()
  kind.work = work
  var source = TrafficDescription()
  source.name = "web"
  source.to = "alb"
  source.arrivals = arrivals
  source.classes = [kind]
  cloud.traffic = [source]
  cloud.targetGroups = [targetGroup("group")]
  cloud.targetGroups[0].healthCheck.enabled = false
  cloud.loadBalancers = [balancer(forwardingTo: [("group", 1)])]
  cloud.revisions = [revision("v1")]
  cloud.fleets = [fleet("fleet", of: "v1", count: targets, in: "group")]
  cloud.horizon = horizon
  return cloud
}

func targetGroup(_ name: String) -> TargetGroupDescription {
  var group = TargetGroupDescription()
  group.name = name
  return group
}

/// Serves with one worker.
func revision(_ name: String) -> RevisionDescription {
  var revision = RevisionDescription()
  revision.name = name
  revision.serving.workers = 1
  return revision
}

func fleet(
  _ name: String, of revision: String, count: Int, in group: String
) -> FleetDescription {
  var fleet = FleetDescription()
  fleet.name = name
  fleet.revision = revision
  fleet.count = count
  fleet.targetGroup = group
  return fleet
}

/// "alb" with one listener "production" that forwards by these weights.
func balancer(forwardingTo groups: [(name: String, weight: Int)]) -> LoadBalancerDescription {
  var forward = ForwardDescription()
  for group in groups {
    var weighted = WeightedGroupDescription()
    weighted.targetGroup = group.name
    weighted.weight = group.weight
    forward.targetGroups.append(weighted)
  }
  var listener = ListenerDescription()
  listener.name = "production"
  listener.defaultAction = .forward(forward)
  var balancer = LoadBalancerDescription()
  balancer.name = "alb"
  balancer.listeners = [listener]
  balancer.idleTimeout = .seconds(4000)
  return balancer
}
