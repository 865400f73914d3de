import CloudModel
import SimulationKernel

struct StartUpRule: PolicyRule {
  let code = DiagnosticCode(
    "P105", "health checks that do not wait for the start",
    "A task whose load balancer finds it unhealthy is replaced, unless the service's grace period "
      + "still runs. A good task that starts more slowly than that is taken for a bad one: it is "
      + "replaced, or counts for the circuit breaker. The start is the bound of \"startUp\", or its 99.9th percentile; the first "
      + "failures take (unhealthyThreshold − 1) × interval.",
    remedy: "Raise \"healthCheckGracePeriod\" above the longest start.",
    example: """
      "startUp": "90s" … "healthCheckGracePeriod": "0s"     // checked every 10s: wrong
      "startUp": "90s" … "healthCheckGracePeriod": "2m"     // right
      """, level: .warning)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    plan.deployed.flatMap { service in
      plan.candidates(of: service).compactMap { candidate in
        let checks = plan.targetGroups(of: service).map(\.healthCheck).filter(\.enabled)
        guard let patience = checks.map(Self.shortestPatience).min() else { return nil }
        let start = candidate.startUp.bound
        guard start > max(patience, service.healthCheckGracePeriod.seconds) else { return nil }
        let needed = DurationText.text(of: .wholeSeconds(start))
        return Finding(
          code, at: .of("services", service.name, "healthCheckGracePeriod"),
          "\"\(candidate.name)\" takes up to \(needed) to start, and health checks may give it up "
            + "after \(DurationText.text(of: .wholeSeconds(patience)))",
          help: "write \"healthCheckGracePeriod\": \"\(needed)\" or more")
      }
    }
  }

  /// The first check may come at once [s].
  private static func shortestPatience(_ check: HealthCheckDescription) -> Double {
    (check.firstCheck?.seconds ?? 0)
      + Double(check.unhealthyThreshold - 1) * check.interval.seconds
  }
}
