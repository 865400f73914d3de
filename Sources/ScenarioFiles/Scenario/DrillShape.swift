import CloudModel
import Experiments
import SimulationKernel

extension ObjectShape where Root == DrillSettings {
  /// `{"kinds": ["zoneLost"], "from": "1m", "until": "10m", "longest": "5m", "faults": 1}`.
  static let drill = ObjectShape("a drill", DrillSettings()) {
    Field(
      "kinds", \.families,
      .list(of: .faultFamily, count: 0...FaultFamily.allCases.count),
      "What may break; everything that the scenario has if it is empty.")
    Field("from", \.from, time, "No fault begins earlier; the end of the warm-up if not given.")
    Field("until", \.until, time, "No fault begins later; the end of the run if not given.")
    Field(
      "longest", \.longest, .duration(in: .milliseconds(1)...CloudRanges.longestRun),
      "No fault lasts longer; a third of the time in which one may begin, and at most 1h, if not "
        + "given.")
    Field("faults", \.faults, .integer(in: 1...2), "How many faults may happen in one run.")
  }

  private static let time = ValueShape<TimeSpan>.duration(in: .zero...CloudRanges.longestRun)
}

extension ValueShape where Value == FaultFamily {
  fileprivate static let faultFamily: ValueShape = .words("a kind of fault") {
    switch $0 {
    case .targetsLost: "Targets of a service or fleet stop working."
    case .zoneLost: "A zone loses power."
    case .dependencySlow: "Calls of a dependency take longer."
    case .dependencyDown: "Calls of a dependency fail at once."
    }
  }
}
