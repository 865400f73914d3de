import CloudModel
import Experiments
import ScenarioFiles
import SimulationKernel
import Testing

@Suite struct ScenarioTextTests {
  private static let fault: FaultDescription = {
    var fault = FaultDescription()
    fault.at = .seconds(61.5)
    fault.duration = .seconds(30)
    fault.kind = .zoneLost(zone: "a")
    return fault
  }()
  private static let written = #"{"at": "1m1.5s", "duration": "30s", "zoneLost": "a"}"#

  private func drilled(
    _ text: String, settings: [String] = [], faults: [FaultDescription] = [fault]
  ) -> String? {
    ScenarioFile.drilled(
      Array(text.utf8), path: "<test>",
      settings: settings.map { SourceText(name: "--set", $0) }, faults: faults, comment: []
    )?.text
  }

  @Test(arguments: [
    ("{}", "{\"faults\": [\(written)]}"),
    ("{\"a\": 1}", "{\"a\": 1, \"faults\": [\(written)]}"),
    ("{\"a\": 1,}", "{\"a\": 1, \"faults\": [\(written)]}"),
    ("{\"faults\": []}", "{\"faults\": [\(written)]}"),
    ("{\"faults\": null}", "{\"faults\": [\(written)]}"),
    ("{\"faults\": [1]}", "{\"faults\": [1, \(written)]}"),
    (
      "{ // first\n  \"a\": 1 // last, really\n}",
      "{ // first\n  \"a\": 1, // last, really\n  \"faults\": [\(written)]\n}"
    ),
    (
      "{\n  \"faults\": [\n    1, /* , */ // two\n  ],\n}",
      "{\n  \"faults\": [\n    1, /* , */ // two\n    \(written)\n  ],\n}"
    ),
    (
      "{\n  \"faults\": [\n    1 /* , */ // two\n  ],\n}",
      "{\n  \"faults\": [\n    1, /* , */ // two\n    \(written)\n  ],\n}"
    ),
  ])
  func `faults are put behind the others, and all else stays`(text: String, becomes: String) {
    #expect(drilled(text).map { String($0.dropFirst(3)) } == becomes)
  }

  @Test func `settings replace what they name, or add it`() {
    let text = #"{"seed": 7, /* why */ "services": {"shop": {"count": 2}}}"#
    let settings = ["seed=8", "services.shop.zones=[\"a\"]", "launch.bucket=3", "name=a b"]
    #expect(
      drilled(text, settings: settings, faults: []).map { String($0.dropFirst(3)) }
        == #"{"seed": 8, /* why */ "services": {"shop": {"count": 2, "zones": ["a"]}}, "#
        + #""launch": {"bucket": 3}, "name": "a b"}"#)
  }

  @Test func `the full scenario reads as it did, with one fault more`() throws {
    let before = try #require(FullScenario.document().value)
    var expected = before
    expected.cloud.faults.append(Self.fault)
    let text = try #require(drilled(FullScenario.text))
    let after = try #require(
      ScenarioFile.document(reading: SourceText(name: "full.jsonc", text)).value)
    expected.sha256 = after.sha256
    #expect(after == expected)
  }

  @Test func `a text that is no scenario stays what it is`() {
    #expect(drilled("[") == nil)
    #expect(drilled("[1]") == nil)
    #expect(drilled("{\"faults\": 1}") == nil)
  }
}
