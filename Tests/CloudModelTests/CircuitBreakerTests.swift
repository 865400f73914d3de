import CloudModel
import Testing

@Suite struct CircuitBreakerTests {
  @Test(
    arguments: zip([1, 6, 7, 10, 25, 400, 800], [3, 3, 4, 5, 13, 200, 200]))
  func `half of the desired count trips it, at least 3 and at most 200`(
    _ desired: Int, _ threshold: Int
  ) {
    let breaker = CircuitBreaker(CircuitBreakerDescription())
    #expect(breaker.threshold(desired: desired) == threshold)
  }

  @Test func `the unbounded percentage and the count know no bounds`() {
    var description = CircuitBreakerDescription()
    description.threshold = .unboundedPercent(50)
    #expect(CircuitBreaker(description).threshold(desired: 800) == 400)
    #expect(CircuitBreaker(description).threshold(desired: 1) == 1)
    description.threshold = .count(7)
    #expect(CircuitBreaker(description).threshold(desired: 800) == 7)
  }

  @Test func `three tasks that never ran fail the deployment of a small service`() {
    var breaker = CircuitBreaker(CircuitBreakerDescription())
    for _ in 0..<2 {
      #expect(breaker.taskFailedToStart() == true)
      #expect(!breaker.trips(desired: 4))
    }
    #expect(breaker.taskFailedToStart() == true)
    #expect(breaker.trips(desired: 4))
  }

  @Test func `after the first task ran only failed health checks count`() {
    var breaker = CircuitBreaker(CircuitBreakerDescription())
    #expect(breaker.unhealthyTaskReplaced() == false)
    breaker.taskReachedRunning()
    #expect(breaker.taskFailedToStart() == false)
    #expect(breaker.taskExitedAfterRunning() == false)
    #expect(breaker.unhealthyTaskReplaced() == true)
    #expect(breaker.failures == 1)
  }

  @Test func `a healthy task forgives all failures unless it is told not to`() {
    for resets in [true, false] {
      var description = CircuitBreakerDescription()
      description.resetOnHealthyTask = resets
      var breaker = CircuitBreaker(description)
      breaker.taskReachedRunning()
      _ = breaker.unhealthyTaskReplaced()
      breaker.taskBecameHealthy()
      #expect(breaker.failures == (resets ? 0 : 1))
    }
  }

  @Test func `a lower desired count can trip it without a new failure`() {
    var breaker = CircuitBreaker(CircuitBreakerDescription())
    for _ in 0..<4 { _ = breaker.taskFailedToStart() }
    #expect(!breaker.trips(desired: 10))
    #expect(breaker.trips(desired: 8))
  }
}
