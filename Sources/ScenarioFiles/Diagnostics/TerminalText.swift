/// Text that came from outside, made short enough to print.
package enum TerminalText {
  /// The beginning of a text, with an ellipsis if there is more.
  static func clip(_ text: String, to limit: Int) -> String {
    guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
      end < text.endIndex
    else { return text }
    return text[..<end] + "…"
  }

  /// A user's word inside a message: in quotation marks and not longer than a line allows.
  package static func quote(_ text: String) -> String { "\"\(clip(text, to: 60))\"" }

  /// How many columns a terminal gives to a character.
  ///
  /// Wide are the ranges that Unicode's East Asian Width calls wide and the emoji; a caret under
  /// a rarer script may be off by a little, its column number never is.
  static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
