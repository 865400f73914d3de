import Experiments

/// A kind of mistake, with all that `rehearse explain CODE` says about it.
///
/// To add one: declare it as a `static let` in the file of its group, and name it in that group's
/// list. Its number is a promise: it is never given to another mistake.
///
/// | group | about |
/// |---|---|
/// | E1xx | the text: JSON with comments |
/// | E2xx | the shape: keys, types, choices |
/// | E3xx | units and ranges |
/// | E4xx | names and what they refer to |
/// | E5xx | the rules of AWS, impossible combinations |
/// | E60x | limits |
/// | E61x–E69x | regions, names, tables, databases, runbooks, faults |
/// | E8xx | files of data |
/// | P1xx | policy: plans that are likely to hurt, found by `validate` |
/// | W7xx | legal, but probably not meant |
package struct DiagnosticCode: Hashable, Sendable {
  /// `E201`.
  package let id: String
  /// What the mistake is, in a few words.
  package let title: String
  /// Why it is one.
  package let explanation: String
  /// How to mend it.
  package let remedy: String
  /// Wrong and right side by side, as lines of a scenario.
  package let example: String
  package let severity: Severity

  package enum Severity: String, Sendable {
    case error
    case warning
    case note
  }

  package init(
    _ id: String, _ title: String, _ explanation: String, remedy: String, example: String,
    level: Severity? = nil
  ) {
    self.id = id
    self.title = title
    self.explanation = explanation
    self.remedy = remedy
    self.example = example
    severity = level ?? (id.hasPrefix("W") ? .warning : .error)
  }

  /// Every code there is, in the order of their numbers.
  package static let all: [DiagnosticCode] =
    [
      syntax,
      shape,
      units,
      shapeRanges,
      names,
      wholeNames,
      rules,
      cloud,
      strategyRules,
      data,
      scaling,
      alarmRules,
      costs,
      analyses,
      hostedNames,
      limits,
      wholeLimits,
      regions,
      tables,
      routing,
      clients,
      faults,
      drills,
      databases,
      runbook,
      databaseDoubts,
      runbookDoubts,
      calls,
      files,
      doubts,
      strategyDoubts,
      scalingDoubts,
      alarmDoubts,
      routingDoubts,
      clientDoubts,
      naming,
      PolicyCatalog.codes,
    ].flatMap { $0 }.sorted { $0.id < $1.id }

  /// The code with this number, in capitals or not.
  package init?(id: String) {
    guard let code = Self.all.first(where: { $0.id == id.uppercased() }) else { return nil }
    self = code
  }

  private static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { Paragraph.lines(String($0)) }.joined(separator: "\n")
  }

  /// The page that `rehearse explain` prints.
  package var page: String {
    """
    \(id): \(title)

    \(Self.paragraphs(explanation))

    \(Self.paragraphs("How to mend it: " + remedy))

    \(example.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n"))

    """
  }
}
