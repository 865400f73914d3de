import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Thousands of drills that nobody would write, for what must hold in all of them.
@Suite struct DrillFuzzTests {
  #if DEBUG
    static let seeds: Range<UInt64> = 0..<60
  #else
    static let seeds: Range<UInt64> = 0..<3000
  #endif

  private func drill(_ stream: inout RandomStream) -> ServiceCloud {
    func below(_ bound: UInt32) -> Int { Int(stream.index(below: bound)) }
    func span(_ bound: UInt32) -> TimeSpan { .seconds(Double(below(bound * 4)) / 4) }
    var service = ServiceCloud(desired: below(6), horizon: 1200)
    service.cloud.zones = Array(["a", "b", "c"].prefix(1 + below(3)))
    service.limit([0, 50, 67, 100][below(4)], [100, 110, 150, 200][below(4)])
    service.deployment.countsStoppingInMaximum = below(2) == 0
    service.deployment.order = RollingOrder.allCases[below(2)]
    var codeDeploy = CodeDeployDescription()
    codeDeploy.terminationWait = span(300)
    codeDeploy.rollbackOnFailure = below(2) == 0
    codeDeploy.rollbackOnAlarm = below(2) == 0
    service.deployment.strategy =
      [.rolling, .blueGreen, .codeDeploy(codeDeploy)][below(3)]
    service.deployment.bakeTime = span(200)
    if below(2) == 0 {
      service.deployment.circuitBreaker = CircuitBreakerDescription()
      service.deployment.circuitBreaker?.rollback = below(2) == 0
    }
    if below(2) == 0 {
      service.watchErrors(of: ["blue", "green"][below(2)], rollback: below(2) == 0)
    }
    for _ in 0..<below(3) {
      let stage = LifecycleStage.allCases[below(UInt32(LifecycleStage.allCases.count))]
      service.addHook(stage, HookOutcome.allCases[below(3)], duration: Double(below(60)))
      service.deployment.hooks[service.deployment.hooks.count - 1].timeout = .minutes(2)
    }
    service.cloud.propagation.schedulerInterval = below(3) == 0 ? span(20) : .zero
    service.cloud.services[0].healthCheckGracePeriod = below(2) == 0 ? span(100) : .zero
    service.cloud.launch.zoneLossNotice = span(200)
    service.candidate.crash.beforeRunning = [0, 0, 0.5, 1][below(4)]
    service.candidate.crash.afterRunning = below(4) == 0 ? .exponential(mean: 60) : nil
    service.candidate.healthEndpoint.answers = [.ok, .ok, .error, .hang][below(4)]
    service.candidate.errorRate = [0, 0, 0.5][below(3)]
    service.candidate.startUp = .exponential(mean: 10)
    service.candidate.stop.onTermination = TerminationBehavior.allCases[below(3)]
    if below(3) == 0 {
      service.candidate.containerHealthCheck = ContainerHealthCheckDescription()
    }
    for _ in 0..<below(4) {
      service.cloud.faults.append(fault(&stream, zones: service.cloud.zones))
    }
    for number in 0..<below(5) {
      var step = PlanStepDescription()
      step.name = "step \(number)"
      step.after = .seconds(stream.uniform() * 200)
      step.action = action(&stream)
      service.cloud.plan.append(step)
    }
    service.cloud.traffic[0].client.timeout = .seconds(2)
    service.cloud.traffic[0].arrivals = .poisson(rate: 2)
    return service
  }

  private func fault(_ stream: inout RandomStream, zones: [String]) -> FaultDescription {
    var fault = FaultDescription()
    fault.at = .seconds(stream.uniform() * 800)
    fault.spread = .seconds(stream.uniform() * 60)
    fault.duration = stream.uniform() < 0.5 ? .seconds(stream.uniform() * 300) : nil
    if stream.uniform() < 0.5 {
      fault.kind = .zoneLost(zone: zones[Int(stream.index(below: UInt32(zones.count)))])
    } else {
      let mode = TargetFailureMode.allCases[Int(stream.index(below: 5))]
      fault.kind = .targetsLost(of: "web", count: Int(stream.index(below: 3)), mode: mode)
    }
    return fault
  }

  private func action(_ stream: inout RandomStream) -> PlanAction {
    switch stream.index(below: 5) {
    case 0: return .deploy(service: "web", revision: stream.uniform() < 0.5 ? "v1" : "v2")
    case 1: return .scale(service: "web", desiredCount: Int(stream.index(below: 8)))
    case 2: return .stop(service: "web", count: Int(stream.index(below: 3)))
    case 3: return .rollBack(service: "web")
    default:
      var wait = WaitDescription()
      wait.condition = .deploymentFinished(service: "web")
      wait.deadline = .seconds(stream.uniform() * 300)
      wait.onDeadline = .continue
      return .wait(wait)
    }
  }

  @Test func `whatever is drilled, the books balance and every rollout has one outcome`() {
    for seed in Self.seeds {
      var stream = RandomStream(StreamKey(seed: seed, replication: 0))
      let service = drill(&stream)
      let run = service.run(seed: seed)
      #expect(run.accounts.conservesRequests, "seed \(seed)")
      let ended = run.accounts.rollouts.filter { $0.finished != nil }
      let ends = run.recorder.journal.count {
        if case .deploymentEnded = $0.happening { true } else { false }
      }
      #expect(ends == ended.count, "seed \(seed)")
      for rollout in run.accounts.rollouts {
        let isOpen = rollout.outcome == .running || rollout.outcome == .stuck
        #expect((rollout.finished == nil) == isOpen, "seed \(seed)")
        #expect(rollout.outcome != .rolledBack || rollout.failure != nil, "seed \(seed)")
        #expect(rollout.outcome != .succeeded || rollout.failure == nil, "seed \(seed)")
      }
      #expect(run.accounts.taskSeconds >= 0, "seed \(seed)")
    }
  }
}
