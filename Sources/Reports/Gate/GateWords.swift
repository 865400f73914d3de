import Experiments
import OutputAnalysis

/// The words of the canary lab that several formats share.
enum GateWords {
  /// `200 worlds of each kind`, or what there is of them.
  static func worlds(_ result: GateResult) -> String {
    let counts = result.cells.map(\.worlds)
    let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
    guard least < most else { return UnitText.count(most, "world", "worlds") + " of each kind" }
    return "\(least) to \(UnitText.count(most, "world", "worlds")) of each kind"
  }

  /// `34 % [28 %, 41 %]`.
  static func share(_ interval: ConfidenceInterval) -> String {
    "\(percent(interval.estimate)) \(range(interval))"
  }

  /// `[28 %, 41 %]`.
  static func range(_ interval: ConfidenceInterval) -> String {
    "[\(percent(interval.low)), \(percent(interval.high))]"
  }

  /// One decimal, which is more than some hundred worlds can say.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "–" }
    let text = DecimalText.fixed(share * 100, decimals: 1)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " %"
  }

  /// `× 0.3`.
  static func traffic(_ factor: Double) -> String { "× " + DecimalText.short(factor, digits: 4) }

  /// `0.3 times the traffic`, or `this traffic`.
  static func amount(_ factor: Double) -> String {
    factor == 1 ? "this traffic" : DecimalText.short(factor, digits: 2) + " times the traffic"
  }
}

extension Build {
  /// What a table calls it.
  var label: String {
    switch self {
    case .good: "good"
    case .defective(let defect): defect.label
    }
  }
}

extension Defect {
  var label: String {
    switch self {
    case .asWritten: "as written"
    case .errors(let share): "errors + \(UnitText.percent(share))"
    case .slowness(let factor): "slowness × \(DecimalText.short(factor))"
    case .startUp(let span): "start-up + \(UnitText.duration(span.seconds))"
    case .health(let age): "sick after \(UnitText.duration(age.seconds))"
    }
  }

  /// `a build with 2 % more errors`.
  var words: String {
    switch self {
    case .asWritten: "the candidate as written"
    case .errors(let share): "a build with \(UnitText.percent(share)) more errors"
    case .slowness(let factor): "a build that is \(DecimalText.short(factor)) times as slow"
    case .startUp(let span):
      "a build that takes \(UnitText.duration(span.seconds)) longer to start"
    case .health(let age):
      "a build whose health endpoint fails after \(UnitText.duration(age.seconds))"
    }
  }

  /// Its kind in `gate.json`: a promise, so spelled out.
  var kind: String {
    switch self {
    case .asWritten: "asWritten"
    case .errors: "errors"
    case .slowness: "slowness"
    case .startUp: "startUp"
    case .health: "health"
    }
  }

  /// A share, a factor or seconds; `nil` for the scenario's own candidate.
  var size: Double? {
    switch self {
    case .asWritten: nil
    case .errors(let share): share
    case .slowness(let factor): factor
    case .startUp(let span), .health(let span): span.seconds
    }
  }
}

extension WorldEnd {
  var words: String {
    switch self {
    case .promoted: "promoted"
    case .rolledBack: "rolled back"
    case .stopped: "stopped, nothing undone"
    case .stuck: "stuck"
    case .running: "undecided at the end of the run"
    case .superseded: "ended by the plan"
    case .notStarted: "never started"
    }
  }
}
