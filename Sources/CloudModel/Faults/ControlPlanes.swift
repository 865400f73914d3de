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

/// Which control planes do not answer.
struct ControlPlanes {
  /// By plane, how many faults hold it down.
  private var failures: [ControlPlane: Int] = [:]

  func isUp(_ plane: ControlPlane) -> Bool { failures[plane, default: 0] == 0 }

  /// A fault takes a plane down, or lets it go; several may hold the same one.
  mutating func set(_ plane: ControlPlane, isDown: Bool) {
    let count = failures[plane, default: 0] + (isDown ? 1 : -1)
    precondition(count >= 0, "the control plane \(plane) is let go \(-count) times too often")
    failures[plane] = count
  }
}
