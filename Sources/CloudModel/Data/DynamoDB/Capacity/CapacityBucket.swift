import SimulationKernel

/// A token bucket of capacity units that fills at a rate, up to what a span of it would bring.
package struct CapacityBucket: Sendable, Equatable {
  /// [units/s]
  package private(set) var rate: Double
  /// What a full bucket holds [units].
  package private(set) var depth: Double
  private var tokens: Double
  private var filled = SimulationTime.zero
  private let span: Double

  /// A full bucket.
  ///
  /// - Parameters:
  ///   - rate: Not negative [units/s].
  ///   - span: How much unused time it keeps; less than a second keeps a second.
  package init(rate: Double, keeping span: TimeSpan = .seconds(1)) {
    precondition(rate >= 0, "capacity of \(rate) units per second")
    self.rate = rate
    self.span = max(1, span.seconds)
    depth = rate * self.span
    tokens = depth
  }

  /// Whether so many units are there. What is larger than the bucket needs a full one.
  package mutating func holds(_ units: Double, at now: SimulationTime) -> Bool {
    fill(until: now)
    return tokens >= min(units, depth)
  }

  /// How long until so many units are there, if nobody else takes any [s].
  package mutating func wait(for units: Double, at now: SimulationTime) -> Double {
    fill(until: now)
    let missing = min(units, depth) - tokens
    return missing > 0 ? missing / rate : 0
  }

  /// Uses units; only if it ``holds(_:at:)`` them.
  package mutating func take(_ units: Double) { tokens -= units }

  package mutating func setRate(_ newRate: Double, at now: SimulationTime) {
    precondition(newRate >= 0, "capacity of \(newRate) units per second")
    fill(until: now)
    rate = newRate
    depth = newRate * span
    tokens = min(tokens, depth)
  }

  private mutating func fill(until now: SimulationTime) {
    guard now > filled else { return }
    tokens = min(depth, tokens + rate * (now - filled).seconds)
    filled = now
  }
}
