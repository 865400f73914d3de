import CloudModel
import Experiments
import Reports

/// `rehearse run`: reads everything first, then rehearses one scenario after the other.
struct RunExecution: Sendable {
  let call: RunCall
  let environment: CommandEnvironment
  let style: ReportStyle

  init(_ call: RunCall, _ environment: CommandEnvironment) {
    self.call = call
    self.environment = environment
    var style = ReportStyle(version: RehearseCommand.version)
    style.colors = call.hasColors && environment.outputIsTerminal && !environment.forbidsColors
    style.performance = call.showsPerformance
    style.inconclusive = call.inconclusive
    self.style = style
  }

  func run() async throws -> ExitCode {
    let scenarios = try load()
    guard scenarios.count == call.scenarios.count else { return .wrongCall }
    guard prepareFolders(for: scenarios) else { return .wrongCall }
    var codes: [ExitCode] = []
    var results: [RehearsalResult] = []
    for (index, scenario) in scenarios.enumerated() {
      let (code, result) = await rehearse(scenario)
      codes.append(code)
      guard let result else { continue }
      results.append(result)
      if call.format == .text { printText(result, isFirst: index == 0) }
      if let code = write(result) { codes.append(code) }
    }
    if call.format != .text, !results.isEmpty {
      environment.output(Report.render(results, as: call.format, style))
    }
    return ExitCode.worst(of: codes)
  }

  /// All scenarios, or fewer and their problems on standard error.
  private func load() throws -> [Scenario] {
    let reader = ScenarioReader(language: environment.language, overrides: call.overrides)
    var scenarios: [Scenario] = []
    for path in call.scenarios {
      switch reader.load(try environment.read(path), path) {
      case .problems(let text): environment.error(text)
      case .scenario(var scenario, let warnings):
        environment.error(warnings)
        if let seed = call.seed { scenario.seed = seed }
        if let count = call.replications {
          scenario.replications = ReplicationPolicy(minimum: count, maximum: count)
        }
        scenarios.append(scenario)
      }
    }
    return scenarios
  }

  private func folder(of name: String) -> String {
    let own = Artefacts.folderName(for: name)
    guard let folder = call.folder else { return "rehearsal/" + own }
    return call.scenarios.count == 1 ? folder : folder + "/" + own
  }

  /// A folder that cannot be written to is a wrong call, and found before an hour of simulation.
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
    for folder in folders {
      do throws(ArtefactError) {
        try Artefacts.prepare(folder)
      } catch {
        environment.error("error: \(error)\n")
        return false
      }
    }
    return true
  }

  private func rehearse(_ scenario: Scenario) async -> (ExitCode, RehearsalResult?) {
    let start = environment.seconds()
    let rehearsal = Rehearsal(
      scenario, jobs: call.jobs ?? environment.cores, execute: environment.execute,
      stopCheck: stopCheck(scenario.limits, since: start), progress: progress(of: scenario))
    do {
      var result = try await rehearsal.run()
      clearProgress()
      result.performance?.wallSeconds = environment.seconds() - start
      result.performance?.peakMemoryBytes = environment.peakMemory()
      return (code(of: result), result)
    } catch RehearsalFailure.lawsBroken(let violations) {
      clearProgress()
      for violation in violations.prefix(20) {
        environment.error("internal error: \(Escape.terminal("\(violation)"))\n")
      }
      return (.internalError, nil)
    } catch RehearsalFailure.nothingComplete(let reason) {
      clearProgress()
      let name = Escape.terminal(scenario.name)
      environment.error("\(name): \(reason.words) before a replication was complete\n")
      return (.limitReached, nil)
    } catch {
      clearProgress()
      environment.error("internal error: \(Escape.terminal("\(error)"))\n")
      return (.internalError, nil)
    }
  }

  private func stopCheck(_ limits: RunLimits, since start: Double) -> StopCheck {
    let environment = environment
    return {
      if environment.isInterrupted() { return .interrupted }
      if environment.seconds() - start > limits.time.seconds { return .time }
      return environment.peakMemory() > limits.memory ? .memory : nil
    }
  }

  private func code(of result: RehearsalResult) -> ExitCode {
    switch (result.verdict, call.inconclusive) {
    case (.pass, _), (.inconclusive, .pass): .passed
    case (.fail, _), (.inconclusive, .fail): .objectiveNotMet
    case (.inconclusive, .report): .inconclusive
    case (.incomplete, _): .limitReached
    }
  }
}

// What a user sees while it runs and when it has run.
extension RunExecution {
  private var showsProgress: Bool { environment.errorIsTerminal && !call.isQuiet }

  private func progress(of scenario: Scenario) -> @Sendable (Int, Int) -> Void {
    guard showsProgress else { return { _, _ in } }
    let name = Escape.terminal(scenario.name)
    let environment = environment
    return { done, planned in
      environment.error("\r\u{1B}[K\(name): \(done) of \(planned) replications")
    }
  }

  private func clearProgress() {
    if showsProgress { environment.error("\r\u{1B}[K") }
  }

  private func printText(_ result: RehearsalResult, isFirst: Bool) {
    guard call.isQuiet else {
      environment.output((isFirst ? "" : "\n") + Report.render([result], as: .text, style))
      return
    }
    let points = DecimalText.fixed(result.score.value, decimals: 1)
    environment.output(
      "\(result.verdict.words)  \(points)  \(Escape.terminal(result.scenario.name))\n")
  }

  /// - Returns: The code of a failure.
  private func write(_ result: RehearsalResult) -> ExitCode? {
    let folder = folder(of: result.scenario.name)
    do throws(ArtefactError) {
      try Artefacts.write(result, to: folder, style)
    } catch {
      environment.error("error: \(error)\n")
      return .internalError
    }
    if !call.isQuiet {
      environment.error("wrote \(Escape.terminal(folder))/result.json and the reports beside it\n")
    }
    return nil
  }
}
