import Experiments

/// What to say to a word that is not known.
package enum Spelling {
  /// How many names a suggestion lists in full.
  static let listed = 12

  /// `did you mean "x"?`, or the names there are.
  package static func help(for word: String, among candidates: [String], called plural: String)
    -> String
  {
    if let candidate = NearestWord.to(word, among: candidates) {
      return "did you mean \"\(candidate)\"?"
    }
    guard !candidates.isEmpty else { return "there are no \(plural) here" }
    let more = candidates.count > listed ? ", … (\(candidates.count) in all)" : ""
    let names = candidates.prefix(listed).map(TerminalText.quote).joined(separator: ", ")
    return "\(plural) are: \(names)\(more)"
  }
}
