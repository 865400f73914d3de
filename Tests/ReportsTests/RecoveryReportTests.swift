import CloudModel
import Experiments
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

  @Test func `without a failover nothing is said of one`() async throws {
    let result = try await sampleResult()
    for format in [ReportFormat.text, .markdown] {
      #expect(!Report.render([result], as: format, plain).contains("Recovery"))
    }
  }
}
