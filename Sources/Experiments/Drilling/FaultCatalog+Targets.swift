import CloudModel

// Targets of services and fleets, and what load balancers believe of them.
extension FaultCatalog {
  /// How many times as long a struggling target works on a request.
  private static let slowness = 10.0
  private static let errorRates: [Double] = [0.05, 0.2, 1]
  /// Of the checks that come out wrong [0…1].
  private static let shares: [Double] = [0.25, 0.5, 1]

  static func targets(of cloud: CloudDescription) -> [FaultCandidate] {
    let services = cloud.services.filter { $0.desiredCount > 0 }
    let owners =
      services.map { ($0.name, $0.desiredCount) } + cloud.fleets.map { ($0.name, $0.count) }
    return owners.filter { $0.1 > 0 }.flatMap(targets)
      + services.map { service in
        FaultCandidate(
          service.name,
          counts(upTo: service.desiredCount).map {
            .tasksStopped(TasksStopped(of: service.name, count: $0))
          })
      }
      + cloud.loadBalancers.map { balancer in
        FaultCandidate(
          balancer.name,
          shares.map { share in
            FaultDescription(
              .loadBalancerHealthChecksFlap(HealthChecksFlap(of: balancer.name)), share: share)
          })
      }
  }

  private static func targets(of owner: String, _ count: Int) -> [FaultCandidate] {
    TargetFailureMode.allCases.map { mode in
      FaultCandidate(
        owner, counts(upTo: count).map { .targetsLost(of: owner, count: $0, mode: mode) })
    } + [
      FaultCandidate(
        owner,
        counts(upTo: count).map {
          .targetsImpaired(TargetsImpaired(of: owner, count: $0, slowness: slowness))
        }),
      FaultCandidate(
        owner, errorRates.map { .badConfiguration(BadConfiguration(of: owner, errorRate: $0)) }),
      FaultCandidate(
        owner, [.badConfiguration(BadConfiguration(of: owner, failsHealthChecks: true))]),
    ]
  }
}
