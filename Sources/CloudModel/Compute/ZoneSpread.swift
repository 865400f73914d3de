/// Where a service starts and stops tasks so that its zones stay even.
package enum ZoneSpread {
  /// The allowed zone with the fewest tasks; among equals the first.
  ///
  /// - Parameters:
  ///   - tasks: Tasks of the service in each zone.
  ///   - zones: The zones of its subnets, in the scenario's order.
  ///   - usable: Whether tasks can be placed in a zone; where no zone is usable, all are tried.
  /// - Returns: `nil` without zones.
  package static func zoneToStart(
    tasks: [Int], zones: [Int], usable: (Int) -> Bool = { _ in true }
  ) -> Int? {
    let open = zones.filter(usable)
    var best: Int?
    for zone in open.isEmpty ? zones : open {
      if let known = best, tasks[known] <= tasks[zone] { continue }
      best = zone
    }
    return best
  }

  /// Which of `candidates`, given by their zones, stops: the first one in the zone with the most
  /// tasks of the service; among equal zones the last zone's.
  package static func indexToStop(tasks: [Int], candidates: [Int]) -> Int? {
    var best: Int?
    for (index, zone) in candidates.enumerated() {
      guard let known = best else {
        best = index
        continue
      }
      let other = candidates[known]
      if (tasks[zone], zone) > (tasks[other], other) { best = index }
    }
    return best
  }
}
