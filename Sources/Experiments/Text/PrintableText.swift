/// Text that came from outside, made harmless for a terminal or a CI log.
package enum PrintableText {
  /// The text with everything written out that would be obeyed instead of shown.
  ///
  /// That is: control characters (colors, cursor movement, line ends), the marks that are
  /// invisible or turn the direction of writing, with which a text can look like another one,
  /// and `##[`, which the logs of some build services take for a command.
  package static func escape(_ text: String) -> String {
    var output = text
    if text.unicodeScalars.contains(where: isUnsafe) {
      output = ""
      for scalar in text.unicodeScalars {
        if isUnsafe(scalar) {
          output += code(scalar)
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    return replace("##[", with: "#\\u{23}[", in: output)
  }

  /// The name of a character that is not shown: `\u{1B}`.
  package static func code(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// Whether a terminal would obey a character, or a reader not see it.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// The text with each occurrence of a part replaced.
  package static func replace(_ part: String, with other: String, in text: String) -> String {
    text.split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
