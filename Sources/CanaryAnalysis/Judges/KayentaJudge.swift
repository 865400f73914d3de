import SimulationKernel

/// Collects points of both arms, labels each metric, and judges the score.
struct KayentaJudge: CanaryJudge {
  private struct Series {
    var baseline: [Double] = []
    var candidate: [Double] = []
  }

  let settings: KayentaSettings
  private(set) var lastLook: AnalysisLook?
  private var series: [Series]
  private var points = 0

  init(_ settings: KayentaSettings) {
    self.settings = settings
    series = settings.metrics.map { _ in Series() }
  }

  var metrics: [AnalysisMetric] { settings.metrics.map(\.metric) }

  mutating func begin() -> AnalysisStep {
    .measureAgain(
      after: settings.initialDelay + settings.step, metrics: Array(settings.metrics.indices))
  }

  mutating func hear(_ measurement: Measurement) -> AnalysisStep {
    points += 1
    for (index, metric) in settings.metrics.enumerated() {
      let reading = measurement.reading(index)
      series[index].baseline += reading.baseline.series(metric.metric.kind)
      series[index].candidate += reading.candidate.series(metric.metric.kind)
    }
    guard points.isMultiple(of: settings.pointsPerJudgment) else { return next }
    let score = score()
    let isLast = points >= settings.pointsPerJudgment * settings.judgments
    note(score)
    if score.score < settings.marginalThreshold || isLast { return .ended(verdict(score)) }
    switch settings.lookback {
    case .growing: break
    case .sliding: series = settings.metrics.map { _ in Series() }
    }
    return next
  }

  mutating func stop() -> AnalysisVerdict {
    // Without a point there is nothing to score.
    points == 0 ? AnalysisVerdict(.inconclusive, .stopped(looks: 0)) : verdict(score())
  }

  private var next: AnalysisStep {
    .measureAgain(after: settings.step, metrics: Array(settings.metrics.indices))
  }

  private func score() -> KayentaScore {
    let results = zip(settings.metrics, series).map { metric, series in
      (
        metric: metric,
        classification: metric.classify(
          baseline: series.baseline, candidate: series.candidate,
          confidence: settings.confidence, tolerance: settings.tolerance)
      )
    }
    return KayentaScore(results, weights: settings.groupWeights)
  }

  private mutating func note(_ score: KayentaScore) {
    if score.score >= settings.passThreshold {
      lastLook = .passed
    } else {
      lastLook = score.score >= settings.marginalThreshold ? .inconclusive : .failed
    }
  }

  private func verdict(_ score: KayentaScore) -> AnalysisVerdict {
    let reason =
      score.veto
      ?? .score(
        score.score, pass: settings.passThreshold, marginal: settings.marginalThreshold,
        notPassed: score.notPassed)
    if score.score >= settings.passThreshold { return AnalysisVerdict(.successful, reason) }
    let isMarginal = score.score >= settings.marginalThreshold
    return AnalysisVerdict(isMarginal ? settings.marginalOutcome : .failed, reason)
  }
}
