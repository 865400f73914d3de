/// What was found in a scenario before anything ran: mistakes and doubts of its text, and what the
/// policy rules say about its plan.
package struct ReviewedScenario: Sendable {
  /// As the call named it.
  package var path: String
  /// By place; what is skipped stands among the rest.
  package var findings: [ReviewFinding]

  package init(path: String, findings: [ReviewFinding]) {
    self.path = path
    self.findings = findings
  }

  /// The gravest of the findings that count; `nil` without any.
  package var level: ReviewLevel? {
    findings.filter { $0.skip == nil }.map(\.level).max()
  }
}

/// How much a finding matters; the words are SARIF's.
package enum ReviewLevel: String, Sendable, Hashable, CaseIterable, Comparable {
  case note, warning, error

  package static func < (left: ReviewLevel, right: ReviewLevel) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One finding.
package struct ReviewFinding: Sendable, Hashable {
  /// Such as `P101`.
  package var rule: String
  package var level: ReviewLevel
  package var message: String
  package var help: String?
  /// `nil` if it concerns no place.
  package var region: ReviewRegion?
  /// Why it does not count; `nil` if it does.
  package var skip: ReviewSkip?
  /// With its place, its line and a caret, for people; it ends with a line end.
  package var text: String

  package init(
    rule: String, level: ReviewLevel, message: String, help: String? = nil,
    region: ReviewRegion? = nil, skip: ReviewSkip? = nil, text: String
  ) {
    self.rule = rule
    self.level = level
    self.message = message
    self.help = help
    self.region = region
    self.skip = skip
    self.text = text
  }

  /// Whether a policy rule found it, not the reader of the language.
  package var isOfPolicy: Bool { rule.hasPrefix("P") }
}

/// A stretch of one line of a file; lines and columns count from 1, columns in Unicode scalars.
package struct ReviewRegion: Sendable, Hashable {
  package var file: String
  package var line: Int
  package var startColumn: Int
  /// The first column behind it.
  package var endColumn: Int

  package init(file: String, line: Int, startColumn: Int, endColumn: Int) {
    self.file = file
    self.line = line
    self.startColumn = startColumn
    self.endColumn = endColumn
  }
}

/// Who took a finding out of the count.
package enum ReviewSkip: Sendable, Hashable {
  /// The scenario itself, with its reason if it gives one.
  case scenario(reason: String?)
  /// The call.
  case call
}

/// One rule or diagnostic, as catalogs list it.
package struct ReviewRule: Sendable, Hashable {
  package var id: String
  package var level: ReviewLevel
  package var title: String
  package var explanation: String
  package var remedy: String

  package init(
    id: String, level: ReviewLevel, title: String, explanation: String, remedy: String
  ) {
    self.id = id
    self.level = level
    self.title = title
    self.explanation = explanation
    self.remedy = remedy
  }
}
