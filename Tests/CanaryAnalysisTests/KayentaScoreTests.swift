import CanaryAnalysis
import SimulationKernel
import Testing

@Suite struct KayentaScoreTests {
  private func result(
    _ label: KayentaLabel, _ groups: String..., isCritical: Bool = false, isMuted: Bool = false
  ) -> (metric: KayentaMetric, classification: KayentaClassification) {
    let metric = KayentaMetric(
      metric: AnalysisMetric(name: label.rawValue, kind: .errorRate), groups: groups,
      isMuted: isMuted)
    return (
      metric, KayentaClassification(label: label, isCritical: isCritical, deviation: 1)
    )
  }

  @Test func `one group is the part of metrics that passed`() {
    let score = KayentaScore([
      result(.pass, "a"), result(.pass, "a"), result(.high, "a"),
    ])
    #expect(score.score == 66.67)
    #expect(score.veto == nil)
  }

  @Test func `groups weigh as given, the others share the rest`() {
    let results = [
      result(.pass, "errors"), result(.high, "latency"), result(.pass, "latency"),
      result(.low, "system"), result(.pass, "business"),
    ]
    let weights = [
      KayentaSettings.GroupWeight(group: "errors", weight: 40),
      KayentaSettings.GroupWeight(group: "latency", weight: 20),
    ]
    // 100 % of 40, 50 % of 20, 0 % of 20, 100 % of 20.
    #expect(KayentaScore(results, weights: weights).score == 70)
    // Without weights each has a quarter: 100, 50, 0, 100.
    #expect(KayentaScore(results).score == 62.5)
  }

  @Test func `a metric in two groups counts in both`() {
    let score = KayentaScore([result(.high, "a", "b"), result(.pass, "b")])
    #expect(score.groups.map(\.score) == [0, 50])
    #expect(score.score == 25)
  }

  @Test func `missing data is left out, required data fails, a group without any passes`() {
    let missing = KayentaScore([
      result(.noData, "a"), result(.pass, "a"), result(.high, "a"), result(.error, "b"),
    ])
    #expect(missing.groups.map(\.score) == [50, nil])
    #expect(missing.score == 75)
    let required = KayentaScore([result(.noDataFailMetric, "a"), result(.pass, "a")])
    #expect(required.score == 50)
  }

  @Test func `half of the metrics without data are too many, fewer are not`() {
    let half = KayentaScore([result(.noData, "a"), result(.pass, "a")])
    #expect(half.score == 0)
    #expect(half.veto == .tooFewMetricsWithData(missing: 1, of: 2))
    let third = KayentaScore([result(.noData, "a"), result(.pass, "a"), result(.pass, "a")])
    #expect(third.score == 100)
  }

  @Test func `a critical failure is a score of zero`() {
    let score = KayentaScore([
      result(.high, "a", isCritical: true), result(.pass, "a"), result(.pass, "a"),
    ])
    #expect(score.score == 0)
    #expect(score.veto == .criticalMetric("High", .high))
  }

  @Test func `muted metrics are not in the score`() {
    let score = KayentaScore([
      result(.high, "a", isCritical: true, isMuted: true), result(.pass, "a"),
    ])
    #expect(score.score == 100)
  }
}

@Suite struct KayentaJudgeTests {
  private let errors = AnalysisMetric(name: "errors", kind: .errorRate)

  private func settings(_ change: (inout KayentaSettings) -> Void) -> AnalysisConfiguration {
    var settings = KayentaSettings(
      metrics: (0..<4).map {
        KayentaMetric(
          metric: AnalysisMetric(name: "metric \($0)", kind: .meanLatency), groups: ["\($0)"])
      }, pointsPerJudgment: 1)
    change(&settings)
    return .kayenta(settings)
  }

  /// Ten points of four metrics, of which some shift up.
  private func points(shifted: Int) -> Measurement {
    let line = (0..<10).map { Double($0) }
    return Measurement(
      (0..<4).map {
        MetricReading(
          metric: $0, baseline: ArmReading(points: line),
          candidate: ArmReading(points: $0 < shifted ? line.map { $0 + 100 } : line))
      })
  }

  @Test func `a score at the pass threshold passes, at the marginal one is marginal`() {
    let config = settings {
      $0.passThreshold = 75
      $0.marginalThreshold = 50
    }
    #expect(
      verdict(config, [points(shifted: 1)])
        == AnalysisVerdict(
          .successful,
          .score(
            75, pass: 75, marginal: 50, notPassed: [KayentaMetricLabel("metric 0", .high)])))
    #expect(verdict(config, [points(shifted: 2)])?.outcome == .inconclusive)
    #expect(verdict(config, [points(shifted: 3)])?.outcome == .failed)
    let strict = settings {
      $0.passThreshold = 75.01
      $0.marginalThreshold = 50
      $0.marginalOutcome = .failed
    }
    #expect(verdict(strict, [points(shifted: 1)])?.outcome == .failed)
  }

  @Test func `a judgment below the marginal threshold ends a longer analysis`() {
    let config = settings {
      $0.pointsPerJudgment = 2
      $0.judgments = 3
      $0.lookback = .sliding
    }
    let good = points(shifted: 0)
    let bad = points(shifted: 4)
    #expect(verdict(config, [good, good, bad]) == nil)
    #expect(verdict(config, [good, good, bad, bad])?.outcome == .failed)
    #expect(verdict(config, [good, good, good, good, good, good])?.outcome == .successful)
  }

  @Test func `a growing lookback remembers good points that a sliding one forgets`() {
    func config(_ lookback: KayentaSettings.Lookback) -> AnalysisConfiguration {
      settings {
        $0.judgments = 2
        $0.lookback = lookback
      }
    }
    var late = points(shifted: 0)
    for index in late.readings.indices {
      late.readings[index].candidate.points = (0..<10).map { Double($0) + 12 }
    }
    let course = [points(shifted: 0), late]
    #expect(verdict(config(.sliding), course)?.outcome == .failed)
    #expect(verdict(config(.growing), course)?.outcome == .successful)
  }

  @Test func `points of a rate are counted per measurement, minutes without traffic are missing`() {
    let config = AnalysisConfiguration.kayenta(
      KayentaSettings(metrics: [KayentaMetric(metric: errors)], pointsPerJudgment: 8))
    let bad = counted(
      candidate: RequestCounts(requests: 10, failures: 5),
      baseline: RequestCounts(requests: 10, failures: 0))
    let quiet = counted(candidate: .some(.none), baseline: .some(.none))
    #expect(verdict(config, [bad, bad, bad, bad, bad, bad, quiet, quiet])?.outcome == .failed)
    #expect(
      verdict(config, [Measurement](repeating: quiet, count: 8))?.reason
        == .tooFewMetricsWithData(missing: 1, of: 1))
  }

  @Test func `stopped before a point it cannot say, after some it scores them`() {
    var run = AnalysisRun(settings { $0.pointsPerJudgment = 50 })
    #expect(run.start() == .measureAgain(after: .minutes(1), metrics: [0, 1, 2, 3]))
    #expect(run.stop().outcome == .inconclusive)
    var other = AnalysisRun(settings { $0.pointsPerJudgment = 50 })
    _ = other.start()
    _ = other.measured(points(shifted: 4))
    #expect(other.stop().outcome == .failed)
  }
}
