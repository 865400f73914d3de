/// A control plane that can fail by itself, while the data plane works on.
///
/// Record edits of Route 53 depend on us-east-1 (Route 53 developer guide, disaster recovery
/// resiliency); health checks, and answers by them, depend on no control plane.
enum ControlPlane: Hashable {
  /// ChangeResourceRecordSets.
  case route53
  /// UpdateRoutingControlStates: the five endpoints of an ARC cluster.
  case arcCluster
  /// By the region's number.
  case ecs(Int)
  /// Launches of capacity.
  case ec2(Int)
  case elb(Int)
  case dynamoDB(Int)
  case rds(Int)

  static let homeOfRoute53 = "us-east-1"

  /// All that are gone with a region; the five endpoints of an ARC cluster are in five.
  static func planes(of region: String, regions: [String]) -> [ControlPlane] {
    let number = regions.firstIndex(of: region) ?? 0
    let regional = ControlPlaneName.allCases.filter(\.isRegional)
      .map { $0.plane(ofRegion: number) }
    return region == homeOfRoute53 ? regional + [.route53] : regional
  }
}

extension ControlPlane {
  /// The name of its interface.
  var title: String {
    switch self {
    case .route53: "Route 53's API"
    case .arcCluster: "the ARC cluster"
    case .ecs: "the API of ECS"
    case .ec2: "the API of EC2"
    case .elb: "the API of Elastic Load Balancing"
    case .dynamoDB: "the API of DynamoDB"
    case .rds: "the API of RDS"
    }
  }
}

/// Which control planes do not answer, and what waits for them.
struct ControlPlanes {
  /// As the faults that last want it; only asked for its members.
  var down: Set<ControlPlane> = []
  private var held: [(event: ControlEvent, plane: ControlPlane)] = []

  func isUp(_ plane: ControlPlane) -> Bool { down.isEmpty || !down.contains(plane) }

  /// Keeps what has been asked of a plane until it is up.
  mutating func hold(_ event: ControlEvent, for plane: ControlPlane) {
    held.append((event, plane))
  }

  /// What no longer has to wait, in the order in which it was asked for.
  mutating func takeHeld() -> [ControlEvent] {
    let free = held.filter { isUp($0.plane) }.map(\.event)
    held = held.filter { !isUp($0.plane) }
    return free
  }
}
