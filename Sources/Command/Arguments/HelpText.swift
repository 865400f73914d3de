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
    case .compare: lines += comparing
    case .gate: lines += gate + [""]
    case .tune: lines += tuning
    case .drill: lines += drilling
    case .validate:
      lines += [
        "SCENARIO is a file, or - for standard input. The plan of a right scenario is reviewed by",
        "policy rules ('rehearse explain P101' and on); only validate does that, run does not.",
        "A scenario accepts what they find with \"policy\": {\"skip\": [\"P101\"]}.", "",
      ]
    case .initialize:
      lines += ["Writes NAME.jsonc (default scenario.jsonc), which must not exist yet.", ""]
    case .explain, .schema, .list: break
    }
    lines.append("options:")
    lines += command.options.map { line($0, in: command) }
    switch command {
    case .run: lines += ["", "exit codes:"] + exitCodes
    case .compare: lines += ["", "exit codes:"] + compareExitCodes
    case .gate: lines += ["", "exit codes:"] + gateExitCodes
    case .tune: lines += ["", "exit codes:"] + tuneExitCodes
    case .drill: lines += ["", "exit codes:"] + drillExitCodes
    case .validate: lines += ["", "exit codes:"] + reviewExitCodes
    case .explain, .schema, .list, .initialize: break
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let reviewExitCodes = [
    "  0  every scenario is right, and no finding reaches the fail level",
    "  1  a finding reaches the fail level",
    "  2  the call or a scenario is wrong",
  ]

  private static let exitCodes = [
    "  0  every objective is met",
    "  1  at least one objective is not met",
    "  2  the call or a scenario is wrong; nothing was simulated",
    "  3  an internal error: a defect of rehearse",
    "  4  a limit was reached; what was computed is kept and marked incomplete",
    "  5  inconclusive: the data cannot decide an objective",
  ]

  private static let comparing = [
    "Variants are the combinations of all --vary, or the scenarios themselves, or both. The first",
    "one is what the others are compared with. All meet the same arrivals, work and faults, so",
    "that their paired differences are far more certain than their values. All intervals hold",
    "together with the scenario's confidence level. A value that contains a comma is written as",
    "JSON: \"a,b\", [1,2] or {\"k\":1}.", "",
    "A variant regresses if the first meets an objective and the variant does not, or if it is",
    "worse beyond doubt in the share of failed requests or in a metric of the objectives.", "",
  ]

  private static let tuning = [
    "Searches all combinations of --vary for those that meet every objective of the scenario and",
    "that nothing beats in failed requests, duration of the rollout and cost (or task time where",
    "tasks have no price). Replications go to the points that can still win. low..high:step stands",
    "for a range, as in 10s..60s:10s.",
    "",
  ]

  private static let tuneExitCodes = [
    "  0  a point meets every objective",
    "  1  no point does",
    "  2  the call or a scenario is wrong; nothing was simulated",
    "  3  an internal error: a defect of rehearse",
    "  4  a limit or the budget was reached; what is known is kept and marked incomplete",
    "  5  inconclusive: the data cannot decide whether a point does",
  ]

  private static let drilling = [
    "Searches for the faults that hurt the scenario most: what breaks, how badly, when, and for how",
    "long, one at a time and in pairs. What breaks an objective is then made smaller until no single",
    "step makes it smaller still, and written to drill.jsonc: the scenario with these faults in it.",
    "The scenario bounds the search with \"drill\": {\"kinds\": [...], \"from\": ..., \"until\": ...,",
    "\"longest\": ..., \"faults\": 1}. Every run is noted in drill.journal, so that a search that was",
    "interrupted goes on with --resume and finds what it would have found.",
    "",
  ]

  private static let drillExitCodes = [
    "  0  nothing that was tried within the budget breaks an objective",
    "  1  faults were found that break one, or the scenario misses one without any",
    "  2  the call or the scenario is wrong; nothing was simulated",
    "  3  an internal error: a defect of rehearse",
    "  4  a limit was reached, or the budget before everything was tried; what was found is kept",
    "  5  inconclusive: the data cannot decide whether something breaks an objective",
  ]

  private static let compareExitCodes = [
    "  0  no variant regresses against the first",
    "  1  a variant regresses",
    "  2  the call or a scenario is wrong; nothing was simulated",
    "  3  an internal error: a defect of rehearse",
    "  4  a limit was reached; what was computed is kept and marked incomplete",
    "  5  inconclusive: an objective is not decided, or with --tolerance a deciding difference",
  ]

  private static let gate = [
    "Tries the first deployment of the plan on worlds with a good build, which differs from the",
    "stable one only in its name, and on worlds with a bad one: the scenario's own candidate, and",
    "copies of the stable build with the defects that are given. SCENARIO is a file, or -. With",
    "--vary the gate of every setting is tried; limits are about the first.",
  ]

  private static let gateExitCodes = [
    "  0  the rates are within the limits that were given, if any",
    "  1  a rate is beyond its limit",
    "  2  the call or the scenario is wrong, or nothing is deployed; nothing was simulated",
    "  3  an internal error: a defect of rehearse",
    "  4  interrupted, or a limit was reached; what was computed is kept and marked incomplete",
    "  5  inconclusive: an interval contains its limit; more worlds may decide",
  ]

  private static func line(_ option: Option, in command: CommandName? = nil) -> String {
    let value = option.valueName(in: command).map { " " + $0 } ?? ""
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
