/// Finds the word that was probably meant, for "did you mean".
package enum NearestWord {
  /// Longer words are not compared: comparing costs length².
  private static let longest = 64

  /// The candidate with the fewest typing slips, the first on a tie; `nil` where none is near.
  ///
  /// One slip in three characters still looks like the same word.
  package static func to(_ word: String, among candidates: [String]) -> String? {
    let wanted = Array(word.lowercased().utf8)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    var best: (word: String, slips: Int)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().utf8)
      guard other.count <= longest else { continue }
      let count = slips(wanted, other)
      let longer = max(wanted.count, other.count)
      guard count <= max(1, longer / 3), count < longer else { continue }
      if count < best?.slips ?? .max { best = (candidate, count) }
    }
    return best?.word
  }

  /// Insertions, deletions, replacements and swaps of neighbors between two words.
  private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var rows = [Array(0...right.count)]
    for (row, byte) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          rows[row][column] + (byte == other ? 0 : 1), rows[row][column + 1] + 1,
          next[column] + 1)
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, rows[row - 1][column - 1] + 1)
        }
        next.append(cost)
      }
      rows.append(next)
    }
    return rows[left.count][right.count]
  }
}
