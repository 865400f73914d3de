import Experiments
import Reports
import Testing

@Suite struct ComparisonReportTests {
  @Test func `every line fits 100 columns`() async throws {
    let long = String(repeating: "long name ", count: 30)
    let result = try await sampleComparison(label: long) {
      $0.name = long
      $0.question = long
    }
    for line in Report.render(result, as: .text, plain).split(separator: "\n") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test func `the report of a comparison`() async throws {
    let text = Report.render(try await sampleComparison(tolerance: 0.05), as: .text, plain)
    #expect(text == comparisonTextSnapshot)
  }

  @Test func `the comment of a comparison`() async throws {
    let text = Report.render(try await sampleComparison(), as: .markdown, plain)
    #expect(text == comparisonMarkdownSnapshot)
  }

  @Test func `the cases of a comparison`() async throws {
    let text = Report.render(try await sampleComparison(), as: .junit, plain)
    #expect(text == comparisonJUnitSnapshot)
  }

  @Test func `the keys of comparison.json are a promise`() async throws {
    let text = Report.render(try await sampleComparison(), as: .json, plain)
    let top = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
      .map { $0.dropFirst(3).prefix { $0 != "\"" } }
    #expect(
      top == [
        "confidenceLevel", "doubts", "family", "kind", "measures", "ranking", "replications",
        "scenario", "schema", "seed", "tolerance", "variants", "verdict", "version",
      ])
    let variant = text.split(separator: "\n").filter { $0.hasPrefix("      \"") }
      .map { $0.dropFirst(7).prefix { $0 != "\"" } }
    #expect(
      Set(variant) == [
        "better", "decides", "name", "unit", "place", "variants", "differences", "fingerprint",
        "label", "objectives", "regressions", "scenario", "score", "settings", "values", "verdict",
      ])
    #expect(text.contains("\"regressions\": [\"worse in failed share\"]"))
  }

  @Test func `a setting that changes nothing is said to`() async throws {
    var result = try await sampleComparison()
    result.variants[1].fingerprint = result.variants[0].fingerprint
    let line = "  ran exactly as the first did: its setting changes nothing\n"
    #expect(Report.render(result, as: .text, plain).split(separator: line).count == 2)
  }

  @Test func `an incomplete comparison says so in every format`() async throws {
    var result = try await sampleComparison()
    result.verdict = .incomplete
    result.stopReason = .interrupted
    for format in ReportFormat.allCases {
      let text = Report.render(result, as: format, plain)
      #expect(text.contains("interrupted"), "\(format.rawValue)")
    }
  }
}
