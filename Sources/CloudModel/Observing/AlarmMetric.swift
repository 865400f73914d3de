/// A metric by its AWS name, in the order in which a minute publishes them.
package enum AlarmMetric: String, Sendable, CaseIterable {
  // AWS/ApplicationELB.
  case requestCount = "RequestCount"
  case targetSuccesses = "HTTPCode_Target_2XX_Count"
  case targetErrors = "HTTPCode_Target_5XX_Count"
  case failOpenRequests = "UnhealthyRoutingRequestCount"
  case connectionErrors = "TargetConnectionErrorCount"
  case targetResponseTime = "TargetResponseTime"
  case balancerClientErrors = "HTTPCode_ELB_4XX_Count"
  case balancerErrors = "HTTPCode_ELB_5XX_Count"
  case balancer500 = "HTTPCode_ELB_500_Count"
  case balancer502 = "HTTPCode_ELB_502_Count"
  case balancer503 = "HTTPCode_ELB_503_Count"
  case balancer504 = "HTTPCode_ELB_504_Count"
  case processedBytes = "ProcessedBytes"
  case healthyHostCount = "HealthyHostCount"
  case unhealthyHostCount = "UnHealthyHostCount"
  case requestCountPerTarget = "RequestCountPerTarget"
  // AWS/ECS.
  case processorUtilization = "CPUUtilization"
  // AWS/DynamoDB.
  case replicationLatency = "ReplicationLatency"

  package var namespace: String {
    switch self {
    case .processorUtilization: "AWS/ECS"
    case .replicationLatency: "AWS/DynamoDB"
    case .requestCount, .targetSuccesses, .targetErrors, .failOpenRequests, .connectionErrors,
      .targetResponseTime, .balancerClientErrors, .balancerErrors, .balancer500, .balancer502,
      .balancer503, .balancer504, .processedBytes, .healthyHostCount, .unhealthyHostCount,
      .requestCountPerTarget:
      "AWS/ApplicationELB"
    }
  }

  /// What the metric is reported for (ELB user guide, "CloudWatch metrics", 2026-11).
  package var dimensions: [MetricDimension] {
    switch self {
    case .requestCount, .targetSuccesses, .targetErrors, .failOpenRequests, .connectionErrors,
      .targetResponseTime:
      [.targetGroup, .loadBalancer]
    case .balancerClientErrors, .balancerErrors, .balancer500, .balancer502, .balancer503,
      .balancer504, .processedBytes:
      [.loadBalancer]
    case .healthyHostCount, .unhealthyHostCount, .requestCountPerTarget:
      [.targetGroup]
    case .processorUtilization:
      [.service]
    case .replicationLatency:
      [.replication]
    }
  }
}

/// The kind of thing that a metric is about.
package enum MetricDimension: Sendable, CaseIterable {
  case targetGroup, loadBalancer, service
  /// From one region of a table to another: `table/source/destination`.
  case replication
}

/// The thing that a metric is about, by its number.
package enum MetricSubject: Sendable, Equatable {
  case group(Int)
  case loadBalancer(Int)
  case service(Int)
  case replication(Int)

  package var dimension: MetricDimension {
    switch self {
    case .group: .targetGroup
    case .loadBalancer: .loadBalancer
    case .service: .service
    case .replication: .replication
    }
  }
}
