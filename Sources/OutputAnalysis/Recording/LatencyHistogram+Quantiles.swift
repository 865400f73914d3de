extension LatencyHistogram {
  /// How many values were observed.
  @inlinable public var count: Int { observations }

  /// Whether nothing was observed yet.
  @inlinable public var isEmpty: Bool { observations == 0 }

  /// The exact sum of all values. [ns]
  @inlinable public var sum: Int128 { total }

  /// The mean of all values, rounded once; not a number while there is none. [ns]
  public var mean: Double { isEmpty ? .nan : Double(total) / Double(observations) }

  /// The exact smallest value; 0 while there is none. [ns]
  @inlinable public var minimum: Int64 { isEmpty ? 0 : smallest }

  /// The exact largest value; 0 while there is none. [ns]
  @inlinable public var maximum: Int64 { isEmpty ? 0 : largest }

  /// The largest error of a quantile, as a part of the exact value.
  public var relativeError: Double { 1 / Double(scale.bucketsPerOctave) }

  /// The value that a fraction `q` of all observations does not exceed; not a number while
  /// there is none. [ns]
  ///
  /// Its reference is the order statistic of rank ⌈q·n⌉, from which it differs by less than
  /// `relativeError`; values below 512 ns (coarse: 64) and the extremes are exact.
  ///
  /// - Complexity: O(buckets)
  public func quantile(_ q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a quantile is asked for at \(q), outside 0...1")
    guard !isEmpty else { return .nan }
    let rank = OrderStatistics.rank(q, of: observations)
    if rank <= 1 { return Double(smallest) }
    if rank >= Double(observations) { return Double(largest) }
    var below = 0.0
    for (offset, count) in buckets.enumerated() where count > 0 {
      if below + Double(count) >= rank {
        let (low, width) = scale.bucket(at: firstIndex + offset)
        // The k-th of m values is taken to lie at (k − ½)/m of the way through the bucket.
        let part = (rank - below - 0.5) / Double(count)
        let value = Double(low) + part * Double(width - 1)
        return min(max(value, Double(smallest)), Double(largest))
      }
      below += Double(count)
    }
    return Double(largest)
  }

  /// How many observations are above a limit. [ns]
  ///
  /// Exact except for the observations that share the limit's bucket, which are taken to be
  /// spread evenly over it. A model that must know exactly counts while it records.
  ///
  /// - Complexity: O(buckets)
  public func countAbove(_ nanoseconds: Int64) -> Int {
    if isEmpty || nanoseconds >= largest { return 0 }
    if nanoseconds < smallest { return observations }
    let index = scale.index(of: nanoseconds)
    let offset = index - firstIndex
    var above = 0
    for count in buckets[(offset + 1)...] { above = above.saturatingSum(count) }
    let (low, width) = scale.bucket(at: index)
    let partAbove = Double(low + (width - 1) - nanoseconds) / Double(width)
    let evenShare = (Double(buckets[offset]) * partAbove).rounded()
    let inside = Int(exactly: evenShare) ?? buckets[offset]
    return min(above.saturatingSum(inside), observations)
  }

  /// The part of all observations that do not exceed a limit; not a number while there is none.
  public func fractionBelow(_ nanoseconds: Int64) -> Double {
    guard !isEmpty else { return .nan }
    return Double(observations - countAbove(nanoseconds)) / Double(observations)
  }

  /// Visits the buckets that hold observations, from the smallest value up.
  ///
  /// - Parameter body: Receives the bucket's values and how many observations fell among them.
  public func forEachBucket(_ body: (_ values: ClosedRange<Int64>, _ count: Int) -> Void) {
    for (offset, count) in buckets.enumerated() where count > 0 {
      let (low, width) = scale.bucket(at: firstIndex + offset)
      body(low...(low + (width - 1)), count)
    }
  }
}
