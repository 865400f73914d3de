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
        Stability
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
    #expect(json.contains(#""lastFault": 180"#))
    let good = try await result(.recovered, time: 25)
    #expect(!Report.render([good], as: .markdown, plain).contains("metastable"))
    #expect(
      Report.render([good], as: .text, plain).contains(
        "4 % after, as before 25 s after the end (recovered in 2 of 2)"))
  }
}
