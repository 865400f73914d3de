import Experiments
import Reports
import ScenarioFiles

/// Splits a call into its command, options and operands, and checks them.
///
/// Options may stand before and after operands; `--name value` and `--name=value` mean the
/// same, and `--` ends the options.
package struct ArgumentReader {
  private var values: [Option: String] = [:]
  /// Of options that may be repeated, in the order of the call.
  private var lists: [Option: [String]] = [:]
  private var operands: [String] = []
  private let command: CommandName

  /// Reads the arguments behind the program's name.
  package static func read(_ arguments: [String]) throws(ArgumentError) -> Call {
    guard let first = arguments.first else { throw ArgumentError(.noCommand) }
    switch first {
    case Option.help.spelling, "-h": return .help(nil)
    case Option.version.spelling: return .version
    case let word where word.hasPrefix("-"): throw ArgumentError(.unknownOption(word))
    case let word:
      guard let command = CommandName(rawValue: word) else {
        throw ArgumentError(.unknownCommand(word))
      }
      let rest = Array(arguments.dropFirst())
      // Help helps with a call that is otherwise wrong.
      let options = rest.prefix { $0 != "--" }
      if options.contains("--help") || options.contains("-h") { return .help(command) }
      do throws(ArgumentProblem) {
        return try ArgumentReader(command, rest).call()
      } catch {
        throw ArgumentError(error, in: command)
      }
    }
  }

  private init(_ command: CommandName, _ arguments: [String]) throws(ArgumentProblem) {
    self.command = command
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      index += 1
      if word == "--" {
        operands += arguments[index...]
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let name = String(word.prefix { $0 != "=" })
      let inline = name.count < word.count ? String(word.dropFirst(name.count + 1)) : nil
      let option = try option(named: name)
      if option.valueName == nil {
        guard inline == nil else { throw .valueNotTaken(option) }
        try store("", for: option)
      } else if let inline {
        try store(inline, for: option)
      } else {
        guard index < arguments.count else { throw .valueMissing(option) }
        try store(arguments[index], for: option)
        index += 1
      }
    }
  }

  private func option(named name: String) throws(ArgumentProblem) -> Option {
    guard name.hasPrefix("--"), let option = Option(rawValue: String(name.dropFirst(2))) else {
      throw .unknownOption(name)
    }
    guard command.options.contains(option) else { throw .foreignOption(option) }
    return option
  }

  private mutating func store(_ value: String, for option: Option) throws(ArgumentProblem) {
    guard !option.isRepeatable else {
      lists[option, default: []].append(value)
      return
    }
    guard values.updateValue(value, forKey: option) == nil else { throw .repeatedOption(option) }
  }
}

// From words to a call.
extension ArgumentReader {
  private func call() throws(ArgumentProblem) -> Call {
    if values[.version] != nil { return .version }
    switch command {
    case .run: return .run(try runCall())
    case .compare: return .compare(try compareCall())
    case .gate: return .gate(try gateCall())
    case .tune: return .tune(try tuneCall())
    case .drill: return .drill(try drillCall())
    case .validate: return .validate(try validateCall())
    case .explain:
      try expect(most: 1)
      guard let code = operands.first else { throw .codeMissing }
      return .explain(code: code)
    case .schema:
      try expect(most: 0)
      return .schema
    case .initialize:
      try expect(most: 1)
      if let name = operands.first, name.isEmpty { throw .emptyName }
      return .initialize(
        name: operands.first, template: try choice(.template, RecoveryTemplate.self))
    case .list:
      try expect(most: 0)
      return .list
    }
  }

  private func expect(most: Int) throws(ArgumentProblem) {
    guard operands.count <= most else {
      throw .tooMany(got: operands.count, most: most)
    }
  }

  private func scenarios() throws(ArgumentProblem) -> [String] {
    guard !operands.isEmpty else { throw .scenarioMissing }
    guard operands.filter({ $0 == "-" }).count <= 1 else { throw .standardInputTwice }
    return operands
  }

  private func runCall() throws(ArgumentProblem) -> RunCall {
    var call = RunCall()
    call.scenarios = try scenarios()
    call.overrides = try overrides()
    call.seed = try whole(.seed, 0...UInt64.max)
    call.replications = try whole(.replications, 1...100_000).map(Int.init)
    call.jobs = try whole(.jobs, 1...1024).map(Int.init)
    call.folder = try nonempty(.out)
    call.format = try choice(.format, ReportFormat.self) ?? .text
    if let policy = try choice(.inconclusive, InconclusivePolicy.self, without: .report) {
      call.inconclusive = policy
    }
    call.isQuiet = values[.quiet] != nil
    call.hasColors = values[.noColor] == nil
    call.showsPerformance = values[.performance] != nil
    return call
  }

  private func compareCall() throws(ArgumentProblem) -> CompareCall {
    var call = CompareCall()
    call.run = try runCall()
    call.grid = try grid()
    let count = call.grid.count * call.run.scenarios.count
    guard count >= 2 else { throw .nothingToCompare }
    guard count <= Variation.mostVariants else { throw .wrongVariation(.tooManyVariants) }
    call.tolerance = try percent(.tolerance)
    return call
  }

  private func gateCall() throws(ArgumentProblem) -> GateCall {
    var call = GateCall()
    call.run = try runCall()
    try expect(most: 1)
    call.grid = try grid()
    call.worlds = try whole(.worlds, 1...100_000).map(Int.init)
    if let text = values[.traffic] { call.traffic = try GateTexts.factors(text, .traffic) }
    for text in lists[.defect] ?? [] { call.defects += try GateTexts.defects(text) }
    call.limits.falseRollbacks = try percent(.falseRollbacks)
    call.limits.misses = try percent(.misses)
    call.limits.nominal = try percent(.nominal)
    return call
  }

  private func tuneCall() throws(ArgumentProblem) -> TuneCall {
    try expect(most: 1)
    var call = TuneCall()
    call.run = try runCall()
    call.grid = try grid()
    guard call.grid.count >= 2 else { throw .nothingToTune }
    call.budget = try whole(.budget, 1...100_000_000).map(Int.init)
    if let budget = call.budget, budget < call.grid.count {
      throw .budgetTooSmall(points: call.grid.count)
    }
    return call
  }

  private func drillCall() throws(ArgumentProblem) -> DrillCall {
    try expect(most: 1)
    var call = DrillCall()
    call.run = try runCall()
    call.budget = try whole(.budget, 1...100_000_000).map(Int.init)
    call.resumes = values[.resume] != nil
    return call
  }

  private func grid() throws(ArgumentProblem) -> [[Setting]] {
    do throws(VariationError) {
      var variations: [Variation] = []
      for text in lists[.vary] ?? [] { variations.append(try Variation(parsing: text)) }
      return try Variation.grid(variations)
    } catch {
      throw .wrongVariation(error)
    }
  }

  private func percent(_ option: Option) throws(ArgumentProblem) -> Double? {
    guard let text = values[option] else { return nil }
    let digits = text.dropLast()
    let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    guard text.hasSuffix("%"), isPlain, let number = Double(digits), number <= 100 else {
      throw .notPercent(option, text)
    }
    return number / 100
  }

  private func validateCall() throws(ArgumentProblem) -> ValidateCall {
    var call = ValidateCall()
    call.scenarios = try scenarios()
    call.overrides = try overrides()
    call.showsDefaults = values[.defaults] != nil
    call.format = try choice(.format, ReviewFormat.self) ?? .text
    call.failLevel = try choice(.failLevel, FailLevel.self) ?? .error
    call.skips = lists[.skip, default: []].map { $0.uppercased() }
    call.isQuiet = values[.quiet] != nil
    return call
  }

  private func overrides() throws(ArgumentProblem) -> ScenarioOverrides {
    var overrides = ScenarioOverrides()
    for text in lists[.set] ?? [] {
      let path = String(text.prefix { $0 != "=" })
      guard !path.isEmpty, path.count < text.count else { throw .settingWithoutValue(text) }
      overrides.settings.append(
        ScenarioOverrides.Setting(path: path, value: String(text.dropFirst(path.count + 1))))
    }
    overrides.duration = try nonempty(.duration)
    return overrides
  }

  private func nonempty(_ option: Option) throws(ArgumentProblem) -> String? {
    guard let text = values[option] else { return nil }
    guard !text.isEmpty else { throw .emptyValue(option) }
    return text
  }

  private func whole(
    _ option: Option, _ range: ClosedRange<UInt64>
  ) throws(ArgumentProblem) -> UInt64? {
    guard let text = values[option] else { return nil }
    let isDigits = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isDigits, let number = UInt64(text), range.contains(number) else {
      throw .notWhole(option, text, from: range.lowerBound, through: range.upperBound)
    }
    return number
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable & Equatable>(
    _ option: Option, _ type: Choice.Type, without excluded: Choice? = nil
  ) throws(ArgumentProblem) -> Choice? {
    guard let text = values[option] else { return nil }
    let known = Choice.allCases.filter { $0 != excluded }
    guard let choice = known.first(where: { $0.rawValue == text }) else {
      throw .notOneOf(option, text, known.map(\.rawValue))
    }
    return choice
  }
}
