import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct CallBreakerTests {
  private func breaker(
    _ configure: (inout CallBreakerDescription) -> Void
  ) -> CallBreaker {
    var description = CallBreakerDescription()
    description.window = 4
    description.minimumCalls = 4
    description.openFor = .seconds(10)
    description.probes = 2
    configure(&description)
    return CallBreaker(description)
  }

  /// Calls one after another, each ending at once; how many were let through.
  private func call(
    _ breaker: inout CallBreaker, _ failures: [Bool], at seconds: Double
  ) -> Int {
    let now = SimulationTime.zero + TimeSpan(seconds: seconds)
    var permitted = 0
    for isFailure in failures {
      guard let permit = breaker.permit(at: now) else { continue }
      permitted += 1
      breaker.ended(permit, isFailure: isFailure, at: now)
    }
    return permitted
  }

  @Test func `opens when half of its window has failed, and not before it has seen enough`() {
    var breaker = breaker { _ in }
    #expect(call(&breaker, [true, true, true], at: 0) == 3)
    #expect(breaker.state == .closed)
    #expect(call(&breaker, [false], at: 1) == 1)
    #expect(breaker.state == .open(until: .zero + .seconds(11)))
    #expect(call(&breaker, [false, false], at: 10.9) == 0)
  }

  @Test func `forgets what has left the window`() {
    var breaker = breaker { _ in }
    #expect(call(&breaker, [true, false, false, false, true, false, false, true], at: 0) == 8)
    #expect(breaker.state == .open(until: .zero + .seconds(10)))
  }

  @Test func `looks at time instead of calls where it is told to`() {
    var breaker = breaker { $0.windowTime = .seconds(10) }
    _ = call(&breaker, [true, true, true], at: 0)
    // The failures are older than the window by now.
    _ = call(&breaker, [false, false, false, true], at: 11)
    #expect(breaker.state == .closed)
    _ = call(&breaker, [true, true], at: 12)
    #expect(breaker.state == .open(until: .zero + .seconds(22)))
  }

  @Test func `opens after failures in a row, however good the rest of the window`() {
    var breaker = breaker {
      $0.window = 100
      $0.minimumCalls = 100
      $0.consecutiveFailures = 3
    }
    _ = call(&breaker, [true, true, false, true, true], at: 0)
    #expect(breaker.state == .closed)
    _ = call(&breaker, [true], at: 0)
    #expect(breaker.state == .open(until: .zero + .seconds(10)))
  }

  @Test func `lets probes through when its time has passed, and closes when they succeed`() {
    var breaker = breaker { _ in }
    _ = call(&breaker, [true, true, true, true], at: 0)
    let now = SimulationTime.zero + .seconds(10)
    let permits = (0..<3).map { _ in breaker.permit(at: now) }
    #expect(permits.map { $0 != nil } == [true, true, false])
    for case let permit? in permits { breaker.ended(permit, isFailure: false, at: now) }
    #expect(breaker.state == .closed)
  }

  @Test func `opens again when its probes fail`() {
    var breaker = breaker { _ in }
    _ = call(&breaker, [true, true, true, true], at: 0)
    #expect(call(&breaker, [false, true], at: 10) == 2)
    #expect(breaker.state == .open(until: .zero + .seconds(20)))
  }

  @Test func `hears nothing of calls that it let through in an earlier state`() {
    var breaker = breaker { _ in }
    let old = breaker.permit(at: .zero)
    _ = call(&breaker, [true, true, true, true], at: 0)
    let now = SimulationTime.zero + .seconds(10)
    let probe = breaker.permit(at: now)
    if let old { breaker.ended(old, isFailure: true, at: now) }
    #expect(breaker.state == .halfOpen(permitted: 1, ended: 0, failed: 0))
    if let probe { breaker.released(probe) }
    #expect(breaker.state == .halfOpen(permitted: 0, ended: 0, failed: 0))
  }

  /// Against a model that keeps every outcome, for thousands of random histories.
  @Test(arguments: UInt64(0)..<200)
  func `does what a slow and simple breaker does`(seed: UInt64) {
    var stream = RandomStream(StreamKey(seed: seed, replication: 0))
    var breaker = breaker {
      $0.window = 1 + Int(seed % 7)
      $0.failureRate = 0.25 + 0.25 * Double(seed % 3)
      $0.consecutiveFailures = seed % 2 == 0 ? 4 : nil
      $0.probes = 1 + Int(seed % 3)
    }
    var simple = SimpleBreaker(
      window: 1 + Int(seed % 7), rate: 0.25 + 0.25 * Double(seed % 3),
      row: seed % 2 == 0 ? 4 : nil, probes: 1 + Int(seed % 3))
    var now = SimulationTime.zero
    for step in 0..<300 {
      now = now + TimeSpan(seconds: stream.uniform() * 3)
      let isFailure = stream.uniform() < 0.5
      let permit = breaker.permit(at: now)
      #expect((permit != nil) == simple.permits(at: now.seconds), "step \(step)")
      guard let permit else { continue }
      breaker.ended(permit, isFailure: isFailure, at: now)
      simple.ended(isFailure, at: now.seconds)
    }
  }
}

/// A circuit breaker for calls that end before the next one begins, of two lists and a time.
private struct SimpleBreaker {
  var window: Int
  var rate: Double
  var row: Int?
  var probes: Int
  /// Of the present state, oldest first.
  private var history: [Bool] = []
  private var openUntil: Double?
  private var isProbing = false

  init(window: Int, rate: Double, row: Int?, probes: Int) {
    (self.window, self.rate, self.row, self.probes) = (window, rate, row, probes)
  }

  mutating func permits(at now: Double) -> Bool {
    guard let until = openUntil else { return true }
    guard now >= until else { return false }
    (openUntil, isProbing, history) = (nil, true, [])
    return true
  }

  mutating func ended(_ isFailure: Bool, at now: Double) {
    history.append(isFailure)
    let recent = history.suffix(window)
    let failed = recent.filter { $0 }.count
    if isProbing {
      guard history.count == probes else { return }
      let share = Double(history.filter { $0 }.count) / Double(probes)
      (isProbing, history) = (false, [])
      if share >= rate { openUntil = now + 10 }
    } else if let row, history.suffix(row).filter({ $0 }).count == row {
      (openUntil, history) = (now + 10, [])
    } else if recent.count >= min(4, window), Double(failed) >= rate * Double(recent.count) {
      (openUntil, history) = (now + 10, [])
    }
  }
}

@Suite struct BulkheadTests {
  private func bulkhead(_ concurrent: Int, queue: Int) -> Bulkhead {
    var description = BulkheadDescription()
    description.concurrent = concurrent
    description.queue = queue
    return Bulkhead(description)
  }

  @Test func `admits as many as it has places, lets some wait, and refuses the rest`() {
    var bulkhead = bulkhead(2, queue: 1)
    #expect((0..<4).map { bulkhead.enter($0) } == [.admitted, .admitted, .queued, .refused])
    #expect(bulkhead.admitNext() == nil)
    bulkhead.leave()
    #expect(bulkhead.admitNext() == 2)
    #expect(bulkhead.taken == 2)
  }

  @Test func `lets waiting calls in by the order of their coming, without those that gave up`() {
    var bulkhead = bulkhead(1, queue: 10)
    for call in 0..<6 { _ = bulkhead.enter(call) }
    bulkhead.giveUp(3)
    bulkhead.giveUp(1)
    var order: [Int] = []
    for _ in 0..<4 {
      bulkhead.leave()
      if let next = bulkhead.admitNext() { order.append(next) }
    }
    #expect(order == [2, 4, 5])
    #expect(bulkhead.taken == 0)
    #expect(bulkhead.waitingCount == 0)
  }
}
