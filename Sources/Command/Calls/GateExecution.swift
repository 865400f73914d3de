import Experiments
import Reports

/// `rehearse gate`: tries a scenario's gate in the canary lab and says how good it is.
struct GateExecution: Sendable {
  let call: GateCall
  let environment: CommandEnvironment

  init(_ call: GateCall, _ environment: CommandEnvironment) {
    self.call = call
    self.environment = environment
  }

  func run() async throws -> ExitCode {
    let study = VariantStudy(
      call: call.run, grid: call.grid, environment: environment, base: "gate")
    return try await study.run(
      refuse: { variants in
        do throws(GateProblem) {
          try lab(variants).check()
          return nil
        } catch {
          return report(error)
        }
      },
      study: { variants, stopCheck, progress in
        let name = Escape.terminal(variants[0].scenario.name)
        return try await lab(
          variants, stopCheck, progress: { progress.show("\(name): \($0) of \($1) worlds") }
        ).run()
      },
      verdict: { $0.verdict }, show: { result, _ in show(result) },
      render: { GateReport.render($0, as: $1, $2) })
  }

  private func report(_ problem: GateProblem) -> ExitCode {
    environment.error(
      "\(ScenarioReader.shown(call.run.scenarios[0])): error: \(problem.words)\n")
    return .wrongCall
  }

  private func lab(
    _ variants: [Variant], _ stopCheck: @escaping StopCheck = { nil },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) -> CanaryLab {
    var lab = CanaryLab(
      variants, execute: environment.execute, stopCheck: stopCheck, progress: progress)
    lab.defects = call.defects
    lab.traffic = call.traffic
    lab.worlds = call.worlds
    lab.limits = call.limits
    lab.jobs = call.run.jobs ?? environment.cores
    return lab
  }

  private func show(_ result: GateResult) {
    guard call.run.format == .text, call.run.isQuiet else {
      let style = environment.style(of: call.run)
      environment.output(GateReport.render(result, as: call.run.format, style))
      return
    }
    let name = Escape.terminal(result.scenario.name)
    environment.output("\(GateReport.verdict(of: result))  \(name)\n")
  }
}
