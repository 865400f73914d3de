import CloudModel
import Command
import Experiments
import Foundation
import SimulationKernel
import Testing

/// The scenarios that come for drills: each has one weak place, in another layer each, and without
/// it nothing that a drill tries breaks an objective.
@Suite struct PlantedScenarioTests {
  struct Planted: Sendable, CustomTestStringConvertible {
    /// The file.
    var name: String
    /// What a drill finds, in the order of time.
    var weakness: [FaultKind]
    /// What mends it: settings of the scenario's text.
    var mended: [(path: String, value: String)]

    var testDescription: String { name }
  }

  private static let patience = """
    {"timeout": "2s", "connectTimeout": "1s", "retry": {"attempts": 8, "backoff":
    {"kind": "exponential", "base": "1s", "cap": "20s", "jitter": "full"}}}
    """
  private static let checks = """
    {"deregistrationDelay": "10s", "healthCheck":
    {"interval": "5s", "timeout": "2s", "unhealthyThreshold": 2, "healthyThreshold": 2}}
    """

  static let all = [
    Planted(
      name: "one-zone-checkout", weakness: [.zoneLost(zone: "us-east-1b")],
      mended: [("fleets.checkout-2.zones", #"["us-east-1c"]"#)]),
    Planted(
      name: "one-outage-too-many",
      weakness: [.zoneLost(zone: "us-east-1c"), .zoneLost(zone: "us-east-1b")],
      mended: [("drill.faults", "1")]),
    Planted(
      name: "lone-login",
      weakness: [.badConfiguration(BadConfiguration(of: "login", errorRate: 1))],
      mended: [
        ("targetGroups.login-2", checks),
        (
          "services.login-2",
          #"{"revision": "login-3", "desiredCount": 2, "targetGroup": "login-2"}"#
        ),
        (
          "loadBalancers.alb.listeners.web.rules[0].then",
          #"{"forward": {"login": 1, "login-2": 1}}"#
        ),
      ]),
    Planted(
      name: "patient-sessions",
      weakness: [.dependencySlow(dependency: "sessions", factor: 50, added: .zero)],
      mended: [("revisions.shop-41.calls[1].timeout", #""200ms""#)]),
    Planted(
      name: "secrets-at-rollout", weakness: [.secretsStoreDown(SecretsStoreDown(tasks: .exit))],
      mended: [
        (
          "services.shop.deployment",
          #"{"strategy": "rolling", "minimumHealthyPercent": 100, "maximumPercent": 150}"#
        )
      ]),
    Planted(
      name: "partner-line", weakness: [.linkCut(LinkCut(from: "us-east-1", to: "partner"))],
      mended: [("traffic.partner.client", patience)]),
    Planted(
      name: "trusted-standby",
      weakness: [.healthCheckerFalseAlarms(HealthCheckerFalseAlarms(of: "primary"))],
      mended: [(#"names."shop.example.com".records.standby.timeToLive"#, #""60s""#)]),
    Planted(
      name: "short-slip", weakness: [.recordMissing(RecordMissing(name: "shop.example.com"))],
      mended: [("route53.negativeTimeToLive", #""5s""#)]),
    Planted(
      name: "lone-database", weakness: [.databaseDown(DatabaseDown(database: "orders"))],
      mended: [
        (
          "databases.orders",
          #"{"kind": "multiAZCluster", "zones": ["us-east-1c", "us-east-1a", "us-east-1b"]}"#
        )
      ]),
    Planted(
      name: "cart-table",
      weakness: [.tableImpaired(TableImpaired(table: "carts", added: .seconds(5)))],
      mended: [
        (
          "revisions.shop-41.calls[1]",
          #"{"to": "carts", "timeout": "200ms", "fallback": {"answer": "0ms"}}"#
        )
      ]),
  ]

  #if DEBUG
    private static let isFast = false
  #else
    private static let isFast = true
  #endif

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scenarios/drills").path

  private func drill(
    _ planted: Planted, _ settings: [(path: String, value: String)] = [], budget: Int? = nil
  ) async throws -> DrillResult {
    let path = "\(Self.folder)/\(planted.name).jsonc"
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    var overrides = ScenarioOverrides()
    overrides.settings = settings.map { Setting(path: $0.path, value: $0.value) }
    let loaded = ScenarioLanguage.scenarioFiles.load(bytes, path, overrides)
    guard case .scenario(let scenario, _) = loaded else {
      throw Wrong(path: path, answer: "\(loaded)")
    }
    var drill = Drill(scenario, jobs: 2, execute: ModelExecutor.execute)
    drill.budget = budget
    return try await drill.run()
  }

  private struct Wrong: Error {
    var path: String
    var answer: String
  }

  /// A fault's payload without how bad it is: that depends on how much was tried.
  private func place(_ kind: FaultKind) -> String { "\(kind.word) \(kind.title)" }

  @Test(.enabled(if: isFast, "the budget of a minute of release"), arguments: all)
  func `within its usual budget a drill finds the weak place of`(planted: Planted) async throws {
    let result = try await drill(planted)
    let smallest = try #require(result.smallest)
    #expect(result.verdict == .fail && result.isMinimal)
    #expect(smallest.faults.map(\.kind) == planted.weakness)
    #expect(!result.candidates.contains { $0.fault == nil }, "everything was tried")
  }

  @Test(.enabled(if: isFast, "the budget of a minute of release"), arguments: all)
  func `mended, it bears whatever a drill tries`(planted: Planted) async throws {
    let result = try await drill(planted, planted.mended, budget: 800)
    #expect(result.verdict == .pass)
    #expect(result.smallest == nil, "\(result.smallest?.faults.map(\.kind.title) ?? [])")
  }

  /// With a fifth of the traffic and a tenth of the budget, which every build can afford.
  @Test(arguments: [
    ("trusted-standby", "traffic.web.arrivals.rate", "1rps", 100),
    ("one-zone-checkout", "traffic.web.arrivals.rate", "4rps", 110),
  ])
  func `a small drill already finds the weak place of`(
    name: String, path: String, rate: String, budget: Int
  ) async throws {
    let planted = try #require(Self.all.first { $0.name == name })
    let result = try await drill(planted, [(path, "\"\(rate)\"")], budget: budget)
    let smallest = try #require(result.smallest)
    #expect(smallest.faults.map { place($0.kind) } == planted.weakness.map(place))
  }
}
