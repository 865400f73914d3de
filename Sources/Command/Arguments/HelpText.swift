/// What `--help` prints.
package enum HelpText {
  package static func text(for command: CommandName?) -> String {
    command.map(of) ?? overview
  }

  private static var overview: String {
    var lines = [
      "rehearse – rehearses deployments and outages in simulation, and says whether anyone would",
      "have noticed.", "", "usage: rehearse COMMAND [OPTION...]", "", "commands:",
    ]
    for command in CommandName.allCases {
      let call = "\(command.rawValue) \(command.operands)"
      lines.append("  " + padded(call, to: 24) + command.summary)
    }
    lines += ["", "options:", line(.help), line(.version), "", "exit codes:"]
    lines += exitCodes
    lines += ["", "'rehearse COMMAND --help' lists the options of a command."]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func of(_ command: CommandName) -> String {
    let operands = command.operands.isEmpty ? "" : " " + command.operands
    var lines = [
      "rehearse \(command.rawValue) – \(command.summary)", "",
      "usage: rehearse \(command.rawValue)\(operands) [OPTION...]", "",
    ]
    switch command {
    case .run:
      lines += ["SCENARIO is a file, or - for standard input.", ""]
    case .validate:
      lines += ["SCENARIO is a file, or - for standard input. Exit code 2 if one is wrong.", ""]
    case .initialize:
      lines += ["Writes NAME.jsonc (default scenario.jsonc), which must not exist yet.", ""]
    case .explain, .schema, .list: break
    }
    lines.append("options:")
    lines += command.options.map(line)
    if command == .run { lines += ["", "exit codes:"] + exitCodes }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let exitCodes = [
    "  0  every objective is met",
    "  1  at least one objective is not met",
    "  2  the call or a scenario is wrong; nothing was simulated",
    "  3  an internal error: a defect of rehearse",
    "  4  a limit was reached; what was computed is kept and marked incomplete",
    "  5  inconclusive: the data cannot decide an objective",
  ]

  private static func line(_ option: Option) -> String {
    let value = option.valueName.map { " " + $0 } ?? ""
    let call = option.spelling + value
    let head = "  " + padded(call, to: 24)
    // A long value name gets a line of its own.
    return call.count < 24
      ? head + option.summary
      : "  \(call)\n" + String(repeating: " ", count: 26) + option.summary
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(1, columns - text.count))
  }
}
