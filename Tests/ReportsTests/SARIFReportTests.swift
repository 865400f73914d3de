import Experiments
import Foundation
import Reports
import Testing

@Suite struct SARIFReportTests {
  private let rules = [
    ReviewRule(
      id: "E201", level: .error, title: "unknown key", explanation: "No such key.", remedy: "Go."),
    ReviewRule(
      id: "P101", level: .warning, title: "no alarm", explanation: "Nobody looks.", remedy: "Look."),
    ReviewRule(id: "W701", level: .warning, title: "stuck", explanation: "Stuck.", remedy: "Move."),
  ]

  private func finding(
    _ rule: String, _ level: ReviewLevel, file: String = "shop.jsonc", skip: ReviewSkip? = nil
  ) -> ReviewFinding {
    ReviewFinding(
      rule: rule, level: level, message: "it is \u{1B}[31mso", help: "mend it",
      region: ReviewRegion(file: file, line: 3, startColumn: 5, endColumn: 9), skip: skip, text: "")
  }

  private func document(_ findings: [ReviewFinding], path: String = "shop.jsonc") -> String {
    SARIFReport.document(
      [ReviewedScenario(path: path, findings: findings)], rules: rules, version: "1.2.3")
  }

  /// The only run of a document, after its required members were seen.
  private func run(_ text: String) throws -> [String: Any] {
    let root = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(root["version"] as? String == "2.1.0")
    #expect(root["$schema"] as? String == "https://json.schemastore.org/sarif-2.1.0.json")
    let runs = try #require(root["runs"] as? [[String: Any]])
    return try #require(runs.first)
  }

  @Test func `the structure is that of SARIF 2.1.0`() throws {
    let run = try run(document([finding("W701", .warning), finding("P101", .note)]))
    let tool = try #require(run["tool"] as? [String: Any])
    let driver = try #require(tool["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "rehearse")
    #expect(driver["version"] as? String == "1.2.3")
    let listed = try #require(driver["rules"] as? [[String: Any]])
    // Policy rules are always listed, others where they found something.
    #expect(listed.compactMap { $0["id"] as? String } == ["P101", "W701"])
    for rule in listed {
      for key in ["shortDescription", "fullDescription", "help"] {
        #expect((rule[key] as? [String: String])?["text"]?.isEmpty == false)
      }
    }
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 2)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(listed[index]["id"] as? String == result["ruleId"] as? String)
      let level = try #require(result["level"] as? String)
      #expect(["none", "note", "warning", "error"].contains(level))
      #expect((result["message"] as? [String: String])?["text"] == "it is \\u{1B}[31mso; mend it")
      let locations = try #require(result["locations"] as? [[String: Any]])
      let place = try #require(locations[0]["physicalLocation"] as? [String: Any])
      #expect((place["artifactLocation"] as? [String: String])?["uri"] == "shop.jsonc")
      #expect(
        place["region"] as? [String: Int]
          == ["startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9])
    }
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
  }

  @Test func `what is skipped is suppressed, by whom and why`() throws {
    let run = try run(
      document([
        finding("P101", .warning, skip: .scenario(reason: "people watch it")),
        finding("P101", .warning, skip: .call), finding("P101", .warning),
      ]))
    let results = try #require(run["results"] as? [[String: Any]])
    let suppressions = results.map { $0["suppressions"] as? [[String: String]] }
    #expect(suppressions[0] == [["kind": "inSource", "justification": "people watch it"]])
    #expect(suppressions[1] == [["kind": "external"]])
    #expect(suppressions[2] == nil)
  }

  @Test(arguments: [
    ("-", "stdin"), ("<stdin>", "stdin"), ("a b/ü.jsonc", "a%20b/%C3%BC.jsonc"),
    ("/tmp/x.jsonc", "file:///tmp/x.jsonc"), ("c:x\u{1B}.jsonc", "c%3Ax%1B.jsonc"),
  ])
  func `paths become URI references`(path: String, uri: String) {
    #expect(document([finding("P101", .note, file: path)]).contains("\"uri\": \"\(uri)\""))
  }

  @Test func `an argument of the call is shown at the top of the scenario`() throws {
    let text = document([finding("P101", .note, file: "--set")])
    #expect(text.contains("\"uri\": \"shop.jsonc\""))
    #expect(text.contains("\"startLine\": 1"))
  }

  @Test func `the same findings give the same bytes`() {
    let findings = [finding("P101", .warning), finding("W701", .error)]
    #expect(document(findings) == document(findings))
    #expect(document([]).hasSuffix("}\n"))
  }
}
