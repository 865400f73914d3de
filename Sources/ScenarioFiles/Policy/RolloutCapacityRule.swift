import CloudModel
import Experiments
import SimulationKernel

struct RolloutCapacityRule: PolicyRule {
  let code = DiagnosticCode(
    "P110", "too few tasks for the traffic during the rollout",
    "A rolling deployment may go down to desiredCount × minimumHealthyPercent, rounded up. What "
      + "arrives then has to be served by so many tasks: offered load = Σ rate × mean work × "
      + "slowness, in busy workers. Above all the workers that remain, queues grow without end.",
    remedy: "Raise \"minimumHealthyPercent\", or the desired count for the time of the rollout.",
    example: """
      "desiredCount": 4, "minimumHealthyPercent": 25     // 3 tasks are busy: wrong
      "desiredCount": 4, "minimumHealthyPercent": 100    // right
      """, level: .error)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    plan.deployed.compactMap { service in
      guard !service.deployment.keepsOldFleet else { return nil }
      let limits = RollingLimits(
        desired: service.desiredCount,
        minimumHealthyPercent: service.deployment.minimumHealthyPercent,
        maximumPercent: service.deployment.maximumPercent)
      guard limits.lower < service.desiredCount else { return nil }
      let load = Self.tasksNeeded(for: service, in: plan)
      guard load > Double(limits.lower) else { return nil }
      return Finding(
        code, at: plan.path(service, "minimumHealthyPercent"),
        "a deployment of \"\(service.name)\" may go down to \(limits.lower) of "
          + "\(service.desiredCount) tasks, and the traffic keeps "
          + "\(DecimalText.short(load)) busy",
        help: "keep at least \(Int(min(1e9, load.rounded(.up)))) tasks")
    }
  }

  /// The mean of the workers that are busy, in tasks, under the slower of the revisions; 0 where
  /// workers are unlimited.
  private static func tasksNeeded(
    for service: ServiceDescription, in plan: ReviewedPlan
  ) -> Double {
    let streams = plan.streams(to: plan.targetGroups(of: service))
    return plan.revisions(of: service).map { revision in
      guard let workers = revision.serving.workers else { return 0 }
      let busy = streams.reduce(0) { sum, stream in
        let own = revision.work.first { $0.requestClass == stream.requestClass.name }?.work
        let work = own ?? stream.requestClass.work
        return sum + stream.rate * work.mean * revision.slowness
      }
      return busy / Double(workers)
    }.max() ?? 0
  }
}
