import Experiments
import Reports
import ScenarioFiles

/// The program: reads a call, does it, says how it ended.
package enum RehearseCommand {
  package static let version = "0.1.0"

  /// - Parameter arguments: Those behind the program's name.
  package static func run(
    _ arguments: [String], in environment: CommandEnvironment
  ) async -> ExitCode {
    let code = await answer(arguments, in: environment)
    // Half a result must not pass for a whole one.
    guard let reason = environment.outputProblem() else { return code }
    environment.error("error: cannot write standard output: \(reason)\n")
    return .internalError
  }

  private static func answer(
    _ arguments: [String], in environment: CommandEnvironment
  ) async -> ExitCode {
    do {
      return try await perform(try ArgumentReader.read(arguments), in: environment)
    } catch let problem as ArgumentError {
      environment.error(problem.text)
      return .wrongCall
    } catch let problem as FileProblem {
      environment.error(ScenarioReader.text(of: problem))
      return .wrongCall
    } catch {
      environment.error("internal error: \(Escape.terminal("\(error)"))\n")
      return .internalError
    }
  }

  private static func perform(
    _ call: Call, in environment: CommandEnvironment
  ) async throws -> ExitCode {
    switch call {
    case .run(let call): return try await RunExecution(call, environment).run()
    case .compare(let call): return try await CompareExecution(call, environment).run()
    case .gate(let call): return try await GateExecution(call, environment).run()
    case .tune(let call): return try await TuneExecution(call, environment).run()
    case .drill(let call): return try await DrillExecution(call, environment).run()
    case .validate(let call):
      return try ValidateExecution(call: call, environment: environment).run()
    case .explain(let code): return explain(code, in: environment)
    case .schema: environment.output(environment.language.schema())
    case .initialize(let name, let template):
      try initialize(name, from: template, in: environment)
    case .list: return try list(in: environment)
    case .help(let command): environment.output(HelpText.text(for: command))
    case .version: environment.output("rehearse \(version)\n")
    }
    return .passed
  }

  private static func explain(_ code: String, in environment: CommandEnvironment) -> ExitCode {
    let wanted = code.uppercased()
    if let text = environment.language.explain(wanted) {
      environment.output(text)
      return .passed
    }
    let near = NearestWord.to(wanted, among: environment.language.codes)
    let help = near.map { "; did you mean \"\($0)\"?" } ?? ""
    environment.error("error: no diagnostic has the code \"\(Escape.terminal(code))\"\(help)\n")
    return .wrongCall
  }

  private static func initialize(
    _ name: String?, from template: RecoveryTemplate?, in environment: CommandEnvironment
  ) throws {
    let wanted = name ?? "scenario"
    let file = wanted.hasSuffix(".jsonc") ? wanted : wanted + ".jsonc"
    // What begins with a hyphen would be an option in the call that is printed next.
    let path = file.hasPrefix("-") ? "./" + file : file
    let last = path.split(separator: "/").last.map { String($0.dropLast(6)) } ?? "scenario"
    try environment.create(
      path, environment.language.template(Artefacts.folderName(for: last), template))
    let shown = ScenarioReader.shown(path)
    environment.output("wrote \(shown); next: rehearse run \(ShellText.word(shown))\n")
  }

  /// One line for each scenario: its path and its question.
  private static func list(in environment: CommandEnvironment) throws -> ExitCode {
    let paths = try environment.catalog()
    let columns = paths.map { ScenarioReader.shown($0).count }.max() ?? 0
    var isRight = true
    for path in paths {
      let reader = ScenarioReader(language: environment.language, overrides: ScenarioOverrides())
      switch reader.load(try environment.read(path), path) {
      case .problems(let text):
        environment.error(text)
        isRight = false
      case .scenario(let scenario, _):
        let shown = ScenarioReader.shown(path)
        let padding = String(repeating: " ", count: columns - shown.count)
        environment.output("\(shown)\(padding)  \(Escape.terminal(scenario.question))\n")
      }
    }
    return isRight ? .passed : .wrongCall
  }
}
