/// The record that is nearest to the asker over the ground, each with a bias that draws askers
/// near or pushes them away.
package struct GeoproximityPolicy: RoutingPolicy {
  package init() {}

  package func choice(
    among inPlay: [Int], of records: [NameRecord], for asker: Asker, _ draws: inout AnswerDraws
  ) -> Int {
    inPlay.least { record in
      let routing = records[record].routing
      guard let here = asker.coordinates, let there = routing.coordinates else { return .infinity }
      return Self.biased(here.distance(to: there), by: routing.bias)
    }
  }

  /// A distance as it counts under a bias of −99 … 99 [%] (Route 53 developer guide, geoproximity
  /// routing, 2026-11).
  package static func biased(_ distance: Double, by bias: Int) -> Double {
    let share = 1 - Double(abs(bias)) / 100
    return bias > 0 ? distance * share : distance / share
  }
}
