/// Finds the word that was probably meant, for "did you mean".
package enum NearestWord {
  /// One slip of the fingers in three characters still looks like the same word; more does not.
  private static let charactersPerSlip = 3

  /// Longer words are not compared: nobody typed them by mistake, and comparing costs length².
  private static let longest = 64

  /// Of more candidates only the first ones are compared, to answer in time whatever the input.
  private static let mostCandidates = 1_000

  /// The candidate with the fewest typing slips, the first on a tie; `nil` where none is near.
  ///
  /// Capitals, `_` and `-` do not count, so `deregistration_delay` is `deregistrationDelay`.
  package static func to(_ word: String, among candidates: [String]) -> String? {
    let wanted = normalized(word)
    guard wanted.count <= longest else { return nil }
    var best: (word: String, slips: Int)?
    for candidate in candidates.prefix(mostCandidates) {
      let other = normalized(candidate)
      guard other.count <= longest else { continue }
      let count = slips(wanted, other)
      let longer = max(wanted.count, other.count)
      // A word of one or two letters is within one slip of anything.
      guard count <= max(1, longer / charactersPerSlip), count < longer else { continue }
      if count < best?.slips ?? .max { best = (candidate, count) }
    }
    return best?.word
  }

  private static func normalized(_ word: String) -> [UInt8] {
    word.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
  }

  /// The fewest insertions, deletions, replacements and swaps of neighbors that turn one word
  /// into the other (Damerau–Levenshtein, optimal string alignment).
  ///
  /// - Complexity: O(length²)
  private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
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
}
