/// One thing that is wrong with a scenario, or doubtful in it.
package struct Diagnostic: Hashable, Sendable {
  package var code: DiagnosticCode
  /// What is wrong, in one clause without a capital or a full stop.
  package var message: String
  /// Where; nil for a text as a whole.
  package var span: SourceSpan?
  /// How to mend it, in one clause.
  package var help: String?

  package init(_ code: DiagnosticCode, _ message: String, at span: SourceSpan?, help: String? = nil)
  {
    self.code = code
    self.message = message
    self.span = span
    self.help = help
  }
}

/// Diagnostics as they are found, bounded in number.
struct DiagnosticCollector: Sendable {
  /// More than anyone reads; bounds the memory that a hostile file can claim.
  static let kept = 200

  private(set) var diagnostics: [Diagnostic] = []
  private(set) var errorCount = 0
  /// Found after the collector was full.
  private(set) var dropped = 0

  /// Whether more would only be counted, so that nobody need look for a suggestion.
  var isFull: Bool { diagnostics.count >= Self.kept }

  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.code.severity == .error { errorCount += 1 }
    if diagnostics.count < Self.kept {
      diagnostics.append(diagnostic)
    } else {
      dropped += 1
    }
  }
}

/// All that is to be said about one scenario, with the texts to show the places in.
package struct DiagnosticReport: Error, Sendable {
  /// The file first, then one text for each `--set` argument.
  package var sources: [SourceText]
  /// Sorted by position: the file first, then the arguments.
  package private(set) var diagnostics: [Diagnostic]
  /// How many were found beyond those that are kept.
  private var dropped: Int

  init(sources: [SourceText], collector: DiagnosticCollector) {
    self.sources = sources
    dropped = collector.dropped
    diagnostics = Self.sorted(collector.diagnostics)
  }

  package init(sources: [SourceText], diagnostics: [Diagnostic]) {
    self.sources = sources
    dropped = 0
    self.diagnostics = Self.sorted(diagnostics)
  }

  /// By place; what was found first comes first at the same place.
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    func key(_ diagnostic: Diagnostic) -> (Int, Int) {
      guard let span = diagnostic.span else { return (-1, 0) }
      return (span.source, span.bytes.lowerBound)
    }
    return diagnostics.enumerated().sorted { left, right in
      let (leftKey, rightKey) = (key(left.element), key(right.element))
      return leftKey == rightKey ? left.offset < right.offset : leftKey < rightKey
    }.map(\.element)
  }

  package var hasErrors: Bool {
    diagnostics.contains { $0.code.severity == .error } || dropped > 0
  }

  package mutating func add(_ diagnostic: Diagnostic) {
    diagnostics = Self.sorted(diagnostics + [diagnostic])
  }

  /// Where a person finds a diagnostic; nil if it concerns no place.
  package func place(of diagnostic: Diagnostic) -> Place? {
    guard let span = diagnostic.span, sources.indices.contains(span.source) else { return nil }
    return sources[span.source].place(of: span.bytes)
  }

  /// How many a person is shown at once.
  package static let shown = 20

  /// For people: each with its place, its line, a caret and a suggestion; at most 20.
  package var text: String {
    var output = diagnostics.prefix(Self.shown).map(render).joined(separator: "\n")
    let more = max(0, diagnostics.count - Self.shown) + dropped
    if more > 0 { output += "\n… and \(more) more\n" }
    return output
  }
}
