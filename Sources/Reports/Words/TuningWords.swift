import Experiments

extension TuningResult {
  /// The verdict in a sentence.
  package var summary: String {
    let best = best.count
    return switch verdict {
    case .pass:
      "\(UnitText.count(best, "point", "points")) of \(points.count) that nothing beats"
    case .fail: "none of \(points.count) points meets the objectives"
    case .inconclusive: "the data cannot say whether a point meets the objectives"
    case .incomplete: (stopReason?.words ?? "it was stopped") + "; what stands below is unfinished"
    }
  }

  /// How much was simulated, in a sentence.
  var effort: String {
    var grids = "\(share(of: evenGridRuns))"
    if fullGridRuns != evenGridRuns {
      grids += ", the most that a point took, and \(share(of: fullGridRuns)), the most allowed"
    }
    return "\(ObjectiveWords.replications(runs)) in all: \(grids); seed \(seed); the chance that a "
      + "best point was lost is at most \(UnitText.percent(1 - confidenceLevel))"
  }

  /// `33.3 % of a full grid of 3 × 9`: points times the replications of each.
  private func share(of gridRuns: Int) -> String {
    let share = UnitText.percent(Double(runs) / Double(max(1, gridRuns)))
    return "\(share) of a full grid of \(points.count) × \(gridRuns / max(1, points.count))"
  }

  /// What to look at when all points are one; `nil` if they differ.
  var doubtAboutSettings: String? {
    guard isIdentical else { return nil }
    return
      "No setting changes anything that happens: all \(points.count) points ran alike. Is a path of --vary "
      + "meant for something that this scenario does not use?"
  }

  /// The call that reproduces a point.
  package func command(of point: TunedPoint) -> String {
    let settings = point.settings.map { "--set " + ShellText.word($0.text) }
    return ([command] + settings).joined(separator: " ")
  }

  /// Why a point is not the answer; contains what the scenario wrote.
  func reason(of point: TunedPoint) -> String {
    switch point.standing {
    case .best: "best"
    case .undecided: "not decided"
    case .infeasible(let objective): "does not meet \(objective.text)"
    case .dominated(let other): "beaten by \(points[other].label)"
    }
  }
}

extension TunedPoint.Standing {
  /// The word in `tuning.json`; a promise.
  var name: String {
    switch self {
    case .best: "best"
    case .undecided: "undecided"
    case .infeasible: "infeasible"
    case .dominated: "dominated"
    }
  }
}
