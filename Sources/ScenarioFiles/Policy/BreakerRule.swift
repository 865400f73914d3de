import CloudModel
import SimulationKernel

struct BreakerRule: PolicyRule {
  let code = DiagnosticCode(
    "P106", "a circuit breaker that comes too late or sees nothing",
    "The deployment circuit breaker counts tasks that do not reach RUNNING or fail their health "
      + "checks. Without a check that can fail it sees only the former. With one, a bad task takes "
      + "provisioning + the grace period, or unhealthyThreshold × interval, to fail; the breaker "
      + "needs so many of them, as many at a time as the maximum percent leaves room for.",
    remedy: "Check health with the load balancer or in the container; make checks or the grace "
      + "period shorter, or give the plan more time.",
    example: """
      "circuitBreaker": {"threshold": {"count": 10}} … "deadline": "10m"    // 30s checks: wrong
      "circuitBreaker": {"threshold": {"count": 3}} … "deadline": "10m"     // right
      """, level: .warning)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    plan.deployed.compactMap { service in
      guard service.deployment.circuitBreaker != nil, !service.deployment.keepsOldFleet else {
        return nil
      }
      return finding(about: service, in: plan)
    }
  }

  private func finding(about service: ServiceDescription, in plan: ReviewedPlan) -> Finding? {
    let path = plan.path(service, "circuitBreaker")
    let check = plan.targetGroup(service.targetGroup)?.healthCheck
    let isChecked = check?.enabled ?? false
    let hasOwnChecks = plan.candidates(of: service).contains { $0.containerHealthCheck != nil }
    guard isChecked || hasOwnChecks else {
      return Finding(
        code, at: path, "the circuit breaker of \"\(service.name)\" sees no health check fail",
        help: "check health with a target group or in the container")
    }
    guard let check, isChecked, let deadline = deadline(of: service, in: plan) else { return nil }
    let needed = TimeSpan.wholeSeconds(secondsToTrip(service, check, in: plan))
    guard needed > deadline else { return nil }
    return Finding(
      code, at: path,
      "the circuit breaker of \"\(service.name)\" needs about \(DurationText.text(of: needed)), and "
        + "the plan waits \(DurationText.text(of: deadline))",
      help: "lower the threshold, check more often, or wait longer")
  }

  /// The shortest wait of the plan for a deployment of the service.
  private func deadline(of service: ServiceDescription, in plan: ReviewedPlan) -> TimeSpan? {
    plan.cloud.planSteps.compactMap { step in
      guard case .wait(let wait) = step.action,
        wait.condition == .deploymentFinished(service: service.name)
      else { return nil }
      return wait.deadline
    }.min()
  }

  private func secondsToTrip(
    _ service: ServiceDescription, _ check: HealthCheckDescription, in plan: ReviewedPlan
  ) -> Double {
    guard let breaker = service.deployment.circuitBreaker else { return 0 }
    let limits = RollingLimits(
      desired: service.desiredCount,
      minimumHealthyPercent: service.deployment.minimumHealthyPercent,
      maximumPercent: service.deployment.maximumPercent)
    let together = max(1, min(service.desiredCount, limits.roomToStart + limits.roomToStop))
    let failures = CircuitBreaker(breaker).threshold(desired: service.desiredCount)
    let rounds = (failures + together - 1) / together
    let oneFailure =
      plan.cloud.launch.provisioning.longest.seconds
      + max(
        service.healthCheckGracePeriod.seconds,
        Double(check.unhealthyThreshold) * check.interval.seconds)
    return Double(rounds) * oneFailure
  }
}
