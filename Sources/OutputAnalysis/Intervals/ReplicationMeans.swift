/// One number from each of several independent replications, and what they say together.
///
/// Replications differ in their seeds only, so their results are independent and alike, which
/// the observations inside one run are not: this is where intervals should come from.
public struct ReplicationMeans: Sendable, Hashable {
  /// The results in the order of the replications.
  public private(set) var values: [Double]

  public init(_ values: [Double] = []) {
    self.values = values
  }

  /// Adds the result of one more replication.
  public mutating func record(_ value: Double) {
    values.append(value)
  }

  /// How many replications there are.
  public var count: Int { values.count }

  /// Mean, spread and extremes of the results.
  public var tally: Tally { Tally(values) }

  /// The interval for the expected result, by Student's t: mean ± t · s / √n (Law 2015, §4.5).
  ///
  /// Unbounded for fewer than two replications. Exact for normal results and close to its level
  /// for any mean of many observations.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    Self.interval(of: tally, level: level)
  }

  /// The interval for the mean of independent observations of which only the tally was kept.
  public static func interval(of tally: Tally, level: Double = 0.95) -> ConfidenceInterval {
    ConfidenceInterval.check(level)
    guard tally.count >= 2 else {
      return ConfidenceInterval(estimate: tally.mean, halfWidth: .infinity, level: level)
    }
    let student = StudentLaw(degreesOfFreedom: Double(tally.count - 1))
    return ConfidenceInterval(
      estimate: tally.mean,
      halfWidth: tally.standardError == 0
        ? 0 : student.criticalValue(level: level) * tally.standardError,
      level: level)
  }

  /// This design's results minus another's, replication by replication.
  ///
  /// With common random numbers the differences vary far less than the results, and their
  /// interval is the honest one for "which is better" (Law 2015, §10.2.1). The replications must
  /// be paired: as many on both sides, with equal seeds in equal places.
  public func differences(from other: ReplicationMeans) -> ReplicationMeans {
    precondition(
      count == other.count,
      "\(count) replications cannot be paired with \(other.count)")
    return ReplicationMeans(zip(values, other.values).map { $0 - $1 })
  }

  /// The interval for a quantile of the results over replications; see `OrderStatistics`.
  public func quantileInterval(_ q: Double, level: Double = 0.95) -> ConfidenceInterval {
    OrderStatistics(values).quantileInterval(q, level: level)
  }
}

extension ReplicationMeans {
  /// How many replications in all should bring the half width to a part of the estimate.
  ///
  /// The answer assumes that the spread seen so far is the true one, and asks for a little more
  /// than the plain formula because the estimate itself is uncertain (Law 2015, §9.4.1). It is
  /// nil where the data cannot say: fewer than two results, an estimate of zero, or more than
  /// `limit`.
  public func replicationsNeeded(
    relativeHalfWidth: Double, level: Double = 0.95, limit: Int = 1_000_000
  ) -> Int? {
    precondition(relativeHalfWidth > 0, "a relative half width of \(relativeHalfWidth)")
    let adjusted = relativeHalfWidth / (1 + relativeHalfWidth)
    return replicationsNeeded(
      halfWidth: adjusted * tally.mean.magnitude, level: level, limit: limit)
  }

  /// How many replications in all should bring the half width to the given size.
  public func replicationsNeeded(
    halfWidth: Double, level: Double = 0.95, limit: Int = 1_000_000
  ) -> Int? {
    ConfidenceInterval.check(level)
    let spread = tally.standardDeviation
    guard count >= 2, spread.isFinite else { return nil }
    if spread == 0 { return count }
    func suffices(_ replications: Int) -> Bool {
      let student = StudentLaw(degreesOfFreedom: Double(replications - 1))
      let error = spread / Double(replications).squareRoot()
      return student.criticalValue(level: level) * error <= halfWidth
    }
    guard halfWidth > 0, limit >= count, suffices(limit) else { return nil }
    // The half width falls with every replication, so the answer can be bisected.
    var (tooFew, enough) = (count - 1, limit)
    while enough - tooFew > 1 {
      let middle = tooFew + (enough - tooFew) / 2
      if middle >= 2 && suffices(middle) { enough = middle } else { tooFew = middle }
    }
    return enough
  }
}
