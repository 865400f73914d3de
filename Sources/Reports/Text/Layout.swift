import Experiments

/// Text in columns, on lines of at most 100 characters.
enum Layout {
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
    Paragraph.clip(text, to: columns)
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
