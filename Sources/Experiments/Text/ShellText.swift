/// Text as it can be pasted into a shell.
package enum ShellText {
  private static let plain = Set("0123456789-_./=:,+@%".unicodeScalars)

  /// The text as one word: in single quotation marks unless it is harmless.
  package static func word(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || plain.contains($0)
    }
    if isPlain, !text.isEmpty { return text }
    return "'" + PrintableText.replace("'", with: "'\\''", in: text) + "'"
  }
}
