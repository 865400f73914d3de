import CanaryAnalysis
import SimulationKernel

// Analyses of a candidate's metrics: the world measures, the judge decides.
extension World {
  /// Starts one of the deployment's analyses.
  mutating func analyze(
    _ index: Int, of service: Int, for owner: RunningAnalysis.Owner, in queue: inout EventQueue
  ) {
    guard let deployment = services[service].deployment else { return }
    let releases = services[service].releases
    guard let candidate = releases[deployment.candidate].group,
      let baseline = releases[deployment.stable].group
    else {
      preconditionFailure("an analysis of service \(service), which has no target group")
    }
    let description = services[service].description.deployment
    var analysis = RunningAnalysis(
      description.analyses[index], index: index, owner: owner, candidate: candidate,
      baseline: baseline, finished: metrics.finished,
      isLook: owner.isStrategy && description.strategy.asksAtEveryLook)
    let step = analysis.run.start()
    let number = deployment.analyses.count
    services[service].deployment?.analyses.append(analysis)
    journal(
      services[service].description.name,
      .analysisStarted(name: analysis.description.name), in: queue)
    take(step, number, service, in: &queue)
  }

  /// A hook lets an analysis decide for it, and waits for so long.
  mutating func analyze(
    _ name: String, hook: Int, of service: Int, limit: TimeSpan, generation: Int,
    in queue: inout EventQueue
  ) {
    guard let deployment = services[service].deployment else { return }
    let index = number(name, in: services[service].description.deployment.analyses, \.name)
    schedule(
      .analysisOverdue(
        service: service, rollout: deployment.rollout, analysis: deployment.analyses.count),
      after: limit, in: &queue)
    analyze(index, of: service, for: .hook(hook, generation: generation), in: &queue)
  }

  /// Stops whatever still runs; nobody hears of it.
  mutating func endAnalyses(of service: Int) {
    guard let count = services[service].deployment?.analyses.count else { return }
    for number in 0..<count { _ = services[service].deployment?.analyses[number].run.stop() }
  }

  mutating func measure(
    _ metrics: [Int], for number: Int, of service: Int, in queue: inout EventQueue
  ) {
    guard var analysis = services[service].deployment?.analyses[number], analysis.isRunning
    else { return }
    let measurement = analysis.measure(metrics, in: self.metrics, at: queue.now)
    let step = analysis.run.measured(measurement)
    services[service].deployment?.analyses[number] = analysis
    take(step, number, service, in: &queue)
  }

  /// The hook that waits for an analysis waits no longer.
  mutating func analysisOverdue(_ number: Int, of service: Int, in queue: inout EventQueue) {
    guard var analysis = services[service].deployment?.analyses[number], analysis.isRunning,
      case .hook(let hook, let generation) = analysis.owner
    else { return }
    _ = analysis.run.stop()
    services[service].deployment?.analyses[number] = analysis
    hookEnded(hook, of: service, outcome: .hangs, generation: generation, in: &queue)
  }

  private mutating func take(
    _ step: AnalysisStep, _ number: Int, _ service: Int, in queue: inout EventQueue
  ) {
    guard let deployment = services[service].deployment else { return }
    switch step {
    case .measureAgain(let span, let metrics):
      schedule(
        .measure(
          service: service, rollout: deployment.rollout, analysis: number, metrics: metrics),
        after: span, in: &queue)
    case .ended(let verdict):
      conclude(deployment.analyses[number], verdict, service, in: &queue)
    }
  }

  private mutating func conclude(
    _ analysis: RunningAnalysis, _ verdict: AnalysisVerdict, _ service: Int,
    in queue: inout EventQueue
  ) {
    journal(
      services[service].description.name,
      .analysisEnded(name: analysis.description.name, verdict: verdict), in: queue)
    switch analysis.owner {
    case .strategy(let generation):
      tell(
        service,
        .analysisEnded(index: analysis.index, outcome: verdict.outcome, generation: generation),
        in: &queue)
    case .hook(let hook, let generation):
      hookEnded(
        hook, of: service,
        outcome: analysis.description.hookOutcome(of: verdict.outcome), generation: generation,
        in: &queue)
    }
  }
}

extension AnalysisDescription {
  fileprivate func hookOutcome(of outcome: AnalysisOutcome) -> HookOutcome {
    switch outcome {
    case .successful: .succeeds
    case .failed, .error: .fails
    case .inconclusive: inconclusive == .succeeds ? .succeeds : .fails
    }
  }
}
