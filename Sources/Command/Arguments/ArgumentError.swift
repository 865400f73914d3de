import Experiments
import Reports

/// What is wrong with a call.
package enum ArgumentError: Error, Sendable, Hashable {
  case noCommand
  case unknownCommand(String)
  case unknownOption(String, in: CommandName?)
  case foreignOption(Option, in: CommandName)
  case repeatedOption(Option)
  case valueMissing(Option)
  case valueNotTaken(Option)
  case notWhole(Option, String, from: UInt64, through: UInt64)
  case notOneOf(Option, String, [String])
  case emptyValue(Option)
  case settingWithoutValue(String)
  case scenarioMissing(CommandName)
  case standardInputTwice
  case codeMissing
  case tooMany(CommandName, got: Int, most: Int)
}

// The words, in one place.
extension ArgumentError {
  /// `error: …`, and where to read on.
  package var text: String {
    "error: \(Escape.terminal(message))\nSee 'rehearse\(topic) --help'.\n"
  }

  private var topic: String {
    switch self {
    case .unknownOption(_, let command): command.map { " " + $0.rawValue } ?? ""
    case .foreignOption(_, let command), .scenarioMissing(let command), .tooMany(let command, _, _):
      " " + command.rawValue
    case .codeMissing: " explain"
    case .settingWithoutValue, .standardInputTwice: " run"
    case .noCommand, .unknownCommand, .repeatedOption, .valueMissing, .valueNotTaken, .notWhole,
      .notOneOf, .emptyValue:
      ""
    }
  }

  private var message: String {
    switch self {
    case .noCommand: return "a command is missing; \(Self.commands)"
    case .unknownCommand(let word):
      let known = CommandName.allCases.map(\.rawValue)
      let help = NearestWord.to(word, among: known).map { "did you mean \"\($0)\"?" }
      return "unknown command \"\(word)\"; \(help ?? Self.commands)"
    case .unknownOption(let word, let command):
      let known = (command?.options ?? [.help, .version]).map(\.spelling)
      let help = NearestWord.to(word, among: known).map { "; did you mean \"\($0)\"?" }
      return "unknown option \"\(word)\"\(help ?? "")"
    case .foreignOption(let option, let command):
      return "\(option.spelling) does not belong to \"\(command.rawValue)\""
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
    case .scenarioMissing(let command):
      return "\(command.rawValue) needs a scenario: a file, or - for standard input"
    case .standardInputTwice: return "standard input can be read only once"
    case .codeMissing: return "explain needs the code of a diagnostic, such as E012"
    case .tooMany(let command, let got, let most):
      let allowed = most == 0 ? "takes nothing" : "takes \(most) at most"
      return "\(command.rawValue) \(allowed), and got \(got)"
    }
  }

  private static var commands: String {
    "commands are " + CommandName.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
