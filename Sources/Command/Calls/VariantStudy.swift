import Experiments
import Reports

/// What every call over variants does around its own study: reads the variants, makes the folder,
/// shows progress and the answer, writes the artefacts, and says how it ended.
struct VariantStudy: Sendable {
  let call: RunCall
  /// Combinations of settings; one empty one for files as they are.
  let grid: [[Setting]]
  let environment: CommandEnvironment
  /// What the artefacts are called, before their extension.
  let base: String

  /// - Parameters:
  ///   - refuse: The code for variants that cannot be studied, with its reason said; asked before
  ///     anything is written.
  ///   - study: Makes the answer.
  ///   - verdict: The answer's.
  ///   - show: Prints the answer about a scenario of this name.
  ///   - render: The answer in a format.
  func run<Answer>(
    refuse: @Sendable ([Variant]) -> ExitCode? = { _ in nil },
    study: @Sendable ([Variant], @escaping StopCheck, ProgressLine) async throws -> Answer,
    verdict: @Sendable (Answer) -> Verdict, show: @Sendable (Answer, String) -> Void,
    render: @Sendable (Answer, ReportFormat, ReportStyle) -> String
  ) async throws -> ExitCode {
    let reader = VariantReader(environment: environment, call: call, grid: grid)
    guard let variants = try reader.load() else { return .wrongCall }
    if let code = refuse(variants) { return code }
    let name = variants[0].scenario.name
    let folder = environment.folder(of: call, named: name)
    guard environment.prepare([folder], for: Artefacts.fileNames(base)) else { return .wrongCall }
    let progress = ProgressLine(environment, isQuiet: call.isQuiet)
    let stopCheck = environment.stopCheck(
      variants[0].scenario.limits, since: environment.seconds())
    let answer: Answer
    do {
      answer = try await study(variants, stopCheck, progress)
      progress.clear()
    } catch {
      progress.clear()
      return environment.code(reporting: error, of: name)
    }
    show(answer, name)
    let style = environment.style(of: call)
    let files = Artefacts.files(named: base, style) { render(answer, $0, $1) }
    let written = environment.write(files, to: folder, isQuiet: call.isQuiet)
    return ExitCode.worst(of: [ExitCode(verdict(answer), call.inconclusive), written])
  }
}
