import CloudModel
import Experiments
import OutputAnalysis
import RehearsalFixtures
import Reports
import Testing

/// The result of a failover that every format's test writes.
func sampleFailover(
  recovers: Bool = true, change: (inout Scenario) -> Void = { _ in }
) async throws -> RehearsalResult {
  var scenario = failoverScenario()
  change(&scenario)
  var result = try await Rehearsal(
    scenario, jobs: 1, execute: failoverScript(recovers: recovers).execute
  ).run()
  // A section of their own, with tests of its own.
  result.moves = []
  return result
}

@Suite struct RecoveryReportTests {
  private func section(_ text: String, from start: String, to end: String) -> String {
    guard let from = text.firstRange(of: start),
      let to = text[from.lowerBound...].firstRange(of: end)
    else { return text }
    return String(text[from.lowerBound..<to.lowerBound])
  }

  @Test func `a failover is told with its parts, its losses and those who lag behind`() async throws
  {
    let text = Report.render([try await sampleFailover()], as: .text, plain)
    #expect(section(text, from: "Recovery  ", to: "Score  ") == recoverySnapshot)
  }

  @Test func `what is never served again is said plainly`() async throws {
    let result = try await sampleFailover(recovers: false)
    let text = Report.render([result], as: .text, plain)
    #expect(section(text, from: "Recovery  ", to: "Score  ") == lostSnapshot)
    #expect(text.contains("✗ not met       rto{share:90%} <2m"))
    #expect(text.contains("never  (not in every replication)"))
    let junit = Report.render([result], as: .junit, plain)
    #expect(
      junit.contains(
        "<failure message=\"not met: requests were not served again until the end in at least one "
          + "replication, over 3 replications\"/>"))
    let markdown = Report.render([result], as: .markdown, plain)
    #expect(markdown.contains("| **NOT served again until the end (all 3 replications)** |"))
  }

  @Test func `a pull request sees one row for each failover`() async throws {
    let text = Report.render([try await sampleFailover()], as: .markdown, plain)
    #expect(section(text, from: "| at |", to: "<details>") == recoveryMarkdownSnapshot)
  }

  @Test func `results have the failovers as they were promised`() async throws {
    let result = try await sampleFailover()
    guard case .object(let members) = JSONReport.node(result, plain),
      case .array(let failovers)? = members["failovers"],
      case .object(let failover)? = failovers.first
    else {
      Issue.record("no failovers")
      return
    }
    let promised = [
      "name", "failureAt", "detectedAt", "recordFlippedAt", "half", "ninety",
      "ninetyNinePercentMovedAt", "rto", "requestsLost",
    ]
    for key in promised { #expect(failover[key] != nil, "\(key)") }
    #expect(JSONNode.object(failover).text() == failoverJSONSnapshot)
  }

  @Test func `of many failovers the worst are told, and how the others were`() async throws {
    var result = try await sampleFailover()
    let bad = result.recovery.failovers[0]
    var calm = bad
    (calm.fault, calm.rto, calm.requestsLost) = (nil, .exactly(0), .exactly(0))
    result.recovery.failovers = Array(repeating: calm, count: 20) + [bad]
    let text = Report.render([result], as: .text, plain)
    #expect(text.contains("loss of us-east-1, shop.example.com moved: served again after 63.3 s"))
    #expect(text.contains("\n            and 13 more, served all the time\n"))
    let lines = text.split(separator: "\n").filter { $0.contains("moved: served") }
    #expect(lines.count == 8)
    #expect(lines[0].contains("loss of us-east-1"))
    #expect(
      Report.render([result], as: .markdown, plain).contains("\nand 13 more, served all the time\n")
    )
  }

  @Test func `what never came, flapped or differed between replications is said`() async throws {
    var result = try await sampleFailover()
    result.recovery.failovers[0].parts[3].cutShort = 2
    result.recovery.failovers[0].changes = 7
    result.recovery.failovers[0].lastChangeAt = 300
    result.recovery.failovers[0].latest = 200
    result.recovery.failovers[0].count = 2
    let text = Report.render([result], as: .text, plain)
    for line in [
      "loss of us-east-1, shop.example.com moved 7 times until 5:00 (until 3:20 in other",
      "in 2 of 3 replications)", "clients had not moved when the fault ended by itself\n",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(
      Report.render([result], as: .markdown, plain).contains("clients had not moved when the fault")
    )
  }

  @Test func `the standby has a cost, or it is said why not`() async throws {
    var result = try await sampleFailover()
    result.recovery.standbys = ["eu-west-1"]
    result.recovery.standbyCost = .exactly(0.61)
    let text = Report.render([result], as: .text, plain)
    #expect(
      text.contains(
        """
          cost of the standby (eu-west-1) per replication: 0.61 USD for tasks and load balancers at list
            prices of us-east-1

        """))
    result.recovery.standbyCost = .exactly(.nan)
    #expect(
      Report.render([result], as: .text, plain).contains(
        "cost of the standby (eu-west-1): no price: give services a `task` size"))
  }

  @Test func `a region that is too small is said to need more workers`() async throws {
    var result = try await sampleFailover()
    result.recovery.regions[1].headroom = .exactly(-2.26)
    let text = Report.render([result], as: .text, plain)
    #expect(text.contains("eu-west-1 too small, it\n    needs 3.26 times its workers\n"))
  }

  @Test func `without a failover nothing is said of one`() async throws {
    let result = try await sampleResult()
    for format in [ReportFormat.text, .markdown] {
      #expect(!Report.render([result], as: format, plain).contains("Recovery"))
    }
  }
}

extension ConfidenceInterval {
  /// Of something that is known.
  fileprivate static func exactly(_ value: Double) -> ConfidenceInterval {
    ConfidenceInterval(estimate: value, low: value, high: value, level: 0.95)
  }
}
