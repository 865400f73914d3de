import CloudModel
import Experiments
import SimulationKernel

extension ObjectShape where Root == DrillSettings {
  /// `{"kinds": ["zoneLost"], "from": "1m", "until": "10m", "longest": "5m", "faults": 1}`.
  static let drill = ObjectShape("a drill", DrillSettings()) {
    Field(
      "kinds", \.families,
      .list(of: .kindOfFault, count: 0...FaultDescription.kinds.count),
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

extension ValueShape where Value == String {
  fileprivate static let kindOfFault: ValueShape = .choice(
    "a kind of fault", FaultDescription.kinds.map { Choice($0.name, $0.name, $0.meaning) })
}
