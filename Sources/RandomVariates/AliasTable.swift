/// Draws an index in proportion to given weights with one random word (Walker's alias method,
/// built in linear time as by Vose 1991).
struct AliasTable: Sendable {
  /// The fraction of each column that belongs to the column's own index, in units of 2^-64.
  private let thresholds: [UInt64]
  /// The index to which the rest of each column belongs.
  private let aliases: [UInt32]

  /// A table over 0 ..< weights.count.
  ///
  /// - Precondition: There are at least one and at most 2^32 - 1 weights, all finite, none
  ///   negative, and not all zero.
  init(weights: [Double]) {
    let sum = weights.reduce(0, +)
    precondition(
      sum > 0 && sum < .infinity && weights.count <= UInt32.max,
      "\(weights.count) weights with the sum \(sum)")
    // Dividing first keeps a product of large weights and a large count finite.
    var share = weights.map { $0 / sum * Double(weights.count) }
    var thresholds = [UInt64](repeating: .max, count: share.count)
    var aliases = share.indices.map { UInt32($0) }
    var short = share.indices.filter { share[$0] < 1 }
    var long = share.indices.filter { share[$0] >= 1 }
    while let poor = short.popLast(), let rich = long.last {
      thresholds[poor] = UInt64(share[poor] * 0x1p64)
      aliases[poor] = UInt32(rich)
      share[rich] -= 1 - share[poor]
      if share[rich] < 1 {
        long.removeLast()
        short.append(rich)
      }
    }
    // Columns left over are full up to rounding: they keep their own index.
    self.thresholds = thresholds
    self.aliases = aliases
  }

  /// A random index.
  @inline(__always)
  func sample(using stream: inout RandomStream) -> Int {
    // The product's upper word is a column, its lower word a place in the column. Columns differ
    // in probability by 2^-64 at most.
    let place = stream.next().multipliedFullWidth(by: UInt64(thresholds.count))
    let column = Int(truncatingIfNeeded: place.high)
    return place.low < thresholds[column] ? column : Int(aliases[column])
  }
}
