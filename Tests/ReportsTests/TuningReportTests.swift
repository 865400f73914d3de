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
        "best", "confidenceLevel", "criteria", "doubts", "fullGridRuns", "identical", "kind",
        "measures", "points", "runs", "scenario", "schema", "seed", "verdict", "version",
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
