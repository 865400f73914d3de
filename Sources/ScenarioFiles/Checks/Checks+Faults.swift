import CloudModel
import SimulationKernel

extension ScenarioChecks {
  mutating func checkFaults() {
    for (index, fault) in cloud.faults.enumerated() {
      let path = ValuePath.of("faults").appending(index)
      if fault.at >= cloud.horizon {
        reportAfterTheEnd("the fault begins", fault.at, at: path + "at")
      }
      check(fault, at: path)
      if fault.isForGood {
        report(
          .faultForGood, at: path + "forGood", isAboutKey: true,
          "only the end of an experiment would end a fault without a duration",
          help: "leave \"forGood\" out")
      }
    }
    checkExperiments()
  }

  private mutating func checkExperiments() {
    for (index, experiment) in cloud.experiments.enumerated() {
      let path = ValuePath.of("experiments").appending(index)
      if experiment.at >= cloud.horizon {
        reportAfterTheEnd("the experiment begins", experiment.at, at: path + "at")
      }
      for (number, fault) in experiment.faults.enumerated() {
        let place = (path + "faults").appending(number)
        check(fault, at: place)
        if fault.isForGood, fault.duration != nil {
          report(
            .faultForGood, at: place + "duration", isAboutKey: true,
            "a fault for good has no end", help: "leave \"duration\" or \"forGood\" out")
        }
      }
      for name in experiment.stopAlarms
      where cloud.alarms.contains(where: { $0.name == name && $0.initialState == .inAlarm }) {
        report(
          .stoppedAtOnce, at: path, "the alarm \(TerminalText.quote(name)) rings from the start",
          help: "the experiment is stopped as soon as it begins, unless the alarm is OK by then")
      }
    }
  }

  private mutating func check(_ fault: FaultDescription, at path: ValuePath) {
    checkScale(of: fault, at: path)
    checkRamp(of: fault, at: path)
    check(fault.kind, of: fault, at: path)
  }

  // MARK: Share and ramp

  private mutating func checkScale(of fault: FaultDescription, at path: ValuePath) {
    let word = fault.kind.word
    switch fault.kind.scale {
    case .whole:
      if fault.share != nil {
        report(
          .meaninglessShare, at: path + "share",
          "\"\(word)\" is about one thing, of which there is no share", help: "leave it out")
      }
      if fault.ramp > .zero {
        report(
          .meaninglessShare, at: path + "ramp",
          "\"\(word)\" is there or not, it cannot come by and by", help: "leave it out")
      }
    case .gradual:
      guard fault.share != nil else { return }
      report(
        .meaninglessShare, at: path + "share",
        "\"\(word)\" meets everything alike, there is no share of it",
        help: "say how strong it is by its own keys")
    case .shared(let members):
      guard fault.share == 0 else { return }
      report(
        .faultWithoutEffect, at: path + "share", "\"\(word)\" meets none of the \(members)",
        help: "give a share above 0%")
    }
  }

  private mutating func checkRamp(of fault: FaultDescription, at path: ValuePath) {
    if fault.fades, fault.ramp == .zero || fault.duration == nil {
      let missing = fault.ramp == .zero ? "ramp" : "duration"
      report(
        .longRamp, at: path + "fades", "a fault without \"\(missing)\" cannot fade",
        help: "add \"\(missing)\"")
      return
    }
    guard let duration = fault.duration else { return }
    let rampings = fault.fades ? 2 : 1
    let (needed, overflow) = fault.ramp.nanoseconds.multipliedReportingOverflow(
      by: Int64(rampings))
    guard overflow || needed > duration.nanoseconds else { return }
    let both = fault.fades ? "the ramps up and down take" : "the ramp takes"
    report(
      .longRamp, at: path + "ramp",
      "\(both) longer than the fault, which lasts \(DurationText.text(of: duration))",
      help: "shorten the ramp, or lengthen the fault")
  }

  // MARK: Kinds

  private mutating func check(
    _ kind: FaultKind, of fault: FaultDescription, at place: ValuePath
  ) {
    let path = place + kind.word
    switch kind {
    case .zoneLost(let it): checkZone(it.zone, at: path)
    case .zoneIsolated(let it): checkZone(it.zone, at: path)
    case .linkCut(let it): checkWay(it.way, at: path)
    case .linkSlow(let it):
      checkWay(it.way, at: path)
      checkEffect(it.factor > 1 || it.added > .zero, "a \"factor\" or \"added\"", at: path)
    case .packetLoss(let it):
      checkWay(it.way, at: path)
      checkEffect(it.loss > 0, "a \"loss\" above 0%", at: path)
    case .controlPlaneDown(let it): checkPlane(it, at: path)
    case .targetsLost(let it):
      checkOwner(it.owner, at: path + "of")
      checkCount(it.count, at: path, of: fault)
      checkChoice(it.choice, of: it.owner, at: path)
    case .targetsImpaired(let it):
      checkOwner(it.owner, at: path + "of")
      checkCount(it.count, at: path, of: fault)
      checkChoice(it.choice, of: it.owner, at: path)
      checkEffect(
        it.slowness > 1 || it.added > .zero || it.loss > 0,
        "a \"slowness\", \"added\" or \"loss\"", at: path)
    case .tasksStopped(let it):
      checkCount(it.count, at: path, of: fault)
      checkChoice(it.choice, of: it.owner, at: path)
    case .badConfiguration(let it):
      if let owner = it.owner { checkOwner(owner, at: path + "of") }
      checkEffect(
        it.errorRate > 0 || it.slowness > 1 || it.failsHealthChecks,
        "an \"errorRate\", a \"slowness\" or \"failsHealthChecks\"", at: path)
    case .loadBalancerHealthChecksFlap(let it):
      guard let balancer = it.loadBalancer, it.region != nil else { return }
      report(
        .twoPlaces, at: path + "region",
        "\"region\" means all its load balancers, \"loadBalancer\" only \"\(balancer)\"",
        help: "leave one of them out")
    case .capacityShortage(let it): checkPlace(it.place, at: path)
    case .launchesImpaired(let it):
      checkPlace(it.place, at: path)
      checkEffect(it.factor > 1 || it.added > .zero, "a \"factor\" or \"added\"", at: path)
    case .recordWrong(let it): checkWrongRecord(it, at: path)
    case .recordMissing, .healthCheckerFalseAlarms, .resolverOutage, .databaseDown: break
    case .tableThrottled(let it): checkReplicas(of: it.table, in: it.region, at: path)
    case .tableImpaired(let it):
      checkReplicas(of: it.table, in: it.region, at: path)
      checkEffect(
        it.errorRate > 0 || it.added > .zero, "an \"errorRate\" or \"added\"", at: path)
    case .replicationPaused(let it):
      checkReplica(of: it.table, in: it.region, at: path, key: "region")
    case .tablesUnreachable(let it): checkReplicas(of: nil, in: it.region, at: path)
    case .clockSkew(let it):
      checkReplicas(of: nil, in: it.region, at: path)
      checkEffect(it.ahead > .zero, "how far it is \"ahead\"", at: path)
    case .dependencySlow(let it):
      checkEffect(it.factor != 1 || it.added > .zero, "a \"factor\" or \"added\"", at: path)
    case .imageRegistrySlow(let it):
      checkEffect(it.factor < 1, "a \"factor\" below 1", at: path)
    case .dependencyDown, .regionLost, .regionIsolated, .secretsStoreDown, .imageRegistryDown:
      break
    }
  }

  private mutating func checkEffect(_ hasEffect: Bool, _ missing: String, at path: ValuePath) {
    guard !hasEffect else { return }
    report(
      .faultWithoutEffect, at: path, isAboutKey: true, "nothing happens to anybody",
      help: "add \(missing)")
  }

  /// A fault of tables in a region that holds none of them meets nobody.
  ///
  /// - Parameter name: `nil` is any table.
  private mutating func checkReplicas(of name: String?, in region: String?, at path: ValuePath) {
    guard let region, cloud.regions.contains(where: { $0.name == region }) else { return }
    let tables = cloud.tables.filter { name == nil || $0.name == name }
    let isHeld = tables.contains { table in
      table.replicas.isEmpty || table.replicas.contains { $0.region == region }
        || cloud.addedReplicas(of: table).contains(region)
    }
    guard !isHeld, name == nil || !tables.isEmpty else { return }
    let subject = name.map { TerminalText.quote($0) } ?? "no table"
    report(
      .faultWithoutEffect, at: path + "region",
      "\(subject) has \(name == nil ? "a" : "no") replica in \(region), so nothing happens to anybody",
      help: "name a region with a replica")
  }

  private mutating func checkChoice(
    _ choice: TargetChoice, of owner: String, at path: ValuePath
  ) {
    for (index, zone) in choice.zones.enumerated() {
      checkZone(zone, at: (path + "zones").appending(index))
    }
    let zones = zones(ofOwner: owner)
    guard !choice.zones.isEmpty, !zones.isEmpty, choice.zones.allSatisfy(cloud.zones.contains),
      !choice.zones.contains(where: zones.contains)
    else { return }
    report(
      .faultWithoutEffect, at: path + "zones",
      "\(TerminalText.quote(owner)) is in none of these zones, so nothing happens to anybody",
      help: "its zones are: " + zones.joined(separator: ", "))
  }

  /// Where a service or fleet may have targets; empty if there is none of this name.
  private func zones(ofOwner name: String) -> [String] {
    if let service = cloud.services.first(where: { $0.name == name }) {
      return cloud.zones(service.zones, in: service.region)
    }
    return cloud.fleets.first { $0.name == name }.map { cloud.zones($0.zones, in: $0.region) } ?? []
  }

  private mutating func checkCount(
    _ count: Int?, at path: ValuePath, of fault: FaultDescription
  ) {
    guard let count, fault.share != nil else { return }
    report(
      .countAndShare, at: path + "count",
      "the fault meets a share of the targets, and \(count) of them",
      help: "leave one of the two out")
  }

  private mutating func checkWay(_ way: LinkDirection, at path: ValuePath) {
    let places = cloud.places
    for (key, place) in [("from", way.from), ("to", way.to)] where !places.contains(place) {
      reportUnknown(.place, place, among: places, at: path + key)
    }
    if way.from == way.to {
      report(
        .wayToItself, at: path + "to",
        "there is no way from \(TerminalText.quote(way.from)) to itself that could fail",
        help: "name two places")
    }
  }

  private mutating func checkPlane(_ it: ControlPlaneDown, at path: ValuePath) {
    let name = it.plane.rawValue
    if it.plane.isRegional, it.region == nil, cloud.regions.count > 1 {
      report(
        .planeOfRegion, at: path + "plane", "each region has its own control plane of \"\(name)\"",
        help: "add \"region\": \"\(cloud.regions[0].name)\"")
    }
    if !it.plane.isRegional, it.region != nil {
      report(
        .planeOfRegion, at: path + "region",
        "there is one control plane of \"\(name)\" for all regions", help: "leave \"region\" out")
    }
  }

  private mutating func checkPlace(_ place: FaultPlace, at path: ValuePath) {
    guard let zone = place.zone else { return }
    checkZone(zone, at: path + "zone")
    guard let region = place.region, cloud.zones.contains(zone),
      !cloud.zones(of: region).contains(zone)
    else { return }
    report(
      .twoPlaces, at: path + "zone", "the zone \(TerminalText.quote(zone)) is not in \(region)",
      help: "leave one of them out")
  }

  mutating func checkOwner(_ name: String, at path: ValuePath) {
    let services = cloud.services.map(\.name)
    let fleets = cloud.fleets.map(\.name)
    switch (services.contains(name), fleets.contains(name)) {
    case (true, true):
      report(
        .unclearName, at: path, "\(TerminalText.quote(name)) is a service and a fleet",
        help: "give one of them another name")
    case (false, false):
      report(
        .unknownName, at: path, "no service or fleet has the name \(TerminalText.quote(name))",
        help: Spelling.help(for: name, among: services + fleets, called: "services and fleets"))
    case (true, false), (false, true): break
    }
  }
}
