import CloudModel

struct RollbackAlarmRule: PolicyRule {
  let code = DiagnosticCode(
    "P101", "a deployment that no alarm can undo",
    "Health checks and circuit breakers see tasks that do not start or do not answer. A revision "
      + "that answers its health check and fails its users goes through, unless an alarm on what "
      + "users see rolls it back.",
    remedy: "Give the deployment \"alarms\" on errors and latency, with \"rollback\" on, or let a "
      + "hook or the strategy ask an \"analysis\".",
    example: """
      "deployment": {"strategy": "blueGreen", "bakeTime": "10m", "alarms": {"names": ["errors"]}}
      """, level: .warning)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    plan.deployed.compactMap { service in
      let deployment = service.deployment
      guard service.askedAnalyses.isEmpty else { return nil }
      guard let alarms = deployment.alarms, !alarms.names.isEmpty else {
        return Finding(
          code, at: plan.path(service), "no alarm watches deployments of \"\(service.name)\"",
          help: "add \"alarms\": {\"names\": […]}")
      }
      guard !deployment.rollsBackOnAlarm else { return nil }
      return Finding(
        code, at: plan.path(service).appending(deployment.rollbackKey),
        "alarms stop deployments of \"\(service.name)\" and do not roll them back",
        help: "set \"\(deployment.rollbackKey.last ?? "rollback")\" to true")
    }
  }
}

extension ValuePath {
  func appending(_ keys: [String]) -> ValuePath { keys.reduce(self) { $0.appending($1) } }
}
