import CloudModel
import SimulationKernel

/// Turns the actions of a template into faults of the things that the scenario says they are about.
struct FISConversion {
  /// Where the experiment runs, for actions that do not say.
  let region: String?
  /// FIS targets, zones and the like by their names in AWS, and what they are here.
  let things: [String: String]
  let alarms: [String: String]
  /// The longest that a pause of replication takes until it works.
  let pauseOnset: TimeSpan
  /// When the experiment starts: FIS chooses its targets anew each time.
  let experimentStart: TimeSpan
  var context: DecodingContext
  private(set) var experiment = ExperimentDescription()
  let template: FISTemplate

  init(
    _ template: FISTemplate, region: String?, things: [String: String], alarms: [String: String],
    pauseOnset: TimeSpan, at start: TimeSpan, in context: DecodingContext
  ) {
    self.template = template
    self.region = region
    self.things = things
    self.alarms = alarms
    self.pauseOnset = pauseOnset
    experimentStart = start
    self.context = context
  }

  /// The whole experiment; mistakes are in the context.
  mutating func convert() -> ExperimentDescription? {
    let errors = context.diagnostics.errorCount
    for condition in template.stopConditions {
      experiment.stopAlarms.append(alarm(condition))
    }
    guard let actions = ordered() else { return nil }
    for action in actions { convert(action) }
    return context.diagnostics.errorCount == errors ? experiment : nil
  }

  // MARK: Order

  /// The actions, each after all that it starts after; `nil` if some start after themselves, which
  /// is reported.
  ///
  /// - Complexity: O(n log n) in the actions and what they start after
  private mutating func ordered() -> [FISAction]? {
    let actions = template.actions
    let numbers = Dictionary(
      actions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var waitsFor = [Int](repeating: 0, count: actions.count)
    var followers = [[Int]](repeating: [], count: actions.count)
    for (number, action) in actions.enumerated() {
      for before in action.startAfter.compactMap({ numbers[$0.text] }) {
        followers[before].append(number)
        waitsFor[number] += 1
      }
    }
    var order: [Int] = []
    var ready = actions.indices.filter { waitsFor[$0] == 0 }
    while !ready.isEmpty {
      order += ready
      var next: [Int] = []
      for follower in ready.flatMap({ followers[$0] }) {
        waitsFor[follower] -= 1
        if waitsFor[follower] == 0 { next.append(follower) }
      }
      ready = next.sorted()
    }
    guard order.count < actions.count else { return order.map { actions[$0] } }
    reportCircle(waitsFor, numbers)
    return nil
  }

  /// - Parameter waitsFor: Of how many actions each one still waits for the end; who follows one of
  ///   them comes to a circle in the end.
  private mutating func reportCircle(_ waitsFor: [Int], _ numbers: [String: Int]) {
    var seen: Set<Int> = []
    var here = waitsFor.firstIndex { $0 > 0 } ?? 0
    func predecessor(of number: Int) -> FISText? {
      template.actions[number].startAfter.first { before in
        numbers[before.text].map { waitsFor[$0] > 0 } ?? false
      }
    }
    while seen.insert(here).inserted {
      here = predecessor(of: here).flatMap { numbers[$0.text] } ?? here
    }
    let action = template.actions[here]
    context.report(
      .brokenTemplate, "\(TerminalText.quote(action.name)) starts after itself",
      at: predecessor(of: here)?.span ?? action.span, help: "break the circle in \"startAfter\"")
  }

  // MARK: One action

  /// As many as an experiment in our own words may have.
  static let mostFaults = 1_000

  private mutating func convert(_ action: FISAction) {
    var start = TimeSpan.zero
    for before in action.startAfter {
      guard let end = ends[before.text] else {
        context.report(
          .brokenTemplate, "there is no action \(TerminalText.quote(before.text))",
          at: before.span,
          help: context.diagnostics.isFull
            ? nil
            : Spelling.help(
              for: before.text, among: template.actions.map(\.name), called: "actions"))
        continue
      }
      start = max(start, end)
    }
    guard let kind = FISActions.all.first(where: { $0.ids.contains(action.id.text) }) else {
      reportUnsupported(action)
      ends[action.name] = start
      return
    }
    understood = []
    let conversion = kind.convert(action, &self)
    if conversion.isUnderstood { reportPassedOver(action) }
    guard experiment.faults.count + conversion.faults.count <= Self.mostFaults else {
      context.report(
        .brokenTemplate, "the template makes more than 1,000 faults", at: action.span,
        help: "name fewer zones, or split it into several experiments")
      ends[action.name] = start
      return
    }
    for var fault in conversion.faults {
      fault.name = TextRule.name().fitted(action.name)
      fault.at = start
      fault.duration = conversion.isForGood ? nil : conversion.duration
      fault.isForGood = conversion.isForGood
      experiment.faults.append(fault)
    }
    for var assertion in conversion.assertions {
      assertion.at = start
      experiment.assertions.append(assertion)
    }
    ends[action.name] = start + conversion.duration
    experiment.minimumDuration = max(experiment.minimumDuration, start + conversion.duration)
  }

  /// Targets of which something was reported already.
  var reported: Set<String> = []
  /// Parameters of the action under conversion that something was made of.
  private var understood: Set<String> = []
  /// When each action that is converted is over.
  private var ends: [String: TimeSpan] = [:]

  private mutating func reportUnsupported(_ action: FISAction) {
    context.report(
      .unsupportedAction,
      "\(TerminalText.quote(action.id.text)) has no counterpart here", at: action.id.span,
      help: "supported are: " + FISActions.all.flatMap(\.ids).joined(separator: ", "))
  }

  private mutating func reportPassedOver(_ action: FISAction) {
    for (key, value) in action.parameters
    where !understood.contains(key) && !FISActions.manners.contains(key) {
      passOver(
        "the parameter \(TerminalText.quote(key)) of \(TerminalText.quote(action.id.text))",
        at: value.span, help: "without it the action does the same here")
    }
  }

  /// Says that something in a template has no counterpart here and changes nothing.
  mutating func passOver(_ what: String, at span: SourceSpan, help: String) {
    context.report(.passedOver, "\(what) is passed over", at: span, help: help)
  }

  // MARK: What actions ask for

  /// What an action says by a parameter, if it says it.
  mutating func parameter(_ key: String, of action: FISAction) -> FISText? {
    understood.insert(key)
    return action.parameter(key)
  }

  /// What an action has to say by a parameter; its absence is reported.
  mutating func required(
    _ key: String, of action: FISAction, like example: String
  ) -> FISText? {
    if let written = parameter(key, of: action) { return written }
    context.report(
      .brokenTemplate, "\(TerminalText.quote(action.id.text)) needs the parameter \"\(key)\"",
      at: action.span, help: "add \"\(key)\": \"\(example)\"")
    return nil
  }

  /// A duration of ISO 8601, from a minute to twelve hours.
  mutating func duration(_ action: FISAction, _ key: String = "duration") -> TimeSpan {
    guard let written = required(key, of: action, like: "PT5M") else { return .zero }
    let span = try? DurationText.parse(written.text)
    guard let span, written.text.hasPrefix("P"), (.minutes(1) ... .minutes(720)).contains(span)
    else {
      context.report(
        .brokenTemplate, "\(TerminalText.quote(written.text)) is no duration of FIS",
        at: written.span, help: "write it like \"PT5M\"; from one minute to twelve hours")
      return .zero
    }
    return span
  }

  /// A whole number in a string, as all parameters are.
  mutating func number(
    _ action: FISAction, _ key: String, in range: ClosedRange<Int>, default usual: Int
  ) -> Int {
    guard let written = parameter(key, of: action) else { return usual }
    if let number = Int(written.text), range.contains(number) { return number }
    context.report(
      .brokenTemplate, "\(TerminalText.quote(written.text)) is no value of \"\(key)\"",
      at: written.span,
      help: "allowed is a whole number from \(range.lowerBound) to \(range.upperBound)")
    return usual
  }

  /// The percentage that a parameter names as a share [0…1].
  mutating func share(_ action: FISAction, _ key: String, default usual: Int = 100) -> Double {
    Double(number(action, key, in: 0...100, default: usual)) / 100
  }

  /// The scenario's alarm with this name or ARN; it is checked that there is one.
  mutating func alarm(_ written: FISText) -> String {
    let name = written.text.components(after: ":alarm:") ?? written.text
    let alarm = alarms[name] ?? name
    context.refer(to: alarm, .alarm, at: written.span)
    return alarm
  }
}

extension String {
  /// What follows the first occurrence of a text.
  fileprivate func components(after marker: String) -> String? {
    firstRange(of: marker).map { String(self[$0.upperBound...]) }
  }
}
