import Experiments
import Reports

/// `rehearse tune`: which points of a grid meet the objectives, and which of them nothing beats.
struct TuneExecution: Sendable {
  let call: TuneCall
  let environment: CommandEnvironment

  init(_ call: TuneCall, _ environment: CommandEnvironment) {
    self.call = call
    self.environment = environment
  }

  func run() async throws -> ExitCode {
    let study = VariantStudy(
      call: call.run, grid: call.grid, environment: environment, base: "tuning")
    let style = environment.style(of: call.run)
    return try await study.run(
      study: { points, stopCheck, progress in
        let shown = Escape.terminal(points[0].scenario.name)
        var result = try await Tuning(
          points, budget: call.budget, jobs: call.run.jobs ?? environment.cores,
          execute: environment.execute, stopCheck: stopCheck,
          progress: {
            progress.show("\(shown): \($0) runs, \($1) of \(points.count) points left")
          }
        ).run()
        result.command = command
        return result
      },
      verdict: { $0.verdict },
      show: { result, name in
        environment.show(result.verdict, result.summary, of: name, call.run) {
          Report.render(result, as: $0, style)
        }
      },
      render: { Report.render($0, as: $1, $2) })
  }

  /// How to rehearse the scenario as it was searched, before a point's own settings.
  private var command: String {
    var words = ["rehearse", "run"] + call.run.scenarios
    if let seed = call.run.seed { words += ["--seed", "\(seed)"] }
    if let duration = call.run.overrides.duration { words += ["--duration", duration] }
    for setting in call.run.overrides.settings { words += ["--set", setting.text] }
    return words.map(ShellText.word).joined(separator: " ")
  }
}
