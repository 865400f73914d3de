import Experiments
import Reports

/// What is wrong with a call, and of which command.
package struct ArgumentError: Error, Sendable, Hashable {
  package var problem: ArgumentProblem
  /// `nil` while no command is known.
  package var command: CommandName?

  init(_ problem: ArgumentProblem, in command: CommandName? = nil) {
    self.problem = problem
    self.command = command
  }
}

/// The ways in which a call can be wrong, with what was written.
package enum ArgumentProblem: Error, Sendable, Hashable {
  case noCommand
  case unknownCommand(String)
  case unknownOption(String)
  case foreignOption(Option)
  case repeatedOption(Option)
  case valueMissing(Option)
  case valueNotTaken(Option)
  case notWhole(Option, String, from: UInt64, through: UInt64)
  case notOneOf(Option, String, [String])
  case emptyValue(Option)
  case settingWithoutValue(String)
  case wrongVariation(VariationError)
  case notPercent(Option, String)
  case nothingToCompare
  case notFactor(Option, String)
  case unknownDefect(String)
  case wrongDefect(kind: String, value: String, example: String)
  case repeatedDefect(String)
  case nothingToTune
  case budgetTooSmall(points: Int)
  case scenarioMissing
  case standardInputTwice
  case codeMissing
  case emptyName
  case tooMany(got: Int, most: Int)
}

// The words, in one place.
extension ArgumentError {
  /// `error: …`, and where to read on.
  package var text: String {
    let topic = command.map { " " + $0.rawValue } ?? ""
    return "error: \(Escape.terminal(message))\nSee 'rehearse\(topic) --help'.\n"
  }

  private var message: String {
    let call = command?.rawValue ?? "rehearse"
    switch problem {
    case .noCommand: return "a command is missing; \(Self.commands)"
    case .unknownCommand(let word):
      let known = CommandName.allCases.map(\.rawValue)
      let help = NearestWord.to(word, among: known).map { "did you mean \"\($0)\"?" }
      return "unknown command \"\(word)\"; \(help ?? Self.commands)"
    case .unknownOption(let word):
      let known = (command?.options ?? [.help, .version]).map(\.spelling)
      let help = NearestWord.to(word, among: known).map { "; did you mean \"\($0)\"?" }
      return "unknown option \"\(word)\"\(help ?? "")"
    case .foreignOption(let option):
      return "\(option.spelling) does not belong to \"\(call)\""
    case .repeatedOption(let option): return "\(option.spelling) is given twice"
    case .valueMissing(let option):
      return "\(option.spelling) needs a value: \(option.spelling) \(option.valueName ?? "")"
    case .valueNotTaken(let option): return "\(option.spelling) takes no value"
    case .notWhole(let option, let text, let low, let high):
      return "\(option.spelling) needs a whole number from \(low) to \(high), not \"\(text)\""
    case .notOneOf(let option, let text, let known):
      let help = NearestWord.to(text, among: known).map { "; did you mean \"\($0)\"?" }
      let list = known.joined(separator: ", ")
      return "\(option.spelling) takes one of \(list), not \"\(text)\"\(help ?? "")"
    case .emptyValue(let option): return "\(option.spelling) needs a value that is not empty"
    case .settingWithoutValue(let text): return "--set needs PATH=VALUE, not \"\(text)\""
    case .wrongVariation(let error): return error.message
    case .notPercent(let option, let text):
      return "\(option.spelling) needs a percentage from 0% to 100%, such as 5%, not \"\(text)\""
    case .nothingToCompare:
      return "compare needs two variants: several scenarios, or --vary with several values"
    case .notFactor(let option, let text):
      return "\(option.spelling) needs numbers from 0.001 to 100 with commas between them, such as "
        + "0.3,1,3, not \"\(text)\""
    case .unknownDefect(let text):
      let kinds = GateTexts.DefectKind.allCases.map(\.rawValue)
      let word = String(text.prefix { $0 != "=" })
      let help = NearestWord.to(word, among: kinds).map { "did you mean \"\($0)\"?" }
      return "--defect needs KIND=V1,V2,..., not \"\(text)\"; "
        + (help ?? "kinds are " + kinds.joined(separator: ", "))
    case .wrongDefect(let kind, let value, let example):
      return "--defect \(kind) cannot be \"\(value)\"; write it like \(kind)=\(example)"
    case .repeatedDefect(let text): return "--defect names \(text) twice"
    case .nothingToTune: return "tune needs --vary with several values"
    case .budgetTooSmall(let points):
      return "--budget is less than one replication of each of \(points) points"
    case .scenarioMissing:
      return "\(call) needs a scenario: a file, or - for standard input"
    case .standardInputTwice: return "standard input can be read only once"
    case .codeMissing: return "explain needs the code of a diagnostic, such as E201"
    case .emptyName: return "init needs a name that is not empty"
    case .tooMany(let got, let most):
      let allowed = most == 0 ? "takes nothing" : "takes \(most) at most"
      return "\(call) \(allowed), and got \(got)"
    }
  }

  private static var commands: String {
    "commands are " + CommandName.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
