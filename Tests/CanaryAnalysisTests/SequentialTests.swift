import CanaryAnalysis
import RandomVariates
import Testing

@Suite struct SequentialProbabilityRatioTests {
  private let test = SequentialProbabilityRatio(
    healthyRate: 0.01, defectiveRate: 0.02, bounds: SequentialBounds(falseAlarm: 0.05, miss: 0.05))

  @Test func `Wald's bounds`() {
    #expect((test.bounds.upper - 2.9444389791664403).magnitude < 1e-14)
    #expect((test.bounds.lower + 2.9444389791664403).magnitude < 1e-14)
  }

  @Test func `the evidence of a failure and of a success`() {
    let failure = test.evidence(RequestCounts(requests: 1, failures: 1))
    let success = test.evidence(RequestCounts(requests: 1, failures: 0))
    #expect((failure - 0.6931471805599453).magnitude < 1e-15)
    #expect((success + 0.010152371464018).magnitude < 1e-14)
  }

  @Test(arguments: [
    (rate: 0.01, defective: 0.0396263146, requests: 867.965535),
    (rate: 0.02, defective: 0.949721621, requests: 736.320614),
  ])
  func `looked at after every request, to the digit`(
    rate: Double, defective: Double, requests: Double
  ) {
    let course = course(rate)
    #expect((course.defective - defective).magnitude < 1e-8)
    #expect((course.requests - requests).magnitude < 1e-4)
  }

  /// The chance of the verdict "defective" and the mean requests to any verdict, by forward
  /// recursion over requests and failures.
  private func course(_ rate: Double) -> (defective: Double, requests: Double) {
    var alive: [(failures: Int, chance: Double)] = [(0, 1)]
    var requests = 0
    var defective = 0.0
    var mean = 0.0
    while !alive.isEmpty {
      requests += 1
      var next: [(failures: Int, chance: Double)] = []
      var carried = 0.0
      for (place, state) in alive.enumerated() {
        take(state.failures, carried + state.chance * (1 - rate))
        carried = state.chance * rate
        let isLast = place == alive.count - 1
        if isLast || alive[place + 1].failures > state.failures + 1 {
          take(state.failures + 1, carried)
          carried = 0
        }
      }
      alive = next.filter { $0.chance > 1e-18 }

      func take(_ failures: Int, _ chance: Double) {
        switch test.decision(RequestCounts(requests: requests, failures: failures)) {
        case .defective:
          defective += chance
          mean += chance * Double(requests)
        case .healthy: mean += chance * Double(requests)
        case nil: next.append((failures, chance))
        }
      }
    }
    return (defective, mean)
  }
}

@Suite struct RateRatioEvidenceTests {
  @Test func `one failure of a candidate with half of the traffic`() {
    var evidence = RateRatioEvidence(ratio: 2)
    evidence.add(
      baseline: RequestCounts(requests: 10, failures: 0),
      candidate: RequestCounts(requests: 10, failures: 1))
    // It had a part of two thirds of failures if twice as bad, one half if equal: ln 4/3.
    #expect((evidence.evidence - 0.28768207245178096).magnitude < 1e-15)
  }

  @Test func `one arm alone is no evidence`() {
    var evidence = RateRatioEvidence(ratio: 2)
    evidence.add(baseline: .none, candidate: RequestCounts(requests: 10, failures: 10))
    evidence.add(baseline: RequestCounts(requests: 10, failures: 5), candidate: .none)
    evidence.add(baseline: .none, candidate: .none)
    #expect(evidence.evidence.magnitude < 1e-15)
  }

  @Test func `its mean factor is at most one for every split, were both arms equal`() {
    for (baseline, candidate) in [(5, 5), (20, 3), (3, 20), (50, 50)] {
      for failures in 0...6 where failures <= baseline + candidate {
        let total = baseline + candidate
        var mean = 0.0
        for ofCandidate in max(0, failures - baseline)...min(failures, candidate) {
          var evidence = RateRatioEvidence(ratio: 3)
          evidence.add(
            baseline: RequestCounts(requests: baseline, failures: failures - ofCandidate),
            candidate: RequestCounts(requests: candidate, failures: ofCandidate))
          let ways =
            choose(candidate, ofCandidate) * choose(baseline, failures - ofCandidate)
            / choose(total, failures)
          mean += ways * PortableMath.exp(evidence.evidence)
        }
        #expect(mean <= 1 + 1e-12, "\(baseline), \(candidate), \(failures): \(mean)")
      }
    }
  }

  private func choose(_ n: Int, _ k: Int) -> Double {
    (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
  }
}

@Suite struct AlwaysValidComparisonTests {
  @Test func `before any request there is no evidence`() {
    #expect(AlwaysValidComparison().evidence.magnitude < 1e-15)
    #expect(AlwaysValidComparison().pValue == 1)
  }

  @Test func `the p-value never rises again`() {
    var comparison = AlwaysValidComparison()
    comparison.add(
      baseline: RequestCounts(requests: 1_000, failures: 5),
      candidate: RequestCounts(requests: 1_000, failures: 25))
    let found = comparison.pValue
    #expect(found < 0.01)
    comparison.add(
      baseline: RequestCounts(requests: 1_000, failures: 25),
      candidate: RequestCounts(requests: 1_000, failures: 5))
    #expect(comparison.pValue == found)
    #expect(comparison.evidence < 0)
  }
}
