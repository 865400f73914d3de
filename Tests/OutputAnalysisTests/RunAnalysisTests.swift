import OutputAnalysis
import Testing

@Suite struct BatchMeansTests {
  @Test func `batches are joined in pairs when they are full`() {
    var batches = BatchMeans(maximumBatches: 4)
    for value in 1...3 { batches.record(Double(value)) }
    #expect(batches.batchSize == 1)
    #expect(batches.means == [1, 2, 3])
    batches.record(4)
    #expect(batches.batchSize == 2)
    #expect(batches.means == [1.5, 3.5])
    for value in 5...9 { batches.record(Double(value)) }
    #expect(batches.batchSize == 4)
    #expect(batches.means == [2.5, 6.5])
  }

  @Test func `the number of batches stays in its bounds however long the run`() {
    var batches = BatchMeans(maximumBatches: 64)
    for value in 0..<20_000 {
      batches.record(Double(value))
      #expect(batches.means.count < 64)
      #expect(value < 64 || batches.means.count >= 32)
    }
  }

  @Test func `alternating batches are negatively correlated, climbing ones positively`() {
    let alternating = BatchMeans([1, -1, 1, -1, 1, -1, 1, -1])
    #expect(alternating.lagOneCorrelation == -7.0 / 8)
    #expect(alternating.isCorrelationNegligible())
    #expect(alternating.adjustedInterval() == alternating.interval())
    let climbing = BatchMeans((0..<40).map(Double.init))
    #expect(climbing.lagOneCorrelation > 0.9)
    #expect(!climbing.isCorrelationNegligible())
    #expect(climbing.adjustedInterval().halfWidth > 3 * climbing.interval().halfWidth)
  }

  @Test func `the correlation check refuses independent batches as rarely as it says`() {
    let refused = (0..<1000).count { seed in
      var stream = TestStream(seed: seed)
      return !BatchMeans((0..<50).map { _ in stream.normal() }).isCorrelationNegligible()
    }
    // The test is asymptotic; at 50 batches its risk is 4 to 5 %.
    #expect(acceptable(0.05).contains(Double(refused) / 1000))
  }

  @Test func `too few or equal batches cannot be checked`() {
    #expect(!BatchMeans([1, 2]).isCorrelationNegligible())
    #expect(BatchMeans([3, 3, 3, 3]).lagOneCorrelation.isNaN)
    #expect(BatchMeans([3, 3, 3, 3]).adjustedInterval().halfWidth == 0)
    #expect(!BatchMeans([Double]()).interval().isBounded)
  }

  @Test func `numbers of batches that cannot be joined in pairs are refused`() async {
    await #expect(processExitsWith: .failure) { _ = BatchMeans(maximumBatches: 7) }
    await #expect(processExitsWith: .failure) { _ = BatchMeans(maximumBatches: 2) }
    await #expect(processExitsWith: .failure) {
      _ = BatchMeans().isCorrelationNegligible(risk: 1)
    }
  }

  @Test func `overlapping batches of one are the plain interval, but for freedom`() {
    let values = [2.0, 4, 4, 4, 5, 5, 7, 9]
    let interval = OverlappingBatchMeans.interval(values, batchSize: 1)
    let student = StudentLaw(degreesOfFreedom: 1.5 * 7)
    let expected = student.quantile(0.975) * Tally(values).standardError
    #expect(interval.halfWidth.isClose(to: expected, within: 1e-12))
  }

  @Test func `overlapping batches longer than half the run say nothing`() {
    #expect(!OverlappingBatchMeans.interval([1, 2, 3], batchSize: 2).isBounded)
    #expect(!OverlappingBatchMeans.interval([], batchSize: 1).isBounded)
  }

  @Test func `empty batches are refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = OverlappingBatchMeans.interval([1, 2], batchSize: 0)
    }
  }
}

@Suite struct WarmUpTests {
  @Test func `a known transient is cut where it ends`() {
    // 100 observations start ten deviations too high; 900 are steady.
    let cuts = (0..<41).map { seed in
      var stream = TestStream(seed: seed)
      let values = (0..<1000).map { index in stream.normal() + (index < 100 ? 10 : 0) }
      return WarmUp.mserFive(values) ?? -1
    }
    #expect(cuts.allSatisfy { $0 >= 100 })
    // A single sequence may fit a later cut by chance; the typical one must not.
    #expect(cuts.sorted()[20] <= 120)
  }

  @Test func `a decaying start is cut and the mean is freed from it`() throws {
    var stream = TestStream(seed: 3)
    var excess = 50.0
    let values = (0..<2000).map { _ in
      excess *= 0.97
      return 20 + excess + stream.normal()
    }
    let answer = WarmUp.mserFive(values)
    let cut = try #require(answer)
    let kept = Tally(WarmUp.dropping(first: cut, from: values))
    #expect((Tally(values).mean - 20) > 10 * kept.standardError)
    #expect((kept.mean - 20).magnitude < 4 * kept.standardError)
  }

  @Test func `a steady run keeps nearly everything`() {
    let cuts = (0..<41).map { seed in
      var stream = TestStream(seed: seed)
      return WarmUp.mserFive((0..<500).map { _ in stream.normal() }) ?? 500
    }
    #expect(cuts.sorted()[20] <= 50)
  }

  @Test func `a run that never settles has no answer`() {
    #expect(WarmUp.mserFive((0..<1000).map(Double.init)) == nil)
    #expect(WarmUp.mserFive([1, 2, 3]) == nil)
    #expect(WarmUp.mserFive([]) == nil)
  }

  @Test func `a constant is steady from the start`() {
    #expect(WarmUp.mserFive(Array(repeating: 4, count: 100)) == 0)
  }

  @Test func `a fixed cut drops from the front`() async {
    #expect(WarmUp.dropping(first: 2, from: [1, 2, 3]) == [3])
    #expect(WarmUp.dropping(first: 5, from: [1, 2, 3]).isEmpty)
    await #expect(processExitsWith: .failure) { _ = WarmUp.dropping(first: -1, from: []) }
  }
}

@Suite struct LittlesLawTests {
  @Test func `three stays by hand`() {
    var account = LittlesLawAccount(from: 0)
    account.entered(at: 0)
    account.entered(at: 2)
    account.left(at: 5, enteredAt: 2)
    account.entered(at: 8)
    account.left(at: 10, enteredAt: 0)
    let balance = account.balance(until: 12, stillInside: [8])
    // Stays of 10, 3 and, up to the end, 4.
    #expect(balance.stays == 17)
    #expect(balance.area == 17)
    #expect(balance.holds)
    #expect(balance.meanNumber == 17.0 / 12)
    #expect(balance.arrivalRate == 3e9 / 12)
    #expect(balance.meanTime == 17.0 / 3)
  }

  @Test func `stays that began before the window count from its start`() {
    var account = LittlesLawAccount(from: 0)
    account.entered(at: 0)
    account.entered(at: 3)
    account.restart(at: 4)
    account.left(at: 9, enteredAt: 0)
    let balance = account.balance(until: 10, stillInside: [3])
    #expect(balance.stays == 5 + 6)
    #expect(balance.holds)
    #expect(balance.arrivals == 0 && balance.departures == 1)
  }

  @Test(arguments: 0..<50)
  func `the accounts of a random queue agree to the nanosecond`(seed: Int) {
    var stream = TestStream(seed: seed)
    var account = LittlesLawAccount(from: 0)
    var inside: [Int64] = []
    var now: Int64 = 0
    for turn in 0..<200 {
      now += Int64(stream.uniform() * 1e12)
      if inside.isEmpty || stream.uniform() < 0.52 {
        account.entered(at: now)
        inside.append(now)
      } else {
        let place = Int(stream.uniform() * Double(inside.count))
        account.left(at: now, enteredAt: inside.remove(at: place))
      }
      if turn == 60 { account.restart(at: now + 5) }
      now += 5
    }
    #expect(account.balance(until: now + 77, stillInside: inside).holds)
    // One entity forgotten, or one entry moved by a nanosecond, is found.
    #expect(!account.balance(until: now + 77, stillInside: inside.dropLast()).holds)
    inside[inside.count - 1] -= 1
    let moved = account.balance(until: now + 77, stillInside: inside)
    #expect(!moved.holds)
    #expect(moved.stays - moved.area == 1)
  }

  @Test func `time cannot run backwards`() async {
    await #expect(processExitsWith: .failure) {
      var account = LittlesLawAccount(from: 5)
      account.entered(at: 4)
    }
  }

  @Test func `independent estimates are compared through their intervals`() {
    func interval(_ estimate: Double, _ halfWidth: Double) -> ConfidenceInterval {
      ConfidenceInterval(estimate: estimate, halfWidth: halfWidth, level: 0.95)
    }
    let consistent = LittlesLawComparison(
      number: interval(12.2, 0.3), rate: interval(100, 2), time: interval(0.12, 0.001))
    #expect(consistent.holds)
    #expect(consistent.product.low.isClose(to: 98 * 0.119, within: 1e-12))
    #expect(consistent.product.high.isClose(to: 102 * 0.121, within: 1e-12))
    let violated = LittlesLawComparison(
      number: interval(14, 0.3), rate: interval(100, 2), time: interval(0.12, 0.001))
    #expect(!violated.holds)
    let unknown = LittlesLawComparison(
      number: interval(14, 0.3), rate: interval(100, .infinity), time: interval(0, 0))
    #expect(unknown.holds)
  }
}
