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
    checkZoneToLeave(shift.away, of: balancer, at: path + "away")
  }

  private mutating func checkZoneToLeave(
    _ zone: String, of balancer: LoadBalancerDescription, at path: ValuePath
  ) {
    let zones = cloud.zones(balancer.zones, in: balancer.region)
    if !zones.contains(zone) {
      report(
        .shiftOutOfNoZone, at: path,
        "\"\(balancer.name)\" is not in the zone \(TerminalText.quote(zone))",
        help: Spelling.help(for: zone, among: zones, called: "zones of \(balancer.name)"))
    } else if zones.count == 1 {
      report(
        .shiftOutOfNoZone, at: path,
        "\(TerminalText.quote(zone)) is the only zone of \"\(balancer.name)\"",
        help: "enable another zone")
    }
  }

  private mutating func checkPracticeRuns() {
    for balancer in cloud.loadBalancers {
      guard let practice = balancer.zonalShift.practice else { continue }
      let path = ValuePath.of("loadBalancers", balancer.name, "zonalShift", "practice")
      if !balancer.zonalShift.isEnabled {
        report(
          .shiftNotEnabled, at: path, isAboutKey: true,
          "\"\(balancer.name)\" does not allow zonal shifts", help: "add \"enabled\": true")
      }
      if let away = practice.away {
        checkZoneToLeave(away, of: balancer, at: path + "away")
      } else if let only = cloud.zones(balancer.zones, in: balancer.region).first,
        cloud.zones(balancer.zones, in: balancer.region).count == 1
      {
        checkZoneToLeave(only, of: balancer, at: path)
      }
      if practice.at >= cloud.horizon {
        reportAfterTheEnd("the first practice run begins", practice.at, at: path + "at")
      }
    }
  }

  mutating func checkAutoshifts() {
    checkPracticeRuns()
    for balancer in cloud.loadBalancers
    where balancer.zonalShift.autoshift && !balancer.zonalShift.isEnabled {
      report(
        .shiftNotEnabled, at: .of("loadBalancers", balancer.name, "zonalShift", "autoshift"),
        isAboutKey: true, "\"\(balancer.name)\" does not allow zonal shifts",
        help: "add \"enabled\": true")
    }
  }
}
