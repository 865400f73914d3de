import CloudModel

/// What the steps of the plan make of the records of names, one after another.
extension ScenarioChecks {
  mutating func checkRecordChanges() {
    var names = cloud.names
    for (path, step) in planSteps {
      if case .changeRecords(let change) = step.action,
        let number = names.firstIndex(where: { $0.name == change.name })
      {
        let before = names
        let isKnown = checkParts(of: change, to: names[number], at: path + "changeRecords")
        names[number].apply(change)
        // What follows from a misspelled record is no news.
        guard isKnown else { continue }
        checkChange(change, ofName: number, from: before, to: names, at: path + "changeRecords")
      } else if case .shiftName(let name, let weights) = step.action,
        let number = names.firstIndex(where: { $0.name == name })
      {
        let before = names
        checkWeights(weights, ofName: names[number], at: path + "shiftName" + "weights")
        names[number].apply(weights)
        checkShift(ofName: number, from: before, to: names, at: path + "shiftName" + "weights")
      }
    }
  }

  // MARK: Steps

  /// - Returns: Whether there are all the records that are to be deleted.
  private mutating func checkParts(
    of change: RecordChangeDescription, to name: HostedNameDescription, at path: ValuePath
  ) -> Bool {
    for record in change.upsert { checkEnd(of: record, at: path + "upsert" + record.name) }
    let known = knownRecords(of: name)
    for (index, record) in change.delete.enumerated() where !known.contains(record) {
      report(
        .recordElsewhere, at: (path + "delete").appending(index),
        "\(TerminalText.quote(name.name)) has no record \(TerminalText.quote(record))",
        help: Spelling.help(for: record, among: known, called: "records"))
    }
    return change.delete.allSatisfy { known.contains($0) }
  }

  private mutating func checkWeights(
    _ weights: [RecordWeightDescription], ofName name: HostedNameDescription, at path: ValuePath
  ) {
    let known = knownRecords(of: name)
    for weight in weights where !known.contains(weight.record) {
      report(
        .recordElsewhere, at: path + weight.record, isAboutKey: true,
        "\(TerminalText.quote(name.name)) has no record that leads to "
          + TerminalText.quote(weight.record),
        help: Spelling.help(for: weight.record, among: known, called: "records"))
    }
  }

  /// Those that it has at a step, and those that any step makes: branches of the plan have no order.
  private func knownRecords(of name: HostedNameDescription) -> [String] {
    var known = name.records.map(\.name)
    for case .changeRecords(let change) in cloud.planSteps.map(\.action)
    where change.name == name.name {
      known += change.upsert.map(\.name).filter { !known.contains($0) }
    }
    return known
  }

  // MARK: Sets

  /// What a change leaves, as far as it was not so before; a set that was wrong before comes first.
  private mutating func checkChange(
    _ change: RecordChangeDescription, ofName number: Int, from before: [HostedNameDescription],
    to after: [HostedNameDescription], at path: ValuePath
  ) {
    if after[number].records.isEmpty {
      guard !before[number].records.isEmpty else { return }
      report(
        .nameWithoutRecords, at: path + "delete",
        "\(TerminalText.quote(change.name)) has no records any more",
        help: "make another one in the same step")
      return
    }
    let made = change.upsert.map(\.name)
    let known = problems(ofName: number, among: before)
    guard !known.contains(where: { $0.code.severity == .error }) else { return }
    for problem in problems(ofName: number, among: after) {
      if problem.path.steps.first == .key("records"),
        case .key(let record)? = problem.path.steps.dropFirst().first, made.contains(record)
      {
        let own = ValuePath(path.steps + [.key("upsert")] + problem.path.steps.dropFirst())
        report(
          problem.code, at: own, isAboutKey: problem.isAboutKey, problem.message,
          help: problem.help)
      } else if !known.contains(problem) {
        report(
          problem.code, at: path + (made.isEmpty ? "delete" : "upsert"),
          "from this step on, \(problem.message)", help: problem.help)
      }
    }
  }

  private mutating func checkShift(
    ofName number: Int, from before: [HostedNameDescription], to after: [HostedNameDescription],
    at path: ValuePath
  ) {
    let known = problems(ofName: number, among: before)
    for problem in problems(ofName: number, among: after) where !known.contains(problem) {
      report(problem.code, at: path, problem.message, help: problem.help)
    }
  }

  /// What is wrong with the records of a name, under paths that begin at the name.
  private func problems(
    ofName number: Int, among names: [HostedNameDescription]
  ) -> [Finding] {
    var cloud = cloud
    cloud.names = names
    var checks = ScenarioChecks(cloud: cloud)
    checks.checkSet(of: names[number], at: ValuePath())
    if checks.leads(names[number], to: names[number].name) {
      checks.report(
        .aliasLoop, at: .of("records"),
        "aliases lead from \(TerminalText.quote(names[number].name)) back to it",
        help: "let one of them lead to a listener")
    }
    return checks.findings
  }
}

extension HostedNameDescription {
  /// As the control plane takes it: what goes first, then what comes.
  fileprivate mutating func apply(_ change: RecordChangeDescription) {
    records.removeAll { change.delete.contains($0.name) }
    for record in change.upsert {
      if let number = records.firstIndex(where: { $0.name == record.name }) {
        records[number] = record
      } else {
        records.append(record)
      }
    }
  }

  fileprivate mutating func apply(_ weights: [RecordWeightDescription]) {
    for weight in weights {
      guard let number = records.firstIndex(where: { $0.name == weight.record }) else { continue }
      records[number].routing.weight = weight.weight
    }
  }
}
