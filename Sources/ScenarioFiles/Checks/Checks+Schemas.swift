import CloudModel

extension ScenarioChecks {
  mutating func checkSchemas() {
    for schema in cloud.schemas {
      for (index, migration) in schema.migrations.enumerated()
      where schema.phases[...index].contains(migration.phase) {
        report(
          .repeatedName, at: .of("schemas", schema.name, "migrations", migration.phase),
          isAboutKey: true,
          "there are two phases with the name \(TerminalText.quote(migration.phase))")
      }
      let isUsed = cloud.revisions.contains { $0.schemas.contains { $0.schema == schema.name } }
      if !isUsed {
        report(
          .unusedThing, at: .of("schemas", schema.name), isAboutKey: true,
          "no revision touches the schema \(TerminalText.quote(schema.name))")
      }
    }
    for revision in cloud.revisions {
      for use in revision.schemas {
        checkUse(use, at: .of("revisions", revision.name, "schemas", use.schema))
      }
    }
    for service in cloud.services {
      checkStart(of: service.revision, at: .of("services", service.name, "revision"))
    }
    for fleet in cloud.fleets {
      checkStart(of: fleet.revision, at: .of("fleets", fleet.name, "revision"))
    }
    checkMigrations()
  }

  private func schema(_ name: String) -> SchemaDescription? {
    cloud.schemas.first { $0.name == name }
  }

  /// Whether the schema has the phase; reports if it has not.
  private mutating func hasPhase(
    _ phase: String, _ schema: SchemaDescription, at path: ValuePath
  ) -> Bool {
    if schema.phases.contains(phase) { return true }
    report(
      .unknownName, at: path,
      "the schema \(TerminalText.quote(schema.name)) has no phase \(TerminalText.quote(phase))",
      help: Spelling.help(for: phase, among: schema.phases, called: "phases"))
    return false
  }

  // MARK: Revisions

  private mutating func checkUse(_ use: SchemaUseDescription, at path: ValuePath) {
    let known = requestClassNames
    for (index, name) in use.classes.enumerated() where !known.contains(name) {
      reportUnknown(
        .requestClass, name, among: known, at: (path + "classes").appending(index))
    }
    guard let schema = schema(use.schema) else { return }
    var areKnown = true
    if let needs = use.needs {
      areKnown = hasPhase(needs, schema, at: path + "needs")
    }
    if let breaksFrom = use.breaksFrom {
      areKnown = hasPhase(breaksFrom, schema, at: path + "breaksFrom") && areKnown
    }
    guard areKnown, use.phases(of: schema).isEmpty else { return }
    report(
      .noPhaseFits, at: path + (use.breaksFrom == nil ? "needs" : "breaksFrom"),
      use.needs.map {
        "no phase of \"\(schema.name)\" lies from \(TerminalText.quote($0)) to before "
          + TerminalText.quote(use.breaksFrom ?? "")
      } ?? "\(TerminalText.quote(use.breaksFrom ?? "")) is the first phase of \"\(schema.name)\"",
      help: "name a later phase")
  }

  /// Whether what runs at time zero works in the phases that hold at time zero.
  private mutating func checkStart(of name: String, at path: ValuePath) {
    guard let revision = cloud.revisions.first(where: { $0.name == name }) else { return }
    for use in revision.schemas {
      guard let schema = schema(use.schema),
        [use.needs, use.breaksFrom].allSatisfy({ $0.map(schema.phases.contains) ?? true })
      else { continue }
      let works = use.phases(of: schema)
      guard !works.isEmpty, !works.contains(0) else { continue }
      report(
        .brokenFromTheStart, at: path,
        "\(TerminalText.quote(name)) does not work while \"\(schema.name)\" is "
          + "\(TerminalText.quote(schema.initial)), as it is when the run starts",
        help: "start with a revision that does, or in the phase "
          + TerminalText.quote(schema.phases[works.lowerBound]))
    }
  }

  // MARK: The plan

  /// Follows every schema through the plan. Migrations of one schema run one after the other, so
  /// that their order says which phase each one starts from.
  private mutating func checkMigrations() {
    var phases: [String: Int] = [:]
    // After one that may fail nobody knows the phase for sure.
    let clear = cloud.schemas.filter { Set($0.phases).count == $0.phases.count }
    var isSure = Set(clear.map(\.name))
    var reached = Set(cloud.schemas.map { Phase(schema: $0.name, phase: $0.initial) })
    for (path, step) in planSteps {
      if case .migrate(let name, let phase) = step.action, let schema = schema(name) {
        let present = phases[name, default: 0]
        guard hasPhase(phase, schema, at: path + "migrate" + "to"),
          let wanted = schema.phases.firstIndex(of: phase)
        else { continue }
        if isSure.contains(name) {
          checkMigration(of: schema, from: present, to: wanted, at: path + "migrate" + "to")
        }
        phases[name] = wanted
        reached.insert(Phase(schema: name, phase: phase))
        let way = schema.migrations[max(0, max(present, wanted) - 1)]
        if way.failureRate > 0 { isSure.remove(name) }
      }
      for (condition, path) in conditions(of: step, at: path) {
        checkWait(condition, reached, at: path + "schemaPhase")
      }
    }
  }

  private struct Phase: Hashable {
    var schema: String
    var phase: String
  }

  private mutating func checkMigration(
    of schema: SchemaDescription, from present: Int, to wanted: Int, at path: ValuePath
  ) {
    let phase = TerminalText.quote(schema.phases[wanted])
    if wanted == present {
      report(
        .impossibleMigration, at: path, "\"\(schema.name)\" is \(phase) already",
        help: "migrate it to another phase, or remove the step")
    } else if abs(wanted - present) > 1 {
      let between = schema.phases[wanted > present ? present + 1 : present - 1]
      report(
        .impossibleMigration, at: path,
        "\"\(schema.name)\" is \(TerminalText.quote(schema.phases[present])), and "
          + "\(TerminalText.quote(between)) lies between it and \(phase)",
        help: "migrate it to \(TerminalText.quote(between)) before")
    } else if wanted < present, !schema.migrations[wanted].reversible {
      report(
        .impossibleMigration, at: path,
        "there is no way back from \(TerminalText.quote(schema.phases[present])) to \(phase)",
        help: "let the migration be \"reversible\", or remove the step")
    }
  }

  private mutating func checkWait(
    _ condition: WaitCondition, _ reached: Set<Phase>, at path: ValuePath
  ) {
    guard case .schemaPhase(let name, let phase) = condition, let schema = schema(name),
      hasPhase(phase, schema, at: path + "phase"),
      !reached.contains(Phase(schema: name, phase: phase))
    else { return }
    report(
      .impossibleWait, at: path + "phase",
      "no step before this one migrates \"\(name)\" to \(TerminalText.quote(phase))",
      help: "put a \"migrate\" to it before")
  }
}
