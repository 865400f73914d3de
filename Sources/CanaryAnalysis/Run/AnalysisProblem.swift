import SimulationKernel

/// What makes an analysis meaningless; a user's mistake, made of data.
package enum AnalysisProblem: Hashable, Sendable {
  /// Nothing is measured.
  case noMetric
  case repeatedMetric(String)
  /// Time would not pass between measurements.
  case intervalNotPositive(TimeSpan)
  case negativeTime(TimeSpan)
  case looksNotPositive(Int)
  /// The judge divides by the number of looks or concludes after the last, so it must know it.
  case looksMissing
  /// A probability, level or rate that must lie between two bounds, exclusive.
  case outside(field: String, value: Double, low: Double, high: Double)
  /// A count below the least that makes sense.
  case tooSmall(field: String, value: Int, least: Int)
  /// A judge that counts failures was given a latency, or one that adds counts up.
  case notCounted(metric: String)
  /// A judge that adds measurements up was given overlapping windows.
  case overlappingWindow(metric: String)
  /// Argo: the first measurement is taken at once, over a window that has not begun.
  case emptyFirstWindow(metric: String)
  /// Argo: more than one measurement without an interval between them.
  case countWithoutInterval(metric: String, count: Int)
  /// Argo: a limit above the count, which Argo refuses.
  case limitAboveCount(metric: String, field: String, limit: Int, count: Int)
  /// Flagger, Argo or a threshold: nothing to compare with, so nothing can fail.
  case noLimit(metric: String)
  /// Flagger: a range that nothing lies in.
  case emptyRange(metric: String, minimum: Double, maximum: Double)
  /// Kayenta: the marginal threshold lies above the pass threshold.
  case marginalAbovePass(marginal: Double, pass: Double)
  /// Kayenta: groups' weights that do not leave a share for each.
  case weightsExceed(sum: Double)
  case unknownGroup(String)
}

extension AnalysisConfiguration {
  /// What is wrong with the settings, in the order in which they stand; empty for an analysis that
  /// can run.
  package var problems: [AnalysisProblem] {
    switch self {
    case .threshold(let settings): settings.problems
    case .argo(let settings): settings.problems
    case .flagger(let settings): settings.problems
    case .kayenta(let settings): settings.problems
    case .fisher(let settings): settings.problems
    case .sequential(let settings): settings.problems
    case .alwaysValid(let settings): settings.problems
    }
  }
}

/// Collects problems.
struct ProblemList {
  private(set) var problems: [AnalysisProblem] = []

  mutating func add(_ problem: AnalysisProblem, if isProblem: Bool) {
    if isProblem { problems.append(problem) }
  }

  mutating func checkMetrics(_ metrics: [AnalysisMetric]) {
    add(.noMetric, if: metrics.isEmpty)
    for (index, metric) in metrics.enumerated() {
      let isRepeated = metrics[..<index].contains { $0.name == metric.name }
      add(.repeatedMetric(metric.name), if: isRepeated)
      if case .latencyPercentile(let percentile) = metric.kind {
        checkOpen("percentile", percentile, 0, 100)
      }
    }
  }

  mutating func checkSchedule(_ schedule: AnalysisSchedule, needsLooks: Bool = false) {
    checkInterval(schedule.interval)
    add(.negativeTime(schedule.initialDelay), if: schedule.initialDelay < .zero)
    if let looks = schedule.looks { add(.looksNotPositive(looks), if: looks < 1) }
    add(.looksMissing, if: needsLooks && schedule.looks == nil)
  }

  mutating func checkInterval(_ interval: TimeSpan) {
    add(.intervalNotPositive(interval), if: interval <= .zero)
  }

  /// The bounds themselves are not allowed.
  mutating func checkOpen(_ field: String, _ value: Double, _ low: Double, _ high: Double) {
    add(
      .outside(field: field, value: value, low: low, high: high),
      if: !(value > low && value < high))
  }

  mutating func checkCount(_ field: String, _ value: Int, from lowest: Int = 0) {
    add(.tooSmall(field: field, value: value, least: lowest), if: value < lowest)
  }

  /// For a judge that adds the counts of measurements up.
  mutating func checkSummed(_ metric: AnalysisMetric) {
    add(.notCounted(metric: metric.name), if: !metric.kind.isCounted)
    add(.overlappingWindow(metric: metric.name), if: metric.window != nil)
  }
}
