import RandomVariates

/// Which targets of a service or fleet a fault chooses from, and in which order.
package struct TargetChoice: Sendable, Equatable {
  /// Only targets in these zones; empty is all of them.
  package var zones: [String] = []
  /// Under which name lots are drawn, alike for all faults that give the same, and a share is
  /// rounded down, as the Fault Injection Service does; `nil` is the oldest first, and a share
  /// rounded up.
  package var lot: String?

  package init() {}

  package init(zones: [String] = [], lot: String? = nil) {
    self.zones = zones
    self.lot = lot
  }

  var words: String { zones.isEmpty ? "" : " in " + zones.joined(separator: ", ") }

  /// How many of its members a share is.
  ///
  /// - Parameter share: [0…1]
  package func count(of share: Double, among members: Int) -> Int {
    let exact = share * Double(members)
    // 29 % of 100 are 29, though the product of the floating-point numbers is a little less.
    return lot == nil ? Int(exact.rounded(.up)) : Int((exact + 1e-9).rounded(.down))
  }
}

extension World {
  /// Those living targets of a service or fleet from which a fault chooses, in its order.
  ///
  /// - Complexity: O(n log n)
  func candidates(of owner: String, for choice: TargetChoice) -> [Int] {
    var living = processes(of: owner)
    if !choice.zones.isEmpty {
      living = living.filter { choice.zones.contains(zones[targets[$0].zone]) }
    }
    guard let lot = choice.lot else { return living }
    let draws = KeyedRandom(faulted.draws.lots.derived(lot))
    return living.map { (draw: draws.uniform(lotNumber(of: $0)), target: $0) }
      .sorted { ($0.draw, $0.target) < ($1.draw, $1.target) }
      .map(\.target)
  }

  /// What stands for a target whatever else happens to the cloud.
  private func lotNumber(of target: Int) -> UInt64 {
    task(of: target).map { TaskDraws.counter(tasks[$0]) } ?? UInt64(target)
  }
}
