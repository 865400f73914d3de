import Experiments
import Reports

/// `rehearse compare`: every variant in the same world, and which of them differ.
struct CompareExecution: Sendable {
  let call: CompareCall
  let environment: CommandEnvironment

  init(_ call: CompareCall, _ environment: CommandEnvironment) {
    self.call = call
    self.environment = environment
  }

  func run() async throws -> ExitCode {
    let study = VariantStudy(
      call: call.run, grid: call.grid, environment: environment, base: "comparison")
    let style = environment.style(of: call.run)
    return try await study.run(
      study: { variants, stopCheck, progress in
        let shown = Escape.terminal(variants[0].scenario.name)
        return try await VariantComparison(
          variants, tolerance: call.tolerance, jobs: call.run.jobs ?? environment.cores,
          execute: environment.execute, stopCheck: stopCheck,
          progress: {
            progress.show("\(shown): \($0) of \($1) runs of \(variants.count) variants")
          }
        ).run()
      },
      verdict: { $0.verdict },
      show: { result, name in
        environment.show(result.verdict, result.summary, of: name, call.run) {
          Report.render(result, as: $0, style)
        }
      },
      render: { Report.render($0, as: $1, $2) })
  }
}
