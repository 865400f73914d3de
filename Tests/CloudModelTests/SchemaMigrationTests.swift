import CloudModel
import SimulationKernel
import Testing

@Suite struct SchemaMigrationTests {
  private func migration() -> SchemaMigration {
    var schema = SchemaDescription()
    schema.initial = "original"
    schema.migrations = ["expanded", "contracted"].map { phase in
      var migration = MigrationDescription()
      migration.phase = phase
      migration.reversible = phase == "expanded"
      return migration
    }
    return SchemaMigration(schema)
  }

  private func begin(_ migration: inout SchemaMigration, _ phase: Int, fails: Bool = false) {
    #expect(migration.requested(phase) == .begin(phase: phase))
    migration.began(
      RunningMigration(phase: phase, start: .zero, end: .zero + .seconds(5), fails: fails))
  }

  @Test func `a phase holds from the end of its migration on`() {
    var schema = migration()
    begin(&schema, 1)
    #expect(schema.phase == 0)
    #expect(schema.ended().phase == 1)
    #expect(schema.phase == 1)
    #expect(schema.next() == .rest)
  }

  @Test func `a migration that fails changes nothing`() {
    var schema = migration()
    begin(&schema, 1, fails: true)
    #expect(schema.ended().fails)
    #expect(schema.phase == 0)
    begin(&schema, 1)
  }

  @Test func `each phase is reached from the one before`() {
    var schema = migration()
    #expect(schema.requested(2) == .refuse(phase: 2, .skipsPhase))
    #expect(schema.requested(0) == .refuse(phase: 0, .alreadyThere))
    #expect(schema.state == .settled)
  }

  @Test func `a migration is undone where that is possible`() {
    var schema = migration()
    begin(&schema, 1)
    _ = schema.ended()
    begin(&schema, 0)
    _ = schema.ended()
    #expect(schema.phase == 0)
    for phase in [1, 2] {
      begin(&schema, phase)
      _ = schema.ended()
    }
    #expect(schema.requested(1) == .refuse(phase: 1, .irreversible))
    #expect(schema.phase == 2)
  }

  @Test func `a second migration waits for the first`() {
    var schema = migration()
    begin(&schema, 1)
    #expect(schema.requested(2) == .wait)
    #expect(schema.requested(2) == .wait)
    _ = schema.ended()
    #expect(schema.next() == .begin(phase: 2))
    schema.began(RunningMigration(phase: 2, start: .zero, end: .zero, fails: false))
    _ = schema.ended()
    // Asked for twice, it is there already the second time.
    #expect(schema.next() == .refuse(phase: 2, .alreadyThere))
    #expect(schema.next() == .rest)
  }

  @Test func `what is not running does not end`() async {
    await #expect(processExitsWith: .failure) {
      var schema = SchemaMigration(SchemaDescription())
      _ = schema.ended()
    }
  }
}
