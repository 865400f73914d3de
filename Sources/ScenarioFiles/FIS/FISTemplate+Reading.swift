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
    for member in actions.members {
      if let action = readAction(member) { template.actions.append(action) }
    }
    for condition in root.member("stopConditions")?.elements ?? [] {
      guard condition.member("source")?.text == "aws:cloudwatch:alarm" else { continue }
      if let alarm = text(of: condition, "value") { template.stopConditions.append(alarm) }
    }
    return diagnostics.errorCount == errors ? template : nil
  }

  private mutating func readTarget(_ member: PositionedValue.Member) -> FISTarget {
    var target = FISTarget(name: member.key, span: member.keySpan)
    guard let mode = member.value.member("selectionMode"), let text = mode.text else {
      return target
    }
    if let selection = FISTarget.Selection(text) {
      target.selection = selection
    } else {
      report(
        .brokenTemplate, "\(TerminalText.quote(text)) is no selection mode", at: mode.span,
        help: "modes are: \"ALL\", \"COUNT(2)\", \"PERCENT(50)\"")
    }
    return target
  }

  private mutating func readAction(_ member: PositionedValue.Member) -> FISAction? {
    guard let id = text(of: member.value, "actionId") else { return nil }
    var action = FISAction(name: member.key, span: member.keySpan, id: id)
    action.parameters = texts(of: member.value.member("parameters"))
    action.targets = texts(of: member.value.member("targets"))
    action.startAfter = (member.value.member("startAfter")?.elements ?? []).compactMap { element in
      element.text.map { FISText(text: $0, span: element.span) }
    }
    return action
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
    members.first { $0.key == key }?.value
  }

  /// Its first byte, to point at something long.
  fileprivate var start: SourceSpan {
    SourceSpan(
      source: span.source,
      bytes: span.bytes.lowerBound..<min(span.bytes.lowerBound + 1, span.bytes.upperBound))
  }
}
