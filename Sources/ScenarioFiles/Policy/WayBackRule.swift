import CloudModel

struct WayBackRule: PolicyRule {
  let code = DiagnosticCode(
    "P111", "no time to go back",
    "Blue/green deployments keep the old tasks for the bake, CodeDeploy's termination wait or Argo's "
      + "scale-down delay, so that going back is one change of weights. Without it the old tasks are "
      + "gone as soon as the traffic has left them, and going back is another deployment.",
    remedy: "Keep the old tasks until alarms and people have seen the new ones at work.",
    example: """
      "strategy": "blueGreen", "bakeTime": "0s"     // wrong
      "strategy": "blueGreen", "bakeTime": "10m"    // right
      """, level: .warning)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    plan.deployed.compactMap { service in
      guard service.deployment.keepsOldFleet, let last = service.deployment.wayBack,
        last.length == .zero
      else { return nil }
      return Finding(
        code, at: plan.path(service).appending(last.key),
        "the old tasks of \"\(service.name)\" stop as soon as the traffic has left them",
        help: "write a \"\(last.key.last ?? "bakeTime")\" of some minutes")
    }
  }
}
