import Experiments

/// Makes text that came from outside harmless in each format.
///
/// Names, questions and thresholds are written by whoever wrote the scenario, and reports are
/// read by terminals, browsers, CI logs and parsers.
package enum Escape {
  /// For a terminal or a CI log: nothing that would be obeyed instead of shown.
  ///
  /// Beyond what ``PrintableText`` writes out: `::` at the start, with which GitHub's workflow
  /// commands begin.
  package static func terminal(_ text: String) -> String {
    var output = PrintableText.escape(text)
    if output.drop(while: { $0 == " " }).hasPrefix("::") {
      output = output.prefix { $0 == " " } + "\\u{3A}" + output.drop { $0 == " " }.dropFirst()
    }
    return output
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
      case _ where PrintableText.isUnsafe(scalar): output += "\\" + PrintableText.code(scalar)
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
      case _ where PrintableText.isUnsafe(scalar) || isNoncharacter(scalar):
        output += PrintableText.code(scalar)
      case _: output.unicodeScalars.append(scalar)
      }
    }
    return PrintableText.replace("##[", with: "#\\u{23}[", in: output)
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
      case _ where PrintableText.isUnsafe(scalar): output += jsonCode(scalar)
      case _: output.unicodeScalars.append(scalar)
      }
    }
    return PrintableText.replace("##[", with: "#\\u0023[", in: output) + "\""
  }

  private static func jsonCode(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
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
}
