import CloudModel
import Experiments
import RandomVariates
import ScenarioFiles
import SimulationKernel
import Testing

/// Plans of recovery as people get them, run with less traffic: that they come to their end, and in
/// which order things happen.
@Suite struct RecoveryRunTests {
  /// Keeps what happens, and nothing of the traffic.
  private final class Journal: Recorder {
    var entries: [JournalEntry] = []

    func record(_ batch: borrowing AttemptBatch) {}
    func record(_ entry: JournalEntry) { entries.append(entry) }
    func record(_ datapoint: MetricDatapoint) {}

    /// When something happened for the last time [s].
    func last(_ subject: String, _ happening: Happening) -> Double? {
      entries.last { $0.subject == subject && $0.happening == happening }?.at.seconds
    }
  }

  private func run(
    _ cloud: CloudDescription, rate: Double, seed: UInt64 = 1
  ) -> (journal: Journal, accounts: RunAccounts) {
    var cloud = cloud
    for source in cloud.traffic.indices { cloud.traffic[source].arrivals = .poisson(rate: rate) }
    let journal = Journal()
    let outcome = Run.perform(cloud, seed: seed, replication: 0, recorder: journal)
    return (journal, outcome.accounts)
  }

  private func template(_ kind: RecoveryTemplate) throws -> CloudDescription {
    let document = ScenarioFile.document(
      reading: SourceText(name: "dr.jsonc", kind.text(name: "dr")), overrides: [], files: .none)
    return try #require(document.value).cloud
  }

  @Test(arguments: [RecoveryTemplate.pilotLight, .warmStandby])
  func `the record goes back when the database has, and not before`(
    kind: RecoveryTemplate
  ) throws {
    let (journal, accounts) = run(try template(kind), rate: 2)
    #expect(accounts.steps.allSatisfy { $0.outcome == .done }, "\(accounts.steps)")
    let name = "shop.example.com"
    let answers = accounts.names[0].answers.map(\.records)
    #expect(answers == [["use1/web"], ["euw1/web"], ["use1/web"]])
    let back = try #require(accounts.names[0].answers.last?.at.seconds)
    #expect(back == journal.last("the-record-goes-back", .stepEnded))
    #expect(try #require(journal.last("the-orders-go-back", .stepEnded)) <= back)
    // The Region was back long before.
    let healthy = try #require(journal.last("use1", .healthCheckReports(isHealthy: true)))
    #expect(healthy + 300 < back, "\(name)")
    #expect(accounts.databases[0].failovers.count == 3)
    #expect(accounts.databases[0].failovers.last?.lost == 0)
  }

  @Test func `nothing brings the record back while nobody has let it`() throws {
    let (_, accounts) = run(try template(.backupRestore), rate: 0.5)
    #expect(accounts.names[0].answers.map(\.records) == [["use1/web"], ["euw1/web"]])
    #expect(!accounts.planFailed)
  }

  @Test func `failback comes to its end: replicas agree before the switch back`() throws {
    let document = ScenarioFile.document(
      reading: Array(try Repository.text("Scenarios/dr/failback.jsonc").utf8),
      path: "failback.jsonc")
    let scenario = try #require(document.value)
    let (journal, accounts) = run(scenario.cloud, rate: 10, seed: scenario.seed)
    #expect(!accounts.planFailed)
    #expect(accounts.steps.allSatisfy { $0.outcome == .done }, "\(accounts.steps)")
    // People notice when the health check reports, and not at their next look.
    let down = journal.entries.first { $0.happening == .healthCheckReports(isHealthy: false) }
    #expect(accounts.steps[0].started == down?.at)
    let switched = try #require(journal.last("switch-back", .stepEnded))
    #expect(try #require(journal.last("replicas-agree", .stepEnded)) < switched)
    #expect(switched > 1800 && switched < 2400)
    let answers = accounts.names[0].answers.map(\.records)
    #expect(answers == [["use1/https"], ["euw1/https"], ["use1/https"]])
    // After the switch nothing is lost any more: only what was stuck in the lost region could be.
    #expect(accounts.tables[0].regions.map(\.pendingAtEnd).reduce(0, +) < 20)
    #expect(accounts.tables[0].regions[1].overruled == 0)
  }
}
