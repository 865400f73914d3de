import CloudModel
import SimulationKernel

/// Turns the actions of a template into faults of the things that the scenario says they are about.
struct FISConversion {
  /// Where the experiment runs, for actions that do not say.
  let region: String?
  /// FIS targets, zones and the like by their names in AWS, and what they are here.
  let things: [String: String]
  let alarms: [String: String]
  var context: DecodingContext
  private(set) var experiment = ExperimentDescription()
  private let template: FISTemplate

  init(
    _ template: FISTemplate, region: String?, things: [String: String], alarms: [String: String],
    in context: DecodingContext
  ) {
    self.template = template
    self.region = region
    self.things = things
    self.alarms = alarms
    self.context = context
  }

  /// The whole experiment; mistakes are in the context.
  mutating func convert() -> ExperimentDescription? {
    let errors = context.diagnostics.errorCount
    for condition in template.stopConditions {
      experiment.stopAlarms.append(alarm(condition))
    }
    var left = template.actions
    while !left.isEmpty {
      let ready = left.filter { action in
        !action.startAfter.contains { before in left.contains { $0.name == before.text } }
      }
      guard !ready.isEmpty else {
        reportCircle(left[0])
        return nil
      }
      for action in ready { convert(action) }
      left.removeAll { action in ready.contains { $0.name == action.name } }
    }
    return context.diagnostics.errorCount == errors ? experiment : nil
  }

  private mutating func reportCircle(_ action: FISAction) {
    context.report(
      .brokenTemplate, "\(TerminalText.quote(action.name)) starts after itself",
      at: action.startAfter.first?.span ?? action.span, help: "break the circle in \"startAfter\"")
  }

  private mutating func convert(_ action: FISAction) {
    var start = TimeSpan.zero
    for before in action.startAfter {
      guard let end = ends[before.text] else {
        context.report(
          .brokenTemplate, "there is no action \(TerminalText.quote(before.text))",
          at: before.span,
          help: Spelling.help(
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
    let conversion = kind.convert(action, &self)
    for var fault in conversion.faults {
      fault.name = TextRule.name().fitted(action.name)
      fault.at = start
      fault.duration = conversion.isForGood ? nil : conversion.duration
      experiment.faults.append(fault)
    }
    for var assertion in conversion.assertions {
      assertion.at = start
      experiment.assertions.append(assertion)
    }
    ends[action.name] = start + conversion.duration
    experiment.minimumDuration = max(experiment.minimumDuration, start + conversion.duration)
  }

  /// Targets that were reported already.
  private var unmapped: Set<String> = []
  /// When each action that is converted is over.
  private var ends: [String: TimeSpan] = [:]

  private mutating func reportUnsupported(_ action: FISAction) {
    context.report(
      .unsupportedAction,
      "\(TerminalText.quote(action.id.text)) has no counterpart here", at: action.id.span,
      help: "supported are: " + FISActions.all.flatMap(\.ids).joined(separator: ", "))
  }

  // MARK: What actions ask for

  /// A duration of ISO 8601, from a minute to twelve hours.
  mutating func duration(_ action: FISAction, _ key: String = "duration") -> TimeSpan {
    guard let written = action.parameter(key) else {
      context.report(
        .brokenTemplate, "\(TerminalText.quote(action.id.text)) needs the parameter \"\(key)\"",
        at: action.span, help: "add \"\(key)\": \"PT5M\"")
      return .zero
    }
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
    guard let written = action.parameter(key) else { return usual }
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

  /// The one thing that an action is about, and how much of it.
  mutating func target(
    of action: FISAction
  ) -> (thing: String, selection: FISTarget.Selection)? {
    guard let reference = action.targets.first else {
      context.report(
        .brokenTemplate, "\(TerminalText.quote(action.id.text)) needs \"targets\"", at: action.span)
      return nil
    }
    guard let target = template.targets.first(where: { $0.name == reference.value.text }) else {
      context.report(
        .unmappedTarget, "there is no target \(TerminalText.quote(reference.value.text))",
        at: reference.value.span,
        help: Spelling.help(
          for: reference.value.text, among: template.targets.map(\.name), called: "targets"))
      return nil
    }
    guard let thing = things[target.name] else {
      guard unmapped.insert(target.name).inserted else { return nil }
      context.report(
        .unmappedTarget,
        "nothing says what the target \(TerminalText.quote(target.name)) is in this scenario",
        at: target.span,
        help: "add it to the experiment's \"targets\", as in {\""
          + "\(TerminalText.clip(target.name, to: 40))\": \"shop\"}")
      return nil
    }
    return (thing, target.selection)
  }

  /// The zones that a parameter lists.
  mutating func zones(_ action: FISAction, _ key: String) -> [String] {
    guard let written = action.parameter(key) else { return [] }
    return written.text.split(separator: ",").map { identifier in
      let name = String(identifier.filter { $0 != " " })
      return things[name] ?? name
    }
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
