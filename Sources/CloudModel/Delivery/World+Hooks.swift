import RandomVariates
import SimulationKernel

// Lifecycle hooks: functions and people that are asked.
extension World {
  mutating func runHook(
    _ hook: Int, of service: Int, _ deployment: Deployment, limit: TimeSpan, generation: Int,
    in queue: inout EventQueue
  ) {
    let it = services[service].description.deployment.hooks[hook]
    if case .analysis(let name) = it.decision {
      // Such a function sees the weights: with all traffic on one side nothing can be compared.
      let share = accounts.rollouts[deployment.rollout].trafficSteps.last?.percent ?? 0
      guard share > 0, share < 100 else {
        schedule(
          .hookEnds(
            service: service, rollout: deployment.rollout, hook: hook, outcome: .succeeds,
            generation: generation),
          after: .zero, in: &queue)
        return
      }
      analyze(
        name, hook: hook, of: service, limit: limit, generation: generation, in: &queue)
      return
    }
    let call = services[service].deployment?.hookCalls ?? 0
    services[service].deployment?.hookCalls += 1
    let (time, outcome) = answer(of: it, service: service, hook: hook, call: call)
    let isLate = outcome == .hangs || time > limit
    schedule(
      .hookEnds(
        service: service, rollout: deployment.rollout, hook: hook,
        outcome: isLate ? .hangs : outcome, generation: generation),
      after: isLate ? limit : time, in: &queue)
  }

  /// How long a call takes and how it ends; belongs to the world, so that two plans meet the same
  /// people.
  private func answer(
    of hook: HookDescription, service: Int, hook number: Int, call: Int
  ) -> (TimeSpan, HookOutcome) {
    let key = draws.key.derived("world").derived("hook").derived(UInt64(service))
      .derived(UInt64(number)).derived(UInt64(call))
    var stream = RandomStream(key)
    var time = hook.duration
    if let delay = hook.delay {
      time = TimeSpan(seconds: max(0, Sampler(delay).sample(using: &stream)))
    }
    if let every = hook.callBackDelay, every > .zero {
      let calls = (time.nanoseconds + every.nanoseconds - 1) / every.nanoseconds
      time = TimeSpan(nanoseconds: calls * every.nanoseconds)
    }
    let refuses = hook.failureShare > 0 && stream.uniform() < hook.failureShare
    switch hook.decision {
    case .function(.succeeds), .approval(.succeeds): return (time, refuses ? .fails : .succeeds)
    case .function(let outcome), .approval(let outcome): return (time, outcome)
    case .analysis(let name): preconditionFailure("the analysis \(name) answers by itself")
    }
  }

  mutating func hookEnded(
    _ hook: Int, of service: Int, outcome: HookOutcome, generation: Int,
    in queue: inout EventQueue
  ) {
    let it = services[service].description
    let (asked, hasStages) = (it.deployment.hooks[hook], it.deployment.strategy.hasStages)
    journal(
      it.name,
      .hookEnded(name: asked.name, stage: hasStages ? asked.stage : nil, outcome: outcome),
      in: queue)
    tell(
      service, .hookEnded(index: hook, outcome: outcome, generation: generation), in: &queue)
  }
}
