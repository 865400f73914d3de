import Experiments
import Reports

/// `rehearse tune`: which points of a grid meet the objectives, and which of them nothing beats.
struct TuneExecution: Sendable {
  let call: TuneCall
  let environment: CommandEnvironment
  let style: ReportStyle

  /// What the artefacts are called, before their extension.
  static let base = "tuning"

  init(_ call: TuneCall, _ environment: CommandEnvironment) {
    self.call = call
    self.environment = environment
    style = environment.style(of: call.run)
  }

  func run() async throws -> ExitCode {
    let reader = VariantReader(environment: environment, call: call.run, grid: call.grid)
    guard let points = try reader.load() else { return .wrongCall }
    let name = points[0].scenario.name
    let folder = environment.folder(of: call.run, named: name)
    guard environment.prepare([folder], for: Artefacts.fileNames(Self.base)) else {
      return .wrongCall
    }
    let progress = ProgressLine(environment, isQuiet: call.run.isQuiet)
    let start = environment.seconds()
    let shown = Escape.terminal(name)
    let tuning = Tuning(
      points, budget: call.budget, jobs: call.run.jobs ?? environment.cores,
      execute: environment.execute,
      stopCheck: environment.stopCheck(points[0].scenario.limits, since: start),
      progress: { progress.show("\(shown): \($0) runs, \($1) of \(points.count) points left") })
    var result: TuningResult
    do {
      result = try await tuning.run()
      progress.clear()
    } catch {
      progress.clear()
      return environment.code(reporting: error, of: name)
    }
    result.command = command
    let finished = result
    environment.show(finished.verdict, finished.summary, of: name, call.run) { [style] format in
      Report.render(finished, as: format, style)
    }
    let files = Artefacts.files(named: Self.base, style) { Report.render(finished, as: $0, $1) }
    let written = environment.write(files, to: folder, isQuiet: call.run.isQuiet)
    return ExitCode.worst(of: [ExitCode(result.verdict, call.run.inconclusive), written])
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
