import CloudModel
import RandomVariates
import SimulationKernel
import Testing

struct `a scenario with calls` {
  private static let cloud =
    FullScenario.document(in: FullCalls.text).value?.cloud ?? CloudDescription()
  private var calls: [CallDescription] { Self.cloud.revisions.first?.calls ?? [] }

  @Test func `names dependencies as it always could`() {
    #expect(calls.first == "db")
    #expect(calls.first?.isPlain == true)
    #expect(Self.cloud.inlineCalls(of: 0) == 1)
  }

  @Test func `guards a call with a time-out, retries, a circuit breaker and a bulkhead`() {
    var call = CallDescription(to: "orders/http")
    call.request = .ofCall
    call.request?.work = .constant(0.02)
    call.client.timeout = .milliseconds(300)
    call.client.retry.attempts = 2
    var budget = RetryBudgetDescription()
    budget.tokens = 10
    call.client.retry.budget = budget
    var breaker = CallBreakerDescription()
    breaker.failureRate = 0.4
    breaker.window = 50
    breaker.windowTime = .seconds(10)
    breaker.minimumCalls = 20
    breaker.consecutiveFailures = 5
    breaker.openFor = .seconds(5)
    breaker.probes = 3
    call.circuitBreaker = breaker
    var bulkhead = BulkheadDescription()
    bulkhead.concurrent = 10
    bulkhead.queue = 20
    bulkhead.wait = .milliseconds(100)
    call.bulkhead = bulkhead
    call.fallback = .answer(after: .milliseconds(5))
    #expect(calls.dropFirst().first == call)
  }

  @Test func `says what a call asks for and how it is connected`() {
    var call = CallDescription(to: "orders")
    var request = RequestClassDescription.ofCall
    request.name = "place"
    request.path = "/place"
    request.work = .constant(0.01)
    request.priority = 2
    call.request = request
    call.race = .milliseconds(50)
    call.client.timeout = .milliseconds(300)
    call.client.cancellation = true
    call.client.sessions = 0
    call.client.connectTimeout = .seconds(1)
    call.client.nameCache = .seconds(30)
    #expect(calls.dropFirst(2).first == call)
    #expect(
      Self.cloud.calledTraffic.map(\.classes).joined().map(\.name) == ["orders/http", "place"])
  }

  @Test func `chooses who makes a call, beside which, and what stands in for it`() {
    var mail = CallDescription(to: "mail")
    mail.share = 0.1
    mail.classes = ["all"]
    mail.client.timeout = .seconds(1)
    var db = CallDescription(to: "db")
    db.client.timeout = .seconds(1)
    mail.fallback = .call(db)
    db.parallel = true
    #expect(calls.suffix(2) == [mail, db])
  }

  @Test func `numbers fallbacks behind what they stand in for`() {
    let described = Self.cloud.describedCalls
    #expect(described.map(\.call.to) == ["orders/http", "orders", "mail", "db", "db"])
    #expect(described.map(\.depth) == [0, 0, 0, 1, 0])
    #expect(described.map(\.fallback) == [nil, nil, 3, nil, nil])
    #expect(described.map(\.key) == ["orders/http 0", "orders 0", "mail 0", "db 0", "db 1"])
  }
}
