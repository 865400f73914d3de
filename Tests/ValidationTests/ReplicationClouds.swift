import CloudModel
import RandomVariates
import SimulationKernel

/// Services in some regions that do nothing but ask a table, one request a call.
struct ReplicationCloud {
  var cloud = CloudDescription()

  /// - Parameter regions: With one zone each, and nothing between them but what `roundTrips` say.
  init(regions: [String], horizon: Double) {
    cloud.regions = regions.map { RegionDescription(name: $0, zones: ["\($0)-1"]) }
    cloud.network.jitter = 0
    cloud.horizon = .seconds(horizon)
    for (number, from) in regions.enumerated() {
      for to in regions[(number + 1)...] {
        cloud.network.roundTrips.append(RoundTripDescription(from: from, to: to, time: .zero))
      }
    }
    var table = TableDescription()
    table.name = "orders"
    table.replicas = regions.map { region in
      var replica = ReplicaDescription()
      replica.region = region
      return replica
    }
    // Nothing but replication takes time, or refuses.
    table.readTime = .constant(0)
    table.writeTime = .constant(0)
    table.storageLag = .constant(0)
    var capacity = ProvisionedDescription()
    capacity.reads = 1e6
    capacity.writes = 1e6
    capacity.partitions = 10_000
    table.capacity = .provisioned(capacity)
    table.client.attempts = 1
    cloud.tables = [table]
  }

  /// Requests that arrive in a region, each asking the table once.
  mutating func ask(
    _ operation: TableOperation, in region: String, _ arrivals: ArrivalDescription,
    from start: Double = 0, to end: Double? = nil
  ) {
    let name = "\(operation.rawValue) in \(region)"
    var call = CallDescription(to: "orders")
    call.operation = operation
    var revision = RevisionDescription()
    revision.name = name
    revision.serving.workers = nil
    revision.calls = [call]
    cloud.revisions.append(revision)
    var group = TargetGroupDescription()
    group.name = name
    group.healthCheck.enabled = false
    cloud.targetGroups.append(group)
    var fleet = FleetDescription()
    fleet.name = name
    fleet.region = region
    fleet.revision = name
    fleet.targetGroup = name
    cloud.fleets.append(fleet)
    var weighted = WeightedGroupDescription()
    weighted.targetGroup = name
    var forward = ForwardDescription()
    forward.targetGroups = [weighted]
    var listener = ListenerDescription()
    listener.name = "web"
    listener.defaultAction = .forward(forward)
    var balancer = LoadBalancerDescription()
    balancer.name = name
    balancer.region = region
    balancer.listeners = [listener]
    cloud.loadBalancers.append(balancer)
    var kind = RequestClassDescription()
    kind.work = .constant(0)
    var source = TrafficDescription()
    source.name = name
    source.to = name
    source.arrivals = arrivals
    source.classes = [kind]
    source.start = .seconds(start)
    source.end = end.map { .seconds($0) }
    cloud.traffic.append(source)
  }

  /// Runs it, and returns what became of the writes.
  func run(seed: UInt64 = 20_261_121, replication: Int = 0) -> TableAccount {
    let outcome = Run.perform(
      cloud, seed: seed, replication: replication, recorder: KeepingRecorder())
    guard let account = outcome.accounts.tables.first else {
      preconditionFailure("the run has no table")
    }
    return account
  }
}
