import CloudModel
import RandomVariates
import SimulationKernel

/// The smallest useful cloud: one source, one load balancer with one node, one group, one fleet.
func simpleFleet(
  arrivals: ArrivalDescription, work: Distribution, targets: Int = 1, workers: Int? = 1,
  algorithm: RoutingAlgorithm = .roundRobin, horizon: TimeSpan
) -> CloudDescription {
  var kind = RequestClassDescription()
  kind.work = work
  var source = TrafficDescription()
  source.name = "web"
  source.to = "alb"
  source.arrivals = arrivals
  source.classes = [kind]
  var group = TargetGroupDescription()
  group.name = "group"
  group.algorithm = algorithm
  group.healthCheck.enabled = false
  var weighted = WeightedGroupDescription()
  weighted.targetGroup = "group"
  var forward = ForwardDescription()
  forward.targetGroups = [weighted]
  var listener = ListenerDescription()
  listener.name = "production"
  listener.defaultAction = .forward(forward)
  var balancer = LoadBalancerDescription()
  balancer.name = "alb"
  balancer.listeners = [listener]
  balancer.idleTimeout = .seconds(4000)
  var revision = RevisionDescription()
  revision.name = "v1"
  revision.serving.workers = workers
  var fleet = FleetDescription()
  fleet.name = "fleet"
  fleet.revision = "v1"
  fleet.count = targets
  fleet.targetGroup = "group"
  var cloud = CloudDescription()
  cloud.loadBalancers = [balancer]
  cloud.targetGroups = [group]
  cloud.revisions = [revision]
  cloud.fleets = [fleet]
  cloud.traffic = [source]
  cloud.horizon = horizon
  return cloud
}
