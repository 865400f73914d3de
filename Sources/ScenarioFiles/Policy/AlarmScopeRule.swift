import CloudModel

struct AlarmScopeRule: PolicyRule {
  let code = DiagnosticCode(
    "P109", "alarms that do not look at the candidate",
    "Blue/green deployments move traffic from one target group to the other. An alarm on the group "
      + "that the traffic leaves says nothing about the revision that it goes to. The first "
      + "deployment goes to \"alternateTargetGroup\"; the one after it goes back.",
    remedy: "Watch the alternate group, both groups, or the load balancer.",
    example: """
      "alternateTargetGroup": "green" … "alarms": {"errors": {"of": "blue", …}}     // wrong
      "alternateTargetGroup": "green" … "alarms": {"errors": {"of": "green", …}}    // right
      """, level: .warning)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    plan.deployed.compactMap { service in
      let alarms = plan.alarms(of: service)
      guard service.deployment.keepsOldFleet, !alarms.isEmpty,
        let old = service.targetGroup, old != service.alternateTargetGroup,
        alarms.allSatisfy({ $0.of == old })
      else { return nil }
      return Finding(
        code, at: plan.path(service, "alarms"),
        "every alarm of \"\(service.name)\" watches \"\(old)\", which the traffic leaves",
        help: "watch \"\(service.alternateTargetGroup ?? "green")\" or the load balancer too")
    }
  }
}
