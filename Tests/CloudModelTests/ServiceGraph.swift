import CloudModel
import RandomVariates
import SimulationKernel

/// A cloud of services that call each other: each is a load balancer of its name, a group, and a
/// fleet; users ask the first.
struct ServiceGraph {
  var cloud = CloudDescription()

  /// - Parameter arrivals: Of the users' requests.
  init(
    _ arrivals: ArrivalDescription, work: Distribution, to first: String, horizon: TimeSpan,
    client: ClientDescription = ClientDescription()
  ) {
    cloud.horizon = horizon
    var kind = RequestClassDescription()
    kind.work = work
    var source = TrafficDescription()
    source.name = "users"
    source.to = first
    source.arrivals = arrivals
    source.classes = [kind]
    source.client = client
    cloud.traffic = [source]
  }

  /// Users who ask once at each of these instants [s].
  init(at instants: [Double], work: Double, to first: String, horizon: TimeSpan) {
    var trace = RequestTrace()
    trace.arrivals = instants.map { TimeSpan(seconds: $0) }
    trace.work = instants.map { _ in TimeSpan(seconds: work) }
    self.init(.trace(trace), work: .constant(work), to: first, horizon: horizon)
  }

  mutating func add(
    _ name: String, workers: Int? = 1, targets: Int = 1, calls: [CallDescription] = [],
    discipline: ServiceDiscipline = .firstInFirstOut,
    configure: (inout RevisionDescription) -> Void = { _ in }
  ) {
    var group = TargetGroupDescription()
    group.name = name
    group.healthCheck.enabled = false
    var weighted = WeightedGroupDescription()
    weighted.targetGroup = name
    var forward = ForwardDescription()
    forward.targetGroups = [weighted]
    var listener = ListenerDescription()
    listener.name = "http"
    listener.defaultAction = .forward(forward)
    var balancer = LoadBalancerDescription()
    balancer.name = name
    balancer.listeners = [listener]
    balancer.idleTimeout = .seconds(4000)
    var revision = RevisionDescription()
    revision.name = name
    revision.serving.workers = workers
    revision.serving.discipline = discipline
    revision.calls = calls
    configure(&revision)
    var fleet = FleetDescription()
    fleet.name = name
    fleet.revision = name
    fleet.count = targets
    fleet.targetGroup = name
    cloud.loadBalancers.append(balancer)
    cloud.targetGroups.append(group)
    cloud.revisions.append(revision)
    cloud.fleets.append(fleet)
  }

  mutating func addDependency(_ name: String, latency: Distribution, errorRate: Double = 0) {
    var dependency = DependencyDescription()
    dependency.name = name
    dependency.latency = latency
    dependency.errorRate = errorRate
    cloud.dependencies.append(dependency)
  }

  func run(seed: UInt64 = 1) -> (recorder: KeepingRecorder, accounts: RunAccounts) {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: seed, replication: 0, recorder: recorder)
    return (recorder, outcome.accounts)
  }
}

extension CallDescription {
  /// A call that sends requests with so much work.
  static func ask(
    _ name: String, work: Distribution, _ configure: (inout CallDescription) -> Void = { _ in }
  ) -> CallDescription {
    var call = CallDescription(to: name)
    var request = RequestClassDescription.ofCall
    request.name = name
    request.work = work
    call.request = request
    configure(&call)
    return call
  }
}

extension RunAccounts {
  /// Little's law from two independent books, and that every request and call has one fate.
  var areSound: Bool {
    conservesRequests && calls.allSatisfy(\.conservesCalls)
      && targets.allSatisfy { $0.area == $0.stays }
  }
}
