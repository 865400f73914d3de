/// Text that came from outside, made safe and short enough to print.
package enum TerminalText {
  /// The text with everything escaped that a terminal would obey instead of showing.
  ///
  /// That is: control characters (colors, cursor movement, line ends), and the marks that turn
  /// the direction of writing or are invisible, with which a text can look like another one.
  package static func escape(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var output = ""
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        output += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

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
