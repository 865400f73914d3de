import CloudModel
import Experiments
import ScenarioFiles

/// What the command needs of the scenario language: the seam to its reader.
package struct ScenarioLanguage: Sendable {
  /// Reads a scenario.
  package var load:
    @Sendable (_ bytes: [UInt8], _ path: String, _ overrides: ScenarioOverrides) -> LoadedScenario
  /// Every default that a scenario assumes, as text; only for scenarios without problems.
  package var defaults:
    @Sendable (_ bytes: [UInt8], _ path: String, _ overrides: ScenarioOverrides) -> String
  /// Everything that can be said about a scenario before it runs.
  package var review:
    @Sendable (
      _ bytes: [UInt8], _ path: String, _ overrides: ScenarioOverrides, _ skips: [String]
    ) -> ReviewedScenario
  /// A scenario with more faults behind its own, which can stand in another folder, its comment
  /// first; `nil` if it cannot be written.
  package var drilled:
    @Sendable (
      _ bytes: [UInt8], _ path: String, _ overrides: ScenarioOverrides,
      _ faults: [FaultDescription], _ comment: [String]
    ) -> DrilledScenario?
  /// Every diagnostic and rule, and the numbers of those that can be skipped.
  package var rules: [ReviewRule]
  package var skippable: [String]
  /// What a diagnostic's code means and how to mend it; `nil` for an unknown code.
  package var explain: @Sendable (_ code: String) -> String?
  /// Every code, in order.
  package var codes: [String]
  /// The JSON Schema of a scenario.
  package var schema: @Sendable () -> String
  /// A commented scenario of the given name: of a strategy of recovery, or of a deployment.
  package var template: @Sendable (_ name: String, _ kind: RecoveryTemplate?) -> String

  package init(
    load: @escaping @Sendable ([UInt8], String, ScenarioOverrides) -> LoadedScenario,
    defaults: @escaping @Sendable ([UInt8], String, ScenarioOverrides) -> String,
    explain: @escaping @Sendable (String) -> String?, codes: [String],
    schema: @escaping @Sendable () -> String,
    template: @escaping @Sendable (String, RecoveryTemplate?) -> String,
    review: @escaping @Sendable ([UInt8], String, ScenarioOverrides, [String]) -> ReviewedScenario =
      { _, path, _, _ in ReviewedScenario(path: path, findings: []) },
    drilled:
      @escaping @Sendable (
        [UInt8], String, ScenarioOverrides, [FaultDescription], [String]
      ) -> DrilledScenario? = { _, _, _, _, _ in nil },
    rules: [ReviewRule] = [], skippable: [String] = []
  ) {
    self.load = load
    self.defaults = defaults
    self.explain = explain
    self.codes = codes
    self.schema = schema
    self.template = template
    self.review = review
    self.drilled = drilled
    self.rules = rules
    self.skippable = skippable
  }
}

/// What the call changes in a scenario.
package struct ScenarioOverrides: Sendable, Hashable {
  /// Values to replace, in the order of the call.
  package var settings: [Setting] = []
  /// The run's length as it was written: the language reads its unit.
  package var duration: String?

  package typealias Setting = Experiments.Setting

  package init() {}
}

/// A scenario, or what is wrong with it. Diagnostics are finished text, a line end after each.
package enum LoadedScenario: Sendable {
  case scenario(Scenario, warnings: String)
  case problems(String)
}
