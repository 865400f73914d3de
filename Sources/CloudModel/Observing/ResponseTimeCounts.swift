import SimulationKernel

/// Response times of one interval, counted in buckets that are at most 1.6 % wide.
///
/// Only groups that a percentile alarm watches keep them. Buckets are log-linear: the position of
/// the highest bit and the 6 bits below it.
package struct ResponseTimeCounts: Sendable {
  private static let subBits = 6
  private var counts: [UInt32] = []
  package private(set) var total = 0

  package init() {}

  package mutating func record(_ time: TimeSpan) {
    let bucket = Self.bucket(of: max(0, time.nanoseconds))
    if bucket >= counts.count {
      counts.append(contentsOf: repeatElement(0, count: bucket + 1 - counts.count))
    }
    counts[bucket] &+= 1
    total += 1
  }

  package mutating func add(_ other: ResponseTimeCounts) {
    if other.counts.count > counts.count {
      counts.append(contentsOf: repeatElement(0, count: other.counts.count - counts.count))
    }
    for (bucket, count) in other.counts.enumerated() { counts[bucket] &+= count }
    total += other.total
  }

  package mutating func removeAll() {
    for bucket in counts.indices { counts[bucket] = 0 }
    total = 0
  }

  /// The smallest bucket's middle that at least this share of the times does not exceed [s];
  /// `nil` without times.
  package func quantile(_ share: Double) -> Double? {
    guard total > 0 else { return nil }
    let rank = max(1, Int((share * Double(total)).rounded(.up)))
    var seen = 0
    for (bucket, count) in counts.enumerated() {
      seen += Int(count)
      if seen >= rank { return Self.middle(of: bucket) / 1e9 }
    }
    return nil
  }

  private static func bucket(of value: Int64) -> Int {
    let linear = Int64(1) << subBits
    if value < linear { return Int(value) }
    let shift = 63 - value.leadingZeroBitCount - subBits
    return (shift << subBits) + Int(value >> Int64(shift))
  }

  /// [ns]
  private static func middle(of bucket: Int) -> Double {
    let linear = 1 << subBits
    if bucket < linear { return Double(bucket) }
    let shift = bucket / linear - 1
    let lowest = Int64(bucket - (shift << subBits)) << Int64(shift)
    return Double(lowest) + Double(Int64(1) << Int64(shift)) / 2
  }
}
