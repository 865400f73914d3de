import Command
import Experiments
import Reports
import SimulationKernel
import Testing

@Suite struct ArgumentTests {
  @Test func `every option of run is read, before and after its scenarios`() throws {
    let call = try ArgumentReader.read([
      "run", "--seed", "9", "a.jsonc", "--replications=3", "--jobs", "2", "--set", "x=1",
      "--set=y.z=a=b", "--duration", "10m", "--out", "here", "--format", "junit", "--quiet",
      "--inconclusive", "pass", "--performance", "--no-color", "b.jsonc", "--", "--odd",
    ])
    var wanted = RunCall()
    wanted.scenarios = ["a.jsonc", "b.jsonc", "--odd"]
    wanted.seed = 9
    wanted.replications = 3
    wanted.jobs = 2
    wanted.overrides.settings = [
      ScenarioOverrides.Setting(path: "x", value: "1"),
      ScenarioOverrides.Setting(path: "y.z", value: "a=b"),
    ]
    wanted.overrides.duration = "10m"
    wanted.folder = "here"
    wanted.format = .junit
    wanted.isQuiet = true
    wanted.inconclusive = .pass
    wanted.showsPerformance = true
    wanted.hasColors = false
    #expect(call == .run(wanted))
  }

  @Test func `every option of gate is read`() throws {
    let call = try ArgumentReader.read([
      "gate", "a.jsonc", "--worlds", "50", "--traffic", "0.1,1,10", "--defect", "errors=1%,2.5%",
      "--defect=slowness=1.2", "--defect", "start-up=30s", "--defect", "health=2m",
      "--false-rollbacks", "5%", "--misses", "0%", "--nominal", "1%", "--seed", "9", "--jobs", "2",
      "--set", "x=1", "--vary", "y=1,2", "--duration", "10m", "--out", "here", "--format", "json",
      "--inconclusive",
      "fail", "--quiet", "--no-color",
    ])
    var wanted = GateCall()
    wanted.run.scenarios = ["a.jsonc"]
    wanted.worlds = 50
    wanted.grid = [[Setting(path: "y", value: "1")], [Setting(path: "y", value: "2")]]
    wanted.traffic = [0.1, 1, 10]
    wanted.defects = [
      .errors(0.01), .errors(0.025), .slowness(1.2), .startUp(.seconds(30)),
      .health(after: .minutes(2)),
    ]
    wanted.limits.falseRollbacks = 0.05
    wanted.limits.misses = 0
    wanted.limits.nominal = 0.01
    wanted.run.seed = 9
    wanted.run.jobs = 2
    wanted.run.overrides.settings = [Setting(path: "x", value: "1")]
    wanted.run.overrides.duration = "10m"
    wanted.run.folder = "here"
    wanted.run.format = .json
    wanted.run.inconclusive = .fail
    wanted.run.isQuiet = true
    wanted.run.hasColors = false
    #expect(call == .gate(wanted))
    #expect(try ArgumentReader.read(["gate", "a"]) == .gate(with { $0.run.scenarios = ["a"] }))
  }

  private func with(_ change: (inout GateCall) -> Void) -> GateCall {
    var call = GateCall()
    change(&call)
    return call
  }

  @Test func `the other commands`() throws {
    #expect(try ArgumentReader.read(["explain", "E001"]) == .explain(code: "E001"))
    #expect(try ArgumentReader.read(["schema"]) == .schema)
    #expect(try ArgumentReader.read(["init"]) == .initialize(name: nil))
    #expect(try ArgumentReader.read(["init", "x"]) == .initialize(name: "x"))
    #expect(
      try ArgumentReader.read(["init", "x", "--template", "pilot-light"])
        == .initialize(name: "x", template: .pilotLight))
    #expect(try ArgumentReader.read(["list"]) == .list)
    #expect(try ArgumentReader.read(["--version"]) == .version)
    #expect(try ArgumentReader.read(["run", "--version"]) == .version)
    #expect(try ArgumentReader.read(["compare", "--version"]) == .version)
    #expect(try ArgumentReader.read(["tune", "--version"]) == .version)
    #expect(try ArgumentReader.read(["-h"]) == .help(nil))
    #expect(try ArgumentReader.read(["run", "--sed", "--help"]) == .help(.run))
    var validate = ValidateCall()
    validate.scenarios = ["-"]
    validate.showsDefaults = true
    #expect(try ArgumentReader.read(["validate", "-", "--defaults"]) == .validate(validate))
  }

  @Test func `compare takes variations and a tolerance`() throws {
    var wanted = CompareCall()
    wanted.run.scenarios = ["a"]
    wanted.run.seed = 3
    wanted.grid = ["1", "2"].flatMap { x in
      ["u", "v"].map { [Setting(path: "x", value: x), Setting(path: "y", value: $0)] }
    }
    wanted.tolerance = 0.05
    let call = try ArgumentReader.read([
      "compare", "a", "--vary", "x=1,2", "--vary=y=u,v", "--tolerance", "5%", "--seed", "3",
    ])
    #expect(call == .compare(wanted))
  }

  private static let commands =
    "commands are run, compare, tune, gate, drill, validate, explain, schema, list, init"

  @Test(arguments: [
    ([], "a command is missing; \(commands)", ""),
    (["rnu"], "unknown command \"rnu\"; did you mean \"run\"?", ""),
    (["simulate", "a"], "unknown command \"simulate\"; \(commands)", ""),
    (["drill"], "drill needs a scenario: a file, or - for standard input", " drill"),
    (["drill", "a", "b"], "drill takes 1 at most, and got 2", " drill"),
    (
      ["drill", "a", "--budget", "0"],
      "--budget needs a whole number from 1 to 100000000, not \"0\"", " drill"
    ),
    (["drill", "a", "--resume=yes"], "--resume takes no value", " drill"),
    (["run", "a", "--resume"], "--resume does not belong to \"run\"", " run"),
    (
      ["compare", "a"],
      "compare needs two variants: several scenarios, or --vary with several values", " compare"
    ),
    (["compare", "a", "--vary", "x"], "--vary needs PATH=V1,V2,..., not \"x\"", " compare"),
    (
      ["compare", "a", "b", "--vary", "x=1..600:1"], "--vary gives more than 1,000 variants",
      " compare"
    ),
    (
      ["compare", "a", "b", "--tolerance", "5"],
      "--tolerance needs a percentage from 0% to 100%, such as 5%, not \"5\"", " compare"
    ),
    (["tune", "a"], "tune needs --vary with several values", " tune"),
    (["tune", "a", "b", "--vary", "x=1,2"], "tune takes 1 at most, and got 2", " tune"),
    (
      ["tune", "a", "--vary", "x=1..5:1", "--budget", "4"],
      "--budget is less than one replication of each of 5 points", " tune"
    ),
    (["run", "a", "--vary", "x=1,2"], "--vary does not belong to \"run\"", " run"),
    (["--verison"], "unknown option \"--verison\"; did you mean \"--version\"?", ""),
    (["run"], "run needs a scenario: a file, or - for standard input", " run"),
    (["validate"], "validate needs a scenario: a file, or - for standard input", " validate"),
    (["run", "-", "-"], "standard input can be read only once", " run"),
    (["run", "a", "--sed", "1"], "unknown option \"--sed\"; did you mean \"--seed\"?", " run"),
    (["run", "a", "-x"], "unknown option \"-x\"", " run"),
    (["run", "a", "--seed"], "--seed needs a value: --seed N", " run"),
    (
      ["run", "a", "--seed", "-1"],
      "--seed needs a whole number from 0 to 18446744073709551615, not \"-1\"", " run"
    ),
    (
      ["run", "a", "--seed", "18446744073709551616"],
      "--seed needs a whole number from 0 to 18446744073709551615, not \"18446744073709551616\"",
      " run"
    ),
    (["run", "a", "--jobs", "0"], "--jobs needs a whole number from 1 to 1024, not \"0\"", " run"),
    (
      ["run", "a", "--replications", "1e3"],
      "--replications needs a whole number from 1 to 100000, not \"1e3\"", " run"
    ),
    (["run", "a", "--seed", "1", "--seed", "2"], "--seed is given twice", " run"),
    (["run", "a", "--quiet=yes"], "--quiet takes no value", " run"),
    (["run", "a", "--set", "x"], "--set needs PATH=VALUE, not \"x\"", " run"),
    (["run", "a", "--set", "=1"], "--set needs PATH=VALUE, not \"=1\"", " run"),
    (["run", "a", "--out="], "--out needs a value that is not empty", " run"),
    (
      ["run", "a", "--format", "jsn"],
      "--format takes one of text, json, markdown, junit, not \"jsn\"; did you mean \"json\"?",
      " run"
    ),
    (
      ["run", "a", "--inconclusive", "report"],
      "--inconclusive takes one of pass, fail, not \"report\"", " run"
    ),
    (["validate", "a", "--seed", "1"], "--seed does not belong to \"validate\"", " validate"),
    (["explain"], "explain needs the code of a diagnostic, such as E201", " explain"),
    (["explain", "a", "b"], "explain takes 1 at most, and got 2", " explain"),
    (["init", ""], "init needs a name that is not empty", " init"),
    (
      ["init", "--template", "warm"],
      "--template takes one of backup-restore, pilot-light, warm-standby, active-active, not "
        + "\"warm\"", " init"
    ),
    (["validate", "-", "-"], "standard input can be read only once", " validate"),
    (["validate", "a", "--set", "x"], "--set needs PATH=VALUE, not \"x\"", " validate"),
    (["gate"], "gate needs a scenario: a file, or - for standard input", " gate"),
    (["gate", "a", "b"], "gate takes 1 at most, and got 2", " gate"),
    (
      ["gate", "a", "--misses", "5"],
      "--misses needs a percentage from 0% to 100%, such as 5%, not \"5\"",
      " gate"
    ),
    (
      ["gate", "a", "--false-rollbacks", "101%"],
      "--false-rollbacks needs a percentage from 0% to 100%, such as 5%, not \"101%\"", " gate"
    ),
    (
      ["gate", "a", "--traffic", "1,,3"],
      "--traffic needs numbers from 0.001 to 100 with commas between them, such as 0.3,1,3, not "
        + "\"1,,3\"", " gate"
    ),
    (
      ["gate", "a", "--traffic", "0"],
      "--traffic needs numbers from 0.001 to 100 with commas between them, such as 0.3,1,3, not "
        + "\"0\"", " gate"
    ),
    (
      ["gate", "a", "--defect", "error=1%"],
      "--defect needs KIND=V1,V2,..., not \"error=1%\"; did you mean \"errors\"?", " gate"
    ),
    (
      ["gate", "a", "--defect", "errors"],
      "--defect needs KIND=V1,V2,..., not \"errors\"; did you mean \"errors\"?", " gate"
    ),
    (
      ["gate", "a", "--defect", "qqqqqqqq=1"],
      "--defect needs KIND=V1,V2,..., not \"qqqqqqqq=1\"; kinds are errors, slowness, start-up, health",
      " gate"
    ),
    (
      ["gate", "a", "--defect", "errors=1%,2"],
      "--defect errors cannot be \"2\"; write it like errors=2%", " gate"
    ),
    (
      ["gate", "a", "--defect", "slowness=0.9"],
      "--defect slowness cannot be \"0.9\"; write it like slowness=1.3", " gate"
    ),
    (
      ["gate", "a", "--defect", "start-up=30"],
      "--defect start-up cannot be \"30\"; write it like start-up=30s", " gate"
    ),
    (
      ["gate", "a", "--defect", "health=x"],
      "--defect health cannot be \"x\"; write it like health=2m", " gate"
    ),
    (["gate", "a", "--defect", "errors=1%,1%"], "--defect names errors=1% twice", " gate"),
    (
      ["gate", "a", "--worlds", "0"], "--worlds needs a whole number from 1 to 100000, not \"0\"",
      " gate"
    ),
    (["run", "a", "--worlds", "5"], "--worlds does not belong to \"run\"", " run"),
    (["schema", "x"], "schema takes nothing, and got 1", " schema"),
    (["run", "a", "--\u{1B}[31m"], "unknown option \"--\\u{1B}[31m\"", " run"),
  ])
  func `a wrong call is told what is wrong, word for word`(
    arguments: [String], message: String, topic: String
  ) {
    let error = #expect(throws: ArgumentError.self) { try ArgumentReader.read(arguments) }
    #expect(error?.text == "error: \(message)\nSee 'rehearse\(topic) --help'.\n")
  }

  @Test func `help names every command and option, and no line is longer than 100`() {
    let all = [nil] + CommandName.allCases.map { $0 as CommandName? }
    for command in all {
      let text = HelpText.text(for: command)
      for line in text.split(separator: "\n") { #expect(line.count <= 100) }
      for option in command?.options ?? [] { #expect(text.contains(option.spelling)) }
    }
    for command in CommandName.allCases {
      #expect(HelpText.text(for: nil).contains("  " + command.rawValue))
    }
  }
}
