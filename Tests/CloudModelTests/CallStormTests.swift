import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct `Retries and failures that spread` {
  @Test(arguments: [(1, 3.0), (2, 9.0), (3, 27.0)])
  func `attempts multiply over the layers above a callee that always fails`(
    _ layers: Int, _ expected: Double
  ) {
    var graph = ServiceGraph(at: [0], work: 0.001, to: "layer0", horizon: .seconds(1000))
    for layer in 0..<layers {
      let next = layer + 1 < layers ? "layer\(layer + 1)" : "leaf"
      graph.add(
        "layer\(layer)", workers: nil,
        calls: [.ask(next, work: .constant(0.001)) { $0.client.retry.attempts = 3 }])
    }
    graph.add("leaf") { $0.errorRate = 1 }
    let accounts = graph.run().accounts
    #expect(Double(accounts.calls.last?.attempts ?? 0) == expected)
    #expect(accounts.areSound)
  }

  // MARK: A metastable failure

  /// Orders serve 80 requests a second and get 55; for half a minute their database is slow.
  private func storm(budget: RetryBudgetDescription?) -> ServiceGraph {
    var client = ClientDescription()
    client.timeout = .seconds(2)
    var graph = ServiceGraph(
      .poisson(rate: 55), work: .constant(0.001), to: "front", horizon: .minutes(5), client: client)
    graph.add(
      "front", workers: nil,
      calls: [
        .ask("orders", work: .exponential(mean: 0.098)) {
          $0.client.timeout = .seconds(1)
          $0.client.retry.attempts = 3
          $0.client.retry.budget = budget
        }
      ])
    graph.add("orders", workers: 8, calls: ["db"])
    graph.addDependency("db", latency: .constant(0.002))
    var fault = FaultDescription()
    fault.at = .minutes(1)
    fault.duration = .seconds(30)
    fault.kind = .dependencySlow(dependency: "db", factor: 100, added: .zero)
    graph.cloud.faults = [fault]
    return graph
  }

  /// Share of the requests due in a span that succeeded.
  private func goodput(_ recorder: KeepingRecorder, from start: Double, to end: Double) -> Double {
    let due = recorder.attempts.filter {
      $0.isFinal && $0.due.seconds >= start && $0.due.seconds < end
    }
    return Double(due.count { $0.isSuccess }) / Double(due.count)
  }

  @Test func `a retry storm stays when its cause is long gone`() {
    let (recorder, accounts) = storm(budget: nil).run()
    #expect(goodput(recorder, from: 10, to: 60) > 0.99)
    #expect(goodput(recorder, from: 240, to: 290) < 0.2)
    #expect(accounts.areSound)
    // Of orders, which work at full speed for callers who have gone.
    #expect((accounts.targets.last?.busy ?? 0) > 0.9 * 8 * 240)
  }

  @Test func `a retry budget lets the same system recover`() {
    var budget = RetryBudgetDescription()
    budget.tokens = 20
    budget.cost = 1
    budget.refund = 0.1
    let (recorder, accounts) = storm(budget: budget).run()
    #expect(goodput(recorder, from: 10, to: 60) > 0.99)
    #expect(goodput(recorder, from: 65, to: 90) < 0.5)
    #expect(goodput(recorder, from: 240, to: 290) > 0.99)
    #expect(accounts.areSound)
  }

  // MARK: A cascade

  /// A → B → C, where C hangs for a minute; half of A's requests call nobody.
  private func chain(
    _ guarding: @escaping (inout CallDescription) -> Void = { _ in }
  ) -> ServiceGraph {
    var client = ClientDescription()
    client.timeout = .seconds(5)
    var graph = ServiceGraph(
      .poisson(rate: 100), work: .constant(0.01), to: "A", horizon: .minutes(4), client: client)
    var buy = graph.cloud.traffic[0].classes[0]
    buy.name = "buy"
    var browse = buy
    browse.name = "browse"
    graph.cloud.traffic[0].classes = [browse, buy]
    graph.add(
      "A", workers: 20,
      calls: [
        .ask("B", work: .constant(0.01)) {
          $0.classes = ["buy"]
          $0.client.timeout = .seconds(4)
          guarding(&$0)
        }
      ])
    graph.add(
      "B", workers: 20,
      calls: [.ask("C", work: .constant(0.01)) { $0.client.timeout = .seconds(3) }])
    graph.add("C", workers: 20)
    var fault = FaultDescription()
    fault.at = .minutes(1)
    fault.duration = .minutes(1)
    fault.kind = .targetsLost(of: "C", count: 1, mode: .hang)
    graph.cloud.faults = [fault]
    return graph
  }

  private func browsed(_ recorder: KeepingRecorder) -> Double {
    let due = recorder.attempts.filter {
      $0.isFinal && $0.requestClass == 0 && $0.due.seconds >= 70 && $0.due.seconds < 115
    }
    return Double(due.count { $0.isSuccess }) / Double(due.count)
  }

  @Test func `a hanging service takes the workers of those that do not even need it`() {
    let (recorder, accounts) = chain().run()
    #expect(browsed(recorder) < 0.5)
    #expect(accounts.areSound)
  }

  @Test func `a bulkhead keeps the others' workers free`() {
    let (recorder, accounts) = chain {
      var bulkhead = BulkheadDescription()
      bulkhead.concurrent = 10
      $0.bulkhead = bulkhead
    }.run()
    #expect(browsed(recorder) > 0.99)
    #expect(accounts.calls[0].refusedByBulkhead > 1000)
    #expect(accounts.areSound)
  }

  @Test func `a circuit breaker opens, keeps the workers free, and closes when all is well`() {
    let (recorder, accounts) = chain {
      var breaker = CallBreakerDescription()
      breaker.window = 20
      breaker.minimumCalls = 20
      breaker.openFor = .seconds(10)
      breaker.probes = 2
      $0.circuitBreaker = breaker
    }.run()
    #expect(browsed(recorder) > 0.9)
    #expect(accounts.calls[0].openings >= 5)
    #expect((accounts.calls[0].firstOpenings.first?.at.seconds ?? 0) > 60)
    let circuit = recorder.journal.compactMap { entry in
      if case .circuit(_, let state) = entry.happening { state } else { nil }
    }
    #expect(circuit.first == .open)
    #expect(circuit.last == .closed)
    #expect(accounts.areSound)
  }

  // MARK: Between regions

  @Test func `a call into another region travels there and back`() {
    var graph = ServiceGraph(at: [0, 10], work: 1, to: "front", horizon: .seconds(100))
    graph.add("front", calls: [.ask("orders", work: .constant(2)) { $0.client.sessions = 1 }])
    graph.add("orders")
    graph.cloud.regions = [
      RegionDescription(name: "here", zones: ["h"]), RegionDescription(name: "there", zones: ["t"]),
    ]
    graph.cloud.network.jitter = 0
    graph.cloud.network.roundTrips = [
      RoundTripDescription(from: "here", to: "there", time: .milliseconds(100))
    ]
    for index in 0..<2 {
      let region = index == 0 ? "here" : "there"
      graph.cloud.loadBalancers[index].region = region
      graph.cloud.fleets[index].region = region
    }
    // The first call opens the connection, with two round trips of handshakes.
    #expect(graph.run().recorder.attempts.map { ($0.ended - $0.due).seconds } == [3.3, 3.1])
  }
}
