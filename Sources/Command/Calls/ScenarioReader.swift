import Experiments
import Reports

/// Reads scenarios, and adds to the language's own checks that objectives make sense.
struct ScenarioReader {
  let language: ScenarioLanguage
  let overrides: ScenarioOverrides

  func load(_ bytes: [UInt8], _ path: String) -> LoadedScenario {
    switch language.load(bytes, path == "-" ? "<stdin>" : path, overrides) {
    case .problems(let text): return .problems(text)
    case .scenario(let scenario, let warnings):
      let problems = objectiveProblems(in: scenario, path)
      return problems.isEmpty ? .scenario(scenario, warnings: warnings) : .problems(problems)
    }
  }

  /// A language that checks objectives itself, with their places, leaves nothing to find here.
  private func objectiveProblems(in scenario: Scenario, _ path: String) -> String {
    var text = ""
    for description in scenario.objectives {
      do throws(ExpressionError) {
        for objective in try Objective.all(of: description) {
          try objective.metric.checkNames(in: scenario.cloud, text: description.metric)
        }
      } catch {
        let help = error.suggestion.map { "; " + $0 } ?? ""
        let metric = Escape.terminal(description.metric)
        text += "\(Self.shown(path)): error: in the objective \"\(metric)\": "
        text += Escape.terminal(error.message + help) + "\n"
      }
    }
    return text
  }

  static func shown(_ path: String) -> String {
    path == "-" ? "<stdin>" : Escape.terminal(path)
  }

  static func text(of problem: FileProblem) -> String {
    "error: \(shown(problem.path)): \(Escape.terminal(problem.reason))\n"
  }
}
