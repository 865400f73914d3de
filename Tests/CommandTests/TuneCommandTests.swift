import CloudModel
import Command
import Experiments
import Foundation
import RehearsalFixtures
import Synchronization
import Testing

@Suite struct TuneCommandTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Calls the command with an output folder of its own.
  private func call(
    _ arguments: [String], change: (inout CommandEnvironment) -> Void = { _ in }
  ) async throws -> (code: ExitCode, streams: FakeStreams) {
    let folder = FileManager.default.temporaryDirectory.path + "/rehearse-tune-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let streams = FakeStreams()
    var environment = fakeEnvironment(streams)
    change(&environment)
    let code = await RehearseCommand.run(["tune"] + arguments + ["--out", folder], in: environment)
    return (code, streams)
  }

  /// The project's own language and model, on the scenario whose optimum is known.
  @Test func `it finds the delay just above the longest request`() async throws {
    let path = Self.root.appendingPathComponent("Scenarios/tuning/deregistration-delay.jsonc").path
    let vary = "targetGroups.shop.deregistrationDelay=5s..60s:5s"
    let (code, streams) = try await call([path, "--vary", vary, "--format", "json"]) {
      $0.language = .scenarioFiles
      $0.execute = ModelExecutor.execute
      $0.read = { path throws(FileProblem) in
        guard let data = FileManager.default.contents(atPath: path) else {
          throw FileProblem(path: path, reason: "is missing")
        }
        return Array(data)
      }
      $0.cores = 2
    }
    #expect(code == .passed)
    #expect(streams.output.contains("\"best\": [\"deregistrationDelay=20s\"]"))
    #expect(
      streams.output.contains("--set targetGroups.shop.deregistrationDelay=20s\""))
    let runs = try #require(number("runs", in: streams.output))
    // A grid in which every point has as many replications as the answer took.
    let all = try #require(number("evenGridRuns", in: streams.output))
    #expect(all == 240)
    #expect(runs < all / 3, "\(runs) of \(all) runs")
  }

  private func number(_ key: String, in text: String) -> Int? {
    text.split(separator: "\n").first { $0.hasPrefix("  \"\(key)\": ") }
      .flatMap { Int($0.filter(\.isNumber)) }
  }

  @Test func `1 when no point meets the objectives, in one line for who wants quiet`() async throws
  {
    let (code, streams) = try await call(["a", "--vary", "x=1,2", "--quiet"])
    #expect(code == .objectiveNotMet)
    #expect(streams.output == "FAIL  a  none of 2 points meets the objectives\n")
  }

  @Test func `4 when the budget is used up, and what there is is printed`() async throws {
    let arguments = ["a", "--vary", "x=1,2", "--budget", "3", "--set", "objective=rate<10%"]
    let (code, streams) = try await call(arguments)
    #expect(code == .limitReached)
    #expect(streams.output.hasPrefix("INCOMPLETE  a  the budget of replications was used up"))
    #expect(streams.output.contains("rehearse run a --set 'objective=rate<10%' --set x=1\n"))
  }

  @Test func `an interrupt ends it in good order, with what is known`() async throws {
    let checks = Atomic<Int>(0)
    let arguments = ["a", "--vary", "x=1,2", "--jobs", "1", "--set", "objective=rate<10%"]
    let (code, streams) = try await call(arguments) {
      $0.isInterrupted = { checks.add(1, ordering: .relaxed).newValue > 4 }
    }
    #expect(code == .limitReached)
    #expect(streams.output.hasPrefix("INCOMPLETE  a  it was interrupted; what stands below is"))
    #expect(streams.output.contains("4 replications in all"))
    #expect(streams.error.hasSuffix("/tuning.json and the reports beside it\n"))
  }

  @Test func `progress goes to a terminal`() async throws {
    let (_, streams) = try await call(["a", "--vary", "x=1,2", "--jobs", "1"]) {
      $0.errorIsTerminal = true
    }
    #expect(streams.error.contains("\r\u{1B}[Ka: 1 runs, 2 of 2 points left"))
  }

  @Test func `2 for a wrong point`() async throws {
    let (code, streams) = try await call(["wrong", "--vary", "x=1,2"])
    #expect(code == .wrongCall)
    #expect(streams.error == "wrong:1:1: error[E001]: it is wrong\n")
  }
}
