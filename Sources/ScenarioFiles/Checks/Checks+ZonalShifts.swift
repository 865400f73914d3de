import CloudModel

extension ScenarioChecks {
  mutating func checkZonalShift(_ shift: ZonalShiftStep, at path: ValuePath) {
    guard let balancer = cloud.loadBalancers.first(where: { $0.name == shift.loadBalancer })
    else { return }
    if !balancer.zonalShift.isEnabled {
      report(
        .shiftNotEnabled, at: path + "loadBalancer",
        "\"\(balancer.name)\" does not allow zonal shifts",
        help: "add to it \"zonalShift\": {\"enabled\": true}")
    }
    let zones = cloud.zones(balancer.zones, in: balancer.region)
    if !zones.contains(shift.away) {
      report(
        .shiftOutOfNoZone, at: path + "away",
        "\"\(balancer.name)\" is not in the zone \(TerminalText.quote(shift.away))",
        help: Spelling.help(for: shift.away, among: zones, called: "zones of \(balancer.name)"))
    } else if zones.count == 1 {
      report(
        .shiftOutOfNoZone, at: path + "away",
        "\(TerminalText.quote(shift.away)) is the only zone of \"\(balancer.name)\"",
        help: "enable another zone")
    }
  }

  mutating func checkAutoshifts() {
    for balancer in cloud.loadBalancers
    where balancer.zonalShift.autoshift && !balancer.zonalShift.isEnabled {
      report(
        .shiftNotEnabled, at: .of("loadBalancers", balancer.name, "zonalShift", "autoshift"),
        isAboutKey: true, "\"\(balancer.name)\" does not allow zonal shifts",
        help: "add \"enabled\": true")
    }
  }
}
