/// Finds the word that was probably meant.
package enum Spelling {
  /// One slip of the fingers in three characters still looks like the same word; more does not.
  static let charactersPerSlip = 3

  /// Longer words are not compared: nobody typed them by mistake, and comparing costs length².
  static let longestCompared = 64

  /// Of more candidates only the first ones are compared, to answer in time whatever the file.
  static let mostCompared = 1_000

  /// The candidate nearest to a word, if it is near enough; the first one on a tie.
  ///
  /// Capitals, `_` and `-` do not count, so `deregistration_delay` is `deregistrationDelay`.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let wanted = normalized(word)
    guard wanted.count <= longestCompared else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates.prefix(mostCompared) {
      let other = normalized(candidate)
      guard other.count <= longestCompared else { continue }
      let allowed = max(1, max(wanted.count, other.count) / charactersPerSlip)
      let distance = distance(wanted, other)
      // A word of one or two letters is within one slip of anything.
      guard distance <= allowed, distance < max(wanted.count, other.count) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  private static func normalized(_ word: String) -> [UInt8] {
    word.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != Byte.minus }
  }

  /// The fewest insertions, deletions, replacements and swaps of neighbors that turn one word
  /// into the other (Damerau–Levenshtein, optimal string alignment).
  ///
  /// - Complexity: O(length²)
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, leftByte) in left.enumerated() {
      var current = [Int](repeating: row + 1, count: right.count + 1)
      for (column, rightByte) in right.enumerated() {
        var cost = min(
          last[column] + (leftByte == rightByte ? 0 : 1),
          last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, leftByte == right[column - 1], left[row - 1] == rightByte {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }

  /// How many names a suggestion lists in full.
  static let listed = 12

  /// `did you mean "x"?`, or the names there are.
  package static func help(for word: String, among candidates: [String], called plural: String)
    -> String
  {
    if let candidate = nearest(to: word, among: candidates) {
      return "did you mean \"\(candidate)\"?"
    }
    guard !candidates.isEmpty else { return "there are no \(plural) here" }
    let more = candidates.count > listed ? ", … (\(candidates.count) in all)" : ""
    let names = candidates.prefix(listed).map(TerminalText.quote).joined(separator: ", ")
    return "\(plural) are: \(names)\(more)"
  }
}
