import Experiments

extension DrillProblem {
  /// What is wrong, and how to mend it.
  var words: String {
    switch self {
    case .noObjectives:
      "a drill needs an objective that can be missed; give the scenario \"objectives\""
    case .nothingToBreak: "nothing in this scenario can break"
    case .foreignJournal:
      "drill.journal is of another scenario, seed or version; leave --resume out to begin again"
    }
  }
}
