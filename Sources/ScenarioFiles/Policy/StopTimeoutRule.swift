import CloudModel
import SimulationKernel

struct StopTimeoutRule: PolicyRule {
  let code = DiagnosticCode(
    "P104", "a stop timeout that cuts work off",
    "SIGKILL follows SIGTERM after \"stopTimeout\". Until then a task must have answered what is in "
      + "flight and have exited. A task that is drained first has nothing in flight; one that is "
      + "not, still gets requests until every node knows, and works on them.",
    remedy: "Raise \"stopTimeout\" (120s at the most on Fargate), drain before SIGTERM, or let the "
      + "process exit faster.",
    example: """
      "stop": {"exitTime": "45s", "stopTimeout": "30s"}    // wrong
      "stop": {"exitTime": "45s", "stopTimeout": "60s"}    // right
      """, level: .warning)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    var seen: [String] = []
    return plan.stopped.flatMap { service in
      plan.revisions(of: service).compactMap { revision in
        let needed = secondsToStop(revision, of: service, in: plan)
        guard needed > revision.stop.stopTimeout.seconds, !seen.contains(revision.name) else {
          return nil
        }
        seen.append(revision.name)
        return Finding(
          code, at: .of("revisions", revision.name, "stop", "stopTimeout"),
          "tasks of \"\(revision.name)\" are killed "
            + "\(DurationText.text(of: revision.stop.stopTimeout)) after SIGTERM, and need up to "
            + "\(DurationText.text(of: .wholeSeconds(needed)))",
          help: "write at least \"\(DurationText.text(of: .wholeSeconds(needed)))\"")
      }
    }
  }

  /// From SIGTERM to the process's own end.
  private func secondsToStop(
    _ revision: RevisionDescription, of service: ServiceDescription, in plan: ReviewedPlan
  ) -> Double {
    let isDrained =
      service.stopOrder.drainBeforeTerminationByScheduler || service.targetGroup == nil
    let inFlight = isDrained ? 0 : plan.longestRequest(of: service)
    switch revision.stop.onTermination {
    case .finish: return inFlight + revision.stop.exitTime.bound
    case .drop: return 0
    case .ignore:
      // It serves whatever still comes.
      return isDrained ? 0 : inFlight + plan.cloud.propagation.deregistration.longest.seconds
    }
  }
}
