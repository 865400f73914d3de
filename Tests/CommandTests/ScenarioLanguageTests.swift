import CloudModel
import Command
import Experiments
import SimulationKernel
import Testing

struct `the language of scenario files, as the command sees it` {
  private let language = ScenarioLanguage.scenarioFiles

  private func load(
    _ text: String, _ change: (inout ScenarioOverrides) -> Void = { _ in }
  ) -> LoadedScenario {
    var overrides = ScenarioOverrides()
    change(&overrides)
    return language.load(Array(text.utf8), "shops/my shop.jsonc", overrides)
  }

  private let least = #"{"question": "Is anyone there?", "duration": "1m"}"#

  @Test func `gives a scenario with its warnings and the name of its file`() {
    guard case .scenario(let scenario, let warnings) = load(least) else {
      Issue.record("a right scenario was refused")
      return
    }
    #expect(scenario.name == "my-shop")
    #expect(scenario.question == "Is anyone there?")
    #expect(warnings.hasPrefix("shops/my shop.jsonc:1:1: warning[W708]"))
  }

  @Test func `gives what is wrong, and where an option was wrong`() {
    guard case .problems(let text) = load(least, { $0.duration = "20" }) else {
      Issue.record("a wrong duration was accepted")
      return
    }
    #expect(
      text == """
        --duration:1:10: error[E301]: a duration needs a unit, found the number 20
           1 | duration=20
             |          ^^
          help: write "20s" or "20ms"

        """)
  }

  @Test func `takes settings in their order, and the duration last`() {
    let loaded = load(least) {
      $0.settings = [.init(path: "seed", value: "2"), .init(path: "seed", value: "3")]
      $0.duration = "5m"
    }
    guard case .scenario(let scenario, _) = loaded else {
      Issue.record("right settings were refused")
      return
    }
    #expect(scenario.seed == 3)
    #expect(scenario.cloud.horizon == .minutes(5))
  }

  @Test func `explains its codes and lists its defaults`() throws {
    #expect(language.explain("e502")?.hasPrefix("E502: slow start without round robin\n") == true)
    #expect(language.explain("E999") == nil)
    #expect(language.codes.contains("W701"))
    let defaults = language.defaults(Array(least.utf8), "x.jsonc", ScenarioOverrides())
    #expect(defaults.contains("launch.bucket = 100    (ECS quotas, 2026-11)\n"))
  }
}
