extension ReplicationPolicy {
  /// How many replications there are after each round, rising: the least number first, then half
  /// as many again (at least two), up to the largest number.
  ///
  /// Whoever looks at the data after each round looks so many times.
  package var rounds: [Int] {
    var rounds = [max(1, minimum)]
    let most = max(rounds[0], maximum)
    while let last = rounds.last, last < most {
      rounds.append(min(most, last + max(2, last / 2)))
    }
    return rounds
  }
}
