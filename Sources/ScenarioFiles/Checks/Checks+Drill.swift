import CloudModel
import Experiments
import SimulationKernel

extension ScenarioChecks {
  /// Whether a drill within these bounds can break anything.
  mutating func checkDrill(_ drill: DrillSettings) {
    let from = drill.from ?? cloud.warmUp
    if let first = drill.from, first >= cloud.horizon {
      reportNoTime(
        at: "from",
        "the drill begins at \(DurationText.text(of: first)), and the run ends at "
          + DurationText.text(of: cloud.horizon))
    } else if let until = drill.until, until < from {
      reportNoTime(
        at: "until",
        "the drill ends at \(DurationText.text(of: until)), before it begins at "
          + DurationText.text(of: from))
    }
    let isNamed = !drill.families.isEmpty
    if isNamed, FaultCatalog.candidates(of: cloud, families: drill.families).isEmpty {
      report(
        .nothingToDrill, at: .of("drill", "kinds"),
        "nothing in this scenario can break in any of these ways",
        help: "name other kinds, or leave \"kinds\" out")
    }
  }

  private mutating func reportNoTime(at key: String, _ message: String) {
    report(
      .noTimeToDrill, at: .of("drill", key), message,
      help: "leave the drill some time within the run")
  }
}
