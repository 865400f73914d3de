import CloudModel
import SimulationKernel

struct LongDrainRule: PolicyRule {
  let code = DiagnosticCode(
    "P112", "a drain that is much longer than any request",
    "ECS waits for the whole deregistration delay before it stops a task, even an idle one. A delay "
      + "of a minute or more, and of more than ten times the longest request, makes deployments "
      + "slow and helps nobody; AWS's default is five minutes.",
    remedy: "Lower \"deregistrationDelay\" to a little more than the longest request.",
    example: """
      "deregistrationDelay": "5m"     // requests take 2s at the most
      "deregistrationDelay": "15s"    // enough
      """, level: .note)

  private static let longEnough = TimeSpan.minutes(1)
  private static let factor = 10.0

  func review(_ plan: ReviewedPlan) -> [Finding] {
    plan.stopped.flatMap { service in
      plan.targetGroups(of: service).compactMap { group in
        let longest =
          plan.streams(to: [group])
          .map { plan.longestRequest($0, under: plan.revisions(of: service)) }.max() ?? 0
        let delay = group.deregistrationDelay
        guard longest > 0, delay >= Self.longEnough, delay.seconds > Self.factor * longest else {
          return nil
        }
        return Finding(
          code, at: .of("targetGroups", group.name, "deregistrationDelay"),
          "every task of \"\(service.name)\" that leaves \"\(group.name)\" waits "
            + "\(DurationText.text(of: delay)), and no request takes more than "
            + DurationText.text(of: .wholeSeconds(longest)))
      }
    }
  }
}
