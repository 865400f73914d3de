import CloudModel
import Experiments

/// Measures of a comparison and their numbers, in words. Names of metrics contain what the
/// scenario wrote: whoever prints them escapes them.
package enum MeasureWords {
  package static func title(_ measure: Measure) -> String {
    switch measure.source {
    case .metric(let metric, .count) where metric == Metric(.failed): "failed requests"
    case .metric(let metric, .rate) where metric == Metric(.failed): "failed share"
    case .metric, .holds: measure.name
    case .exposed: "met a failed candidate"
    case .taskHours: "task-hours"
    case .score: "score"
    }
  }

  /// A short heading for a column.
  static func heading(_ measure: Measure) -> String {
    switch measure.source {
    case .metric(let metric, .count) where metric == Metric(.failed): "failed"
    case .metric(let metric, .rate) where metric == Metric(.failed): "failed"
    case .metric(let metric, .total) where metric == Metric(.cost): "cost"
    case .metric(let metric, .value) where metric.name == .rolloutDuration: "rollout"
    case .metric(let metric, .percentile) where metric == Metric(.latency): "p99"
    case .metric, .holds: measure.name
    case .exposed: "exposed"
    case .taskHours: "task-hours"
    case .score: "score"
    }
  }

  /// The columns of the trade, as positions: what a rollout costs users, time and money. Task time
  /// stands for money where tasks have no price.
  static func trade(_ measures: [Measure]) -> [Int] {
    let hasCost = measures.contains { $0.source == .metric(Metric(.cost), .total) }
    return measures.indices.filter { index in
      isTrade(measures[index]) && !(hasCost && measures[index].source == .taskHours)
    }
  }

  private static func isTrade(_ measure: Measure) -> Bool {
    switch measure.source {
    case .metric(let metric, let aggregate):
      metric == Metric(.failed) && aggregate == .rate
        || metric == Metric(.latency) && aggregate == .percentile(99)
        || metric == Metric(.rolloutDuration)
        || metric == Metric(.cost) && aggregate == .total
    case .exposed, .taskHours, .score: true
    case .holds: false
    }
  }

  package static func quantity(_ value: Double, _ measure: Measure) -> String {
    guard value.isFinite else { return DecimalText.fixed(value, decimals: 0) }
    return switch measure.source {
    case .taskHours, .score, .exposed: DecimalText.short(value, digits: 4)
    case .metric, .holds: UnitText.quantity(value, measure.dimension)
    }
  }

  /// `+12 ms`, `-0.1 %`, `0`.
  static func change(_ value: Double, _ measure: Measure) -> String {
    (value > 0 ? "+" : "") + quantity(value, measure)
  }

  /// A variant's number in the table of the trade: the score as it counts, with its ceiling.
  static func cell(_ variant: ComparedVariant, _ index: Int, _ measure: Measure) -> String {
    if measure.source == .score { return DecimalText.fixed(variant.score.value, decimals: 1) }
    let value = variant.values[index]
    return value.observations == 0 ? "–" : quantity(value.interval.estimate, measure)
  }

  /// `412 ms (398 ms … 426 ms)`.
  static func value(_ value: MeasuredValue, _ measure: Measure) -> String {
    guard value.observations > 0 else { return "nothing was observed" }
    let interval = value.interval
    return "\(quantity(interval.estimate, measure)) (\(quantity(interval.low, measure)) … "
      + "\(quantity(interval.high, measure)))"
  }

  /// `+9.2 ms (+8.1 ms … +10 ms)`.
  static func difference(_ difference: MeasuredDifference, _ measure: Measure) -> String {
    let pair = difference.difference
    guard pair.pairs > 0 else { return "no pair to compare" }
    if pair.isIdentical { return "equal in \(UnitText.count(pair.pairs, "pair", "pairs"))" }
    let interval = pair.interval
    return "\(change(interval.estimate, measure)) (\(change(interval.low, measure)) … "
      + "\(change(interval.high, measure)))"
  }
}

extension DifferenceVerdict {
  package var words: String {
    switch self {
    case .better: "better"
    case .worse: "worse"
    case .different: "different"
    case .same: "same"
    case .cannotTell: "cannot tell"
    }
  }
}

extension Regression {
  /// Why; contains what the scenario wrote.
  package var words: String {
    switch self {
    case .objectiveLost(let objective): "no longer meets \(objective.text)"
    case .worse(let measure): "worse in \(MeasureWords.title(measure))"
    }
  }
}

extension WorldDoubt.Part {
  package var words: String {
    switch self {
    case .traffic: "the traffic is not that of the first"
    case .faults: "the faults are not those of the first"
    case .window: "the length or the warm-up is not that of the first"
    }
  }
}

extension ComparisonResult {
  /// The verdict in a sentence.
  package var summary: String {
    let worse = variants.filter { !$0.regressions.isEmpty }.count
    return switch verdict {
    case .pass: "no variant regresses against the first"
    case .fail:
      "\(UnitText.count(worse, "variant regresses", "variants regress")) against the first"
    case .inconclusive: "the data cannot say whether a variant regresses against the first"
    case .incomplete: stopReason?.words ?? "it was stopped"
    }
  }

  /// How sure the intervals are, in a sentence.
  var certainty: String {
    let level = UnitText.percent(confidenceLevel)
    return "\(ObjectiveWords.replications(replications)) of each, seed \(seed); all "
      + "\(UnitText.count(family.differences, "difference", "differences")) hold together with "
      + "\(level), each with \(percent(family.level))"
  }

  private func percent(_ level: Double) -> String {
    DecimalText.short(level * 100, digits: 6) + " %"
  }
}
