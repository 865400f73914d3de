import CloudModel
import SimulationKernel

struct DrainRule: PolicyRule {
  let code = DiagnosticCode(
    "P103", "a deregistration delay shorter than the longest request",
    "When the delay of a target group runs out, requests in flight on a stopping task are answered "
      + "with 502. The longest request is the bound of its work's law, or its 99.9th percentile, "
      + "times the slowness of the revision, and no more than client and load balancer wait for. "
      + "Queues and dependencies come on top.",
    remedy: "Raise \"deregistrationDelay\" above the longest request.",
    example: """
      "deregistrationDelay": "1s"     // reports take 20s: wrong
      "deregistrationDelay": "30s"    // right
      """, level: .error)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    var seen: [String] = []
    return plan.stopped.flatMap { service in
      plan.targetGroups(of: service).compactMap { group in
        guard !seen.contains(group.name) else { return nil }
        seen.append(group.name)
        return finding(about: group, of: service, in: plan)
      }
    }
  }

  private func finding(
    about group: TargetGroupDescription, of service: ServiceDescription, in plan: ReviewedPlan
  ) -> Finding? {
    let revisions = plan.revisions(of: service)
    let lengths = plan.streams(to: [group]).map { stream in
      (name: stream.requestClass.name, seconds: plan.longestRequest(stream, under: revisions))
    }
    guard let longest = lengths.max(by: { $0.seconds < $1.seconds }),
      longest.seconds > group.deregistrationDelay.seconds
    else { return nil }
    let needed = TimeSpan.wholeSeconds(longest.seconds)
    return Finding(
      code, at: .of("targetGroups", group.name, "deregistrationDelay"),
      "\"\(group.name)\" drains for \(DurationText.text(of: group.deregistrationDelay)), and "
        + "requests of \"\(longest.name)\" take up to \(DurationText.text(of: needed))",
      help: "write at least \"\(DurationText.text(of: needed))\"")
  }
}
