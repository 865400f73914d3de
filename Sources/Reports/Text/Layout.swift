import Experiments

/// Text in columns, on lines of at most 100 characters.
enum Layout {
  static let width = 100

  static func left(_ text: String, _ columns: Int) -> String {
    let short = clip(text, columns)
    return short + String(repeating: " ", count: columns - short.count)
  }

  static func right(_ text: String, _ columns: Int) -> String {
    let short = clip(text, columns)
    return String(repeating: " ", count: columns - short.count) + short
  }

  /// The beginning of a text, with an ellipsis where something is missing.
  static func clip(_ text: String, _ columns: Int) -> String {
    text.count <= columns ? text : text.prefix(max(0, columns - 1)) + "…"
  }

  /// Words on lines of the page's width; lines but the first are indented.
  static func wrap(_ text: String, indentation: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let indent = lines.isEmpty ? 0 : indentation
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: lines.isEmpty ? indent : indentation) + word
      } else {
        line += line.isEmpty ? String(word) : " " + word
      }
    }
    return (lines + [line]).map { clip($0, width) }
  }
}

/// Colors of a terminal; plain where they are not wanted.
struct Palette {
  let isOn: Bool

  func good(_ text: String) -> String { paint(text, "32") }
  func bad(_ text: String) -> String { paint(text, "31") }
  func unsure(_ text: String) -> String { paint(text, "33") }
  func strong(_ text: String) -> String { paint(text, "1") }
  func faint(_ text: String) -> String { paint(text, "2") }

  private func paint(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
