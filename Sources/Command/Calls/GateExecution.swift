import Experiments
import Reports

/// `rehearse gate`: tries a scenario's gate in the canary lab and says how good it is.
struct GateExecution: Sendable {
  let call: GateCall
  let environment: CommandEnvironment
  let style: ReportStyle

  /// What the artefacts are called, before their extension.
  static let base = "gate"

  init(_ call: GateCall, _ environment: CommandEnvironment) {
    self.call = call
    self.environment = environment
    style = environment.style(of: call.run)
  }

  func run() async throws -> ExitCode {
    let reader = VariantReader(environment: environment, call: call.run, grid: call.grid)
    guard let variants = try reader.load() else { return .wrongCall }
    let progress = ProgressLine(environment, isQuiet: call.run.isQuiet)
    let lab = lab(variants, progress)
    do throws(GateProblem) {
      try lab.check()
    } catch {
      return report(error)
    }
    let name = variants[0].scenario.name
    let folder = environment.folder(of: call.run, named: name)
    guard environment.prepare([folder], for: Artefacts.fileNames(Self.base)) else {
      return .wrongCall
    }
    let result: GateResult
    do {
      result = try await lab.run()
      progress.clear()
    } catch {
      progress.clear()
      return environment.code(reporting: error, of: name)
    }
    show(result)
    let files = Artefacts.files(named: Self.base, style) { GateReport.render(result, as: $0, $1) }
    let written = environment.write(files, to: folder, isQuiet: call.run.isQuiet)
    return ExitCode.worst(of: [ExitCode(result.verdict, call.run.inconclusive), written])
  }

  private func report(_ problem: GateProblem) -> ExitCode {
    environment.error(
      "\(ScenarioReader.shown(call.run.scenarios[0])): error: \(problem.words)\n")
    return .wrongCall
  }

  private func lab(_ variants: [Variant], _ progress: ProgressLine) -> CanaryLab {
    let scenario = variants[0].scenario
    let name = Escape.terminal(scenario.name)
    var lab = CanaryLab(
      variants, execute: environment.execute,
      stopCheck: environment.stopCheck(scenario.limits, since: environment.seconds()),
      progress: { progress.show("\(name): \($0) of \($1) worlds") })
    lab.defects = call.defects
    lab.traffic = call.traffic
    lab.worlds = call.worlds
    lab.limits = call.limits
    lab.jobs = call.run.jobs ?? environment.cores
    return lab
  }

  private func show(_ result: GateResult) {
    guard call.run.format == .text, call.run.isQuiet else {
      environment.output(GateReport.render(result, as: call.run.format, style))
      return
    }
    let name = Escape.terminal(result.scenario.name)
    environment.output("\(GateReport.verdict(of: result))  \(name)\n")
  }
}
