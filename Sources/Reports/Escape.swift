/// Makes text that came from outside harmless in each format.
///
/// Names, questions and thresholds are written by whoever wrote the scenario, and reports are
/// read by terminals, browsers, CI logs and parsers.
package enum Escape {
  /// For a terminal or a CI log: nothing that would be obeyed instead of shown.
  ///
  /// Control characters (colors, cursor, line ends), marks that are invisible or turn the
  /// direction of writing, and the beginnings of GitHub's workflow commands, `::` at the start
  /// and `##[` anywhere.
  package static func terminal(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        output += code(scalar)
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    if output.drop(while: { $0 == " " }).hasPrefix("::") {
      output = output.prefix { $0 == " " } + "\\u{3A}" + output.drop { $0 == " " }.dropFirst()
    }
    return replace("##[", with: "#\\u{23}[", in: output)
  }

  /// For GitHub's Markdown: a code element in which nothing is Markdown, HTML, a link or a
  /// mention.
  package static func markdown(_ text: String) -> String {
    var output = "<code>"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "&": output += "&amp;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      case _ where isUnsafe(scalar): output += "\\" + code(scalar)
      case _ where isPunctuation(scalar): output += "\\" + String(scalar)
      case _: output.unicodeScalars.append(scalar)
      }
    }
    return output + "</code>"
  }

  /// For XML 1.0, in attributes and in text.
  package static func xml(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "&": output += "&amp;"
      case "\"": output += "&quot;"
      case "'": output += "&apos;"
      case _ where isUnsafe(scalar) || isNoncharacter(scalar): output += code(scalar)
      case _: output.unicodeScalars.append(scalar)
      }
    }
    return replace("##[", with: "#\\u{23}[", in: output)
  }

  /// For JSON, with its quotation marks.
  package static func json(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case _ where isUnsafe(scalar): output += jsonCode(scalar)
      case _: output.unicodeScalars.append(scalar)
      }
    }
    return replace("##[", with: "#\\u0023[", in: output) + "\""
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  private static func jsonCode(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value & 0xFFFE == 0xFFFE
  }

  private static func replace(_ part: String, with other: String, in text: String) -> String {
    text.split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
