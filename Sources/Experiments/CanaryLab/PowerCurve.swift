import OutputAnalysis
import RandomVariates

/// How often a gate catches one defect, over the traffic.
package struct PowerCurve: Sendable, Hashable {
  package var variant: Int
  package var defect: Defect
  /// In the order of rising traffic.
  package var points: [Point]

  package struct Point: Sendable, Hashable {
    /// Multiple of the scenario's traffic.
    package var traffic: Double
    /// Share of the defective builds that are caught.
    package var power: ConfidenceInterval

    package init(traffic: Double, power: ConfidenceInterval) {
      self.traffic = traffic
      self.power = power
    }
  }

  package init(variant: Int, defect: Defect, points: [Point]) {
    self.variant = variant
    self.defect = defect
    self.points = points
  }

  /// What the lab takes for enough.
  package static let wanted = 0.9

  /// The traffic at which the power reaches the wanted share and stays there.
  package func need(of wanted: Double = wanted) -> TrafficNeed {
    guard let last = points.last, last.power.estimate >= wanted else { return .notWithinGrid }
    guard let estimate = crossing(of: wanted, \.estimate) else {
      return .atSmallest(points.first?.traffic ?? 1)
    }
    // The upper bounds cross earlier than the estimates, the lower bounds later.
    return .about(
      estimate, low: crossing(of: wanted, \.high), high: crossing(of: wanted, \.low))
  }

  /// Where a curve last rises to a height, straight between the points over the logarithm of the
  /// traffic; `nil` if every point is at least so high, or the last is not.
  private func crossing(
    of height: Double, _ value: (ConfidenceInterval) -> Double
  ) -> Double? {
    guard let below = points.lastIndex(where: { value($0.power) < height }),
      below + 1 < points.count
    else { return nil }
    let (start, end) = (points[below], points[below + 1])
    let (low, high) = (value(start.power), value(end.power))
    let share = (height - low) / (high - low)
    let (from, to) = (PortableMath.log(start.traffic), PortableMath.log(end.traffic))
    return PortableMath.exp(from + share * (to - from))
  }
}

/// How much traffic a gate needs; nothing beyond the simulated traffic is claimed.
package enum TrafficNeed: Sendable, Hashable {
  /// Even the smallest simulated traffic is enough.
  case atSmallest(Double)
  /// Interpolated between two simulated points, with the range that the intervals of the points
  /// leave; an end that is not within the grid is `nil`.
  case about(Double, low: Double?, high: Double?)
  /// Not even the largest simulated traffic is enough.
  case notWithinGrid
}
