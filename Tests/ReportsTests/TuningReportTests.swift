import Experiments
import Reports
import Testing

@Suite struct TuningReportTests {
  @Test func `every line but the call to copy fits 100 columns`() async throws {
    let long = String(repeating: "long name ", count: 30)
    let result = try await sampleTuning(label: long) {
      $0.name = long
      $0.question = long
    }
    for line in Report.render(result, as: .text, plain).split(separator: "\n")
    where !line.hasPrefix("      rehearse run") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test func `the report of a search`() async throws {
    let text = Report.render(try await sampleTuning(), as: .text, plain)
    #expect(text == tuningTextSnapshot)
  }

  @Test func `the comment of a search`() async throws {
    let text = Report.render(try await sampleTuning(), as: .markdown, plain)
    #expect(text == tuningMarkdownSnapshot)
  }

  @Test func `the case of a search`() async throws {
    let text = Report.render(try await sampleTuning(), as: .junit, plain)
    #expect(text == tuningJUnitSnapshot)
  }

  @Test func `the keys of tuning.json are a promise`() async throws {
    let text = Report.render(try await sampleTuning(), as: .json, plain)
    let top = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
      .map { $0.dropFirst(3).prefix { $0 != "\"" } }
    #expect(
      top == [
        "best", "confidenceLevel", "criteria", "doubts", "evenGridRuns", "fullGridRuns",
        "identical", "kind", "measures", "points", "runs", "scenario", "schema", "seed", "verdict",
        "version",
      ])
    let point = text.split(separator: "\n").filter { $0.hasPrefix("      \"") }
      .map { $0.dropFirst(7).prefix { $0 != "\"" } }
    #expect(
      Set(point) == [
        "better", "decides", "name", "unit", "because", "command", "fingerprint", "label",
        "objectives", "replications", "score", "settings", "standing", "values",
      ])
  }

  @Test func `a setting that changes nothing is told`() async throws {
    var result = try await sampleTuning()
    for index in result.points.indices { result.points[index].fingerprint = 1 }
    let sentence =
      "No setting changes anything that happens: all 3 points ran alike. Is a path of --vary meant "
      + "for something that this scenario does not use?"
    let text = Report.render(result, as: .text, plain)
    #expect(text.split(separator: "\n").joined(separator: " ").contains(sentence))
    #expect(Report.render(result, as: .markdown, plain).contains("\n**\(sentence)**\n"))
    #expect(Report.render(result, as: .json, plain).contains("\n  \"identical\": true,\n"))
    result.points[2].fingerprint = 2
    #expect(Report.render(result, as: .json, plain).contains("\n  \"identical\": false,\n"))
    #expect(!Report.render(result, as: .text, plain).contains("No setting"))
  }

  @Test func `what is not decided does not stand under the best`() async throws {
    var result = try await sampleTuning()
    result.points[0].standing = .undecided
    result.points[0].replications = 0
    let text = Report.render(result, as: .text, plain)
    let parts = text.split(separator: "\n\n").map(String.init)
    let best = try #require(parts.first { $0.hasPrefix("Best") })
    #expect(!best.contains("design=0"))
    let undecided = try #require(parts.first { $0.hasPrefix("Not decided") })
    #expect(undecided.contains("  ? design=0"))
    #expect(!undecided.contains("rollout.duration"), "nothing was measured")
    let comment = Report.render(result, as: .markdown, plain)
    #expect(comment.contains("\n\nNot decided:\n\n| point |"))
    result.points[2].standing = .undecided
    #expect(!Report.render(result, as: .text, plain).contains("Best"))
  }

  @Test func `a search that took the most allowed names one grid`() async throws {
    var result = try await sampleTuning()
    result.evenGridRuns = result.fullGridRuns
    let text = Report.render(result, as: .text, plain)
    #expect(text.contains("9 replications in all: 33.3 % of a full grid of 3 × 9; seed 7"))
  }

  @Test func `an unfinished search says so in every format`() async throws {
    var result = try await sampleTuning()
    result.verdict = .incomplete
    result.stopReason = .budget
    for format in ReportFormat.allCases {
      let text = Report.render(result, as: format, plain)
      #expect(text.contains("budget"), "\(format.rawValue)")
    }
  }
}
