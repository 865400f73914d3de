import CloudModel

// What latency records measure beside the ways that something travels: to regions that nothing of
// the scenario is in.
extension CloudDescription {
  func isRegion(_ place: String) -> Bool { regions.contains { $0.name == place } }

  /// Whether something is known of a region that a latency record names: it is the scenario's own,
  /// one of AWS's, or as far away as the scenario says.
  func knowsRegion(_ region: String) -> Bool {
    isRegion(region) || RegionAtlas.regions.contains(region)
      || network.roundTrips.contains { $0.from == region || $0.to == region }
  }

  /// From whoever asks for a name to the regions that latency records behind it name; each pair once.
  var measurements: [(from: String, to: String)] {
    var pairs: [(from: String, to: String)] = []
    for source in traffic {
      guard let name = names.first(where: { $0.name == source.to }) else { continue }
      let others = regionsMeasured(behind: name)
      for kind in others.isEmpty ? [] : resolvers(of: name) {
        guard let place = kind.clientSubnet ? source.from : kind.place ?? source.from else {
          continue
        }
        for region in others
        where region != place && !pairs.contains(where: { $0 == (place, region) }) {
          pairs.append((place, region))
        }
      }
    }
    return pairs
  }

  /// From all regions, whose services may call a name.
  var callersMeasurements: [(from: String, to: String)] {
    let others = measuredRegions.filter { !isRegion($0) && knowsRegion($0) }
    return regions.flatMap { region in others.map { (region.name, $0) } }
  }

  /// Regions that are not the scenario's own.
  private func regionsMeasured(behind name: HostedNameDescription) -> [String] {
    let changes = planSteps.compactMap { step -> RecordChangeDescription? in
      if case .changeRecords(let change) = step.action { change } else { nil }
    }
    var seen = [name.name]
    var regions: [String] = []
    var next = 0
    while next < seen.count {
      defer { next += 1 }
      guard let name = names.first(where: { $0.name == seen[next] }) else { continue }
      let records = name.records + changes.filter { $0.name == name.name }.flatMap(\.upsert)
      for record in records {
        if !seen.contains(record.destination) { seen.append(record.destination) }
        guard name.policy == .latency, let region = record.routing.region else { continue }
        if !isRegion(region), knowsRegion(region), !regions.contains(region) {
          regions.append(region)
        }
      }
    }
    return regions
  }
}
