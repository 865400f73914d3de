import ScenarioFiles
import Testing

/// Where hooks may stand, and what an alarm may ask of a metric.
@Suite struct HookCheckTests {
  private func problems(replacing part: String, by other: String) -> String {
    FullScenario.document(replacing: part, by: other, files: .samples).report.text
  }

  private let hook = #"{"stage": "POST_SCALE_UP", "duration": "30s", "outcome": "succeeds"}"#
  private let strategy = #""strategy": "blueGreen""#

  @Test func `nobody is asked while traffic moves`() {
    let text = problems(
      replacing: hook, by: #"{"stage": "PRODUCTION_TRAFFIC_SHIFT", "approval": "succeeds"}"#)
    #expect(text.contains("error[E523]: nobody can be asked at PRODUCTION_TRAFFIC_SHIFT"))
  }

  @Test func `CodeDeploy has hooks at five of its events`() {
    let text = problems(
      replacing: #""stage": "POST_SCALE_UP", "duration": "30s""#,
      by: #""stage": "PRODUCTION_TRAFFIC_SHIFT", "duration": "30s""#)
    #expect(text.isEmpty)
    let document = FullScenario.document(
      replacing: strategy,
      by: #""strategy": "codeDeploy", "circuitBreaker": {}"#, files: .samples)
    #expect(!document.report.text.contains("error"))
  }

  @Test func `a hook takes a fixed time or a random one`() {
    let text = problems(
      replacing: hook,
      by: #"{"stage": "POST_SCALE_UP", "duration": "30s", "delay": "1m", "outcome": "fails"}"#)
    #expect(text.contains("error[E501]: the hook has a \"duration\" and a \"delay\""))
  }

  @Test func `two hooks have two names`() {
    let named = #"{"name": "a", "stage": "POST_SCALE_UP", "outcome": "succeeds"}"#
    #expect(
      problems(replacing: hook, by: named + ", " + named)
        .contains("error[E402]: two hooks have the name \"a\""))
  }
}
