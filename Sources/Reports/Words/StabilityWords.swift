import Experiments

extension RecoveryVerdict {
  package var words: String {
    switch self {
    case .recovered: "recovered"
    case .notRecovered: "not recovered"
    case .undetermined: "undetermined"
    }
  }
}

/// Whether users were served as before when everything was mended, in sentences.
enum StabilityWords {
  /// What counts as recovered.
  static func meaning(_ stability: StabilitySummary) -> String {
    let points = DecimalText.short(stability.settings.tolerance * 100)
    return "recovered: at most \(points) points fewer succeed than before, "
      + "\(UnitText.duration(stability.settings.grace.seconds)) after the last fault"
  }

  static func headline(_ stability: StabilitySummary) -> String {
    let end = UnitText.duration(stability.lastFault)
    switch stability.recovery {
    case .recovered:
      return "Everything recovered after the last fault had ended at \(end)."
    case .notRecovered:
      return "The system did not recover after the last fault had ended at \(end), although "
        + "nothing was broken any more: it holds itself in its bad state (a metastable failure)."
    case .undetermined:
      return "Too little was seen before the first fault or after the last one, which ended at "
        + "\(end), to say whether the system recovered."
    }
  }

  /// To be read after the source's name and a colon.
  static func sentence(_ source: StabilitySummary.Source) -> String {
    var words =
      "\(UnitText.percent(source.before)) succeeded before, \(UnitText.percent(source.after)) "
      + "after"
    if let time = source.time { words += ", as before \(UnitText.duration(time)) after the end" }
    let all = source.recoveries.reduce(0) { $0 + $1.count }
    let counts = source.recoveries.map { count in
      let name = RecoveryVerdict(rawValue: count.name)?.words ?? count.name
      return count.count == all && all == 1 ? name : "\(name) in \(count.count) of \(all)"
    }
    return words + " (" + counts.joined(separator: ", ") + ")"
  }
}
