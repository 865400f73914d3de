/// One `--set PATH=VALUE`, applied to the tree of a scenario before it is decoded.
struct Override {
  let path: ValuePath
  let pathSpan: SourceSpan
  let value: PositionedValue

  /// Reads an argument.
  ///
  /// The value is JSON if it can be read as JSON, and else a string, so that `30s` needs no
  /// quotation marks. What begins like an object, an array or a quoted string is meant as JSON.
  ///
  /// - Parameter source: The index of the argument's own text.
  static func parse(
    _ argument: SourceText, source: Int, into diagnostics: inout DiagnosticCollector
  ) -> Override? {
    let bytes = argument.bytes
    guard let equals = separator(in: bytes) else {
      diagnostics.add(
        Diagnostic(
          .badOverridePath, "expected PATH=VALUE",
          at: SourceSpan(source: source, bytes: 0..<bytes.count),
          help: "write it like services.shop.desiredCount=6"))
      return nil
    }
    let path: ValuePath
    do throws(ValuePath.Problem) {
      path = try ValuePath(parsing: argument.text(0..<equals))
    } catch {
      diagnostics.add(
        Diagnostic(
          .badOverridePath, error.message,
          at: SourceSpan(source: source, bytes: error.offset..<(error.offset + 1))))
      return nil
    }
    guard let value = value(of: argument, from: equals + 1, source, path.steps.count, &diagnostics)
    else { return nil }
    return Override(
      path: path, pathSpan: SourceSpan(source: source, bytes: 0..<equals), value: value)
  }

  /// The first `=` that is not inside of a quoted key.
  private static func separator(in bytes: [UInt8]) -> Int? {
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      if byte == Byte.quote { isQuoted.toggle() }
      if byte == Byte.equals, !isQuoted { return index }
    }
    return nil
  }

  private static func value(
    of argument: SourceText, from start: Int, _ source: Int, _ depth: Int,
    _ diagnostics: inout DiagnosticCollector
  ) -> PositionedValue? {
    var parser = JSONCParser(argument.bytes, source: source, from: start, depth: depth)
    let value = try? parser.wholeText()
    if let value, parser.diagnostics.errorCount == 0 { return value }
    let first = start < argument.bytes.count ? argument.bytes[start] : 0
    let isInvalid = parser.diagnostics.diagnostics.contains { $0.code == .invalidUTF8 }
    if [Byte.quote, Byte.openBrace, Byte.openBracket].contains(first) || isInvalid {
      for diagnostic in parser.diagnostics.diagnostics { diagnostics.add(diagnostic) }
      return nil
    }
    return PositionedValue(
      content: .string(argument.text(start..<argument.bytes.count)),
      span: SourceSpan(source: source, bytes: start..<argument.bytes.count))
  }

  // MARK: Applying

  /// Replaces or adds the value in a tree.
  func apply(to tree: inout PositionedValue, into diagnostics: inout DiagnosticCollector) {
    guard path.steps.count <= JSONCLimits.depth else {
      report(.tooDeep, "a path of more than 64 steps", into: &diagnostics)
      return
    }
    do throws(Obstacle) {
      try Self.replace(in: &tree, path.steps[...], with: value, keySpan: pathSpan)
    } catch {
      report(.badOverridePath, error.message, into: &diagnostics)
    }
  }

  private struct Obstacle: Error {
    var message: String
  }

  private func report(
    _ code: DiagnosticCode, _ message: String, into diagnostics: inout DiagnosticCollector
  ) {
    diagnostics.add(Diagnostic(code, message, at: pathSpan))
  }

  private static func replace(
    in tree: inout PositionedValue, _ steps: ArraySlice<ValuePath.Step>,
    with value: PositionedValue, keySpan: SourceSpan
  ) throws(Obstacle) {
    guard let step = steps.first else {
      tree = value
      return
    }
    switch (step, tree.content) {
    case (.key(let key), .object(var members)):
      let index = members.firstIndex { $0.key == key } ?? members.count
      if index == members.count {
        let empty = PositionedValue(content: .null, span: value.span)
        members.append(.init(key: key, keySpan: keySpan, value: empty))
      }
      try replace(in: &members[index].value, steps.dropFirst(), with: value, keySpan: keySpan)
      tree.content = .object(members)
    case (.index(let index), .array(var elements)):
      guard index <= elements.count else {
        throw Obstacle(message: "there is no element [\(index)], the array has \(elements.count)")
      }
      if index == elements.count {
        elements.append(PositionedValue(content: .null, span: value.span))
      }
      try replace(in: &elements[index], steps.dropFirst(), with: value, keySpan: keySpan)
      tree.content = .array(elements)
    case (.key, .null):
      tree = PositionedValue(content: .object([]), span: value.span)
      try replace(in: &tree, steps, with: value, keySpan: keySpan)
    case (.index, .null):
      tree = PositionedValue(content: .array([]), span: value.span)
      try replace(in: &tree, steps, with: value, keySpan: keySpan)
    case (.key(let key), _):
      throw Obstacle(message: "\(TerminalText.quote(key)) is asked of \(tree.found), not an object")
    case (.index(let index), _):
      throw Obstacle(message: "[\(index)] is asked of \(tree.found), not an array")
    }
  }
}
