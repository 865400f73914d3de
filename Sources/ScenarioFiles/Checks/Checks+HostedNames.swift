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
      if name.policy == .weighted {
        checkWeights(name.records.map(\.routing.weight), at: path + "records")
      }
      checkTimesToLive(of: name, at: path + "records")
      checkRouting(of: name, at: path + "records")
      if !isUsed(name) {
        report(
          .unusedThing, at: path, isAboutKey: true,
          "no traffic goes to the DNS name \(TerminalText.quote(name.name))")
      }
    }
    checkAliasLoops()
  }

  /// Whether traffic, a call or an alias goes to a name.
  private func isUsed(_ name: HostedNameDescription) -> Bool {
    (cloud.traffic + cloud.calledTraffic).contains { $0.to == name.name }
      || cloud.names.contains { $0.records.contains { $0.destination == name.name } }
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
    guard let first = name.records.first.map({ name.timeToLive(of: $0) }),
      let other = name.records.first(where: { name.timeToLive(of: $0) != first })
    else { return }
    report(
      .unequalTimesToLive, at: path + other.name, isAboutKey: true,
      "\(TerminalText.quote(other.name)) lives for "
        + "\(DurationText.text(of: name.timeToLive(of: other))), another record for "
        + "\(DurationText.text(of: first)): what lives longer gets more traffic than its weight",
      help: "give all records one time to live")
  }

  mutating func checkShift(
    ofName name: String, _ weights: [RecordWeightDescription], at path: ValuePath
  ) {
    guard let hostedName = hostedName(name) else { return }
    var all = Dictionary(
      hostedName.records.map { ($0.name, $0.routing.weight) },
      uniquingKeysWith: { first, _ in first })
    for weight in weights {
      if all.updateValue(weight.weight, forKey: weight.record) == nil {
        report(
          .recordElsewhere, at: path + "weights" + weight.record, isAboutKey: true,
          "\(TerminalText.quote(name)) has no record that leads to "
            + TerminalText.quote(weight.record),
          help: Spelling.help(
            for: weight.record, among: hostedName.records.map(\.name), called: "records"))
      }
    }
    // Records that the step does not name keep the weight of an earlier one.
    guard weights.count >= hostedName.records.count else { return }
    checkWeights(weights.map(\.weight), at: path + "weights")
  }
}
