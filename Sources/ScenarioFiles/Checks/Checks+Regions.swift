import CloudModel
import SimulationKernel

extension ScenarioChecks {
  mutating func checkRegions() {
    if cloud.regions.isEmpty {
      checkNothingIsElsewhere()
      return
    }
    if cloud.ownZones != CloudDescription().ownZones {
      report(
        .zonesBesideRegions, at: .of("zones"), isAboutKey: true,
        "the regions say which zones there are", help: "leave \"zones\" out")
    }
    for balancer in cloud.loadBalancers {
      checkRegion(balancer.region, balancer.zones, at: .of("loadBalancers", balancer.name))
    }
    for service in cloud.services {
      checkRegion(service.region, service.zones, at: .of("services", service.name))
    }
    for fleet in cloud.fleets {
      checkRegion(fleet.region, fleet.zones, at: .of("fleets", fleet.name))
    }
    checkRoundTrips()
  }

  /// What a thing without a region would be about, there being none.
  private mutating func checkNothingIsElsewhere() {
    for source in cloud.traffic where source.from != nil {
      report(
        .placeWithoutRegions, at: .of("traffic", source.name, "from"),
        "there are no regions that its clients could be far from",
        help: "describe \"regions\", or leave \"from\" out")
    }
  }

  mutating func checkRegion(_ region: String?, _ zones: [String], at path: ValuePath) {
    guard let region else {
      if cloud.regions.count > 1 {
        report(
          .noRegion, at: path, isAboutKey: true,
          "it does not say which of the \(cloud.regions.count) regions it is in",
          help: "add \"region\": \"\(cloud.regions[0].name)\"")
      }
      return
    }
    let own = cloud.zones(of: region)
    for (index, zone) in zones.enumerated() where cloud.zones.contains(zone) && !own.contains(zone)
    {
      report(
        .zoneOfAnotherRegion, at: (path + "zones").appending(index),
        "the zone \(TerminalText.quote(zone)) is not in \(region)",
        help: Spelling.help(for: zone, among: own, called: "zones of \(region)"))
    }
  }

  private mutating func checkRoundTrips() {
    var seen: [[String]] = []
    for (index, trip) in cloud.network.roundTrips.enumerated() {
      let pair = [trip.from, trip.to].sorted()
      if seen.contains(pair) {
        report(
          .repeatedName, at: ValuePath.of("network", "roundTrips").appending(index),
          "the round trip between \(trip.from) and \(trip.to) is described twice")
      }
      seen.append(pair)
    }
    for pair in cloud.neededRoundTrips + cloud.measurements
    where cloud.roundTrip(from: pair.from, to: pair.to) == nil {
      let names = [pair.from, pair.to].map(TerminalText.quote).joined(separator: " and ")
      report(
        .unknownRoundTrip, at: .of("network"),
        "nothing says how far \(names) are apart, and the table does not know",
        help: "add to \"roundTrips\": {\"from\": \"\(TerminalText.clip(pair.from, to: 40))\", "
          + "\"to\": \"\(TerminalText.clip(pair.to, to: 40))\", \"time\": \"80ms\"}")
    }
  }
}
