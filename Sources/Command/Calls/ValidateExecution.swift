import Experiments
import Reports

/// `rehearse validate`: reads scenarios, and reviews the plan of each that is right.
struct ValidateExecution: Sendable {
  let call: ValidateCall
  let environment: CommandEnvironment

  func run() throws -> ExitCode {
    let known = environment.language.skippable
    for rule in call.skips where !known.contains(rule) {
      let near = NearestWord.to(rule, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
      environment.error(
        "error: no rule that can be skipped has the number \"\(Escape.terminal(rule))\"\(near)\n")
      return .wrongCall
    }
    var reviews: [ReviewedScenario] = []
    var isRight = true
    for path in call.scenarios {
      let bytes = try environment.read(path)
      let name = path == "-" ? "<stdin>" : path
      let review = environment.language.review(bytes, name, call.overrides, call.skips)
      reviews.append(review)
      if !say(bytes, path, review) { isRight = false }
    }
    if call.format == .sarif {
      environment.output(
        SARIFReport.document(
          reviews, rules: environment.language.rules, version: RehearseCommand.version))
    }
    guard isRight else { return .wrongCall }
    let worst = reviews.compactMap(\.level).max()
    guard let limit = call.failLevel.level, let worst, worst >= limit else { return .passed }
    return .objectiveNotMet
  }

  /// - Returns: Whether the scenario can be run.
  private func say(_ bytes: [UInt8], _ path: String, _ review: ReviewedScenario) -> Bool {
    let reader = ScenarioReader(language: environment.language, overrides: call.overrides)
    let speaks = call.format == .text
    switch reader.load(bytes, path) {
    case .problems(let text):
      // In SARIF too, mistakes that the review cannot see must not be lost.
      if speaks || review.findings.isEmpty { environment.error(text) }
      return false
    case .scenario(let scenario, let warnings):
      guard speaks else { return true }
      environment.error(warnings)
      let findings = review.findings.filter(\.isOfPolicy)
      let counted = findings.filter { $0.skip == nil }
      let text = counted.map(\.text).joined(separator: "\n")
      environment.error((warnings.isEmpty || text.isEmpty ? "" : "\n") + text)
      if !call.isQuiet {
        let name = Escape.terminal(scenario.name)
        let summary = Self.summary(counted, skipped: findings.count - counted.count)
        environment.output("\(ScenarioReader.shown(path)): \(name) is valid\(summary)\n")
      }
      if call.showsDefaults {
        environment.output(environment.language.defaults(bytes, path, call.overrides))
      }
      return true
    }
  }

  /// `; its plan breaks 2 rules (1 error, 1 warning), 1 skipped`; empty if there is nothing to say.
  private static func summary(_ findings: [ReviewFinding], skipped: Int) -> String {
    guard !findings.isEmpty || skipped > 0 else { return "" }
    let counts = ReviewLevel.allCases.reversed().compactMap { level -> String? in
      let count = findings.count { $0.level == level }
      return count == 0 ? nil : UnitText.count(count, level.rawValue, level.rawValue + "s")
    }
    var parts: [String] = []
    if !counts.isEmpty { parts.append("its plan has " + counts.joined(separator: ", ")) }
    if skipped > 0 { parts.append("\(skipped) skipped") }
    return "; " + parts.joined(separator: ", ")
  }
}

/// How `validate` writes what it finds.
package enum ReviewFormat: String, Sendable, CaseIterable {
  case text, sarif
}

/// From which level on findings make `validate` fail.
package enum FailLevel: String, Sendable, CaseIterable {
  case error, warning, note, never

  var level: ReviewLevel? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    case .never: nil
    }
  }
}
