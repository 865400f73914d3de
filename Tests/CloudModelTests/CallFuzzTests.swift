import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Service graphs of all shapes, with faults: whatever happens, the books agree.
@Suite struct `Calls under any circumstances` {
  @Test(arguments: UInt64(0)..<60)
  func `end once, and the laws of queues hold`(seed: UInt64) {
    let cloud = RandomGraph(seed: seed).cloud
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: seed, replication: 0, recorder: recorder)
    let accounts = outcome.accounts
    #expect(accounts.conservesRequests, "seed \(seed)")
    for call in accounts.calls { #expect(call.conservesCalls, "seed \(seed): \(call)") }
    for target in accounts.targets {
      #expect(target.area == target.stays, "seed \(seed): \(target.name)")
      #expect(target.departures <= target.arrivals, "seed \(seed): \(target.name)")
      #expect(target.busy >= 0, "seed \(seed): \(target.name)")
      if let workers = target.workers {
        let most = target.lifetime * Double(workers)
        #expect(target.busy <= most * (1 + 1e-9), "seed \(seed): \(target.name)")
      }
    }
    #expect(
      accounts.offered == UInt64(recorder.attempts.count { $0.isFinal }) + accounts.inFlightAtEnd,
      "seed \(seed)")
    let again = Run.perform(cloud, seed: seed, replication: 0, recorder: KeepingRecorder())
    #expect(again.fingerprint == outcome.fingerprint, "seed \(seed)")
  }
}

/// A random cloud of services that call those behind them, and rarely those before.
private struct RandomGraph: ~Copyable {
  private var stream: RandomStream
  private(set) var cloud: CloudDescription

  init(seed: UInt64) {
    stream = RandomStream(StreamKey(seed: seed, replication: 77))
    var client = ClientDescription()
    client.timeout = .seconds(2)
    client.retry.attempts = 2
    var graph = ServiceGraph(
      .poisson(rate: 40), work: .exponential(mean: 0.02), to: "s0", horizon: .seconds(40),
      client: client)
    cloud = graph.cloud
    let count = 2 + Int(stream.index(below: 4))
    for service in 0..<count {
      let calls = calls(of: service, count: count)
      let discipline = pick(
        [
          ServiceDiscipline.firstInFirstOut, .firstInFirstOut, .processorSharing, .priority,
          .randomOrder,
        ])
      let workers: Int? = chance(0.2) ? nil : 1 + Int(stream.index(below: 6))
      let limit: Int? = chance(0.5) ? Int(stream.index(below: 20)) : nil
      let patience: Distribution? = chance(0.3) ? .exponential(mean: 1) : nil
      graph.add(
        "s\(service)", workers: workers, targets: 1 + Int(stream.index(below: 3)), calls: calls,
        discipline: discipline
      ) {
        $0.serving.queueLimit = limit
        $0.serving.queueTimeout = discipline == .processorSharing ? nil : patience
        $0.errorRate = 0.02
      }
    }
    graph.addDependency("db", latency: .exponential(mean: 0.02), errorRate: 0.05)
    graph.cloud.traffic[0].client.cancellation = chance(0.5)
    cloud = graph.cloud
    cloud.zones = ["a", "b"]
    cloud.faults = (0..<3).map { _ in fault(count: count) }
  }

  private mutating func chance(_ share: Double) -> Bool { stream.uniform() < share }

  private mutating func pick<Thing>(_ things: [Thing]) -> Thing {
    things[Int(stream.index(below: UInt32(things.count)))]
  }

  private mutating func calls(of service: Int, count: Int) -> [CallDescription] {
    (0..<Int(stream.index(below: 4))).map { position in
      var call = self.call(of: service, count: count)
      guard position > 0 else { return call }
      if chance(0.3) { call.parallel = true }
      if !call.parallel, chance(0.2) { call.race = pick([.zero, .milliseconds(30)]) }
      return call
    }
  }

  private mutating func call(of service: Int, count: Int) -> CallDescription {
    if chance(0.15) { return "db" }
    let behind = service + 1 < count ? Array(service + 1..<count) : []
    let callee = behind.isEmpty || chance(0.05) ? "s\(pick(Array(0..<count)))" : "s\(pick(behind))"
    var call = CallDescription.ask(
      chance(0.2) ? "db" : callee, work: .exponential(mean: 0.02))
    if call.to == "db" { call.request = nil }
    // A ring must not go on for ever.
    call.share = behind.isEmpty ? 0.1 : pick([1, 1, 0.5])
    if chance(0.7) { call.client.timeout = pick([.milliseconds(50), .milliseconds(300)]) }
    call.client.cancellation = chance(0.4)
    call.client.sessions = pick([0, 4])
    call.client.retry.attempts = pick([1, 2, 3])
    if chance(0.4) { call.client.retry.budget = RetryBudgetDescription() }
    if chance(0.4) {
      var breaker = CallBreakerDescription()
      breaker.window = 10
      breaker.minimumCalls = 5
      breaker.openFor = .seconds(1)
      breaker.probes = 2
      call.circuitBreaker = breaker
    }
    if chance(0.4) {
      var bulkhead = BulkheadDescription()
      bulkhead.concurrent = 1 + Int(stream.index(below: 3))
      bulkhead.queue = pick([0, 5])
      bulkhead.wait = pick([nil, .milliseconds(20)])
      call.bulkhead = bulkhead
    }
    if chance(0.3) {
      call.fallback = chance(0.5) ? .answer(after: pick([.zero, .milliseconds(5)])) : .call("db")
    }
    return call
  }

  private mutating func fault(count: Int) -> FaultDescription {
    var fault = FaultDescription()
    fault.at = TimeSpan(seconds: 5 + 20 * stream.uniform())
    fault.duration = TimeSpan(seconds: 5 * stream.uniform())
    let service = "s\(stream.index(below: UInt32(count)))"
    fault.kind = pick([
      .targetsLost(of: service, count: 1, mode: pick(TargetFailureMode.allCases)),
      .targetsLost(of: service, count: 1, mode: pick(TargetFailureMode.allCases)),
      .zoneLost(zone: "b"), .dependencyDown(dependency: "db"),
      .dependencySlow(dependency: "db", factor: 20, added: .zero),
    ])
    return fault
  }
}
