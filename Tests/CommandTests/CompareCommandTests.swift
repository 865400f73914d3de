import CloudModel
import Command
import Experiments
import RehearsalFixtures
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct CompareCommandTests {
  /// Calls the command with an output folder of its own.
  private func call(
    _ arguments: [String], script: Script = cutoverScript(), interrupted: Bool = false,
    change: (inout CommandEnvironment) -> Void = { _ in }
  ) async throws -> (code: ExitCode, streams: FakeStreams, files: [String]) {
    var template = Array("/tmp/rehearse-compare-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    let names = ["comparison.json", "comparison.txt", "comparison.md", "comparison.xml"]
    defer {
      for name in names { unlink("\(folder)/\(name)") }
      rmdir(folder)
    }
    let streams = FakeStreams()
    var environment = fakeEnvironment(streams, script: script, interrupted: interrupted)
    change(&environment)
    let code = await RehearseCommand.run(
      ["compare"] + arguments + ["--out", folder], in: environment)
    return (code, streams, names.filter { access("\(folder)/\($0)", F_OK) == 0 })
  }

  @Test func `0 when nothing regresses, and every report is written`() async throws {
    let (code, streams, files) = try await call(["a", "b"])
    #expect(code == .passed)
    #expect(streams.output.contains("no variant regresses against the first"))
    #expect(files.count == 4)
  }

  @Test func `1 when a variant regresses`() async throws {
    let (code, streams, _) = try await call(["a", "--vary", "design=1,2"]) {
      $0.execute = { cloud, seed, replication, recorder, limit, stopCheck in
        let isSecond = cloud.warmUp > .zero
        return try Script { _ in requests(1000, failures: isSecond ? 200 : 0) }
          .execute(cloud, seed, replication, recorder, limit, stopCheck)
      }
    }
    #expect(code == .objectiveNotMet)
    #expect(streams.output.contains("1 variant regresses against the first"))
  }

  @Test func `5 when an objective cannot be decided, unless it is mapped`() async throws {
    let clean = Script { _ in requests(100) }
    let arguments = ["a", "b", "--set", "objective=rate<0.01%"]
    #expect(try await call(arguments, script: clean).code == .inconclusive)
    #expect(
      try await call(arguments + ["--inconclusive", "pass"], script: clean).code == .passed)
  }

  @Test func `4 when it is interrupted before anything is complete`() async throws {
    let (code, streams, _) = try await call(["a", "b"], interrupted: true)
    #expect(code == .limitReached)
    #expect(streams.error.contains("interrupted before a replication was complete"))
  }

  @Test func `4 when it is interrupted later, and what is complete is kept`() async throws {
    let checks = Atomic<Int>(0)
    let (code, streams, files) = try await call(["a", "b", "--jobs", "1"]) {
      $0.isInterrupted = { checks.add(1, ordering: .relaxed).newValue > 5 }
    }
    #expect(code == .limitReached)
    #expect(streams.output.hasPrefix("INCOMPLETE  a  it was interrupted\n"))
    #expect(streams.output.contains("2 replications of each"))
    #expect(files.count == 4)
  }

  @Test func `2 for a wrong variant, whose problems are said once`() async throws {
    let (code, streams, _) = try await call(["a", "wrong", "--vary", "x=1,2,3"])
    #expect(code == .wrongCall)
    #expect(streams.error == "wrong:1:1: error[E001]: it is wrong\n")
  }

  @Test func `a warning is said once for all variants`() async throws {
    let (_, streams, _) = try await call(["odd", "--vary", "x=1,2,3", "--quiet"])
    #expect(streams.error == "odd: warning: it is odd\n")
  }

  @Test func `the bytes do not depend on the number of jobs`() async throws {
    let arguments = ["a", "b", "--vary", "x=1,2", "--format", "json"]
    let one = try await call(arguments + ["--jobs", "1"])
    let four = try await call(arguments + ["--jobs", "4"])
    #expect(one.streams.output == four.streams.output)
    #expect(one.streams.output.contains("\"label\": \"b, x=2\""))
  }

  @Test func `files of one name are told apart by their place`() async throws {
    let (_, streams, _) = try await call(["a", "a", "--format", "json"])
    #expect(streams.output.contains("\"label\": \"1: a\""))
    #expect(streams.output.contains("\"label\": \"2: a\""))
  }
}
