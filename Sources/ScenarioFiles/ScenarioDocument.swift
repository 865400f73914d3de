/// A scenario text that was read: its value if it is right, and all that is to be said about it.
package struct ScenarioDocument<Root: Sendable>: Sendable {
  /// nil if there is at least one error.
  package private(set) var value: Root?
  package private(set) var report: DiagnosticReport
  /// What the text does not give and a run assumes, in the order of the shape.
  package let assumedDefaults: [AssumedDefault]
  /// The text after all overrides; nil if it cannot be read.
  private let tree: PositionedValue?

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - overrides: Texts such as `services.shop.desiredCount=6`, in order; later ones win.
  ///   - shape: The shape of the whole text.
  ///   - files: Where files that the text names are found.
  ///   - checks: What else is wrong with a value of the right shape; its names may be unknown.
  /// - Complexity: O(bytes)
  package init(
    reading text: SourceText, overrides arguments: [SourceText], as shape: ValueShape<Root>,
    files: DataFiles = .none, checks: (Root) -> [Finding] = { _ in [] }
  ) {
    var context = DecodingContext()
    context.files = files
    context.dataFolder = text.name.lastIndex(of: "/").map { String(text.name[...$0]) } ?? ""
    context.sourceCount = 1 + arguments.count
    var tree = JSONCParser.parse(text, into: &context.diagnostics)
    for (index, argument) in arguments.enumerated() {
      let override = Override.parse(argument, source: index + 1, into: &context.diagnostics)
      if var changed = tree, let override {
        override.apply(to: &changed, into: &context.diagnostics)
        tree = changed
      }
    }
    let value = tree.flatMap { shape.decode($0, &context) }
    self.tree = tree
    // With errors a name may be missing only because its thing could not be read.
    if context.diagnostics.errorCount == 0, let value {
      context.resolveReferences()
      let isWhole = context.diagnostics.errorCount == 0
      // A doubt may come from a name that is wrong.
      for finding in checks(value) where isWhole || finding.code.severity == .error {
        context.diagnostics.add(Self.diagnostic(finding, in: tree))
      }
    }
    self.value = context.diagnostics.errorCount == 0 ? value : nil
    report = DiagnosticReport(
      sources: [text] + arguments + context.dataTexts, collector: context.diagnostics)
    assumedDefaults = context.assumed
  }

  /// Reads a text with `--set` arguments.
  package init(
    reading text: SourceText, overrides: [String] = [], as shape: ValueShape<Root>
  ) {
    self.init(
      reading: text,
      overrides: overrides.enumerated().map { index, argument in
        SourceText(name: "--set argument \(index + 1)", argument)
      }, as: shape)
  }

  /// Adds what a check of the whole scenario found; an error takes the value away.
  ///
  /// - Parameter path: The value that is meant, as in `services.shop.targetGroups[0].slowStart`.
  ///   If the text does not give it, the nearest thing around it is shown.
  package mutating func add(
    _ code: DiagnosticCode, at path: ValuePath, _ message: String, help: String? = nil
  ) {
    report.add(Diagnostic(code, message, at: span(of: path), help: help))
    if code.severity == .error { value = nil }
  }

  /// Completes the value with what the text does not say; nothing happens if there is none.
  package mutating func complete(_ change: (inout Root) -> Void) {
    if var changed = value {
      change(&changed)
      value = changed
    }
  }

  /// A finding with its place in the text.
  func diagnostic(_ finding: Finding) -> Diagnostic { Self.diagnostic(finding, in: tree) }

  private static func diagnostic(_ finding: Finding, in tree: PositionedValue?) -> Diagnostic {
    let span = span(of: finding.path, isKey: finding.isAboutKey, in: tree)
    return Diagnostic(finding.code, finding.message, at: span, help: finding.help)
  }

  /// Where the text gives the value at a path, or the nearest thing around it.
  package func span(of path: ValuePath) -> SourceSpan? {
    Self.span(of: path, isKey: false, in: tree)
  }

  private static func span(
    of path: ValuePath, isKey: Bool, in tree: PositionedValue?
  ) -> SourceSpan? {
    guard var value = tree else { return nil }
    var span = value.opening
    for (index, step) in path.steps.enumerated() {
      let isLast = index + 1 == path.steps.count
      switch (step, value.content) {
      case (.key(let key), .object(let members)):
        guard let member = members.first(where: { $0.key == key }) else { return span }
        span = isLast && !isKey ? member.value.opening : member.keySpan
        value = member.value
      case (.index(let index), .array(let elements)):
        guard elements.indices.contains(index) else { return span }
        value = elements[index]
        span = value.opening
      case (_, _): return value.opening
      }
    }
    return span
  }
}

extension PositionedValue {
  /// What to underline: all of a scalar, the bracket of anything longer.
  fileprivate var opening: SourceSpan {
    switch content {
    case .object, .array:
      var opening = span
      let end = min(span.bytes.lowerBound + 1, span.bytes.upperBound)
      opening.bytes = span.bytes.lowerBound..<end
      return opening
    case .null, .bool, .number, .string, .unreadable: return span
    }
  }
}
