import CloudModel
import Experiments
import ScenarioFiles
import SimulationKernel
import Testing

struct `prices` {
  private static let inline =
    #"{"spotDiscount": {"discount": "60%", "date": "2026-11-20", "source": "our bill"}}"#

  @Test func `are those of the project's file unless a scenario gives its own`() throws {
    let file = try Repository.text("Scenarios/data/prices-us-east-1.jsonc")
    let scenario = ScenarioFile.document(
      reading: SourceText(
        name: "x", #"{"question": "?", "duration": "1m", "prices": {"file": "p"}}"#),
      files: .texts(["p": file]))
    #expect(scenario.report.diagnostics.map(\.code) == [.noTraffic])
    #expect(scenario.value?.prices == PriceTable())
    // Nothing of the table is left to its default.
    #expect(!scenario.assumedDefaults.contains { $0.path.steps.first == .key("prices") })
  }

  @Test func `can be given one by one`() throws {
    let scenario = try #require(FullScenario.document().value)
    var expected = PriceTable()
    expected.spotDiscount.share = 0.6
    expected.spotDiscount.source = "our bill"
    #expect(scenario.prices == expected)
  }

  @Test func `can come from a file, which may leave some out`() throws {
    let document = FullScenario.document(
      replacing: Self.inline, by: #"{"file": "prices.jsonc"}"#, files: .samples)
    var expected = PriceTable()
    expected.region = "eu-west-1"
    expected.capacityUnitHour = Price(0.009, read: "2026-10-01", from: "our bill")
    #expect(document.value?.prices == expected)
  }

  @Test func `are listed with their sources where a scenario assumes them`() {
    let listed = ScenarioFile.document(
      reading: SourceText(name: "x", #"{"question": "?", "duration": "1m"}"#)
    ).assumedDefaults.map { "\($0.path) = \($0.value?.compact ?? "none")" }
    #expect(listed.contains("prices.loadBalancerHour.price = 0.0225"))
    #expect(listed.contains(#"prices.x86CPUHour.date = "2026-06-17""#))
    #expect(listed.contains(#"prices.minimumTaskTime = "1m""#))
  }

  @Test func `of a task follow from its size`() throws {
    let scenario = try #require(FullScenario.document().value)
    var size = TaskSizeDescription()
    size.cpu = 1
    size.memory = 2 << 30
    #expect(scenario.cloud.revisions[1].task == size)
    #expect(scenario.cloud.revisions[0].task == nil)
  }
}
