import Experiments
import ScenarioFiles

extension ScenarioLanguage {
  /// The language of scenario files.
  package static let scenarioFiles = ScenarioLanguage(
    load: { bytes, path, overrides in
      let document = document(bytes, path, overrides)
      if let scenario = document.value {
        return .scenario(scenario, warnings: document.report.text)
      }
      return .problems(document.report.text)
    },
    defaults: { bytes, path, overrides in
      document(bytes, path, overrides).assumedDefaults.map(\.line).joined()
    },
    explain: { DiagnosticCode(id: $0)?.page }, codes: DiagnosticCode.all.map(\.id),
    schema: { ScenarioFile.schema },
    template: { $1?.text(name: $0) ?? ScenarioTemplate.text(name: $0) },
    review: { bytes, path, overrides, skips in
      ScenarioFile.review(
        reading: bytes, path: path, overrides: texts(of: overrides), skipping: skips)
    },
    drilled: { bytes, path, overrides, faults, comment in
      ScenarioFile.drilled(
        bytes, path: path, settings: texts(of: overrides), faults: faults, comment: comment)
    }, rules: ScenarioFile.rules, skippable: ScenarioFile.skippableRules)

  private static func document(
    _ bytes: [UInt8], _ path: String, _ overrides: ScenarioOverrides
  ) -> ScenarioDocument<Scenario> {
    ScenarioFile.document(reading: bytes, path: path, overrides: texts(of: overrides))
  }

  private static func texts(of overrides: ScenarioOverrides) -> [SourceText] {
    var texts = overrides.settings.map { setting in
      SourceText(name: "--set", "\(setting.path)=\(setting.value)")
    }
    if let duration = overrides.duration {
      texts.append(SourceText(name: "--duration", "duration=\(duration)"))
    }
    return texts
  }
}

extension AssumedDefault {
  /// `services.shop.stopOrder… = true    (ECS developer guide, 2026-11)`.
  fileprivate var line: String {
    let text = PrintableText.escape("\(path) = \(value?.compact ?? "none")")
    return source.map { "\(text)    (\($0))\n" } ?? text + "\n"
  }
}
