/// Running text on lines of a limited width.
package enum Paragraph {
  /// The columns of a page.
  package static let width = 100

  /// Breaks a text between words.
  ///
  /// - Parameters:
  ///   - prefix: What the first line begins with, kept as it is.
  ///   - indentation: Blanks before every further line; less than the width.
  /// - Returns: At least one line, none wider than the page: a word that is too long for a line
  ///   ends with an ellipsis.
  package static func lines(
    _ text: String, after prefix: String = "", indentation: Int = 0
  ) -> [String] {
    var lines: [String] = []
    var line = prefix
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indentation)
        isEmpty = true
      }
      line += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    return (lines + [line]).map { clip($0, to: width) }
  }

  /// The beginning of a text, with an ellipsis where something is missing.
  package static func clip(_ text: String, to columns: Int) -> String {
    text.count <= columns ? text : text.prefix(max(0, columns - 1)) + "…"
  }
}
