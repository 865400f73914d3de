import CloudModel
import Command
import Experiments
import RehearsalFixtures
import Reports
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct GateCommandTests {
  /// Calls `gate` with an output folder of its own, over worlds that are made up: of good builds
  /// every tenth is rolled back, of bad ones every fourth is promoted.
  private func call(
    _ options: [String], of scenario: String = "gate", traffic: String = "1",
    change: (inout CommandEnvironment) -> Void = { _ in }
  ) async throws -> (code: ExitCode, streams: FakeStreams, files: [String]) {
    var template = Array("/tmp/rehearse-gate-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      for name in Artefacts.fileNames("gate") { unlink("\(folder)/\(name)") }
      rmdir(folder)
    }
    let streams = FakeStreams()
    var environment = fakeEnvironment(streams)
    environment.execute = scriptedWorlds { isGood, _, number in
      if isGood { return number % 10 == 0 ? .rolledBack : .succeeded }
      return number % 4 == 0 ? .succeeded : .rolledBack
    }
    change(&environment)
    let code = await RehearseCommand.run(
      ["gate", scenario, "--out", folder, "--traffic", traffic] + options, in: environment)
    let files = Artefacts.fileNames("gate").filter { access("\(folder)/\($0)", F_OK) == 0 }
    return (code, streams, files)
  }

  /// The text as one line.
  private func unbroken(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
  }

  private let bad = ["--defect", "errors=10%", "--worlds", "100"]

  @Test func `0 without limits, and the rates are told in words`() async throws {
    let (code, streams, files) = try await call(bad)
    #expect(code == .passed)
    #expect(streams.output.hasPrefix("MEASURED  gate  canary lab\n"))
    let text = unbroken(streams.output)
    #expect(
      text.contains(
        "At this traffic a good build is rolled back in 10 % [4.9 %, 17.6 %] of rollouts."))
    #expect(
      text.contains(
        "At this traffic the gate misses a build with 10 % more errors in 25 % [16.9 %, 34.7 %] "
          + "of rollouts; 90 % power is not within the grid, at this traffic."))
    #expect(files == ["gate.txt", "gate.json", "gate.md", "gate.xml"])
    #expect(streams.error.hasSuffix("/gate.json and the reports beside it\n"))
  }

  @Test(arguments: [
    (["--false-rollbacks", "20%", "--misses", "40%"], ExitCode.passed),
    (["--false-rollbacks", "2%"], .objectiveNotMet), (["--misses", "10%"], .objectiveNotMet),
    (["--misses", "25%"], .inconclusive),
    (["--misses", "25%", "--inconclusive", "pass"], .passed),
    (["--misses", "25%", "--inconclusive", "fail"], .objectiveNotMet),
  ])
  func `limits decide the exit code`(options: [String], code: ExitCode) async throws {
    #expect(try await call(bad + options).code == code)
  }

  @Test func `2 for a plan that deploys nothing`() async throws {
    let (code, streams, _) = try await call([], of: "a")
    #expect(code == .wrongCall)
    #expect(
      streams.error
        == "a: error: the plan deploys nothing, so there is no gate to try; add a step with "
        + "\"deploy\"\n")
  }

  @Test func `2 for traffic beyond the limits, before a world is built`() async throws {
    let (code, streams, files) = try await call(["--set", "clients=200000"], traffic: "3,100") {
      $0.execute = { _, _, _, _, _, _ in preconditionFailure("a world was built") }
    }
    #expect(code == .wrongCall)
    #expect(
      streams.error
        == "gate: error: 100 times the traffic needs about 9800 MiB for each world, the limit is "
        + "8GiB; try less, or raise \"limits\": {\"memory\": …}\n")
    #expect(files.isEmpty)
  }

  @Test func `settings that are varied are tried one by one`() async throws {
    let (code, streams, _) = try await call(bad + ["--vary", "objective=rate<1%,rate<2%"])
    #expect(code == .passed)
    #expect(streams.output.contains("With objective=rate<2%: At this traffic a good build is"))
  }

  @Test func `2 for a scenario that is wrong`() async throws {
    let (code, streams, _) = try await call([], of: "wrong")
    #expect(code == .wrongCall)
    #expect(streams.error == "wrong:1:1: error[E001]: it is wrong\n")
  }

  @Test func `a candidate without a defect is tried as a good build only, and that is said`()
    async throws
  {
    let (code, streams, _) = try await call(["--worlds", "10"])
    #expect(code == .passed)
    #expect(unbroken(streams.output).contains("no --defect is given: only good builds"))
  }

  @Test func `4 after an interrupt, and what there is is printed`() async throws {
    let asked = Counter()
    let (code, streams, files) = try await call(bad + ["--jobs", "1"]) {
      $0.isInterrupted = { asked.next() > 20 }
    }
    #expect(code == .limitReached)
    #expect(streams.output.hasPrefix("INCOMPLETE  gate  canary lab\n"))
    #expect(streams.output.contains("Incomplete: it was interrupted; figures cover what was run."))
    #expect(streams.output.contains("5 worlds of each kind"))
    #expect(files.count == 4)
  }

  @Test func `4 when it was interrupted before a world was complete`() async throws {
    let (code, streams, _) = try await call(bad) { $0.isInterrupted = { true } }
    #expect(code == .limitReached)
    #expect(streams.error == "gate: it was interrupted before a replication was complete\n")
  }

  @Test(arguments: ReportFormat.allCases)
  func `the same bytes for one job and for two`(format: ReportFormat) async throws {
    let options = bad + ["--format", format.rawValue, "--jobs"]
    let one = try await call(options + ["1"]).streams.output
    let two = try await call(options + ["2"]).streams.output
    #expect(!one.isEmpty)
    #expect(one == two)
  }

  @Test func `quiet is one line, and progress is for terminals`() async throws {
    let quiet = try await call(bad + ["--quiet"]).streams
    #expect(quiet.output == "MEASURED  gate\n")
    #expect(quiet.error.isEmpty)
    let terminal = try await call(bad) { $0.errorIsTerminal = true }.streams
    #expect(terminal.error.contains("\r\u{1B}[Kgate: 1 of 200 worlds"))
  }
}

/// Counts how often it was asked, for a fake interrupt.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
