import Experiments
import Reports
import ScenarioFiles

/// What the caller wants.
package enum Call: Sendable, Hashable {
  case run(RunCall)
  case compare(CompareCall)
  case gate(GateCall)
  case tune(TuneCall)
  case drill(DrillCall)
  case validate(ValidateCall)
  case explain(code: String)
  case schema
  /// A scenario to start from, by default one of a deployment.
  case initialize(name: String?, template: RecoveryTemplate? = nil)
  case list
  /// Of the whole program, or of one command.
  case help(CommandName?)
  case version
}

package enum CommandName: String, Sendable, Hashable, CaseIterable {
  case run, compare, tune, gate, drill, validate, explain, schema, list
  case initialize = "init"
}

package struct RunCall: Sendable, Hashable {
  package var scenarios: [String] = []
  package var overrides = ScenarioOverrides()
  package var seed: UInt64?
  package var replications: Int?
  package var jobs: Int?
  package var folder: String?
  package var format = ReportFormat.text
  package var isQuiet = false
  package var hasColors = true
  package var showsPerformance = false
  package var inconclusive = InconclusivePolicy.report

  package init() {}
}

package struct CompareCall: Sendable, Hashable {
  /// What it shares with `run`.
  package var run = RunCall()
  /// Combinations of settings; one empty one for files as they are.
  package var grid: [[Setting]] = [[]]
  /// The part of the first's value [0…1] below which a difference does not matter.
  package var tolerance: Double?

  package init() {}
}

package struct GateCall: Sendable, Hashable {
  /// What it shares with `run`; one scenario.
  package var run = RunCall()
  /// Combinations of settings; one empty one for the file as it is.
  package var grid: [[Setting]] = [[]]
  package var worlds: Int?
  /// Multiples of the scenario's traffic.
  package var traffic: [Double] = [0.3, 1, 3]
  package var defects: [Defect] = []
  package var limits = GateLimits()

  package init() {}
}

package struct TuneCall: Sendable, Hashable {
  /// What it shares with `run`.
  package var run = RunCall()
  /// The points, at least two.
  package var grid: [[Setting]] = []
  /// Replications in all.
  package var budget: Int?

  package init() {}
}

package struct DrillCall: Sendable, Hashable {
  /// What it shares with `run`; one scenario.
  package var run = RunCall()
  /// Replications in all.
  package var budget: Int?
  /// Whether readings of an earlier drill in the same folder count.
  package var resumes = false

  package init() {}
}

package struct ValidateCall: Sendable, Hashable {
  package var scenarios: [String] = []
  package var overrides = ScenarioOverrides()
  package var showsDefaults = false
  package var isQuiet = false
  package var format = ReviewFormat.text
  package var failLevel = FailLevel.error
  /// Rules that do not count.
  package var skips: [String] = []

  package init() {}
}
