import RandomVariates

/// The items of a table, and how often each is asked for.
package struct KeySpaceDescription: Sendable, Equatable {
  package var count = 100_000
  package var popularity: KeyPopularity = .uniform

  package init() {}
}

package enum KeyPopularity: Sendable, Equatable {
  case uniform
  /// The k-th key is asked for in proportion to `1 / k^exponent`.
  case zipf(exponent: Double)
  /// So many keys share this part of all requests evenly, and the others the rest.
  case hot(keys: Int, share: Double)
}

/// Draws keys from 0, the most popular, to the last.
package struct KeySampler: Sendable {
  private enum Law: Sendable {
    case uniform
    case zipf(ZipfSampler)
    case hot(keys: Int, share: Double)
  }

  package let count: Int
  private let law: Law

  package init(_ description: KeySpaceDescription) {
    count = max(1, description.count)
    law =
      switch description.popularity {
      case .uniform: .uniform
      case .zipf(let exponent): .zipf(ZipfSampler(count: count, exponent: exponent))
      case .hot(let keys, let share): .hot(keys: min(max(1, keys), count), share: share)
      }
  }

  package func sample(using stream: inout RandomStream) -> Int {
    switch law {
    case .uniform: return index(below: count, stream.uniform())
    case .zipf(let zipf): return zipf.sample(using: &stream)
    case .hot(let keys, let share):
      let isHot = keys == count || stream.uniform() < share
      let place = stream.uniform()
      return isHot ? index(below: keys, place) : keys + index(below: count - keys, place)
    }
  }

  private func index(below bound: Int, _ draw: Double) -> Int {
    min(bound - 1, Int(draw * Double(bound)))
  }
}

/// Zipf's law by rejection-inversion (Hörmann and Derflinger 1996): no table, about one draw.
package struct ZipfSampler: Sendable {
  private let count: Double
  private let exponent: Double
  private let lowest: Double
  private let highest: Double
  /// Below this distance from the rounded value every draw is accepted.
  private let margin: Double

  /// - Parameters:
  ///   - count: At least 1.
  ///   - exponent: Not negative; 0 is uniform.
  package init(count: Int, exponent: Double) {
    precondition(count >= 1 && exponent >= 0, "Zipf over \(count) with exponent \(exponent)")
    self.count = Double(count)
    self.exponent = exponent
    lowest = Self.integral(1.5, exponent) - 1
    highest = Self.integral(Double(count) + 0.5, exponent)
    let second = Self.integral(2.5, exponent) - PortableMath.pow(2, -exponent)
    margin = 2 - Self.inverse(of: second, exponent)
  }

  /// - Returns: 0 ..< count, the most frequent first.
  package func sample(using stream: inout RandomStream) -> Int {
    while true {
      let area = highest + stream.uniform() * (lowest - highest)
      let x = Self.inverse(of: area, exponent)
      let rank = min(count, max(1, (x + 0.5).rounded(.down)))
      if rank - x <= margin
        || area >= Self.integral(rank + 0.5, exponent) - PortableMath.pow(rank, -exponent)
      {
        return Int(rank) - 1
      }
    }
  }

  /// An integral of x^−s that is continuous in s at 1.
  private static func integral(_ x: Double, _ s: Double) -> Double {
    let logarithm = PortableMath.log(x)
    let exponent = (1 - s) * logarithm
    guard exponent.magnitude > 1e-8 else { return logarithm * (1 + exponent / 2) }
    return PortableMath.expm1(exponent) / exponent * logarithm
  }

  private static func inverse(of area: Double, _ s: Double) -> Double {
    let t = max(-1 + 1e-15, area * (1 - s))
    guard t.magnitude > 1e-8 else { return PortableMath.exp(area * (1 - t / 2)) }
    return PortableMath.exp(PortableMath.log1p(t) / t * area)
  }
}
