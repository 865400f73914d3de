import CloudModel
import Experiments
import RehearsalFixtures
import Reports
import Testing

@Suite struct `Whether a system recovered` {
  private func result(_ recovery: RecoveryVerdict, time: Double?) async throws -> RehearsalResult {
    var result = try await sampleResult()
    let source = SourceRecovery(recovery: recovery, before: 0.999, after: 0.04, time: time)
    let reading = StabilityReading(firstFault: 120, lastFault: 180, sources: [source])
    result.stability = StabilitySummary([reading, reading], sources: ["<users>"])
    return result
  }

  @Test func `is a section of the text report`() async throws {
    let result = try await result(.notRecovered, time: nil)
    #expect(
      Report.render([result], as: .text, plain).contains(
        """
        Stability  recovered: at most 5 points fewer succeed than before, 60 s after the last fault
          The system did not recover after the last fault had ended at 3 min, although nothing was broken
          any more: it holds itself in its bad state (a metastable failure).
          <users>: 99.9 % succeeded before, 4 % after (not recovered in 2 of 2)

        """))
  }

  @Test func `is said in the results and, where it did not, in the comment`() async throws {
    let bad = try await result(.notRecovered, time: nil)
    #expect(Report.render([bad], as: .markdown, plain).contains("**The system did not recover"))
    let json = Report.render([bad], as: .json, plain)
    #expect(json.contains(#""recovery": "notRecovered""#))
    #expect(json.contains(#""tolerance": 0.05"#))
    #expect(json.contains(#""lastFault": 180"#))
    let good = try await result(.recovered, time: 25)
    #expect(!Report.render([good], as: .markdown, plain).contains("metastable"))
    #expect(
      Report.render([good], as: .text, plain).contains(
        "4 % after, as before 25 s after the end (recovered in 2 of 2)"))
  }
}

@Suite struct `What became of calls` {
  @Test func `stands in the text report and in the results`() async throws {
    let read = CallAccount(revision: "shop-7", to: "orders", operation: "read")
    var account = CallAccount(revision: "shop-7", to: "orders/http")
    account.calls = 2_000
    account.outcomes[Int(AttemptOutcome.success.rawValue)] = 1_500
    account.outcomes[Int(AttemptOutcome.clientTimeout.rawValue)] = 500
    account.attempts = 2_600
    account.retries = 600
    account.refusedByBreaker = 12
    account.openings = 3
    account.latency = 400
    var result = try await sampleResult()
    result.calls = CallSummary.all([[account], [account]])
    #expect(
      Report.render([result], as: .text, plain).contains(
        """
        Calls                                          calls      failed    attempts        mean
          shop-7 → orders/http                         4,000       1,000       5,200      200 ms
            24 refused by circuit breakers, circuits opened 6 times
        """))
    let json = Report.render([result], as: .json, plain)
    #expect(json.contains(#""circuitOpenings": 6"#))
    result.calls = CallSummary.all([[read]])
    #expect(Report.render([result], as: .text, plain).contains("\n  shop-7 → orders (read) "))
    #expect(Report.render([result], as: .json, plain).contains(#""operation": "read""#))
    #expect(json.contains(#""meanLatency": 200"#))
    #expect(json.contains(#""clientTimeout": 1000"#))
  }
}
