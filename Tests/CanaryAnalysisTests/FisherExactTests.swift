import CanaryAnalysis
import OutputAnalysis
import Testing

@Suite struct FisherExactTests {
  private func test(_ candidate: (Int, of: Int), _ baseline: (Int, of: Int)) -> FisherExact {
    FisherExact(
      baseline: RequestCounts(requests: baseline.of, failures: baseline.0),
      candidate: RequestCounts(requests: candidate.of, failures: candidate.0))
  }

  @Test func `the lady who tastes tea`() {
    // Fisher's own example: three of four cups right leaves 17 of 70 ways as good or better.
    let tea = test((3, of: 4), (1, of: 4))
    #expect((tea.candidateIsWorse - 17.0 / 70).magnitude < 1e-15)
    #expect((tea.twoSided - 34.0 / 70).magnitude < 1e-15)
    #expect((tea.candidateIsBetter - 69.0 / 70).magnitude < 1e-15)
  }

  @Test func `every table of up to seven requests per arm, counted out`() {
    for requests in 1...7 {
      for others in 1...7 {
        for failures in 0...requests {
          for otherFailures in 0...others {
            let seen = test((failures, of: requests), (otherFailures, of: others))
            let ways = (0...requests).map { count -> Double in
              let rest = failures + otherFailures - count
              return rest < 0 || rest > others ? 0 : choose(requests, count) * choose(others, rest)
            }
            let all = ways.reduce(0, +)
            let worse = ways[failures...].reduce(0, +) / all
            let extreme = ways.filter { $0 <= ways[failures] }.reduce(0, +) / all
            #expect((seen.candidateIsWorse - worse).magnitude < 1e-13)
            #expect((seen.twoSided - extreme).magnitude < 1e-13)
          }
        }
      }
    }
  }

  @Test func `millions of requests, against the normal law`() {
    let seen = test((10_300, of: 1_000_000), (10_000, of: 1_000_000))
    let total = 20_300.0
    let deviation = (total / 4 * (1 - total / 2_000_000)).squareRoot()
    let expected = StandardNormal.cumulative(-(150 - 0.5) / deviation)
    #expect((seen.candidateIsWorse / expected - 1).magnitude < 0.01)
  }

  @Test func `an arm without requests says nothing`() {
    let nothing = test((0, of: 0), (5, of: 100))
    #expect(nothing.candidateIsWorse == 1)
    #expect(nothing.twoSided == 1)
    #expect(test((0, of: 0), (0, of: 0)).candidateIsBetter == 1)
  }

  @Test(arguments: [
    (requests: 1_000, bad: 0.02, power: 0.513372358, falseAlarm: 0.0317379898),
    (requests: 10_000, bad: 0.012, power: 0.361714019, falseAlarm: 0.0430504892),
  ])
  func `its power and its true false alarm rate`(
    requests: Int, bad: Double, power: Double, falseAlarm: Double
  ) {
    func chance(_ rate: Double) -> Double {
      FisherExact.power(
        baselineRequests: requests, candidateRequests: requests, baselineRate: 0.01,
        candidateRate: rate, alpha: 0.05)
    }
    #expect((chance(bad) - power).magnitude < 1e-9)
    #expect((chance(0.01) - falseAlarm).magnitude < 1e-9)
  }

  private func choose(_ n: Int, _ k: Int) -> Double {
    (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
  }
}

@Suite struct BinomialTrialsTests {
  @Test(arguments: [
    (100, 0.01, 0.633967659), (299, 0.01, 0.950463743), (3_000, 0.001, 0.950287606),
    (0, 0.5, 0), (1, 1, 1),
  ])
  func `the chance to see any failure`(requests: Int, rate: Double, chance: Double) {
    let seen = BinomialTrials.chanceOfAnyFailure(requests: requests, rate: rate)
    #expect((seen - chance).magnitude < 1e-9)
  }

  @Test func `how many requests it takes to see one`() {
    #expect(BinomialTrials.requestsToSeeAFailure(rate: 0.01, chance: 0.95) == 299)
    #expect(BinomialTrials.requestsToSeeAFailure(rate: 0.001, chance: 0.99) == 4_603)
    #expect(BinomialTrials.requestsToSeeAFailure(rate: 0, chance: 0.5) == nil)
  }

  @Test func `the requests for a power give about that power`() throws {
    let requests = try #require(
      BinomialTrials.requestsPerArm(
        baselineRate: 0.01, candidateRate: 0.02, alpha: 0.05, power: 0.8))
    let power = FisherExact.power(
      baselineRequests: requests, candidateRequests: requests, baselineRate: 0.01,
      candidateRate: 0.02, alpha: 0.05)
    // Fisher's test is more careful than the approximation, by less than a tenth.
    #expect(power > 0.7 && power < 0.8)
    #expect(
      BinomialTrials.requestsPerArm(
        baselineRate: 0.01, candidateRate: 0.01, alpha: 0.05, power: 0.8) == nil)
  }
}
