import CloudModel
import Experiments
import Reports

/// `rehearse run`: reads everything first, then rehearses one scenario after the other.
struct RunExecution: Sendable {
  let call: RunCall
  let environment: CommandEnvironment
  let style: ReportStyle
  private let progress: ProgressLine

  init(_ call: RunCall, _ environment: CommandEnvironment) {
    self.call = call
    self.environment = environment
    progress = ProgressLine(environment, isQuiet: call.isQuiet)
    style = environment.style(of: call)
  }

  func run() async throws -> ExitCode {
    guard let scenarios = try load() else { return .wrongCall }
    guard prepareFolders(for: scenarios) else { return .wrongCall }
    var codes: [ExitCode] = []
    var results: [RehearsalResult] = []
    for (index, scenario) in scenarios.enumerated() {
      let (code, result) = await rehearse(scenario)
      codes.append(code)
      guard let result else { continue }
      results.append(result)
      if call.format == .text { printText(result, isFirst: index == 0) }
      codes.append(
        environment.write(
          Artefacts.files(for: result, style), to: folder(of: result.scenario.name),
          isQuiet: call.isQuiet))
    }
    if call.format != .text, !results.isEmpty {
      environment.output(Report.render(results, as: call.format, style))
    }
    return ExitCode.worst(of: codes)
  }

  /// All scenarios; `nil` if one is wrong.
  private func load() throws -> [Scenario]? {
    try environment.load(call.scenarios, call.overrides)?.map { loaded in
      var scenario = loaded
      if let seed = call.seed { scenario.seed = seed }
      if let count = call.replications {
        scenario.replications = ReplicationPolicy(minimum: count, maximum: count)
      }
      return scenario
    }
  }

  private func folder(of name: String) -> String {
    guard let folder = call.folder, call.scenarios.count > 1 else {
      return environment.folder(of: call, named: name)
    }
    return folder + "/" + Artefacts.folderName(for: name)
  }

  private func prepareFolders(for scenarios: [Scenario]) -> Bool {
    var folders: [String] = []
    for scenario in scenarios {
      let folder = folder(of: scenario.name)
      guard !folders.contains(folder) else {
        environment.error(
          "error: two scenarios would write to \(Escape.terminal(folder)); rename one\n")
        return false
      }
      folders.append(folder)
    }
    return environment.prepare(folders)
  }

  private func rehearse(_ scenario: Scenario) async -> (ExitCode, RehearsalResult?) {
    let start = environment.seconds()
    let name = Escape.terminal(scenario.name)
    let rehearsal = Rehearsal(
      scenario, jobs: call.jobs ?? environment.cores, execute: environment.execute,
      stopCheck: environment.stopCheck(scenario.limits, since: start),
      progress: { [progress] done, planned in
        progress.show("\(name): \(done) of \(planned) replications")
      })
    do {
      var result = try await rehearsal.run()
      progress.clear()
      result.performance?.wallSeconds = environment.seconds() - start
      result.performance?.peakMemoryBytes = environment.peakMemory()
      return (ExitCode(result.verdict, call.inconclusive), result)
    } catch {
      progress.clear()
      return (environment.code(reporting: error, of: scenario.name), nil)
    }
  }
}

// What a user sees when it has run.
extension RunExecution {
  private func printText(_ result: RehearsalResult, isFirst: Bool) {
    guard call.isQuiet else {
      environment.output((isFirst ? "" : "\n") + Report.render([result], as: .text, style))
      return
    }
    let points = DecimalText.fixed(result.score.value, decimals: 1)
    environment.output(
      "\(result.verdict.words)  \(points)  \(Escape.terminal(result.scenario.name))\n")
  }
}
