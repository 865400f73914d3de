import CloudModel

extension ScenarioChecks {
  mutating func checkNames() {
    checkDistinct(.zone, cloud.zones, at: .of("zones"), isList: true)
    checkDistinct(.loadBalancer, cloud.loadBalancers.map(\.name), at: .of("loadBalancers"))
    checkDistinct(.hostedName, cloud.names.map(\.name), at: .of("names"))
    checkDistinct(.healthCheck, cloud.healthChecks.map(\.name), at: .of("healthChecks"))
    checkDistinct(
      .routingControl, cloud.routingControls.controls.map(\.name),
      at: .of("routingControls", "controls"))
    checkDistinct(.targetGroup, cloud.targetGroups.map(\.name), at: .of("targetGroups"))
    checkDistinct(.revision, cloud.revisions.map(\.name), at: .of("revisions"))
    checkDistinct(.dependency, cloud.dependencies.map(\.name), at: .of("dependencies"))
    checkDistinct(.schema, cloud.schemas.map(\.name), at: .of("schemas"))
    checkDistinct(.database, cloud.databases.map(\.name), at: .of("databases"))
    checkDistinct(.table, cloud.tables.map(\.name), at: .of("tables"))
    checkDistinct(.service, cloud.services.map(\.name), at: .of("services"))
    checkDistinct(.fleet, cloud.fleets.map(\.name), at: .of("fleets"))
    checkDistinct(.source, cloud.traffic.map(\.name), at: .of("traffic"))
    checkDistinct(.alarm, cloud.alarms.map(\.name), at: .of("alarms"))
    for balancer in cloud.loadBalancers {
      checkZones(balancer.zones, at: .of("loadBalancers", balancer.name, "zones"))
    }
    for service in cloud.services {
      checkZones(service.zones, at: .of("services", service.name, "zones"))
    }
    for fleet in cloud.fleets { checkZones(fleet.zones, at: .of("fleets", fleet.name, "zones")) }
    checkRequestClasses()
  }

  /// Names that are equal, or would be as names of files.
  private mutating func checkDistinct(
    _ kind: NameKind, _ names: [String], at path: ValuePath, isList: Bool = false
  ) {
    var seen: [String: String] = [:]
    for (index, name) in names.enumerated() {
      let place = isList ? path.appending(index) : path + name
      guard let other = seen.updateValue(name, forKey: name.lowercased()) else { continue }
      if other == name {
        report(
          .repeatedName, at: place, isAboutKey: !isList,
          "there are two \(kind.plural) with the name \(TerminalText.quote(name))")
      } else {
        report(
          .similarName, at: place, isAboutKey: !isList,
          "the \(kind.plural) \(TerminalText.quote(other)) and \(TerminalText.quote(name)) differ "
            + "in capitals only",
          help: "give one of them another name")
      }
    }
  }

  private mutating func checkZones(_ zones: [String], at path: ValuePath) {
    for (index, zone) in zones.enumerated() {
      if zones[..<index].contains(zone) {
        report(
          .repeatedName, at: path.appending(index),
          "the zone \(TerminalText.quote(zone)) is listed twice")
      }
      checkZone(zone, at: path.appending(index))
    }
  }

  mutating func checkZone(_ zone: String, at path: ValuePath) {
    if !cloud.zones.contains(zone) { reportUnknown(.zone, zone, among: cloud.zones, at: path) }
  }

  private mutating func checkRequestClasses() {
    let known = requestClassNames
    for revision in cloud.revisions {
      for work in revision.work where !known.contains(work.requestClass) {
        reportUnknown(
          .requestClass, work.requestClass, among: known,
          at: .of("revisions", revision.name, "work", work.requestClass), isAboutKey: true)
      }
    }
  }
}
