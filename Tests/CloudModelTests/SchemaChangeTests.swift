import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Ten requests a second of 10 ms each, and a schema that migrates from 1.05 s to 2.05 s.
private struct SchemaCloud {
  var cloud = simpleFleet(
    arrivals: .constant(rate: 10), work: .constant(0.01), workers: nil, horizon: .seconds(4))
  var migration = MigrationDescription()
  var use = SchemaUseDescription()
  var phases = ["new"]

  init() {
    migration.takes = .constant(1)
    use.schema = "orders"
    cloud.plan = [Self.step(at: 1.05, to: "new")]
  }

  static func step(at time: Double, to phase: String) -> PlanStepDescription {
    var step = PlanStepDescription()
    step.at = .seconds(time)
    step.action = .migrate(schema: "orders", phase: phase)
    return step
  }

  func run() -> (attempts: [AttemptRecord], journal: [JournalEntry], accounts: RunAccounts) {
    var cloud = cloud
    var schema = SchemaDescription()
    schema.name = "orders"
    schema.initial = "old"
    schema.migrations = phases.map { phase in
      var migration = migration
      migration.phase = phase
      return migration
    }
    cloud.schemas = [schema]
    cloud.revisions[0].schemas = [use]
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    return (recorder.attempts, recorder.journal, outcome.accounts)
  }
}

@Suite struct SchemaChangeTests {
  /// When the attempts were sent that failed [s].
  private func failures(_ attempts: [AttemptRecord]) -> [Double] {
    attempts.filter { $0.outcome == .schemaMismatch }.map(\.sent.seconds)
  }

  private func responses(
    _ attempts: [AttemptRecord], from start: Double, to end: Double
  ) -> [Double] {
    attempts.filter { $0.sent.seconds > start && $0.sent.seconds < end }
      .map { (($0.ended - $0.sent).seconds * 1e6).rounded() / 1e6 }
  }

  @Test func `requests fail from the end of the migration that breaks their revision`() {
    var setting = SchemaCloud()
    setting.use.breaksFrom = "new"
    let run = setting.run()
    let failed = failures(run.attempts)
    let sentAfter = run.attempts.map(\.sent.seconds).filter { $0 > 2.05 }
    #expect(failed == sentAfter)
    #expect(failed.count >= 19)
    #expect(run.accounts.failed == UInt64(failed.count))
    #expect(run.accounts.conservesRequests)
    let migrations = run.journal.filter { $0.subject == "orders" }.map(\.happening)
    #expect(migrations == [.migrationStarted(phase: "new"), .migrationEnded(phase: "new")])
  }

  @Test func `requests of a revision that needs the phase fail before it`() {
    var setting = SchemaCloud()
    setting.use.needs = "new"
    let failed = failures(setting.run().attempts)
    #expect(!failed.isEmpty && failed.allSatisfy { $0 < 2.05 })
  }

  @Test func `a revision that tolerates both phases notices nothing`() {
    let run = SchemaCloud().run()
    #expect(failures(run.attempts).isEmpty)
    #expect(Set(responses(run.attempts, from: 0, to: 4)) == [0.01])
  }

  @Test func `a failing request does its share of the work`() {
    var setting = SchemaCloud()
    setting.use.breaksFrom = "new"
    setting.cloud.revisions[0].errorWork = 0.5
    let run = setting.run()
    #expect(Set(responses(run.attempts, from: 2.05, to: 4)) == [0.005])
  }

  @Test func `a migration makes requests longer while it lasts`() {
    var setting = SchemaCloud()
    setting.migration.slowness = 3
    setting.migration.added = .milliseconds(5)
    let run = setting.run()
    #expect(Set(responses(run.attempts, from: 0, to: 1.05)) == [0.01])
    #expect(Set(responses(run.attempts, from: 1.05, to: 2.05)) == [0.035])
    #expect(Set(responses(run.attempts, from: 2.05, to: 4)) == [0.01])
  }

  @Test(arguments: [ServiceDiscipline.firstInFirstOut, .processorSharing])
  func `a lock holds requests until the migration has ended`(_ discipline: ServiceDiscipline) {
    var setting = SchemaCloud()
    setting.cloud.revisions[0].serving.discipline = discipline
    setting.migration.locksFor = .milliseconds(500)
    let run = setting.run()
    #expect(responses(run.attempts, from: 1.55, to: 2.05) == [0.46, 0.36, 0.26, 0.16, 0.06])
    #expect(Set(responses(run.attempts, from: 0, to: 1.55)) == [0.01])
  }

  @Test func `whoever waited for the lock meets the new phase`() {
    var setting = SchemaCloud()
    setting.use.breaksFrom = "new"
    setting.migration.locksFor = .milliseconds(500)
    #expect(failures(setting.run().attempts).allSatisfy { $0 > 1.55 })
    #expect(failures(setting.run().attempts).contains { $0 < 2.05 })
  }

  @Test func `a migration that fails leaves the phase and everybody well`() {
    var setting = SchemaCloud()
    setting.use.breaksFrom = "new"
    setting.migration.locksFor = .milliseconds(500)
    setting.migration.failureRate = 1
    let run = setting.run()
    #expect(failures(run.attempts).isEmpty)
    #expect(run.journal.contains { $0.happening == .migrationFailed(phase: "new") })
  }

  @Test func `a reversal mends what the migration broke`() {
    var setting = SchemaCloud()
    setting.use.breaksFrom = "new"
    setting.cloud.plan.append(SchemaCloud.step(at: 2.25, to: "old"))
    let failed = failures(setting.run().attempts)
    #expect(!failed.isEmpty && failed.allSatisfy { $0 > 2.05 && $0 < 3.25 })
  }

  @Test func `there is no way back from an irreversible phase`() {
    var setting = SchemaCloud()
    setting.migration.reversible = false
    setting.cloud.plan.append(SchemaCloud.step(at: 2.25, to: "old"))
    let refusal = Happening.migrationRefused(phase: "old", reason: .irreversible)
    #expect(setting.run().journal.contains { $0.happening == refusal })
  }

  @Test func `a migration waits for the one that runs`() {
    var setting = SchemaCloud()
    setting.phases = ["new", "newer"]
    setting.cloud.plan.append(SchemaCloud.step(at: 1.5, to: "newer"))
    let ends = setting.run().journal.compactMap { entry -> Double? in
      if case .migrationEnded = entry.happening { entry.at.seconds } else { nil }
    }
    #expect(ends == [2.05, 3.05])
  }

  @Test func `the plan waits for a phase`() {
    var setting = SchemaCloud()
    var wait = PlanStepDescription()
    var condition = WaitDescription()
    condition.condition = .schemaPhase(schema: "orders", phase: "new")
    wait.action = .wait(condition)
    setting.cloud.plan.append(wait)
    let run = setting.run()
    let ends = run.journal.filter { $0.happening == .stepEnded }.map(\.at.seconds)
    #expect(ends == [1.05, 2.05])
    #expect(!run.accounts.planFailed)
  }

  @Test func `only requests that touch the schema fail, and more of them where the share grows`() {
    func failing(_ share: Double) -> Set<UInt64> {
      var setting = SchemaCloud()
      setting.cloud.traffic[0].arrivals = .constant(rate: 1000)
      setting.use.breaksFrom = "new"
      setting.use.share = share
      let failed = setting.run().attempts.filter { $0.outcome == .schemaMismatch }
      return Set(failed.map(\.request))
    }
    let (few, many) = (failing(0.3), failing(0.6))
    // Whether a request touches the schema belongs to the request.
    #expect(few.isSubset(of: many))
    for (count, share) in [(few.count, 0.3), (many.count, 0.6)] {
      let mean: Double = 1950 * share
      let deviation = (mean * (1 - share)).squareRoot()
      #expect(abs(Double(count) - mean) < 5 * deviation)
    }
  }

  @Test func `a class that does not touch the schema is spared`() {
    var setting = SchemaCloud()
    setting.use.breaksFrom = "new"
    setting.use.classes = ["order"]
    var order = RequestClassDescription()
    order.name = "order"
    setting.cloud.traffic[0].classes.append(order)
    let failed = setting.run().attempts.filter { $0.outcome == .schemaMismatch }
    #expect(Set(failed.map(\.requestClass)) == [1])
  }

  @Test(arguments: [true, false])
  func `a health endpoint that looks at the schema shows it`(_ looks: Bool) {
    var service = ServiceCloud(desired: 2)
    var schema = SchemaDescription()
    schema.name = "orders"
    schema.initial = "old"
    var migration = MigrationDescription()
    migration.phase = "new"
    schema.migrations = [migration]
    service.cloud.schemas = [schema]
    var use = SchemaUseDescription()
    use.schema = "orders"
    use.breaksFrom = "new"
    use.failsHealthChecks = looks
    service.cloud.revisions[0].schemas = [use]
    service.cloud.plan = [SchemaCloud.step(at: ServiceCloud.deployment, to: "new")]
    #expect(service.run().states(.unhealthy).isEmpty != looks)
  }
}
