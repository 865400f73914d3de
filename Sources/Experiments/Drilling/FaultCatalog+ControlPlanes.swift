import CloudModel

// Control planes of which the cloud has something.
extension FaultCatalog {
  static func controlPlanes(of cloud: CloudDescription) -> [FaultCandidate] {
    ControlPlaneName.allCases.filter { isUsed($0, in: cloud) }.flatMap { plane in
      (plane.isRegional ? regions(of: cloud) : [nil]).map { region in
        FaultCandidate(
          plane.rawValue + (region.map { " in \($0)" } ?? ""),
          [.controlPlaneDown(ControlPlaneDown(plane, region: region))])
      }
    }
  }

  private static func isUsed(_ plane: ControlPlaneName, in cloud: CloudDescription) -> Bool {
    switch plane {
    case .route53: !cloud.names.isEmpty
    case .arc: cloud.routingControls != RoutingControlsDescription()
    case .ecs, .ec2: !cloud.services.isEmpty
    case .elb: !cloud.loadBalancers.isEmpty
    case .dynamoDB: !cloud.tables.isEmpty
    case .rds: !cloud.databases.isEmpty
    }
  }
}
