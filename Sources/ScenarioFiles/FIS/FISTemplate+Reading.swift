import CloudModel
import SimulationKernel

extension DecodingContext {
  /// Reads a template; keys that a simulation does not need, such as roles and logs, are passed
  /// over.
  mutating func readTemplate(_ tree: PositionedValue) -> FISTemplate? {
    let errors = diagnostics.errorCount
    let root = tree.member("experimentTemplate") ?? tree
    var template = FISTemplate()
    template.name = root.member("description")?.text ?? ""
    for member in root.member("targets")?.members ?? [] {
      template.targets.append(readTarget(member))
    }
    guard let actions = root.member("actions"), !actions.members.isEmpty else {
      report(
        .brokenTemplate, "an experiment template needs \"actions\"", at: root.start,
        help: "write it like {\"actions\": {\"stop\": {\"actionId\": \"aws:ecs:stop-task\"}}}")
      return nil
    }
    guard actions.members.count <= FISTemplate.mostActions else {
      report(
        .brokenTemplate, "\(actions.members.count) actions are more than FIS takes",
        at: actions.start,
        help: "a template has at most \(FISTemplate.mostActions); add a second experiment")
      return nil
    }
    for member in actions.members {
      if let action = readAction(member) { template.actions.append(action) }
    }
    let conditions = root.member("stopConditions")?.elements ?? []
    if let first = conditions.dropFirst(FISTemplate.mostStopConditions).first {
      report(
        .brokenTemplate, "\(conditions.count) stop conditions are more than FIS takes",
        at: first.start, help: "a template has at most \(FISTemplate.mostStopConditions)")
    }
    for condition in conditions.prefix(FISTemplate.mostStopConditions) {
      guard condition.member("source")?.text == "aws:cloudwatch:alarm" else { continue }
      if let alarm = text(of: condition, "value") { template.stopConditions.append(alarm) }
    }
    return diagnostics.errorCount == errors ? template : nil
  }

  private mutating func readTarget(_ member: PositionedValue.Member) -> FISTarget {
    var target = FISTarget(name: member.key, span: member.keySpan)
    if let tags = member.value.entry("resourceTags"), !tags.value.members.isEmpty {
      target.passOver(FISText(text: tags.key, span: tags.keySpan))
    }
    for filter in member.value.member("filters")?.elements ?? [] {
      guard let path = text(of: filter, "path") else { continue }
      target.narrow(by: path, to: texts(in: filter.member("values")))
    }
    for (key, value) in texts(of: member.value.member("parameters")) {
      target.narrow(byParameter: key, value)
    }
    if let zones = target.zones, zones.count > CloudRanges.mostZones {
      report(
        .brokenTemplate, "\(zones.count) zones are more than a scenario has", at: member.keySpan,
        help: "name at most \(CloudRanges.mostZones)")
    }
    readSelection(of: member.value, into: &target)
    return target
  }

  private mutating func readSelection(
    of written: PositionedValue, into target: inout FISTarget
  ) {
    guard let mode = written.member("selectionMode"), let text = mode.text else { return }
    target.mode = FISText(text: text, span: mode.span)
    if let selection = FISTarget.Selection(text) {
      target.selection = selection
    } else {
      report(
        .brokenTemplate, "\(TerminalText.quote(text)) is no selection mode", at: mode.span,
        help: "modes are: \"ALL\", \"COUNT(2)\", \"PERCENT(50)\"")
    }
  }

  private mutating func readAction(_ member: PositionedValue.Member) -> FISAction? {
    guard let id = text(of: member.value, "actionId") else { return nil }
    var action = FISAction(name: member.key, span: member.keySpan, id: id)
    action.parameters = texts(of: member.value.member("parameters"))
    for (key, value) in action.parameters
    where value.text.unicodeScalars.count > FISTemplate.longestParameter {
      report(
        .brokenTemplate, "the parameter \(TerminalText.quote(key)) is longer than FIS takes",
        at: value.span, help: "it takes at most 1,024 characters")
      return nil
    }
    action.targets = texts(of: member.value.member("targets"))
    action.startAfter = texts(in: member.value.member("startAfter"))
    return action
  }

  private func texts(in array: PositionedValue?) -> [FISText] {
    (array?.elements ?? []).compactMap { element in
      element.text.map { FISText(text: $0, span: element.span) }
    }
  }

  private mutating func text(of object: PositionedValue, _ key: String) -> FISText? {
    guard let value = object.member(key), let text = value.text else {
      report(.brokenTemplate, "it needs the key \"\(key)\", a string", at: object.start)
      return nil
    }
    return FISText(text: text, span: value.span)
  }

  private func texts(of object: PositionedValue?) -> [(key: String, value: FISText)] {
    (object?.members ?? []).compactMap { member in
      member.value.text.map { (member.key, FISText(text: $0, span: member.value.span)) }
    }
  }
}

extension FISTarget.Selection {
  /// `ALL`, `COUNT(2)` or `PERCENT(50)`.
  init?(_ text: String) {
    if text == "ALL" {
      self = .all
      return
    }
    guard let open = text.firstIndex(of: "("), text.last == ")",
      let number = Int(text[text.index(after: open)...].dropLast())
    else { return nil }
    switch text[..<open] {
    case "COUNT" where (1...5_000).contains(number): self = .count(number)
    case "PERCENT" where (1...100).contains(number): self = .share(Double(number) / 100)
    default: return nil
    }
  }
}

extension PositionedValue {
  fileprivate var members: [Member] {
    if case .object(let members) = content { members } else { [] }
  }

  fileprivate var elements: [PositionedValue] {
    if case .array(let elements) = content { elements } else { [] }
  }

  fileprivate var text: String? { if case .string(let text) = content { text } else { nil } }

  fileprivate func member(_ key: String) -> PositionedValue? {
    entry(key)?.value
  }

  fileprivate func entry(_ key: String) -> Member? { members.first { $0.key == key } }

  /// Its first byte, to point at something long.
  fileprivate var start: SourceSpan {
    SourceSpan(
      source: span.source,
      bytes: span.bytes.lowerBound..<min(span.bytes.lowerBound + 1, span.bytes.upperBound))
  }
}
