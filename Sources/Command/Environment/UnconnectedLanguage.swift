import Experiments

extension ScenarioLanguage {
  /// A language that knows no scenario: what the program has until a reader is connected.
  package static let unconnected = ScenarioLanguage(
    load: { _, path, _ in
      .problems("\(ScenarioReader.shown(path)): error: no scenario language is connected\n")
    },
    defaults: { _, _, _ in "" }, explain: { _ in nil }, codes: [], schema: { "{}\n" },
    template: { _ in "{}\n" })
}
