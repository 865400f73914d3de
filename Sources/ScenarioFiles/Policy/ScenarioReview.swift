import Experiments

extension ScenarioFile {
  /// Everything that can be said about a scenario file before it runs: what its reader finds, and,
  /// if nothing is wrong with it, what the policy rules find in its plan.
  ///
  /// - Parameter rules: Those that the call does not want to count.
  package static func review(
    reading bytes: [UInt8], path: String, overrides: [SourceText] = [],
    skipping rules: [String] = []
  ) -> ReviewedScenario {
    document(reading: bytes, path: path, overrides: overrides)
      .reviewed(path: path, skipping: rules)
  }

  /// Every diagnostic and every policy rule.
  package static let rules = DiagnosticCode.all.map { code in
    ReviewRule(
      id: code.id, level: code.severity.level, title: code.title, explanation: code.explanation,
      remedy: code.remedy)
  }

  /// What can be skipped: doubts and policy rules, not mistakes.
  package static let skippableRules = DiagnosticCode.all.map(\.id).filter { !$0.hasPrefix("E") }
}

extension ScenarioDocument where Root == Scenario {
  /// Bounds what a hostile file can make us say.
  private static var mostFindings: Int { 200 }

  package func reviewed(path: String, skipping rules: [String] = []) -> ReviewedScenario {
    var diagnostics = report.diagnostics
    if let value {
      let plan = ReviewedPlan(value)
      let findings = PolicyCatalog.rules.flatMap { $0.review(plan) }
      diagnostics += findings.prefix(Self.mostFindings).map(diagnostic)
    }
    let whole = DiagnosticReport(sources: report.sources, diagnostics: diagnostics)
    let skips = value?.policy.skips ?? []
    return ReviewedScenario(
      path: path,
      findings: whole.diagnostics.map { diagnostic in
        let code = diagnostic.code
        let own = skips.first { $0.rule == code.id }
        return ReviewFinding(
          rule: code.id, level: code.severity.level, message: diagnostic.message,
          help: diagnostic.help, region: whole.region(of: diagnostic),
          skip: rules.contains(code.id)
            ? .call : own.map { .scenario(reason: $0.reason) },
          text: whole.render(diagnostic))
      })
  }
}

extension DiagnosticCode.Severity {
  fileprivate var level: ReviewLevel {
    switch self {
    case .note: .note
    case .warning: .warning
    case .error: .error
    }
  }
}

extension DiagnosticReport {
  /// Where a diagnostic is, for tools; `nil` if it concerns no place.
  fileprivate func region(of diagnostic: Diagnostic) -> ReviewRegion? {
    guard let span = diagnostic.span, sources.indices.contains(span.source) else { return nil }
    let source = sources[span.source]
    let line = source.line(holding: span.bytes.lowerBound)
    let start = min(max(span.bytes.lowerBound, line.bytes.lowerBound), line.bytes.upperBound)
    let end = min(max(span.bytes.upperBound, start), line.bytes.upperBound)
    let column = source.text(line.bytes.lowerBound..<start).unicodeScalars.count + 1
    let length = source.text(start..<end).unicodeScalars.count
    return ReviewRegion(
      file: source.name, line: line.number, startColumn: column,
      endColumn: column + max(1, length))
  }
}
