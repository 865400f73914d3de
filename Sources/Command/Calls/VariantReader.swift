import Experiments

/// Reads every variant that a call asks for: each scenario file with each combination of values.
struct VariantReader {
  let environment: CommandEnvironment
  let call: RunCall
  /// Combinations of settings; one empty one for files as they are.
  let grid: [[Setting]]

  /// What is wrong is mostly wrong in every variant; so many different reports say enough.
  private static let mostReports = 3
  /// What a table shows of a label at least.
  private static let shownCharacters = 23

  /// - Returns: The variants in the order of the files, then of the grid; `nil` if one is wrong,
  ///   and what is wrong is then on standard error.
  func load() throws -> [Variant]? {
    var variants: [Variant] = []
    var (reports, isRight) = ([String](), true)
    for path in call.scenarios {
      let bytes = try environment.read(path)
      for settings in grid {
        var overrides = call.overrides
        overrides.settings += settings
        let reader = ScenarioReader(language: environment.language, overrides: overrides)
        let text: String
        switch reader.load(bytes, path) {
        case .problems(let problems):
          isRight = false
          text = problems
        case .scenario(let scenario, let warnings):
          text = warnings
          variants.append(variant(scenario, settings))
        }
        if !text.isEmpty, !reports.contains(text) {
          reports.append(text)
          if reports.count <= Self.mostReports { environment.error(text) }
        }
        // Problems are looked for until it is clear.
        guard isRight || reports.count < Self.mostReports else { return nil }
      }
    }
    let left = reports.count - Self.mostReports
    if left > 0 {
      environment.error("and the same kind of thing about \(left) more variants\n")
    }
    guard isRight else { return nil }
    return labelled(variants)
  }

  private func variant(_ loaded: Scenario, _ settings: [Setting]) -> Variant {
    var scenario = loaded
    if let seed = call.seed { scenario.seed = seed }
    if let count = call.replications {
      scenario.replications = ReplicationPolicy(minimum: count, maximum: count)
    }
    let parts = [
      call.scenarios.count > 1 ? scenario.name : "", Variation.label(settings),
    ]
    return Variant(
      label: parts.filter { !$0.isEmpty }.joined(separator: ", "), settings: settings,
      scenario: scenario)
  }

  /// Files can carry the same name, and long values can begin alike: then numbers tell them apart.
  private func labelled(_ variants: [Variant]) -> [Variant] {
    let shown = variants.map { $0.label.prefix(Self.shownCharacters) }
    guard Set(shown).count < variants.count else { return variants }
    return variants.enumerated().map { index, variant in
      var numbered = variant
      numbered.label = "\(index + 1): \(variant.label)"
      return numbered
    }
  }
}
