/// The text of a scenario in which single values are changed, and all else stands as it was
/// written: comments, order, and layout.
struct ScenarioText {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that the text is now; `nil` if it cannot be read.
  var tree: PositionedValue? {
    var ignored = DiagnosticCollector()
    return JSONCParser.parse(SourceText(name: "", bytes: bytes), into: &ignored)
  }

  /// Replaces the value at a path, or adds it with all that the path needs.
  ///
  /// - Returns: Whether the path leads somewhere.
  mutating func set(_ path: ValuePath, to json: String) -> Bool {
    guard var value = tree else { return false }
    var rest = path.steps[...]
    while let step = rest.popFirst() {
      switch (step, value.content) {
      case (.key(let key), .object(let members)):
        guard let member = members.first(where: { $0.key == key }) else {
          let item = JSONValue.quoted(key) + ": " + Self.nested(json, rest)
          insert(item, behind: members.last?.value.span, into: value.span)
          return true
        }
        value = member.value
      case (.index(let index), .array(let elements)):
        guard index < elements.count else {
          guard index == elements.count else { return false }
          insert(Self.nested(json, rest), behind: elements.last?.span, into: value.span)
          return true
        }
        value = elements[index]
      case (_, .null):
        replace(value.span.bytes, with: Self.nested(json, [step] + rest))
        return true
      case (_, _): return false
      }
    }
    replace(value.span.bytes, with: json)
    return true
  }

  /// Adds an element to the end of an array of the outermost object, which need not exist.
  mutating func append(_ json: String, to key: String) -> Bool {
    guard case .object(let members)? = tree?.content else { return false }
    var count = 0
    if case .array(let elements)? = members.first(where: { $0.key == key })?.value.content {
      count = elements.count
    }
    return set(ValuePath([.key(key), .index(count)]), to: json)
  }

  /// Puts lines of comment before everything else.
  mutating func prepend(comment lines: [String]) {
    let start = SourceText(name: "", bytes: bytes).byteOrderMarkLength
    let text = lines.map { $0.isEmpty ? "//\n" : "// \($0)\n" }.joined()
    replace(start..<start, with: text + "//\n")
  }

  mutating func replace(_ range: Range<Int>, with text: String) {
    bytes.replaceSubrange(range, with: Array(text.utf8))
  }

  /// `{"a": [json]}` for the path `a[0]`.
  private static func nested(_ json: String, _ steps: ArraySlice<ValuePath.Step>) -> String {
    steps.reversed().reduce(json) { inner, step in
      switch step {
      case .key(let key): "{\(JSONValue.quoted(key)): \(inner)}"
      case .index: "[\(inner)]"
      }
    }
  }

  // MARK: Inserting

  /// Adds an item as the last one of an object or an array, on a line of its own if the closing
  /// bracket has one.
  private mutating func insert(
    _ item: String, behind last: SourceSpan?, into container: SourceSpan
  ) {
    let closing = container.bytes.upperBound - 1
    let comma = last.flatMap { self.comma(between: $0.bytes.upperBound, and: closing) }
    let indentation = self.indentation(before: closing)
    if let indentation {
      replace(
        closing - indentation.count..<closing,
        with: "\(indentation)  \(item)\n\(indentation)")
    } else if let comma {
      replace(comma + 1..<comma + 1, with: " \(item)")
    } else {
      let place = last?.bytes.upperBound ?? closing
      replace(place..<place, with: last == nil ? item : ", \(item)")
    }
    if indentation != nil, comma == nil, let last {
      replace(last.bytes.upperBound..<last.bytes.upperBound, with: ",")
    }
  }

  /// The blanks that alone stand before a byte on its line; `nil` if there is more.
  private func indentation(before place: Int) -> String? {
    var start = place
    while start > 0, bytes[start - 1] == Byte.space || bytes[start - 1] == Byte.tab { start -= 1 }
    guard start > 0, bytes[start - 1] == Byte.newline else { return nil }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Where the comma after an item stands, behind blanks and comments; `nil` without one.
  private func comma(between start: Int, and end: Int) -> Int? {
    var index = start
    while index < end {
      switch (bytes[index], bytes[index + 1]) {
      case (Byte.comma, _): return index
      case (Byte.slash, Byte.slash):
        while index < end, bytes[index] != Byte.newline { index += 1 }
      case (Byte.slash, Byte.star):
        index += 2
        while index < end, bytes[index] != Byte.star || bytes[index + 1] != Byte.slash {
          index += 1
        }
        index += 2
      case (_, _): index += 1
      }
    }
    return nil
  }
}
