import CloudModel
import SimulationKernel

/// The targets of a service or fleet that an action is about.
struct FISChosenTargets {
  var owner: String
  /// `nil` for a share.
  var count: Int?
  /// [0…1]; `nil` for a count.
  var share: Double?
  var choice: TargetChoice
}

// What actions are about.
extension FISConversion {
  /// The one thing that an action is about, which is met as a whole.
  mutating func thing(of action: FISAction) -> String? {
    guard let (thing, target) = target(of: action) else { return nil }
    let isFirst = reported.insert(target.name).inserted
    if isFirst { reportPassedOver(target, thing: thing) }
    let zones = (target.zones ?? []).filter { (things[$0.text] ?? $0.text) != thing }
    if isFirst, let zone = zones.first {
      passOver(
        "the zone of the target \(TerminalText.quote(target.name))", at: zone.span,
        help: "all of \(TerminalText.quote(thing)) meets the action")
    }
    if isFirst, case .share = target.selection, let mode = target.mode {
      passOver(
        "the share of the target \(TerminalText.quote(target.name))", at: mode.span,
        help: "all of \(TerminalText.quote(thing)) meets the action")
    }
    return thing
  }

  /// Those of a service's or fleet's targets that an action is about.
  ///
  /// - Parameter key: A parameter of the action with the percentage of them, which counts instead
  ///   of the target's selection mode.
  mutating func targets(of action: FISAction, share key: String? = nil) -> FISChosenTargets? {
    guard let (thing, target) = target(of: action) else { return nil }
    if reported.insert(target.name).inserted { reportPassedOver(target, thing: thing) }
    var seen: Set<String> = []
    let zones = (target.zones ?? []).map { things[$0.text] ?? $0.text }
      .filter { seen.insert($0).inserted }
    var result = FISChosenTargets(
      owner: thing, count: target.selection.count, share: target.selection.share,
      choice: TargetChoice(zones: zones))
    if let key { (result.count, result.share) = (nil, share(action, key)) }
    if result.share != 1 {
      result.choice.lot = "\(target.name) at \(DurationText.text(of: experimentStart))"
    }
    return result
  }

  /// The zones that a parameter lists.
  mutating func zones(_ action: FISAction, _ key: String) -> [String] {
    guard let written = parameter(key, of: action) else { return [] }
    var seen: Set<String> = []
    return written.list.map { things[$0] ?? $0 }.filter { seen.insert($0).inserted }
  }

  /// Says that an action is about everybody, whatever its targets are.
  mutating func passOverTargets(of action: FISAction, help: String) {
    guard let reference = action.targets.first else { return }
    passOver(
      "the target \(TerminalText.quote(reference.value.text))", at: reference.value.span, help: help
    )
  }

  private mutating func target(
    of action: FISAction
  ) -> (thing: String, target: FISTarget)? {
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
      guard reported.insert(target.name).inserted else { return nil }
      context.report(
        .unmappedTarget,
        "nothing says what the target \(TerminalText.quote(target.name)) is in this scenario",
        at: target.span,
        help: "add it to the experiment's \"targets\", as in {\""
          + "\(TerminalText.clip(target.name, to: 40))\": \"shop\"}")
      return nil
    }
    if let zones = target.zones, zones.isEmpty {
      guard reported.insert(target.name).inserted else { return nil }
      context.report(
        .brokenTemplate,
        "the filters of the target \(TerminalText.quote(target.name)) leave no zone",
        at: target.span, help: "name a zone that all of its filters allow")
      return nil
    }
    return (thing, target)
  }

  private mutating func reportPassedOver(_ target: FISTarget, thing: String) {
    for key in target.passedOver {
      passOver(
        "\(TerminalText.quote(key.text)) of the target \(TerminalText.quote(target.name))",
        at: key.span, help: "it does not narrow \(TerminalText.quote(thing)) here")
    }
  }
}
