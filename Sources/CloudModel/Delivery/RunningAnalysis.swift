import CanaryAnalysis
import SimulationKernel

/// An analysis of a deployment's candidate while it runs.
struct RunningAnalysis {
  /// Who hears the verdict.
  enum Owner {
    case strategy(generation: Int)
    case hook(Int, generation: Int)

    var isStrategy: Bool {
      switch self {
      case .strategy: true
      case .hook: false
      }
    }
  }

  /// Its place among the deployment's analyses.
  let index: Int
  let owner: Owner
  let description: AnalysisDescription
  /// The target groups of both arms.
  let candidate: Int
  let baseline: Int
  var run: AnalysisRun
  /// By metric: the interval of the metrics up to which it was read.
  var readUpTo: [Int]
  /// Whether each arm has had a request yet: before its first, a store has no series of it.
  var candidateHasSeries = false
  var baselineHasSeries = false

  /// - Parameters:
  ///   - finished: How many intervals of the metrics have ended.
  ///   - isLook: Whether its owner asks anew at every look of its own.
  init(
    _ description: AnalysisDescription, index: Int, owner: Owner, candidate: Int, baseline: Int,
    finished: Int, isLook: Bool
  ) {
    self.index = index
    self.owner = owner
    self.description = description
    self.candidate = candidate
    self.baseline = baseline
    run = AnalysisRun(description.configuration, isLook: isLook)
    readUpTo = Array(repeating: finished, count: run.metrics.count)
  }

  var isRunning: Bool { run.verdict == nil }

  // MARK: Reading

  /// Reads some of its metrics as they can be queried now.
  ///
  /// - Complexity: O(metrics · intervals)
  mutating func measure(
    _ wanted: [Int], in store: borrowing MetricStore, at now: SimulationTime
  ) -> Measurement {
    let known = max(.zero, now - .zero - description.metricDelay)
    let finished = min(
      store.finished, Int(known.nanoseconds / store.resolution.nanoseconds))
    var readings: [MetricReading] = []
    for metric in wanted {
      let it = run.metrics[metric]
      var range = readUpTo[metric]..<max(readUpTo[metric], finished)
      if let window = it.window { range = store.latest(window, asOf: finished) }
      readUpTo[metric] = max(readUpTo[metric], finished)
      let (own, other) = (
        arm(candidate, it.kind, range, store, &candidateHasSeries),
        arm(baseline, it.kind, range, store, &baselineHasSeries)
      )
      readings.append(MetricReading(metric: metric, baseline: other, candidate: own))
    }
    return Measurement(readings)
  }

  private func arm(
    _ group: Int, _ kind: AnalysisMetric.Kind, _ range: Range<Int>,
    _ store: borrowing MetricStore, _ hasSeries: inout Bool
  ) -> ArmReading {
    let answers = store.answers(ofGroup: group, intervals: range)
    if answers != nil { hasSeries = true }
    guard hasSeries else { return .missing }
    let counts = RequestCounts(
      requests: Int(clamping: answers?.requests ?? 0),
      failures: Int(clamping: answers?.failures ?? 0))
    var value: Double?
    switch kind {
    case .errorRate, .successRate, .requestCount, .failureCount: break
    case .meanLatency:
      value = store.statistic(
        .average, of: .targetResponseTime, for: .group(group), intervals: range)
    case .latencyPercentile(let percent):
      value = store.responseTimes(of: .group(group), intervals: range).quantile(percent / 100)
    }
    return ArmReading(counts: counts, value: value)
  }
}

extension AnalysisDescription {
  /// What the metrics must keep for it; `groups` are those of its service.
  func demand(groups: [Int]) -> MetricDemand {
    let metrics = configuration.metrics
    let windows = metrics.compactMap(\.window)
    let hasPercentiles = metrics.contains {
      if case .latencyPercentile = $0.kind { true } else { false }
    }
    return MetricDemand(
      period: .seconds(10),
      reach: max(configuration.longestWait, windows.max() ?? .zero)
        + metricDelay + .minutes(1),
      percentiles: hasPercentiles ? groups.map { MetricSubject.group($0) } : [])
  }
}
