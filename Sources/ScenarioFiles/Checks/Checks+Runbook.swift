import CloudModel
import SimulationKernel

// Steps of a runbook that cannot do what they say.
extension ScenarioChecks {
  mutating func checkBranches(_ branches: [[PlanStepDescription]], at path: ValuePath) {
    guard branches.allSatisfy(\.isEmpty) else { return }
    report(
      .noBranches, at: path, "no branch has a step",
      help: "write [[{…}], [{…}]]: a list of steps for each branch")
  }

  /// A deadline that the run does not reach fails nothing: the run ends with the step under way.
  ///
  /// Deadlines that nobody wrote are left alone.
  mutating func checkDeadlines(of step: PlanStepDescription, at path: ValuePath) {
    checkDeadline(step.deadline, of: step, at: path)
    switch step.action {
    case .wait(let wait): checkDeadline(wait.deadline, of: step, at: path + "wait")
    case .verify(let wait): checkDeadline(wait.deadline, of: step, at: path + "verify")
    case .deploy, .shift, .shiftName, .changeRecords, .routingControls, .zonalShift,
      .cancelZonalShift, .scale, .scaleLike, .stop, .rollBack, .migrate, .addReplica, .promote,
      .decide, .drain, .resume, .revertConfiguration, .parallel:
      break
    }
  }

  private mutating func checkDeadline(
    _ deadline: TimeSpan, of step: PlanStepDescription, at path: ValuePath
  ) {
    let (sum, overflow) = (step.at ?? .zero).nanoseconds
      .addingReportingOverflow(deadline.nanoseconds)
    guard deadline != WaitDescription().deadline, overflow || sum > cloud.horizon.nanoseconds
    else { return }
    report(
      .unreachedDeadline, at: path + "deadline",
      "the deadline comes after the end of the run, at "
        + DurationText.text(of: cloud.horizon),
      help: "lengthen \"duration\" or shorten the deadline")
  }

  mutating func checkDrain(_ drain: DrainDescription, at path: ValuePath) {
    checkEmptiness(nil, drain.listener, at: path)
    guard let name = drain.source, let source = cloud.traffic.first(where: { $0.name == name })
    else { return }
    let known = source.classes.map(\.name)
    for (index, kind) in drain.classes.enumerated() where !known.contains(kind) {
      reportUnknown(.requestClass, kind, among: known, at: (path + "classes").appending(index))
    }
  }

  mutating func checkEmptiness(_ source: String?, _ listener: String?, at path: ValuePath) {
    if let listener { _ = destination(listener, at: path + "listener") }
  }

  mutating func checkResume(_ name: String, at path: ValuePath) {
    let isDrained = cloud.planSteps.contains { step in
      if case .drain(let drain) = step.action { drain.source == name } else { false }
    }
    guard !isDrained, cloud.traffic.contains(where: { $0.name == name }) else { return }
    report(
      .resumedWithoutDrain, at: path, "no step drains \(TerminalText.quote(name))",
      help: "drain it in a step before, or remove this one")
  }

  // MARK: Databases

  func database(_ name: String) -> DatabaseDescription? {
    cloud.databases.first { $0.name == name }
  }

  mutating func checkPromotion(of name: String, in region: String, at path: ValuePath) {
    guard let database = database(name), cloud.regions.contains(where: { $0.name == region })
    else { return }
    let copies = cloud.regions(of: database)
    guard !copies.contains(region) else { return }
    report(
      .noCopyThere, at: path + "region", "\"\(name)\" has no copy in \(region)",
      help: database.replicaRegions.isEmpty
        ? "add \"replicaRegions\": [\"\(region)\"]"
        : "it is in \(copies.joined(separator: ", "))")
  }

  mutating func checkPlace(of name: String, _ region: String?, at path: ValuePath) {
    guard let region, let database = database(name),
      cloud.regions.contains(where: { $0.name == region })
    else { return }
    checkPromotion(of: name, in: region, at: path)
    guard database.replicaRegions.contains(region) else { return }
    let isPromoted = cloud.planSteps.contains { step in
      if case .promote(name, region, _) = step.action { true } else { false }
    }
    if !isPromoted {
      report(
        .neverThere, at: path + "region",
        "no step promotes \"\(name)\" in \(region), so its writer never is there",
        help: "add a step {\"promote\": {\"database\": \"\(name)\", \"region\": \"\(region)\"}}")
    }
  }

  mutating func checkDatabases() {
    for database in cloud.databases {
      let path = ValuePath.of("databases", database.name)
      checkRegion(database.region, database.zones, at: path)
      for (index, zone) in database.zones.enumerated() {
        checkZone(zone, at: (path + "zones").appending(index))
      }
      checkCopies(of: database, at: path)
      checkStandbys(of: database, at: path)
      if database.pool.nameCache == nil, !database.pool.proxy {
        report(
          .addressForEver, at: path + "pool" + "nameCache",
          "callers of \"\(database.name)\" never learn where a new writer is",
          help: "keep addresses for at most 30s, or let a proxy hold the connections")
      }
    }
  }

  private mutating func checkCopies(of database: DatabaseDescription, at path: ValuePath) {
    for (index, region) in database.replicaRegions.enumerated() {
      let isHome = region == (database.region ?? cloud.regions.first?.name)
      guard isHome || database.replicaRegions[..<index].contains(region) else { continue }
      report(
        .copyAtHome, at: (path + "replicaRegions").appending(index),
        isHome
          ? "\"\(database.name)\" has its writer in \(region) already"
          : "\(region) is listed twice",
        help: "name other Regions")
    }
    if database.kind == .auroraGlobal, database.replicaRegions.isEmpty {
      report(
        .globalInOneRegion, at: path + "kind",
        "\"\(database.name)\" is global, and no other Region has a copy",
        help: "add \"replicaRegions\", or take \"aurora\"")
    }
  }

  private mutating func checkStandbys(of database: DatabaseDescription, at path: ValuePath) {
    let standbys = database.kind.standbys(readers: database.readers)
    let zones = Set(cloud.zones(database.zones, in: database.region))
    guard standbys > 0, zones.count == 1, let zone = zones.first else { return }
    report(
      .standbyBeside, at: path, isAboutKey: true,
      "all hosts of \"\(database.name)\" are in \(zone), and go with it",
      help: "name several zones")
  }
}
