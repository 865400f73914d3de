/// Where the start-up of a run ends and its steady state begins.
public enum WarmUp {
  /// How many observations to drop by the MSER-5 rule, or nil where the sequence is too short.
  ///
  /// Observations are averaged in fives; the cut that minimizes the estimated squared error of
  /// the mean of the rest is taken (White, Cobb, Spratt 2000). A best cut in the second half
  /// says that no steady state was reached, and the answer is nil: run longer.
  ///
  /// - Complexity: O(n)
  public static func mserFive(_ values: [Double]) -> Int? {
    let batches = stride(from: 0, to: values.count - values.count % 5, by: 5)
      .map { Tally(values[$0..<$0 + 5]).mean }
    guard batches.count >= 4 else { return nil }
    // From the back, each further batch joins the tally of what would be kept.
    var kept = Tally()
    var best: (cut: Int, error: Double)?
    for cut in batches.indices.reversed() {
      kept.record(batches[cut])
      guard kept.count >= 2 else { continue }
      let error = kept.variance * Double(kept.count - 1) / (Double(kept.count) * Double(kept.count))
      if error <= best?.error ?? .infinity { best = (cut, error) }
    }
    // A handful of values at the end agree by chance; cuts there only say "not yet".
    guard let cut = best?.cut, cut <= batches.count / 2 else { return nil }
    return cut * 5
  }

  /// The sequence without its first observations, all of it gone where it is shorter.
  public static func dropping(first count: Int, from values: [Double]) -> [Double] {
    precondition(count >= 0, "cannot drop \(count) observations")
    return Array(values.dropFirst(count))
  }
}
