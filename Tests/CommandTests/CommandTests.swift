import CloudModel
import Command
import Experiments
import RehearsalFixtures
import Reports
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct CommandTests {
  /// Calls the command with an output folder of its own.
  private func call(
    _ arguments: [String], script: Script = cutoverScript(), interrupted: Bool = false,
    change: (inout CommandEnvironment) -> Void = { _ in }
  ) async throws -> (code: ExitCode, streams: FakeStreams) {
    var template = Array("/tmp/rehearse-command-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { removeArtefacts(folder) }
    let streams = FakeStreams()
    var environment = fakeEnvironment(streams, script: script, interrupted: interrupted)
    change(&environment)
    let out = arguments.first == "run" ? ["--out", folder] : []
    let code = await RehearseCommand.run(arguments + out, in: environment)
    return (code, streams)
  }

  private func removeArtefacts(_ folder: String) {
    let files = ["result.json", "report.txt", "report.md", "junit.xml", "metrics.csv"]
    for part in ["", "/a", "/b"] {
      for file in files { unlink("\(folder)\(part)/\(file)") }
      if !part.isEmpty { rmdir(folder + part) }
    }
    rmdir(folder)
  }

  @Test func `exit codes are the promised numbers`() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
  }

  private static let clean = Script { _ in requests(1000) }

  @Test func `0 when every objective is met`() async throws {
    let objective = ["--set", "objective=rate<1%"]
    let (code, streams) = try await call(["run", "a"] + objective, script: Self.clean)
    #expect(code == .passed)
    #expect(streams.output.hasPrefix("PASS  a  score "))
  }

  @Test func `1 when an objective is not met`() async throws {
    let (code, streams) = try await call(["run", "a"])
    #expect(code == .objectiveNotMet)
    #expect(streams.output.hasPrefix("FAIL  a  score 52.3 of 100"))
  }

  @Test func `2 for a wrong call`() async throws {
    let (code, streams) = try await call(["rnu"])
    #expect(code == .wrongCall)
    #expect(streams.output.isEmpty)
    #expect(streams.error.hasPrefix("error: unknown command \"rnu\""))
  }

  @Test func `2 for a wrong scenario, and nothing else is simulated`() async throws {
    let (code, streams) = try await call(["run", "a", "wrong", "wrong"])
    #expect(code == .wrongCall)
    #expect(streams.output.isEmpty)
    let line = "wrong:1:1: error[E001]: it is wrong\n"
    #expect(streams.error == line + line)
  }

  @Test func `2 for a file that cannot be read`() async throws {
    let (code, streams) = try await call(["run", "missing"])
    #expect(code == .wrongCall)
    #expect(streams.error == "error: missing: No such file or directory\n")
  }

  @Test func `2 for an objective that cannot be read`() async throws {
    let (code, streams) = try await call(["run", "misspelt"])
    #expect(code == .wrongCall)
    #expect(
      streams.error
        == "misspelt: error: in the objective \"latncy\": unknown metric \"latncy\"; "
        + "did you mean \"latency\"?\n")
  }

  @Test func `2 for a folder that cannot be written to`() async throws {
    let streams = FakeStreams()
    let code = await RehearseCommand.run(
      ["run", "a", "--out", "/dev/null"], in: fakeEnvironment(streams))
    #expect(code == .wrongCall)
    #expect(
      streams.error
        == "error: cannot write /dev/null: it is not a folder, or a symbolic link\n")
  }

  @Test func `2 for a folder where a file belongs, before anything is simulated`() async throws {
    var template = Array("/tmp/rehearse-command-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      rmdir(folder + "/report.md")
      rmdir(folder)
    }
    try #require(mkdir(folder + "/report.md", 0o777) == 0)
    let streams = FakeStreams()
    let code = await RehearseCommand.run(
      ["run", "a", "--out", folder], in: fakeEnvironment(streams))
    #expect(code == .wrongCall)
    #expect(
      streams.error == "error: cannot write \(folder)/report.md: a folder is in its place\n")
    #expect(streams.output.isEmpty)
  }

  @Test func `3 when standard output is lost`() async throws {
    let (code, streams) = try await call(["schema"]) {
      $0.outputProblem = { "No space left on device" }
    }
    #expect(code == .internalError)
    #expect(streams.error == "error: cannot write standard output: No space left on device\n")
  }

  @Test func `3 for a broken law, whose values are shown`() async throws {
    var script = cutoverScript()
    script.change = { $0.offered += 1 }
    let (code, streams) = try await call(["run", "a"], script: script)
    #expect(code == .internalError)
    #expect(
      streams.error
        == "internal error: requestConservation violated in replication 0 for all requests: "
        + "offered = succeeded + failed + in flight, but 1001 ≠ 1000\n")
  }

  @Test func `4 when a limit was reached, and what there is is printed`() async throws {
    var script = cutoverScript()
    script.reachesHorizon = { $0 == 0 }
    let (code, streams) = try await call(["run", "a"], script: script)
    #expect(code == .limitReached)
    #expect(streams.output.hasPrefix("INCOMPLETE  a"))
    #expect(streams.output.contains("1 replication, seed 7"))
  }

  @Test func `4 when it was interrupted before anything was complete`() async throws {
    let (code, streams) = try await call(["run", "a"], interrupted: true)
    #expect(code == .limitReached)
    #expect(streams.error == "a: it was interrupted before a replication was complete\n")
  }

  @Test(arguments: [
    ([], ExitCode.inconclusive), (["--inconclusive", "pass"], .passed),
    (["--inconclusive", "fail"], .objectiveNotMet),
  ])
  func `5 when the data cannot decide, unless the caller says otherwise`(
    options: [String], code: ExitCode
  ) async throws {
    let arguments = ["run", "a", "--set", "objective=rate<1.2%"] + options
    let result = try await call(arguments)
    #expect(result.code == code)
    #expect(result.streams.output.hasPrefix("INCONCLUSIVE"))
  }

  @Test func `the worst of several codes is reported`() {
    #expect(ExitCode.worst(of: []) == .passed)
    #expect(ExitCode.worst(of: [.passed, .inconclusive]) == .inconclusive)
    #expect(ExitCode.worst(of: [.objectiveNotMet, .inconclusive]) == .objectiveNotMet)
    #expect(ExitCode.worst(of: [.limitReached, .objectiveNotMet]) == .limitReached)
    #expect(ExitCode.worst(of: [.limitReached, .internalError]) == .internalError)
  }

  @Test(arguments: ReportFormat.allCases)
  func `the same bytes for one job and for two`(format: ReportFormat) async throws {
    let base = ["run", "a", "--format", format.rawValue, "--replications", "7", "--jobs"]
    let one = try await call(base + ["1"]).streams.output
    let two = try await call(base + ["2"]).streams.output
    #expect(!one.isEmpty)
    #expect(one == two)
  }

  @Test func `several scenarios are one JSON array`() async throws {
    let (_, streams) = try await call(["run", "a", "b", "--format", "json"])
    #expect(streams.output.hasPrefix("[\n  {"))
    #expect(
      streams.output.contains("\"name\": \"a\"") && streams.output.contains("\"name\": \"b\""))
  }

  @Test func `two scenarios of one name leave no folder behind`() async throws {
    var template = Array("/tmp/rehearse-command-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { rmdir(folder) }
    let streams = FakeStreams()
    let code = await RehearseCommand.run(
      ["run", "a", "a", "--out", folder], in: fakeEnvironment(streams))
    #expect(code == .wrongCall)
    #expect(streams.error == "error: two scenarios would write to \(folder)/a; rename one\n")
    #expect(access(folder + "/a", F_OK) != 0)
  }

  @Test func `two scenarios of one name would overwrite each other`() async throws {
    let (code, streams) = try await call(["run", "a", "a"])
    #expect(code == .wrongCall)
    #expect(streams.error.contains("two scenarios would write to "))
  }

  @Test func `quiet is one line`() async throws {
    let (_, streams) = try await call(["run", "a", "--quiet"])
    #expect(streams.output == "FAIL  52.3  a\n")
    #expect(streams.error.isEmpty)
  }

  @Test func `standard input is a scenario too`() async throws {
    #expect(try await call(["run", "-"]).streams.output.hasPrefix("FAIL  piped"))
  }

  @Test func `seed and replications of the call count`() async throws {
    let (_, streams) = try await call(["run", "a", "--seed", "99", "--replications", "5"])
    #expect(streams.output.contains("5 replications, seed 99,"))
  }

  @Test func `progress and colors only on terminals that want them`() async throws {
    let silent = try await call(["run", "a"]).streams
    #expect(!silent.error.contains("replications") && !silent.output.contains("\u{1B}"))
    let terminal = try await call(["run", "a"]) {
      $0.outputIsTerminal = true
      $0.errorIsTerminal = true
    }.streams
    #expect(terminal.error.contains("\r\u{1B}[Ka: 1 of 3 replications"))
    #expect(terminal.output.contains("\u{1B}[31m"))
    let colorless = try await call(["run", "a"]) {
      $0.outputIsTerminal = true
      $0.forbidsColors = true
    }.streams
    #expect(!colorless.output.contains("\u{1B}"))
  }

  @Test func `warnings of the language go to standard error`() async throws {
    let (_, streams) = try await call(["run", "odd", "--quiet"])
    #expect(streams.error == "odd: warning: it is odd\n")
  }
}

@Suite struct OtherCommandTests {
  private func call(_ arguments: String...) async -> (ExitCode, String, String, FakeStreams) {
    let streams = FakeStreams()
    let code = await RehearseCommand.run(arguments, in: fakeEnvironment(streams))
    return (code, streams.output, streams.error, streams)
  }

  @Test func `validate says what is right and what is wrong`() async {
    let (code, output, error, _) = await call("validate", "a", "wrong", "--defaults")
    #expect(code == .wrongCall)
    #expect(output == "a: a is valid\nhorizon = 20s\n")
    #expect(error == "wrong:1:1: error[E001]: it is wrong\n")
  }

  @Test func `explain knows codes in either case and suggests near ones`() async {
    #expect(await call("explain", "e001").1 == "E001: something is wrong\n")
    let (code, _, error, _) = await call("explain", "E002")
    #expect(code == .wrongCall)
    #expect(error == "error: no diagnostic has the code \"E002\"; did you mean \"E001\"?\n")
  }

  @Test func `init writes a scenario and never over another`() async {
    let (code, output, _, streams) = await call("init", "my shop")
    #expect(code == .passed)
    #expect(output == "wrote my shop.jsonc; next: rehearse run 'my shop.jsonc'\n")
    #expect(streams.file("my shop.jsonc") == "// my-shop\n")
    let apostrophe = await call("init", "Joe's").1
    #expect(apostrophe == #"wrote Joe's.jsonc; next: rehearse run 'Joe'\''s.jsonc'"# + "\n")
    #expect(await call("init", "shop").1 == "wrote shop.jsonc; next: rehearse run shop.jsonc\n")
    let hyphen = await call("init", "--", "-x").1
    #expect(hyphen == "wrote ./-x.jsonc; next: rehearse run ./-x.jsonc\n")
    let recovery = await call("init", "dr", "--template", "warm-standby").3
    #expect(recovery.file("dr.jsonc") == "// dr as warm-standby\n")
    let (again, _, error, _) = await call("init", "taken")
    #expect(again == .wrongCall)
    #expect(error == "error: taken.jsonc: File exists\n")
  }

  @Test func `list shows each scenario's question`() async {
    let (code, output, _, _) = await call("list")
    #expect(code == .passed)
    #expect(
      output
        == "a       Does anyone notice the cutover?\nlonger  Does anyone notice the cutover?\n")
  }

  @Test func `schema, version and help go to standard output`() async {
    #expect(await call("schema").1 == "{\"type\": \"object\"}\n")
    #expect(await call("--version").1 == "rehearse \(RehearseCommand.version)\n")
    #expect(await call("--help").1 == HelpText.text(for: nil))
    #expect(await call("run", "--help").1 == HelpText.text(for: .run))
  }
}
