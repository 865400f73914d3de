import RandomVariates
import SimulationKernel

/// A schema while it runs.
struct Schema {
  var name: String
  var phases: [String]
  var migration: SchemaMigration
  /// Into each phase but the first.
  var ways: [MigrationWay]
  /// Which requests touch it; belongs to the world.
  var touch: KeyedRandom
  /// How long migrations take and whether they fail, by how many began before.
  var luck: KeyedRandom
  var begun: UInt64 = 0
}

/// The way into a phase, and back.
struct MigrationWay {
  var takes: Sampler
  var slowness: Double
  var added: TimeSpan
  var locksFor: TimeSpan
  var failureRate: Double
}

/// How a revision uses a schema while it runs.
struct SchemaUse {
  var schema: Int
  /// Phases that do not break it.
  var works: Range<Int>
  var share: Double
  /// For every request class of the run, whether it touches the schema.
  var touches: [Bool]
  var failsHealthChecks: Bool
}

// Database schemas: they migrate, and requests of revisions that they do not fit fail.
extension World {
  mutating func buildSchemas() {
    let key = draws.key.derived("world").derived("schema")
    schemas = description.schemas.enumerated().map { number, it in
      let own = key.derived(UInt64(number))
      return Schema(
        name: it.name, phases: it.phases, migration: SchemaMigration(it),
        ways: it.migrations.map {
          MigrationWay(
            takes: Sampler($0.takes), slowness: $0.slowness, added: $0.added,
            locksFor: $0.locksFor, failureRate: $0.failureRate)
        },
        touch: KeyedRandom(own.derived("touch")), luck: KeyedRandom(own.derived("migration")))
    }
  }

  func schemaUses(of revision: RevisionDescription) -> [SchemaUse] {
    revision.schemas.map { use in
      let number = number(use.schema, in: description.schemas, \.name)
      return SchemaUse(
        schema: number, works: use.phases(of: description.schemas[number]), share: use.share,
        touches: classes.map { use.classes.isEmpty || use.classes.contains($0.name) },
        failsHealthChecks: use.failsHealthChecks)
    }
  }

  // MARK: Migrations

  /// Asks for a phase of a schema: the next one, or the one before as a reversal.
  mutating func migrate(_ schema: Int, to phase: String, in queue: inout EventQueue) {
    let wanted = number(phase, in: schemas[schema].phases, \.self)
    follow(schemas[schema].migration.requested(wanted), of: schema, in: &queue)
  }

  private mutating func follow(
    _ move: MigrationMove, of schema: Int, in queue: inout EventQueue
  ) {
    switch move {
    case .begin(let phase):
      begin(phase, of: schema, in: &queue)
    case .refuse(let phase, let reason):
      journal(
        schemas[schema].name,
        .migrationRefused(phase: schemas[schema].phases[phase], reason: reason), in: queue)
      follow(schemas[schema].migration.next(), of: schema, in: &queue)
    case .wait, .rest:
      break
    }
  }

  private mutating func begin(_ phase: Int, of schema: Int, in queue: inout EventQueue) {
    let way = way(of: schema, to: phase)
    var luck = schemas[schema].luck.stream(schemas[schema].begun)
    schemas[schema].begun += 1
    // Whether it fails is drawn first, so that its law moves no failure.
    let fails = luck.uniform() < way.failureRate
    let span = TimeSpan(seconds: max(0, way.takes.sample(using: &luck)))
    schemas[schema].migration.began(
      RunningMigration(phase: phase, start: queue.now, end: queue.now + span, fails: fails))
    journal(
      schemas[schema].name, .migrationStarted(phase: schemas[schema].phases[phase]), in: queue)
    schedule(.data(.migrationEnds(schema: schema)), after: span, in: &queue)
  }

  /// The migration that leads to a phase from where the schema is, forward or back.
  private func way(of schema: Int, to phase: Int) -> MigrationWay {
    schemas[schema].ways[max(schemas[schema].migration.phase, phase) - 1]
  }

  mutating func migrationEnds(of schema: Int, in queue: inout EventQueue) {
    let migration = schemas[schema].migration.ended()
    let phase = schemas[schema].phases[migration.phase]
    journal(
      schemas[schema].name,
      migration.fails ? .migrationFailed(phase: phase) : .migrationEnded(phase: phase), in: queue)
    follow(schemas[schema].migration.next(), of: schema, in: &queue)
    checkPlan(in: &queue)
  }

  func isSchema(_ name: String, in phase: String) -> Bool {
    let schema = schemas[number(name, in: description.schemas, \.name)]
    return schema.phases[schema.migration.phase] == phase
  }

  // MARK: Requests

  /// What the schemas that a request touches do to it: a lock moves its start, a migration makes
  /// it longer, and a phase that does not fit its target's revision fails it.
  ///
  /// - Returns: Its work under them; whether it fails stands in the attempt's answer.
  mutating func workUnderSchemas(
    of slot: Int, revision: Int, work: TimeSpan, at now: SimulationTime
  ) -> TimeSpan {
    var work = work
    for use in revisions[revision].schemaUses where touches(slot, use) {
      var phase = schemas[use.schema].migration.phase
      if case .migrating(let migration) = schemas[use.schema].migration.state {
        let way = way(of: use.schema, to: migration.phase)
        let start = max(now, slab[slot].started)
        if migration.end - start <= way.locksFor, start < migration.end {
          // It gets the lock after the migration, and meets what that has left.
          slab[slot].started = migration.end
          if !migration.fails { phase = migration.phase }
        } else {
          work = work.scaled(by: way.slowness) + way.added
        }
      }
      if !use.works.contains(phase) { slab[slot].answer = .schemaMismatch }
    }
    return work
  }

  private func touches(_ slot: Int, _ use: SchemaUse) -> Bool {
    use.touches[Int(slab[slot].requestClass)]
      && (use.share >= 1
        || schemas[use.schema].touch.uniform(slab[slot].request) < use.share)
  }

  /// Whether a revision's health endpoint finds the schema unfit.
  func failsHealthChecksForSchema(_ revision: Int) -> Bool {
    revisions[revision].schemaUses.contains {
      $0.failsHealthChecks && !$0.works.contains(schemas[$0.schema].migration.phase)
    }
  }
}
