import CloudModel

extension ScenarioChecks {
  mutating func checkHostedNames() {
    for name in cloud.names {
      let path = ValuePath.of("names", name.name)
      if cloud.loadBalancers.contains(where: { $0.name == name.name }) {
        report(
          .unclearName, at: path, isAboutKey: true,
          "\(TerminalText.quote(name.name)) is a DNS name and a load balancer",
          help: "give one of them another name")
      }
      for record in name.records { checkEnd(of: record, at: path + "records" + record.name) }
      checkSet(of: name, at: path)
      if !isUsed(name) {
        report(
          .unusedThing, at: path, isAboutKey: true,
          "no traffic goes to the DNS name \(TerminalText.quote(name.name))")
      }
    }
    checkAliasLoops()
  }

  /// What the records of a name are together.
  mutating func checkSet(of name: HostedNameDescription, at path: ValuePath) {
    if name.policy == .weighted {
      checkWeights(name.records.map(\.routing.weight), at: path + "records")
    }
    checkTimesToLive(of: name, at: path + "records")
    checkAliasTimes(of: name, at: path)
    checkRouting(of: name, at: path + "records")
  }

  /// Whether traffic, a call or an alias goes to a name, from the start or after a step of the plan.
  private func isUsed(_ name: HostedNameDescription) -> Bool {
    (cloud.traffic + cloud.calledTraffic).contains { $0.to == name.name }
      || everyRecord.contains { $0.destination == name.name }
  }

  /// The records of all names, and those that steps of the plan make.
  var everyRecord: [RecordDescription] {
    var records = cloud.names.flatMap(\.records)
    for case .changeRecords(let change) in cloud.planSteps.map(\.action) {
      records += change.upsert
    }
    return records
  }

  func hostedName(_ name: String) -> HostedNameDescription? {
    cloud.names.first { $0.name == name }
  }

  private mutating func checkWeights(_ weights: [Int], at path: ValuePath) {
    guard weights.count > 1, weights.allSatisfy({ $0 == 0 }) else { return }
    report(
      .allRecordsZero, at: path,
      "all weights are zero, and each of the \(weights.count) records is answered equally often",
      help: "give the record that is meant a weight")
  }

  private mutating func checkTimesToLive(of name: HostedNameDescription, at path: ValuePath) {
    // An alias of a name lives as long as what it is answered with.
    let records = name.records.filter { hostedName($0.destination) == nil }
    guard let first = records.first.map({ name.timeToLive(of: $0) }),
      let other = records.first(where: { name.timeToLive(of: $0) != first })
    else { return }
    report(
      .unequalTimesToLive, at: path + other.name, isAboutKey: true,
      "\(TerminalText.quote(other.name)) lives for "
        + "\(DurationText.text(of: name.timeToLive(of: other))), another record for "
        + "\(DurationText.text(of: first)): what lives longer gets more traffic than its weight",
      help: "give all records one time to live")
  }

  /// Times to live that are written for aliases, which have none of their own.
  private mutating func checkAliasTimes(of name: HostedNameDescription, at path: ValuePath) {
    let alias = DurationText.text(of: HostedNameDescription.aliasTimeToLive)
    for record in name.records {
      guard let written = record.timeToLive else { continue }
      let place = path + "records" + record.name + "timeToLive"
      if hostedName(record.destination) != nil {
        report(
          .aliasTimeToLive, at: place,
          "\(TerminalText.quote(record.name)) is an alias, and lives as long as what "
            + "\(TerminalText.quote(record.destination)) is answered with",
          help: "leave it out")
      } else if record.evaluateTargetHealth, written != HostedNameDescription.aliasTimeToLive {
        report(
          .aliasTimeToLive, at: place,
          "\(TerminalText.quote(record.name)) is an alias of a load balancer, which always lives "
            + "for \(alias)",
          help: "leave it out")
      }
    }
    guard name.timeToLive != HostedNameDescription.aliasTimeToLive, !name.records.isEmpty,
      name.records.allSatisfy({ $0.evaluateTargetHealth || hostedName($0.destination) != nil })
    else { return }
    report(
      .aliasTimeToLive, at: path + "timeToLive",
      "all records are aliases, and none lives for \(DurationText.text(of: name.timeToLive))",
      help: "leave it out: those of load balancers live for \(alias)")
  }
}
