import CloudModel
import RandomVariates
import SimulationKernel

/// Two regions, each with a load balancer and a fleet of one target that answers at once; clients
/// that are 40 ms from `west` and 100 ms from `east`, each way half of that, send a request to each
/// region every second on a new connection.
///
/// Connections need one round trip for their handshake, so that a request to `west` takes 80 ms and
/// one to `east` 200 ms.
struct FarRegions {
  var cloud = CloudDescription()

  init(horizon: Double = 60) {
    cloud.regions = [
      RegionDescription(name: "west", zones: ["w1"]),
      RegionDescription(name: "east", zones: ["e1"]),
    ]
    cloud.network.roundTrips = [
      RoundTripDescription(from: "clients", to: "west", time: .milliseconds(40)),
      RoundTripDescription(from: "clients", to: "east", time: .milliseconds(100)),
      RoundTripDescription(from: "west", to: "east", time: .milliseconds(80)),
    ]
    cloud.network.jitter = 0
    cloud.network.handshakes = 1
    let part = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0), workers: nil, horizon: .seconds(horizon))
    cloud.horizon = part.horizon
    cloud.revisions = part.revisions
    cloud.loadBalancers = []
    for region in ["west", "east"] {
      var balancer = part.loadBalancers[0]
      balancer.name = region
      balancer.region = region
      var forward = ForwardDescription()
      var weighted = WeightedGroupDescription()
      weighted.targetGroup = region
      forward.targetGroups = [weighted]
      balancer.listeners[0].defaultAction = .forward(forward)
      cloud.loadBalancers.append(balancer)
      var group = part.targetGroups[0]
      group.name = region
      cloud.targetGroups.append(group)
      var fleet = part.fleets[0]
      fleet.name = region
      fleet.region = region
      fleet.targetGroup = region
      cloud.fleets.append(fleet)
      var source = part.traffic[0]
      source.name = region
      source.to = region
      source.from = "clients"
      source.client.timeout = .seconds(2)
      source.client.connectTimeout = .seconds(1)
      cloud.traffic.append(source)
    }
  }

  /// Adds a fault in seconds of the run.
  mutating func fault(
    _ kind: FaultKind, at: Double, for duration: Double? = nil, share: Double? = nil,
    ramp: Double = 0, steps: Int = 10, fades: Bool = false
  ) {
    cloud.faults.append(
      FaultDescription(
        kind, at: at, for: duration, share: share, ramp: ramp, steps: steps, fades: fades))
  }

  /// The attempts of one region's clients, by their time.
  func attempts(to region: String, seed: UInt64 = 1) -> [AttemptRecord] {
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: seed, replication: 0, recorder: recorder)
    let source = region == "west" ? 0 : 1
    return recorder.attempts.filter { $0.source == source }.sorted { $0.due < $1.due }
  }

  /// When requests came due that failed [s].
  func failures(to region: String) -> [Double] {
    attempts(to: region).filter { !$0.isSuccess }.map(\.due.seconds)
  }

  /// Response times of a region's clients [ms]; the first request comes due after a second.
  func times(to region: String) -> [Double] {
    attempts(to: region).map { (($0.ended - $0.due).seconds * 1e6).rounded() / 1e3 }
  }
}

extension FaultDescription {
  /// A fault in seconds of the run.
  init(
    _ kind: FaultKind, at: Double, for duration: Double? = nil, share: Double? = nil,
    ramp: Double = 0, steps: Int = 10, fades: Bool = false
  ) {
    self.init()
    self.at = .seconds(at)
    self.duration = duration.map { .seconds($0) }
    self.share = share
    self.ramp = .seconds(ramp)
    rampSteps = steps
    self.fades = fades
    self.kind = kind
  }
}
