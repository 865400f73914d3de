/// A kind of thing that has names and is referred to by them.
package struct NameKind: Hashable, Sendable {
  /// "target group".
  package let noun: String
  /// "target groups".
  package let plural: String

  package init(_ noun: String, plural: String? = nil) {
    self.noun = noun
    self.plural = plural ?? noun + "s"
  }
}

/// A value that the scenario does not give and that the run assumes.
package struct AssumedDefault: Hashable, Sendable {
  package var path: ValuePath
  /// As it would be written in the scenario; nil for "none".
  package var value: JSONValue?
  /// Where the default comes from, with its date; nil if it is ours.
  package var source: String?
}

/// What decoding gathers on its way: where it is, mistakes, defaults, names.
package struct DecodingContext: Sendable {
  var diagnostics = DiagnosticCollector()
  private(set) var path = ValuePath()
  private(set) var assumed: [AssumedDefault] = []
  private var names: [NameKind: DeclaredNames] = [:]
  private var references: [NameReference] = []
  /// Where files that the text names are found.
  var files = DataFiles.none
  /// What to put before the name of a data file to name it as the text itself is named.
  var dataFolder = ""
  /// The text itself and the overrides, which come before the lines of data files.
  var sourceCount = 1
  /// Lines of data files about which something is said.
  private(set) var dataTexts: [SourceText] = []

  /// Bounds what a hostile file can make us remember; no honest scenario comes near.
  static let mostDefaults = 50_000

  private struct DeclaredNames {
    var inOrder: [String] = []
    var all: Set<String> = []
  }

  private struct NameReference {
    var kind: NameKind
    var name: String
    var span: SourceSpan
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan?, help: String? = nil
  ) {
    diagnostics.add(Diagnostic(code, message, at: span, help: help))
  }

  /// Takes a line of a data file, to point into it.
  ///
  /// - Returns: Its number among the sources.
  mutating func addDataText(_ text: SourceText) -> Int {
    dataTexts.append(text)
    return sourceCount + dataTexts.count - 1
  }

  /// Reports a value of the wrong JSON type, unless it was reported already.
  mutating func expected(
    _ noun: String, at value: PositionedValue, help: String? = nil
  ) {
    if case .unreadable = value.content { return }
    report(.wrongType, "expected \(noun), found \(value.found)", at: value.span, help: help)
  }

  mutating func inside<Result>(
    _ step: ValuePath.Step, _ body: (inout DecodingContext) -> Result
  ) -> Result {
    path.steps.append(step)
    defer { path.steps.removeLast() }
    return body(&self)
  }

  mutating func assume(_ value: JSONValue?, source: String?) {
    guard assumed.count < Self.mostDefaults else { return }
    assumed.append(AssumedDefault(path: path, value: value, source: source))
  }

  // MARK: Names

  /// Notes that a thing has this name.
  mutating func declare(_ name: String, _ kind: NameKind, at span: SourceSpan) {
    if names[kind, default: DeclaredNames()].all.insert(name).inserted {
      names[kind, default: DeclaredNames()].inOrder.append(name)
    } else {
      report(
        .repeatedName, "there are two \(kind.plural) with the name \(TerminalText.quote(name))",
        at: span)
    }
  }

  /// Notes that a name is used; whether it exists is known at the end only.
  mutating func refer(to name: String, _ kind: NameKind, at span: SourceSpan) {
    references.append(NameReference(kind: kind, name: name, span: span))
  }

  /// Reports each name that was used and that nothing has.
  mutating func resolveReferences() {
    for reference in references {
      let known = names[reference.kind] ?? DeclaredNames()
      if known.all.contains(reference.name) { continue }
      report(
        .unknownName,
        "no \(reference.kind.noun) has the name \(TerminalText.quote(reference.name))",
        at: reference.span,
        help: diagnostics.isFull
          ? nil
          : Spelling.help(
            for: reference.name, among: known.inOrder, called: reference.kind.plural))
    }
  }
}
