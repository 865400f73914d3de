import Experiments
import Reports

// What every call that simulates needs of its environment.
extension CommandEnvironment {
  /// Reads scenarios.
  ///
  /// - Returns: All of them, or `nil` if one is wrong; what is wrong is then on standard error.
  func load(_ paths: [String], _ overrides: ScenarioOverrides) throws -> [Scenario]? {
    let reader = ScenarioReader(language: language, overrides: overrides)
    var scenarios: [Scenario] = []
    for path in paths {
      switch reader.load(try read(path), path) {
      case .problems(let text): error(text)
      case .scenario(let scenario, let warnings):
        error(warnings)
        scenarios.append(scenario)
      }
    }
    return scenarios.count == paths.count ? scenarios : nil
  }

  /// Makes the folders for artefacts: one that cannot be written to is a wrong call, and found
  /// before an hour of simulation.
  ///
  /// - Returns: Whether all are there.
  func prepare(_ folders: [String], for names: [String] = Artefacts.names) -> Bool {
    for folder in folders {
      do throws(ArtefactError) {
        try Artefacts.prepare(folder, for: names)
      } catch {
        self.error("error: \(error)\n")
        return false
      }
    }
    return true
  }

  /// Gives up at a scenario's limits, or when the user wants it.
  func stopCheck(_ limits: RunLimits, since start: Double) -> StopCheck {
    {
      if isInterrupted() { return .interrupted }
      if seconds() - start > limits.time.seconds { return .time }
      return peakMemory() > limits.memory ? .memory : nil
    }
  }

  /// Says why there is no result.
  func code(reporting failure: any Error, of name: String) -> ExitCode {
    switch failure {
    case RehearsalFailure.lawsBroken(let violations):
      for violation in violations.prefix(20) {
        error("internal error: \(Escape.terminal("\(violation)"))\n")
      }
      return .internalError
    case RehearsalFailure.nothingComplete(let reason):
      error("\(Escape.terminal(name)): \(reason.words) before a replication was complete\n")
      return .limitReached
    case let problem as DrillProblem:
      error("\(Escape.terminal(name)): error: \(problem.words)\n")
      return .wrongCall
    case _:
      error("internal error: \(Escape.terminal("\(failure)"))\n")
      return .internalError
    }
  }
}
