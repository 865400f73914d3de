import CloudModel

/// Where aliases lead.
extension ScenarioChecks {
  mutating func checkAliasLoops() {
    for name in cloud.names where leads(name, to: name.name) {
      report(
        .aliasLoop, at: .of("names", name.name), isAboutKey: true,
        "aliases lead from \(TerminalText.quote(name.name)) back to it",
        help: "let one of them lead to a listener")
    }
  }

  /// Whether a name can be answered with another one.
  func leads(_ name: HostedNameDescription, to goal: String) -> Bool {
    var seen: Set<String> = []
    var waiting = name.records.map(\.destination)
    while let next = waiting.popLast() {
      if next == goal { return true }
      guard seen.insert(next).inserted, let child = hostedName(next) else { continue }
      waiting += child.records.map(\.destination)
    }
    return false
  }

  /// A record that a fault has put there.
  mutating func checkWrongRecord(_ it: RecordWrong, at path: ValuePath) {
    var record = RecordDescription()
    record.to = it.to
    checkEnd(of: record, at: path)
    guard it.to == it.name || hostedName(it.to).map({ leads($0, to: it.name) }) ?? false else {
      return
    }
    report(
      .aliasLoop, at: path + "to",
      "aliases lead from \(TerminalText.quote(it.name)) back to it",
      help: "let it lead to a listener or to an address")
  }
}
