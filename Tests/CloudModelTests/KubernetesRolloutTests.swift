import CanaryAnalysis
import CloudModel
import SimulationKernel
import Testing

/// Strategies that users know from Kubernetes, on a service with tasks and traffic. Tasks are
/// healthy 40 s after their start, a drain takes 20 s, and looks of Flagger come at full minutes.
@Suite struct KubernetesRolloutTests {
  private func service(
    _ desired: Int, _ strategy: StrategyDescription, horizon: Double = 1000
  ) -> ServiceCloud {
    var service = ServiceCloud(desired: desired, horizon: horizon)
    service.deployment.strategy = strategy
    return service
  }

  @Test func `ten tasks go in waves of five, and none of their requests is lost`() {
    let run = service(10, .kubernetes(KubernetesDescription())).run()
    #expect(run.starts == [Double](repeating: 0, count: 5) + [Double](repeating: 40, count: 5))
    #expect(run.stops == [0, 0, 40, 40, 40, 40, 40, 80, 80, 80])
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.accounts.failed == 0)
    #expect(run.accounts.conservesRequests)
  }

  @Test func `past its deadline a rollout is stuck, and all old tasks that may stay serve`() {
    var description = KubernetesDescription()
    description.progressDeadline = .seconds(120)
    var service = service(10, .kubernetes(description))
    service.candidate.healthEndpoint.answers = .error
    let run = service.run()
    #expect(run.times { $0 == .progressDeadlineExceeded }.count == 1)
    #expect(run.stops == [0, 0])
    #expect(run.rollout.outcome == .stuck)
    #expect(run.accounts.failed == 0)
  }

  @Test func `recreating leaves a gap, from the last drain to the first healthy task`() {
    var description = KubernetesDescription()
    description.type = .recreate
    let run = service(4, .kubernetes(description)).run()
    #expect(run.stops == [0, 0, 0, 0])
    #expect(run.starts == [20, 20, 20, 20])
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.accounts.failed > 0)
  }

  @Test func `a canary of Argo Rollouts moves the traffic with its tasks`() {
    var description = ArgoCanaryDescription()
    description.trafficRouting = true
    var pause = ArgoPause()
    pause.duration = .seconds(100)
    description.steps = [.setWeight(25), .pause(pause)]
    let run = service(4, .argoCanary(description)).run()
    // 25 % at 40 s, the rest is there 40 s after the pause.
    #expect(run.trafficSteps == [[40, 25], [180, 100]])
    #expect(run.starts == [0, 140, 140, 140])
    #expect(run.stops == [210, 210, 210, 210])
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.accounts.failed == 0)
  }

  @Test func `a person who promotes takes her time`() {
    var description = ArgoBlueGreenDescription()
    description.autoPromotionEnabled = false
    description.promotionApproval = "release manager"
    description.previewReplicaCount = 1
    var service = service(4, .argoBlueGreen(description))
    var hook = HookDescription()
    hook.name = "release manager"
    hook.decision = .approval(.succeeds)
    hook.duration = .seconds(300)
    service.deployment.hooks = [hook]
    let run = service.run()
    #expect(run.starts == [0, 340, 340, 340])
    let answer = Happening.hookEnded(name: "release manager", stage: nil, outcome: .succeeds)
    #expect(run.times { $0 == answer } == [340], "the journal knows her by her name")
    #expect(run.trafficSteps == [[380, 100]])
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.accounts.failed == 0)
  }

  @Test func `Flagger gives the traffic back to a primary with the new revision`() {
    var description = FlaggerDescription()
    description.analysis.stepWeight = 50
    description.analysis.maxWeight = 50
    let run = service(4, .flagger(description)).run()
    // The deployment is at 100 s: looks come 20 s, 80 s, 140 s… after it.
    #expect(run.trafficSteps == [[80, 50], [260, 100]])
    #expect(run.starts.prefix(4) == [20, 20, 20, 20], "the canary is as large as the primary")
    #expect(run.starts.dropFirst(4) == [140, 140, 180, 180], "the primary rolls in two waves")
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.revisions(after: 400) == [1])
    #expect(run.accounts.failed == 0)
    #expect(run.accounts.conservesRequests)
  }

  /// A canary that gets half of the traffic at once, and is promoted from there.
  private var half: FlaggerDescription {
    var description = FlaggerDescription()
    description.analysis.stepWeight = 50
    description.analysis.maxWeight = 50
    return description
  }

  @Test func `Flagger's own checks decide at every look whether a build stays`() {
    for (errorRate, steps, ends) in [
      (0.0, [[80.0, 50], [260, 100]], [140.0]), (0.05, [[80, 50], [260, 0]], [140, 200]),
    ] {
      var description = half
      description.analysis.threshold = 2
      description.analysis.metrics = ["golden signals"]
      var service = service(4, .flagger(description))
      var analysis = AnalysisDescription()
      analysis.name = "golden signals"
      analysis.configuration = .flagger(FlaggerSettings())
      service.deployment.analyses = [analysis]
      service.candidate.errorRate = errorRate
      service.cloud.traffic[0].arrivals = .constant(rate: 50)
      let run = service.run()
      #expect(run.trafficSteps == steps)
      #expect(run.times { if case .analysisEnded = $0 { true } else { false } } == ends)
      #expect(run.rollout.outcome == (errorRate == 0 ? .succeeded : .rolledBack))
      #expect(run.accounts.conservesRequests)
    }
  }

  @Test func `a deployment in the middle of a promotion takes the weight off the canary`() {
    var service = service(4, .flagger(half))
    var third = service.candidate
    third.name = "v3"
    service.cloud.revisions.append(third)
    var step = PlanStepDescription()
    step.name = "once more"
    // The promotion begins 140 s after the first deployment, and takes two waves of 40 s.
    step.at = .seconds(ServiceCloud.deployment + 160)
    step.action = .deploy(service: "web", revision: "v3")
    service.cloud.plan.append(step)
    let run = service.run()
    let shares = run.recorder.journal.compactMap { entry -> [Double]? in
      guard case .trafficShifted(_, "green", let percent) = entry.happening else { return nil }
      return [entry.at.seconds - ServiceCloud.deployment, percent]
    }
    #expect(shares == [[80, 50], [160, 0], [260, 50], [440, 0]])
    #expect(run.accounts.rollouts.map(\.outcome) == [.succeeded, .succeeded])
    #expect(run.fewestHealthy(initially: 4) >= 3, "one may be unavailable of the primary")
    #expect(run.revisions(after: 600) == [2])
    #expect(run.accounts.failed == 0)
    #expect(run.accounts.conservesRequests)
  }
}
