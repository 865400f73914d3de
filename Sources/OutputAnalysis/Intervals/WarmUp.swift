/// Where the start-up of a run ends and its steady state begins.
public enum WarmUp {
  /// How many observations to drop by the MSER-5 rule, or nil where the sequence is too short.
  ///
  /// Observations are averaged in fives; the cut that minimizes the estimated squared error of
  /// the mean of the rest is taken (White, Cobb, Spratt 2000). Only cuts in the first half are
  /// candidates, because a handful of values at the end agree by chance; where the error still
  /// falls at the half, no steady state was reached and the answer is nil: run longer.
  ///
  /// - Complexity: O(n)
  public static func mserFive(_ values: [Double]) -> Int? {
    let batches = stride(from: 0, to: values.count - values.count % 5, by: 5)
      .map { Tally(values[$0..<$0 + 5]).mean }
    guard batches.count >= 4 else { return nil }
    let half = batches.count / 2
    var best = (cut: half, error: Double.infinity)
    // From the back, each further batch joins the tally of what would be kept.
    var kept = Tally(batches[(half + 1)...])
    for cut in (0...half).reversed() {
      kept.record(batches[cut])
      let count = Double(kept.count)
      let error = kept.variance * (count - 1) / (count * count)
      if error <= best.error { best = (cut, error) }
    }
    return best.cut < half ? best.cut * 5 : nil
  }

  /// The sequence without its first observations, all of it gone where it is shorter.
  public static func dropping(first count: Int, from values: [Double]) -> [Double] {
    precondition(count >= 0, "cannot drop \(count) observations")
    return Array(values.dropFirst(count))
  }
}
