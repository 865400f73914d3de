import Command
import Experiments
import RehearsalFixtures
import SimulationKernel
import Synchronization

/// Everything a call wrote, and files that exist only here.
final class FakeStreams: Sendable {
  private let written = Mutex((output: "", error: "", files: [String: String]()))

  var output: String { written.withLock { $0.output } }
  var error: String { written.withLock { $0.error } }

  func file(_ path: String) -> String? { written.withLock { $0.files[path] } }
  func writeOutput(_ text: String) { written.withLock { $0.output += text } }
  func writeError(_ text: String) { written.withLock { $0.error += text } }
  func writeFile(_ path: String, _ text: String) { written.withLock { $0.files[path] = text } }
}

/// A language in which a scenario's text is its name, and `wrong` is wrong.
let fakeLanguage = ScenarioLanguage(
  load: { bytes, path, overrides in
    let text = String(decoding: bytes, as: UTF8.self)
    if text == "wrong" { return .problems("\(path):1:1: error[E001]: it is wrong\n") }
    var scenario = cutoverScenario(name: text)
    if text == "gate" { scenario = alarmGateScenario() }
    if text == "misspelt" { scenario.objectives[0].metric = "latncy" }
    for setting in overrides.settings where setting.path == "objective" {
      scenario.objectives = [
        ObjectiveDescription(metric: "failed", thresholds: [setting.value])
      ]
    }
    for setting in overrides.settings where setting.path == "clients" {
      scenario.cloud.traffic[0].arrivals = .closed(
        clients: Int(setting.value) ?? 1, think: .constant(3600))
    }
    if overrides.settings.contains(Setting(path: "design", value: "2")) {
      scenario.cloud.warmUp = .milliseconds(1)
    }
    return .scenario(scenario, warnings: text == "odd" ? "\(path): warning: it is odd\n" : "")
  },
  defaults: { _, _, _ in "horizon = 20s\n" },
  explain: { $0 == "E001" ? "E001: something is wrong\n" : nil }, codes: ["E001", "E012"],
  schema: { "{\"type\": \"object\"}\n" },
  template: { "// \($0)\($1.map { " as \($0.rawValue)" } ?? "")\n" })

/// Scenario files: `a` and `b` are right, `wrong` is not.
func fakeEnvironment(
  _ streams: FakeStreams, script: Script = cutoverScript(), interrupted: Bool = false
) -> CommandEnvironment {
  CommandEnvironment(
    output: { streams.writeOutput($0) }, error: { streams.writeError($0) },
    read: { path throws(FileProblem) in
      if path == "-" { return Array("piped".utf8) }
      if path == "missing" {
        throw FileProblem(path: path, reason: "No such file or directory")
      }
      return Array(path.utf8)
    },
    create: { path, text throws(FileProblem) in
      if path == "taken.jsonc" { throw FileProblem(path: path, reason: "File exists") }
      streams.writeFile(path, text)
    },
    append: { path, text throws(FileProblem) in
      streams.writeFile(path, (streams.file(path) ?? "") + text)
    },
    catalog: { () throws(FileProblem) in ["a", "longer"] }, seconds: { 0 },
    peakMemory: { 1000 }, isInterrupted: { interrupted }, language: fakeLanguage,
    execute: script.execute)
}
