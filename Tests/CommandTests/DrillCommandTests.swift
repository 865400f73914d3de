import CloudModel
import Command
import Experiments
import Foundation
import RehearsalFixtures
import Reports
import Synchronization
import Testing

/// The project's own language and model, on a small scenario whose one weak place is zone b.
@Suite struct DrillCommandTests {
  private static let scenario = """
    // Where is the weak place?
    {
      "name": "planted",
      "question": "Which zone must not be lost?",
      "duration": "20s",
      "seed": 7,
      "replications": 2,
      "zones": ["a", "b"],
      "loadBalancers": {"alb": {"listeners": {"web": {"default": {"forward": "shop"}}}}},
      "targetGroups": {"shop": {}},
      "revisions": {"v1": {}},
      "fleets": {"web": {"revision": "v1", "count": 2, "zones": ["b"], "targetGroup": "shop"}},
      "traffic": {
        "users": {
          "to": "alb/web", "arrivals": {"process": "poisson", "rate": "20rps"}, "work": "10ms",
        },
      },
      "objectives": {"failed": ["rate<20%"]}, // half of the users meet the node of zone a
      "drill": {
        "kinds": ["zoneLost"], "from": "2s", "until": "12s", "longest": "5s", "faults": 1,
      },
    }
    """

  /// A folder of its own, with the scenario in it.
  private final class Place {
    let folder = FileManager.default.temporaryDirectory.path + "/rehearse-drill-\(UUID())"
    var scenario: String { folder + "/planted.jsonc" }
    var output: String { folder + "/out" }

    init(_ text: String = DrillCommandTests.scenario) throws {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try text.write(toFile: scenario, atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func file(_ name: String) throws -> String {
      try String(contentsOfFile: output + "/" + name, encoding: .utf8)
    }

    var names: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []).sorted()
    }
  }

  private func call(
    _ arguments: [String], change: (inout CommandEnvironment) -> Void = { _ in }
  ) async -> (code: ExitCode, streams: FakeStreams) {
    let streams = FakeStreams()
    var environment = fakeEnvironment(streams)
    environment.language = .scenarioFiles
    environment.execute = ModelExecutor.execute
    environment.read = { path throws(FileProblem) in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw FileProblem(path: path, reason: "is missing")
      }
      return Array(data)
    }
    environment.append = { path, text throws(FileProblem) in
      guard let handle = FileHandle(forWritingAtPath: path) else {
        throw FileProblem(path: path, reason: "is missing")
      }
      handle.seekToEndOfFile()
      handle.write(Data(text.utf8))
      handle.closeFile()
    }
    change(&environment)
    return (await RehearseCommand.run(arguments, in: environment), streams)
  }

  private func drill(
    _ place: Place, _ more: [String] = [], change: (inout CommandEnvironment) -> Void = { _ in }
  ) async -> (code: ExitCode, streams: FakeStreams) {
    await call(
      ["drill", place.scenario, "--out", place.output, "--budget", "60", "--format", "json"] + more,
      change: change)
  }

  @Test func `it finds the zone, and writes a scenario that fails in the same way`() async throws {
    let place = try Place()
    let (code, streams) = await drill(place)
    #expect(code == .objectiveNotMet, "\(streams.error)")
    #expect(
      place.names == [
        "drill.journal", "drill.json", "drill.jsonc", "drill.md", "drill.txt", "drill.xml",
      ])
    #expect(try place.file("drill.json") == streams.output)
    #expect(streams.output.contains("\"minimal\": true"))
    let text = try place.file("drill.jsonc")
    #expect(text.contains("\"zoneLost\": \"b\"}]"))
    #expect(text.contains("// half of the users meet the node of zone a"))
    #expect(text.contains("\"name\": \"planted-drill\""))

    let again = await call(
      ["run", place.output + "/drill.jsonc", "--out", place.folder + "/run", "--format", "json"])
    #expect(again.code == .objectiveNotMet)
    let prints = fingerprints(in: again.streams.output)
    #expect(prints.count == 1)
    #expect(fingerprints(in: streams.output).contains(prints[0]))
  }

  private func fingerprints(in text: String) -> [Substring] {
    text.split(separator: "\n").filter { $0.contains("\"fingerprint\":") }
      .map { $0.drop { $0 == " " } }
  }

  @Test func `what the call changes is in the scenario that it writes`() async throws {
    let place = try Place()
    let settings = [
      "--seed", "8", "--replications", "3", "--duration", "15s", "--set", "fleets.web.count=3",
    ]
    let (code, streams) = await drill(place, settings)
    #expect(code == .objectiveNotMet, "\(streams.error)")
    let text = try place.file("drill.jsonc")
    for part in ["\"seed\": 8", "\"replications\": 3", "\"duration\": \"15s\"", "\"count\": 3"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `the same bytes for any number of jobs`() async throws {
    let place = try Place()
    let one = await drill(place, ["--jobs", "1"])
    let files = try place.names.map { try place.file($0) }
    let many = await drill(place, ["--jobs", "5"])
    #expect(one.streams.output == many.streams.output)
    #expect(try place.names.map { try place.file($0) } == files)
  }

  @Test func `interrupted anywhere and taken up again, it finds the same`() async throws {
    let place = try Place()
    let whole = await drill(place)
    let journal = Array(try place.file("drill.journal").utf8)
    let scenario = try place.file("drill.jsonc")
    // Within a line, at its end, behind the header, before everything.
    let cuts = stride(from: 0, through: journal.count, by: max(1, journal.count / 12))
    for cut in cuts {
      try String(decoding: journal[..<cut], as: UTF8.self)
        .write(toFile: place.output + "/drill.journal", atomically: true, encoding: .utf8)
      let resumed = await drill(place, ["--resume"])
      #expect(resumed.code == whole.code)
      #expect(resumed.streams.output == whole.streams.output, "cut at \(cut)")
      #expect(try place.file("drill.jsonc") == scenario)
      #expect(Array(try place.file("drill.journal").utf8) == journal)
    }
  }

  @Test(arguments: [1, 7, 20, 32])
  func `an interrupt keeps what was found, and --resume goes on`(after most: Int) async throws {
    let place = try Place()
    let whole = await drill(place)
    let bytes = try place.file("drill.journal")
    let document = try place.file("drill.json")
    let checks = Atomic<Int>(0)
    let (code, streams) = await drill(place, ["--jobs", "1"]) {
      $0.isInterrupted = { checks.add(1, ordering: .relaxed).newValue > most }
    }
    #expect(code == .limitReached)
    #expect(streams.output.contains("\"verdict\": \"incomplete\""))
    #expect(streams.error.contains("add --resume to the same call to go on from here\n"))
    #expect(bytes.hasPrefix(try place.file("drill.journal")))
    let resumed = await drill(place, ["--resume"])
    #expect(resumed.code == whole.code)
    #expect(resumed.streams.output == whole.streams.output)
    #expect(try place.file("drill.json") == document)
    #expect(try place.file("drill.journal") == bytes)
  }

  @Test func `drill.json is the same wherever it is written`() async throws {
    let place = try Place()
    let (_, here) = await drill(place)
    let (_, there) = await call([
      "drill", place.scenario, "--out", place.folder + "/elsewhere", "--budget", "60", "--format",
      "json",
    ])
    #expect(here.output == there.output)
    #expect(here.output.contains("\"command\": \"rehearse run drill.jsonc\""))
    #expect(try place.file("drill.txt").contains("rehearse run \(place.output)/drill.jsonc\n"))
  }

  @Test func `another seed's journal is refused, and without --resume it is begun anew`()
    async throws
  {
    let place = try Place()
    _ = await drill(place)
    let (code, streams) = await drill(place, ["--resume", "--seed", "9"])
    #expect(code == .wrongCall)
    #expect(
      streams.error.hasSuffix(
        "planted: error: drill.journal is of another scenario, seed or version; leave --resume out "
          + "to begin again\n"))
    let other = await drill(place, ["--seed", "9"])
    #expect(other.code != .wrongCall)
    #expect(other.streams.output.contains("\"seed\": 9"))
  }

  @Test func `0 when nothing breaks, and no scenario of an earlier drill stays`() async throws {
    let place = try Place()
    _ = await drill(place)
    let (code, streams) = await drill(place, ["--set", "objectives.failed=rate<90%"])
    #expect(code == .passed, "\(streams.output)")
    #expect(!place.names.contains("drill.jsonc"))
  }

  @Test func `1 when the scenario fails by itself, and nothing is searched`() async throws {
    let place = try Place()
    let (code, streams) = await call(
      [
        "drill", place.scenario, "--out", place.output, "--set", "revisions.v1.errorRate=50%",
        "--quiet",
      ])
    #expect(code == .objectiveNotMet)
    #expect(
      streams.output
        == "FAIL  planted  misses failed rate<20% without any fault of the drill; nothing was "
        + "searched\n")
  }

  @Test func `2 without an objective`() async throws {
    let place = try Place()
    let (code, streams) = await drill(place, ["--set", "objectives={}"])
    #expect(code == .wrongCall)
    #expect(
      streams.error
        == "planted: error: a drill needs an objective that can be missed; give the scenario "
        + "\"objectives\"\n")
    #expect(place.names.isEmpty)
  }

  @Test(arguments: [("0", ExitCode.wrongCall), ("1", .limitReached), ("3", .limitReached)])
  func `hostile budgets`(budget: String, expected: ExitCode) async throws {
    let place = try Place()
    let (code, _) = await call(
      ["drill", place.scenario, "--out", place.output, "--budget", budget])
    #expect(code == expected)
  }

  @Test func `data files are taken along`() async throws {
    let prices = #"{"spotDiscount": {"discount": "60%", "date": "2026-11-20", "source": "bill"}}"#
    let text = Self.scenario.replacing(
      "\"seed\": 7", with: "\"seed\": 7, \"prices\": {\"file\": \"data/prices.jsonc\"}")
    let place = try Place(text)
    try FileManager.default.createDirectory(
      atPath: place.folder + "/data", withIntermediateDirectories: true)
    try prices.write(
      toFile: place.folder + "/data/prices.jsonc", atomically: true, encoding: .utf8)
    let (code, streams) = await drill(place)
    #expect(code == .objectiveNotMet, "\(streams.error)")
    #expect(try place.file("1-prices.jsonc") == prices)
    #expect(try place.file("drill.jsonc").contains("{\"file\": \"1-prices.jsonc\"}"))
  }
}
