import ScenarioFiles
import Testing

@Suite struct TimeoutCheckTests {
  @Test(arguments: [(count: 126, isRefused: false), (count: 200, isRefused: true)])
  func `more time-outs than the event queue keeps are refused before a run`(
    _ row: (count: Int, isRefused: Bool)
  ) {
    let sources = (0..<row.count).map { index in
      #""t\#(index)": {"to": "alb/p", "arrivals": {"process": "poisson", "rate": "1rps"}, "#
        + #""work": "1ms", "client": {"timeout": "90s"}}"#
    }
    let text = """
      {"question": "How many clients?", "duration": "1m", "targetGroups": {"g": {}},
       "loadBalancers": {"alb": {"listeners": {"p": {"default": {"forward": "g"}}}}},
       "revisions": {"v": {}}, "fleets": {"f": {"revision": "v", "count": 1, "targetGroup": "g"}},
       "traffic": {\(sources.joined(separator: ", "))}}
      """
    let report = ScenarioFile.document(reading: SourceText(name: "many", text)).report.text
    #expect(report.contains("time-outs, at most 256 can be kept") == row.isRefused, "\(report)")
  }
}

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
