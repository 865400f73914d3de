import Experiments
import Reports
import ScenarioFiles

/// `rehearse drill`: which faults hurt most, and the fewest and smallest that break an objective.
struct DrillExecution: Sendable {
  let call: DrillCall
  let environment: CommandEnvironment

  private static let scenario = "drill.jsonc"
  private static let journal = "drill.journal"

  init(_ call: DrillCall, _ environment: CommandEnvironment) {
    self.call = call
    self.environment = environment
  }

  func run() async throws -> ExitCode {
    let bytes = try environment.read(call.run.scenarios[0])
    var once = environment
    // Standard input can be read only once.
    once.read = { _ in bytes }
    let study = VariantStudy(call: call.run, grid: [[]], environment: once, base: "drill")
    let style = environment.style(of: call.run)
    return try await study.run(
      refuse: { variants in
        do throws(DrillProblem) {
          try drill(variants[0].scenario, { nil }).check()
          return nil
        } catch {
          return environment.code(reporting: error, of: variants[0].scenario.name)
        }
      },
      study: { variants, stopCheck, progress in
        try await search(variants[0].scenario, bytes, stopCheck, progress)
      },
      verdict: { $0.verdict },
      show: { result, name in
        environment.show(result.verdict, result.summary, of: name, call.run) {
          Report.render(result, as: $0, style)
        }
        if let reason = result.stopReason, reason != .budget, reason != .events, !call.run.isQuiet {
          environment.error("add --resume to the same call to go on from here\n")
        }
      },
      render: { Report.render($0, as: $1, $2) })
  }

  private func drill(
    _ scenario: Scenario, _ stopCheck: @escaping StopCheck,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) -> Drill {
    var drill = Drill(
      scenario, jobs: call.run.jobs ?? environment.cores, execute: environment.execute,
      stopCheck: stopCheck, progress: progress)
    drill.budget = call.budget
    return drill
  }

  private func search(
    _ scenario: Scenario, _ bytes: [UInt8], _ stopCheck: @escaping StopCheck,
    _ progress: ProgressLine
  ) async throws -> DrillResult {
    let folder = environment.folder(of: call.run, named: scenario.name)
    try Artefacts.prepare(folder, for: [Self.scenario, Self.journal])
    let shown = Escape.terminal(scenario.name)
    var drill = drill(scenario, stopCheck) { progress.show("\(shown): \($0) of \($1) runs") }
    drill.remembered = try openJournal(of: scenario, in: folder)
    drill.record = { [append = environment.append] in
      try append("\(folder)/\(Self.journal)", DrillJournal.line($0, $1))
    }
    var result = try await drill.run()
    try Artefacts.remove(Self.scenario, from: folder)
    if result.smallest != nil {
      try write(result, of: scenario, bytes, to: folder)
      result.file = Self.scenario
      result.command = "rehearse run " + ShellText.word("\(folder)/\(Self.scenario)")
    }
    return result
  }
}

// The journal.
extension DrillExecution {
  /// Begins a journal, or takes up one of the same search.
  private func openJournal(
    of scenario: Scenario, in folder: String
  ) throws -> [DrillRun: DrillReading] {
    let identity = identity(of: scenario)
    var (readings, text) = ([DrillRun: DrillReading](), "")
    if call.resumes, let bytes = try? environment.read("\(folder)/\(Self.journal)") {
      switch DrillJournal.read(String(decoding: bytes, as: UTF8.self), identity: identity) {
      case .foreign: throw DrillProblem.foreignJournal
      case .readings(let known, let whole): (readings, text) = (known, whole)
      }
    }
    // A line that was cut off must not stay before the next one.
    if text.isEmpty { text = DrillJournal.header(identity) }
    try Artefacts.write([(name: Self.journal, text: text)], to: folder)
    return readings
  }

  /// All that a reading depends on, beside the program and files of data: whether these are as they
  /// were is seen from the first run.
  private func identity(of scenario: Scenario) -> String {
    let parts =
      [RehearseCommand.version, scenario.sha256, "\(scenario.seed)"]
      + settings(of: scenario).settings.map(\.text) + [call.run.overrides.duration ?? ""]
    return SHA256.hexadecimalDigest(of: Array(parts.joined(separator: "\n").utf8))
  }
}

// The scenario that reproduces what was found.
extension DrillExecution {
  /// What the call changes in the scenario, as settings of its text.
  private func settings(of scenario: Scenario) -> ScenarioOverrides {
    var overrides = call.run.overrides
    func set(_ path: String, _ value: String) {
      overrides.settings.append(Setting(path: path, value: value))
    }
    if call.run.seed != nil { set("seed", "\(scenario.seed)") }
    if let count = call.run.replications { set("replications", "\(count)") }
    let ending = "-drill"
    set("name", "\"\(scenario.name.prefix(64 - ending.count))\(ending)\"")
    return overrides
  }

  private func write(
    _ result: DrillResult, of scenario: Scenario, _ bytes: [UInt8], to folder: String
  ) throws {
    let faults = result.smallest?.faults ?? []
    let path = call.run.scenarios[0] == "-" ? "<stdin>" : call.run.scenarios[0]
    guard
      let drilled = environment.language.drilled(
        bytes, path, settings(of: scenario), faults, comment(result))
    else { throw DrillDefect.cannotWrite }
    try Artefacts.write(
      [(name: Self.scenario, text: drilled.text)] + drilled.files, to: folder)
    // It is read back, so that nothing but what was found can come of it.
    let written = environment.language.load(
      Array(drilled.text.utf8), "\(folder)/\(Self.scenario)", ScenarioOverrides())
    guard case .scenario(let read, _) = written else { throw DrillDefect.cannotRead }
    var expected = scenario
    expected.cloud.faults += faults
    (expected.name, expected.sha256) = (read.name, read.sha256)
    guard read == expected else { throw DrillDefect.readsOtherwise }
  }

  private func comment(_ result: DrillResult) -> [String] {
    let origin = call.run.scenarios[0] == "-" ? "standard input" : call.run.scenarios[0]
    let kept = result.isMinimal ? "No single step makes its faults smaller" : "Smaller ones may do"
    return [
      "Which faults break this plan?", "",
      "Found by rehearse drill \(RehearseCommand.version) in \(PrintableText.escape(origin)) with "
        + "seed \(result.seed):",
      PrintableText.escape(result.summary) + ".",
      "\(kept). They are the last of \"faults\".",
    ]
  }
}

/// Defects of ours: a scenario that was read must be written so that it reads the same.
private enum DrillDefect: Error {
  case cannotWrite, cannotRead, readsOtherwise
}
