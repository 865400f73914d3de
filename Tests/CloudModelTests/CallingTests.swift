import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct `A request that calls` {
  @Test func `takes as long as its own work and what it calls, one after the other`() {
    var graph = ServiceGraph(at: [0, 10], work: 1, to: "front", horizon: .seconds(100))
    graph.add(
      "front", calls: [.ask("orders", work: .constant(2)), .ask("mail", work: .constant(4))])
    graph.add("orders")
    graph.add("mail")
    let (recorder, accounts) = graph.run()
    #expect(recorder.responseTimes == [7, 7])
    #expect(accounts.areSound)
    #expect(accounts.offered == 2)
    #expect(accounts.calls.map(\.calls) == [2, 2])
    #expect(accounts.calls.map(\.meanLatency) == [2, 4])
    #expect(accounts.targets.map(\.busy) == [14, 4, 8])
  }

  @Test func `keeps its worker while it calls, so that the next one waits for both`() {
    var graph = ServiceGraph(at: [0, 0.5], work: 1, to: "front", horizon: .seconds(100))
    graph.add("front", calls: [.ask("orders", work: .constant(2))])
    graph.add("orders")
    let (recorder, accounts) = graph.run()
    #expect(recorder.attempts.map(\.ended.seconds) == [3, 6])
    #expect(accounts.areSound)
  }

  @Test func `holds no core while it calls where requests share the cores`() {
    var graph = ServiceGraph(at: [0, 1], work: 1, to: "front", horizon: .seconds(100))
    graph.add("front", calls: [.ask("orders", work: .constant(2))], discipline: .processorSharing)
    graph.add("orders", workers: nil)
    let (recorder, accounts) = graph.run()
    #expect(recorder.attempts.map(\.ended.seconds) == [3, 4])
    #expect(accounts.targets[0].busy == 2)
    #expect(accounts.areSound)
  }

  @Test func `waits for the longest of the calls that it makes at once`() {
    var graph = ServiceGraph(at: [0], work: 1, to: "front", horizon: .seconds(100))
    graph.add(
      "front",
      calls: [
        .ask("orders", work: .constant(2)),
        .ask("mail", work: .constant(5)) { $0.parallel = true },
        .ask("orders", work: .constant(3)),
      ])
    graph.add("orders")
    graph.add("mail")
    #expect(graph.run().recorder.responseTimes == [9])
  }

  @Test func `is answered by the first success of a race, and tells the loser to stop`() {
    var graph = ServiceGraph(at: [0], work: 1, to: "front", horizon: .seconds(100))
    graph.add(
      "front",
      calls: [
        .ask("slow", work: .constant(9)) { $0.client.cancellation = true },
        .ask("fast", work: .constant(2)) { $0.race = .seconds(1) },
      ])
    graph.add("slow")
    graph.add("fast")
    let (recorder, accounts) = graph.run()
    #expect(recorder.responseTimes == [4])
    #expect(accounts.targets.map(\.busy) == [4, 3, 2])
    #expect(accounts.calls.map(\.orphaned) == [1, 0])
    #expect(accounts.areSound)
  }

  @Test func `makes a call only for its classes and its share`() {
    var graph = ServiceGraph(
      .constant(rate: 100), work: .constant(0.001), to: "front", horizon: .seconds(100))
    graph.add(
      "front", workers: nil,
      calls: [
        .ask("orders", work: .constant(0.001)) { $0.share = 0.25 },
        .ask("orders", work: .constant(0.001)) { $0.classes = ["others"] },
      ])
    graph.add("orders", workers: nil)
    let calls = graph.run().accounts.calls
    // Five standard deviations of a binomial count of 10,000.
    let deviation = (10_000.0 * 0.25 * 0.75).squareRoot()
    let distance = abs(Double(calls[0].calls) - 2_500.0)
    #expect(distance < 5 * deviation)
    #expect(calls[1].calls == 0)
  }

  @Test func `answers with an error at the first call that fails, and makes no other`() {
    var graph = ServiceGraph(at: [0], work: 1, to: "front", horizon: .seconds(100))
    graph.add(
      "front", calls: [.ask("orders", work: .constant(2)), .ask("mail", work: .constant(4))])
    graph.add("orders") { $0.errorRate = 1 }
    graph.add("mail")
    let (recorder, accounts) = graph.run()
    #expect(recorder.attempts.map(\.outcome) == [.dependencyError])
    #expect(recorder.attempts.map(\.ended.seconds) == [3])
    #expect(accounts.calls.map(\.calls) == [1, 0])
    #expect(accounts.failed == 1)
  }

  @Test func `goes on with its fallback, be it an answer or another call`() {
    var graph = ServiceGraph(at: [0], work: 1, to: "front", horizon: .seconds(100))
    graph.add(
      "front",
      calls: [
        .ask("orders", work: .constant(2)) { $0.fallback = .answer(after: .seconds(1)) },
        .ask("orders", work: .constant(2)) {
          $0.fallback = .call(.ask("mail", work: .constant(4)))
        },
      ])
    graph.add("orders") { $0.errorRate = 1 }
    graph.add("mail")
    let (recorder, accounts) = graph.run()
    #expect(recorder.responseTimes == [10.0])
    #expect(accounts.calls.map(\.failed) == [1, 1, 0])
    #expect(accounts.calls.map(\.fallbacks) == [1, 1, 0])
    #expect(accounts.areSound)
  }

  @Test func `gives an attempt up at its time-out while the callee works on for nobody`() {
    var graph = ServiceGraph(at: [0], work: 1, to: "front", horizon: .seconds(100))
    graph.add(
      "front",
      calls: [
        .ask("orders", work: .constant(8)) {
          $0.client.timeout = .seconds(3)
          $0.client.retry.attempts = 2
          $0.client.retry.backoff = .exponential(base: .seconds(1), cap: .seconds(1), jitter: .none)
        }
      ])
    graph.add("orders", workers: nil)
    let (recorder, accounts) = graph.run()
    #expect(recorder.attempts.map(\.outcome) == [.callTimedOut])
    #expect(recorder.attempts.map(\.ended.seconds) == [8.0])
    #expect(accounts.targets.map(\.busy) == [8, 16])
    #expect(accounts.calls[0].attempts == 2)
    #expect(accounts.calls[0].retries == 1)
    #expect(accounts.areSound)
  }

  @Test func `calls a dependency like anything else when the call says more than its name`() {
    var graph = ServiceGraph(at: [0], work: 1, to: "front", horizon: .seconds(100))
    var call = CallDescription(to: "db")
    call.client.timeout = .seconds(2)
    call.fallback = .answer(after: .zero)
    graph.add("front", calls: ["db", call])
    graph.addDependency("db", latency: .constant(5))
    let (recorder, accounts) = graph.run()
    #expect(recorder.responseTimes == [8.0])
    #expect(accounts.calls.map { $0.count(of: .clientTimeout) } == [1])
  }
}
