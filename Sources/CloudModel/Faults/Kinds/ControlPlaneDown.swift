/// A control plane does not answer; the data plane works on.
package struct ControlPlaneDown: ControlPlaneFault {
  package static let word = "controlPlaneDown"
  static let scale = FaultScale.whole

  package var plane = ControlPlaneName.ecs
  /// Not for Route 53 and ARC, of which there is one; else `nil` in a cloud without regions.
  package var region: String?

  package init() {}

  package init(_ plane: ControlPlaneName, region: String? = nil) {
    self.plane = plane
    self.region = region
  }

  var title: String { "control plane of \(plane.rawValue)\(region.map { " in \($0)" } ?? "") down" }

  func planes(regions: [String], by fault: ActiveFault) -> [ControlPlane] {
    let number = region.flatMap { regions.firstIndex(of: $0) } ?? 0
    return [plane.plane(ofRegion: number)]
  }
}

/// The service whose control plane is meant.
package enum ControlPlaneName: String, Sendable, CaseIterable {
  case route53, arc, ecs, ec2, elb, dynamoDB, rds

  /// Whether each region has its own.
  package var isRegional: Bool {
    switch self {
    case .route53, .arc: false
    case .ecs, .ec2, .elb, .dynamoDB, .rds: true
    }
  }

  func plane(ofRegion region: Int) -> ControlPlane {
    switch self {
    case .route53: .route53
    case .arc: .arcCluster
    case .ecs: .ecs(region)
    case .ec2: .ec2(region)
    case .elb: .elb(region)
    case .dynamoDB: .dynamoDB(region)
    case .rds: .rds(region)
    }
  }
}
