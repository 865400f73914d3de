import Experiments
import Reports

/// `rehearse compare`: every variant in the same world, and which of them differ.
struct CompareExecution: Sendable {
  let call: CompareCall
  let environment: CommandEnvironment
  let style: ReportStyle

  /// What the artefacts are called, before their extension.
  static let base = "comparison"

  init(_ call: CompareCall, _ environment: CommandEnvironment) {
    self.call = call
    self.environment = environment
    style = environment.style(of: call.run)
  }

  func run() async throws -> ExitCode {
    let reader = VariantReader(environment: environment, call: call.run, grid: call.grid)
    guard let variants = try reader.load() else { return .wrongCall }
    let name = variants[0].scenario.name
    let folder = environment.folder(of: call.run, named: name)
    guard environment.prepare([folder], for: Artefacts.fileNames(Self.base)) else {
      return .wrongCall
    }
    let progress = ProgressLine(environment, isQuiet: call.run.isQuiet)
    let start = environment.seconds()
    let shown = Escape.terminal(name)
    let comparison = VariantComparison(
      variants, tolerance: call.tolerance, jobs: call.run.jobs ?? environment.cores,
      execute: environment.execute,
      stopCheck: environment.stopCheck(variants[0].scenario.limits, since: start),
      progress: { progress.show("\(shown): \($0) of \($1) runs of \(variants.count) variants") })
    let result: ComparisonResult
    do {
      result = try await comparison.run()
      progress.clear()
    } catch {
      progress.clear()
      return environment.code(reporting: error, of: name)
    }
    environment.show(result.verdict, result.summary, of: name, call.run) { [style] format in
      Report.render(result, as: format, style)
    }
    let files = Artefacts.files(named: Self.base, style) { Report.render(result, as: $0, $1) }
    let written = environment.write(files, to: folder, isQuiet: call.run.isQuiet)
    return ExitCode.worst(of: [ExitCode(result.verdict, call.run.inconclusive), written])
  }
}
