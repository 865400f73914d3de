import Experiments

extension DiagnosticReport {
  /// One diagnostic in the form that the contract promises.
  ///
  ///     shop.jsonc:3:14: error[E301]: a duration needs a unit, found "30"
  ///        3 |   "bakeTime": "30"
  ///          |               ^^^^
  ///       help: write "30s" or "30ms"
  func render(_ diagnostic: Diagnostic) -> String {
    let code = "\(diagnostic.code.severity.rawValue)[\(diagnostic.code.id)]"
    let message = PrintableText.escape(diagnostic.message)
    var output: String
    if let span = diagnostic.span, let place = place(of: diagnostic) {
      output = "\(Self.fileName(place.file)):\(place.line):\(place.column): \(code): \(message)\n"
      output += excerpt(span, line: place.line)
    } else {
      output = "\(Self.fileName(sources.first?.name ?? "scenario")): \(code): \(message)\n"
    }
    if let help = diagnostic.help { output += "  help: \(PrintableText.escape(help))\n" }
    return output
  }

  /// A line must not begin with `::`, which the logs of some build services take for a command.
  private static func fileName(_ name: String) -> String {
    PrintableText.escape(name.hasPrefix("::") ? "./" + name : name)
  }

  private func excerpt(_ span: SourceSpan, line number: Int) -> String {
    let source = sources[span.source]
    let line = source.line(holding: span.bytes.lowerBound).bytes
    let start = min(max(span.bytes.lowerBound, line.lowerBound), line.upperBound)
    let end = min(max(span.bytes.upperBound, start), line.upperBound)
    let excerpt = Excerpt(
      before: source.text(line.lowerBound..<start), marked: source.text(start..<end),
      after: source.text(end..<line.upperBound))
    let label = String(number)
    let margin = String(repeating: " ", count: max(0, 4 - label.count))
    let blank = String(repeating: " ", count: margin.count + label.count)
    let shown = excerpt.line.isEmpty ? "" : " \(excerpt.line)"
    return "\(margin)\(label) |\(shown)\n\(blank) | \(excerpt.carets)\n"
  }
}

/// A line of source around the part that is meant, clipped to the width of a terminal.
private struct Excerpt {
  /// Characters of a line that is shown whole.
  static let wholeLine = 100
  /// Of a longer line, characters for what stands before, in, and after the marked part.
  static let room = (before: 40, marked: 40, after: 20)

  var line: String
  var carets: String

  init(before: String, marked: String, after: String) {
    // A hostile line can be millions of characters long: look at no more than is shown.
    var (lead, middle, rest) = (
      Self.flat(before.suffix(Self.wholeLine + 1)), Self.flat(marked.prefix(Self.wholeLine + 1)),
      Self.flat(after.prefix(Self.wholeLine + 1))
    )
    if lead.count + middle.count + rest.count > Self.wholeLine {
      lead = Self.tail(lead)
      middle = TerminalText.clip(middle, to: Self.room.marked)
      rest = TerminalText.clip(rest, to: Self.room.after)
    }
    line = lead + middle + rest
    carets =
      String(repeating: " ", count: Self.columns(lead))
      + String(repeating: "^", count: max(1, Self.columns(middle)))
  }

  /// A tab takes one column, control characters are escaped.
  private static func flat(_ text: Substring) -> String {
    PrintableText.escape(String(text.map { $0 == "\t" ? " " : $0 }))
  }

  private static func tail(_ text: String) -> String {
    let kept = text.suffix(room.before)
    return kept.startIndex == text.startIndex ? text : "…" + String(kept)
  }

  private static func columns(_ text: String) -> Int {
    text.reduce(0) { $0 + TerminalText.width(of: $1) }
  }
}
