import Foundation
import ScenarioFiles
import Testing

/// The repository, found from this file's own place in it.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let scenarios: [String] = {
    let folder = root.appendingPathComponent("Scenarios").path
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".jsonc") && !$0.hasPrefix("data/") }.sorted()
  }()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }
}

struct `the scenarios of the project` {
  /// `rehearse list` and CI take every JSON file for a scenario that does not lie in `data`.
  @Test func `are all the JSON there is outside of folders called data`() {
    let folder = Repository.root.appendingPathComponent("Scenarios").path
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    let others = names.filter { name in
      name.hasSuffix(".json") && !name.split(separator: "/").dropLast().contains("data")
    }
    #expect(others == ["scenario.schema.json"])
  }

  /// What is doubtful on purpose.
  private static let doubts = [
    "rolling/stuck-percentages.jsonc": ["W701"], "drills/trusted-standby.jsonc": ["W792"],
  ]

  @Test(arguments: Repository.scenarios)
  func `are right and without doubt`(name: String) throws {
    let path = Repository.root.appendingPathComponent("Scenarios/\(name)").path
    let document = ScenarioFile.document(
      reading: Array(try Repository.text("Scenarios/\(name)").utf8), path: path)
    #expect(document.value != nil)
    #expect(document.report.diagnostics.map(\.code.id) == Self.doubts[name, default: []])
  }
}
