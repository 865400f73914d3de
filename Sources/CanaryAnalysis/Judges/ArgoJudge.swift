import SimulationKernel

/// An Argo Rollouts AnalysisRun: each metric measures by its own clock, and the worst metric is the
/// run's verdict (Argo Rollouts 1.7, `analysis/analysis.go`; what 1.8 added by its documentation).
struct ArgoJudge: CanaryJudge {
  private struct Progress {
    /// When the metric is measured next, from the start of the analysis.
    var due: TimeSpan
    var measured = 0
    var failed = 0
    var inconclusive = 0
    var errorsInARow = 0
    var successesInARow = 0
    var verdict: AnalysisVerdict?
  }

  let settings: ArgoSettings
  private(set) var lastLook: AnalysisLook?
  private var progress: [Progress]
  private var age = TimeSpan.zero
  private var looks = 0

  init(_ settings: ArgoSettings) {
    self.settings = settings
    progress = settings.metrics.map { Progress(due: $0.initialDelay) }
  }

  var metrics: [AnalysisMetric] { settings.metrics.map(\.metric) }

  mutating func begin() -> AnalysisStep { nextStep() ?? .ended(worst(.nothingFound(looks: 0))) }

  mutating func hear(_ measurement: Measurement) -> AnalysisStep {
    looks += 1
    lastLook = nil
    for index in settings.metrics.indices
    where progress[index].verdict == nil && progress[index].due <= age {
      take(measurement.reading(index), index)
    }
    // Any metric that ended badly ends the run; the others count as they stand.
    let hasFailed = zip(settings.metrics, progress).contains { metric, progress in
      !metric.isDryRun && progress.verdict.map { $0.outcome != .successful } ?? false
    }
    if hasFailed { return .ended(worst(.stopped(looks: looks))) }
    return nextStep() ?? .ended(worst(.nothingFound(looks: looks)))
  }

  mutating func stop() -> AnalysisVerdict { worst(.stopped(looks: looks)) }

  /// The wait for the metric that is due first, and all that are due then.
  private mutating func nextStep() -> AnalysisStep? {
    let waiting = progress.indices.filter { progress[$0].verdict == nil }
    guard let due = waiting.map({ progress[$0].due }).min() else { return nil }
    let wait = due - age
    age = due
    return .measureAgain(after: wait, metrics: waiting.filter { progress[$0].due == due })
  }

  private mutating func take(_ reading: MetricReading, _ index: Int) {
    let metric = settings.metrics[index]
    let phase = metric.phase(reading)
    if phase == .error {
      progress[index].errorsInARow += 1
    } else {
      progress[index].errorsInARow = 0
      progress[index].measured += 1
    }
    progress[index].successesInARow =
      phase == .successful ? progress[index].successesInARow + 1 : 0
    switch phase {
    case .failed: progress[index].failed += 1
    case .inconclusive: progress[index].inconclusive += 1
    case .successful, .error: break
    }
    note(phase, isDryRun: metric.isDryRun)
    progress[index].verdict = verdict(metric, progress[index])
    progress[index].due =
      age + (phase == .error ? ArgoMetric.errorRetryInterval : metric.interval ?? .zero)
  }

  private mutating func note(_ phase: ArgoMetric.MeasurementPhase, isDryRun: Bool) {
    guard !isDryRun else { return }
    switch (phase, lastLook) {
    case (.failed, _): lastLook = .failed
    case (_, .failed): break
    case (.error, _): lastLook = .missing
    case (_, .missing): break
    case (.inconclusive, _): lastLook = .inconclusive
    case (.successful, nil): lastLook = .passed
    case (.successful, _): break
    }
  }

  /// How a metric stands after a measurement; `nil`: it goes on.
  private func verdict(_ metric: ArgoMetric, _ state: Progress) -> AnalysisVerdict? {
    let name = metric.metric.name
    if state.errorsInARow > metric.consecutiveErrorLimit {
      return AnalysisVerdict(
        .error,
        .errors(metric: name, inARow: state.errorsInARow, limit: metric.consecutiveErrorLimit))
    }
    if state.inconclusive > metric.inconclusiveLimit {
      return AnalysisVerdict(
        .inconclusive,
        .inconclusives(metric: name, count: state.inconclusive, limit: metric.inconclusiveLimit))
    }
    if metric.failureLimit >= 0, state.failed > metric.failureLimit {
      return AnalysisVerdict(
        .failed, .failures(metric: name, count: state.failed, limit: metric.failureLimit))
    }
    let wanted = metric.consecutiveSuccessLimit
    if wanted > 0, state.successesInARow >= wanted {
      return AnalysisVerdict(.successful, .nothingFound(looks: state.measured))
    }
    guard let count = metric.effectiveCount, state.measured >= count else { return nil }
    if wanted > 0 {
      return AnalysisVerdict(
        metric.failureLimit < 0 ? .failed : .inconclusive,
        .successesMissing(metric: name, inARow: state.successesInARow, wanted: wanted))
    }
    return AnalysisVerdict(.successful, .nothingFound(looks: state.measured))
  }

  /// The worst metric's verdict; metrics still under way count as successful.
  private func worst(_ otherwise: AnalysisReason) -> AnalysisVerdict {
    var worst = AnalysisVerdict(.successful, otherwise)
    for (metric, state) in zip(settings.metrics, progress) where !metric.isDryRun {
      if let verdict = state.verdict, verdict.outcome > worst.outcome { worst = verdict }
    }
    return worst
  }
}
