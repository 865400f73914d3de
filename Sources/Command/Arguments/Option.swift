import Reports
import ScenarioFiles

/// Every option of every command.
package enum Option: String, Sendable, Hashable, CaseIterable {
  case seed, replications, jobs, set, duration, out, format, inconclusive
  case vary, tolerance, budget, resume
  case worlds, traffic, defect, misses, nominal
  case falseRollbacks = "false-rollbacks"
  case quiet, performance, defaults, help, version
  case noColor = "no-color"
  case skip
  case failLevel = "fail-level"
  case template

  package var spelling: String { "--" + rawValue }

  /// What its value is called in help; `nil` if it takes none.
  package var valueName: String? {
    switch self {
    case .seed, .replications, .jobs, .budget, .worlds: "N"
    case .set: "PATH=VALUE"
    case .vary: "PATH=V1,V2,..."
    case .tolerance, .misses, .nominal, .falseRollbacks: "PERCENT"
    case .traffic: "F1,F2,..."
    case .defect: "KIND=V1,V2,..."
    case .duration: "D"
    case .out: "DIR"
    case .format: ReportFormat.allCases.map(\.rawValue).joined(separator: "|")
    case .inconclusive: "pass|fail"
    case .skip: "RULE"
    case .template: "KIND"
    case .failLevel: FailLevel.allCases.map(\.rawValue).joined(separator: "|")
    case .quiet, .performance, .defaults, .help, .version, .noColor, .resume: nil
    }
  }

  /// The same for one command, where commands differ.
  package func valueName(in command: CommandName?) -> String? {
    self == .format && command == .validate
      ? ReviewFormat.allCases.map(\.rawValue).joined(separator: "|") : valueName
  }

  package var isRepeatable: Bool {
    self == .set || self == .vary || self == .defect || self == .skip
  }

  /// What help says about it.
  package var summary: String {
    switch self {
    case .seed: "the seed of every draw"
    case .replications: "run exactly so many replications"
    case .jobs: "run so many replications at a time (default: the cores)"
    case .set: "replace one value of the scenario; may be repeated"
    case .vary: "try each of these values, or low..high:step; may be repeated"
    case .tolerance: "a difference of so much of the first's value does not matter, such as 5%"
    case .worlds: "worlds of each kind (default: up to 200, as many as a minute allows)"
    case .traffic: "multiples of the traffic to try (default: 0.3,1,3)"
    case .defect: "errors=1%,5% slowness=1.2 start-up=30s or health=2m; may be repeated"
    case .misses: "fail if more of the bad builds are promoted, such as 10%"
    case .nominal: "good builds that the gate claims to roll back (default: its analysis's)"
    case .falseRollbacks: "fail if more of the good builds are rolled back, such as 5%"
    case .budget: "run at most so many replications in all"
    case .resume: "go on with a drill that was interrupted, in the same --out"
    case .duration: "replace the length of the run, such as 10m"
    case .out: "where the artefacts go (default: rehearsal/<scenario name>)"
    case .format: "what goes to standard output (default: text)"
    case .inconclusive: "take an inconclusive verdict for a pass or a failure"
    case .quiet: "say less: one line for a text report, none for a right scenario"
    case .performance: "say how fast the simulation was"
    case .defaults: "list every default that the scenario assumes"
    case .help: "show this help"
    case .version: "show the version"
    case .skip: "leave a policy rule out, such as P101; may be repeated"
    case .failLevel: "exit 1 from this level of findings on (default: error)"
    case .template:
      "of recovery: " + RecoveryTemplate.allCases.map(\.rawValue).joined(separator: ", ")
    case .noColor: "no colors (as with NO_COLOR)"
    }
  }
}

extension CommandName {
  package var options: [Option] {
    switch self {
    case .run:
      [
        .seed, .replications, .jobs, .set, .duration, .out, .format, .inconclusive,
        .performance, .quiet, .noColor, .help, .version,
      ]
    case .compare:
      [
        .vary, .tolerance, .seed, .replications, .jobs, .set, .duration, .out, .format,
        .inconclusive, .quiet, .noColor, .help, .version,
      ]
    case .gate:
      [
        .defect, .traffic, .worlds, .falseRollbacks, .misses, .nominal, .vary, .seed, .jobs, .set,
        .duration, .out, .format, .inconclusive, .quiet, .noColor, .help, .version,
      ]
    case .tune:
      [
        .vary, .budget, .seed, .replications, .jobs, .set, .duration, .out, .format,
        .inconclusive, .quiet, .noColor, .help, .version,
      ]
    case .drill:
      [
        .budget, .resume, .seed, .replications, .jobs, .set, .duration, .out, .format,
        .inconclusive, .quiet, .noColor, .help, .version,
      ]
    case .validate:
      [.set, .duration, .format, .failLevel, .skip, .defaults, .quiet, .help]
    case .initialize: [.template, .help]
    case .explain, .schema, .list: [.help]
    }
  }

  package var operands: String {
    switch self {
    case .run, .compare, .validate: "SCENARIO..."
    case .gate, .tune, .drill: "SCENARIO"
    case .explain: "CODE"
    case .initialize: "[NAME]"
    case .schema, .list: ""
    }
  }

  package var summary: String {
    switch self {
    case .run: "rehearse each scenario: verdict, score, artefacts"
    case .compare: "which variant is better, in the same world for all"
    case .gate: "how good the deployment's gate is: false rollbacks, misses, power"
    case .tune: "which settings meet the objectives, and nothing beats"
    case .drill: "which faults break the objectives, and the least of them"
    case .validate: "check scenarios and review their plans, simulate nothing"
    case .explain: "what a diagnostic means and how to mend it"
    case .schema: "the JSON Schema of a scenario"
    case .initialize: "write a commented scenario to start from"
    case .list: "the scenarios that come with the project"
    }
  }
}
