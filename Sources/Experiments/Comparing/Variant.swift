/// One value of a scenario that the call replaces, as in `--set PATH=VALUE`.
package struct Setting: Sendable, Hashable {
  package var path: String
  /// JSON, or text that the scenario language takes for a string.
  package var value: String

  package init(path: String, value: String) {
    self.path = path
    self.value = value
  }

  /// `PATH=VALUE`, as `--set` takes it.
  package var text: String { "\(path)=\(value)" }
}

/// One of several designs that are compared.
package struct Variant: Sendable {
  /// Tells it from the others in reports.
  package var label: String
  /// What makes it of the file that it came from, in the order of the call; empty for a file as
  /// it is.
  package var settings: [Setting]
  package var scenario: Scenario

  package init(label: String, settings: [Setting], scenario: Scenario) {
    self.label = label
    self.settings = settings
    self.scenario = scenario
  }
}
