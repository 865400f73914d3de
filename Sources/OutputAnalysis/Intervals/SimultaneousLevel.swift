extension ConfidenceInterval {
  /// The level of each of several intervals that are all to hold at once with the given level,
  /// however they depend on each other (Bonferroni 1936).
  public static func level(_ level: Double, forEachOf count: Int) -> Double {
    check(level)
    precondition(count > 0, "\(count) intervals")
    return 1 - (1 - level) / Double(count)
  }
}
