import Command
import Experiments
import Testing

/// `validate` over real scenario files: what it prints, and with which code it ends.
@Suite struct ValidateTests {
  /// A deployment that no alarm watches and that keeps no old tasks: two warnings.
  private static let text = #"""
    {
      "question": "?", "duration": "10m",
      "loadBalancers": {
        "alb": {"listeners": {"web": {"default": {"forward": {"blue": 1, "green": 0}}}}},
      },
      "targetGroups": {
        "blue": {"deregistrationDelay": "10s"}, "green": {"deregistrationDelay": "10s"},
      },
      "revisions": {"v1": {}, "v2": {}},
      "services": {
        "shop": {
          "revision": "v1", "targetGroup": "blue", "alternateTargetGroup": "green",
          "productionRule": "alb/web", "deployment": {"strategy": "blueGreen"},
        },
      },
      "traffic": {
        "users": {
          "to": "alb/web", "arrivals": {"process": "poisson", "rate": "10rps"}, "work": "20ms",
        },
      },
      "plan": [{"at": "1m", "deploy": {"service": "shop", "revision": "v2"}}],
    }
    """#

  private func call(
    _ arguments: String..., text: String = text
  ) async -> (code: ExitCode, output: String, error: String) {
    let streams = FakeStreams()
    var environment = fakeEnvironment(streams)
    environment.language = .scenarioFiles
    environment.read = { _ in Array(text.utf8) }
    let code = await RehearseCommand.run(["validate", "shop.jsonc"] + arguments, in: environment)
    return (code, streams.output, streams.error)
  }

  @Test func `findings below the fail level are told and do not fail`() async {
    let (code, output, error) = await call()
    #expect(code == .passed)
    #expect(output == "shop.jsonc: shop is valid; its plan has 2 warnings\n")
    #expect(error.contains("warning[P101]: no alarm watches deployments of \"shop\"\n"))
    #expect(error.contains("warning[P111]: the old tasks of \"shop\" stop"))
  }

  @Test(arguments: [
    ("error", ExitCode.passed), ("warning", .objectiveNotMet), ("note", .objectiveNotMet),
    ("never", .passed),
  ])
  func `the fail level decides the exit code`(level: String, code: ExitCode) async {
    #expect(await call("--fail-level", level).code == code)
  }

  @Test func `skipped rules do not count and are mentioned`() async {
    let skipped = await call("--fail-level", "warning", "--skip", "P101", "--skip", "p111")
    #expect(skipped.code == .passed)
    #expect(skipped.output == "shop.jsonc: shop is valid; 2 skipped\n")
    #expect(skipped.error == "")
    let one = await call("--fail-level", "warning", "--skip", "P101")
    #expect(one.code == .objectiveNotMet)
    #expect(one.output == "shop.jsonc: shop is valid; its plan has 1 warning, 1 skipped\n")
  }

  @Test func `a rule that there is not is a wrong call`() async {
    let (code, output, error) = await call("--skip", "P1011")
    #expect(code == .wrongCall)
    #expect(output == "")
    #expect(
      error == "error: no rule that can be skipped has the number \"P1011\"; "
        + "did you mean \"P101\"?\n")
  }

  @Test func `SARIF goes to standard output, and a wrong scenario is in it too`() async {
    let right = await call("--format", "sarif")
    #expect(right.code == .passed && right.error == "")
    #expect(right.output.contains(#""ruleId": "P101""#))
    #expect(right.output.contains(#""uri": "shop.jsonc""#))
    #expect(await call("--format", "sarif").output == right.output)
    let wrong = await call(
      "--format", "sarif", "--fail-level", "never",
      text: Self.text.replacing(#""duration": "10m""#, with: #""duration": 10"#))
    #expect(wrong.code == .wrongCall && wrong.error == "")
    #expect(wrong.output.contains(#""ruleId": "E301""#))
    #expect(!wrong.output.contains(#""ruleId": "P101""#))
  }

  @Test func `help names the formats and the exit codes of validate`() async {
    let help = await call("--help").output
    #expect(help.contains("--format text|sarif"))
    #expect(help.contains("  1  a finding reaches the fail level\n"))
    #expect(help.contains("only validate does that, run does not"))
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `a policy rule is explained like any other`() async {
    let streams = FakeStreams()
    var environment = fakeEnvironment(streams)
    environment.language = .scenarioFiles
    #expect(await RehearseCommand.run(["explain", "p102"], in: environment) == .passed)
    #expect(streams.output.hasPrefix("P102: a bake that is over before the alarm can ring\n"))
  }
}
