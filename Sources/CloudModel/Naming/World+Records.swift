import SimulationKernel

// ChangeResourceRecordSets: the weights of a name's records.
extension World {
  /// The number of a hosted name.
  func hostedName(_ text: String) -> Int? { names.firstIndex { $0.name == text } }

  /// The number of a name's record, by the listener that it leads to.
  func record(_ path: String, of name: Int) -> Int? {
    names[name].records.firstIndex { $0.path == path }
  }

  /// Gives records of a name new weights of 0–255; a record that is not named keeps its own.
  ///
  /// The change is all or nothing and reaches the name servers after its propagation delay.
  /// Resolvers and clients follow as what they hold expires.
  mutating func setWeights(
    _ weights: [(record: Int, weight: Int)], ofName name: Int, in queue: inout EventQueue
  ) {
    for (record, weight) in weights { names[name].weights[record] = weight }
    names[name].changes += 1
    let change = names[name].changes
    let delay = draw(propagation.records, purpose: .records, name, change)
    let known = names[name].weights
    if delay == .zero {
      recordsPublished(known, of: name, change: change, in: &queue)
    } else {
      schedule(
        .naming(.recordsPublished(name: name, change: change, weights: known)), after: delay,
        in: &queue)
    }
  }

  /// The name servers know a change.
  mutating func recordsPublished(
    _ weights: [Int], of name: Int, change: Int, in queue: inout EventQueue
  ) {
    // A later change that was faster has this one in it.
    guard change > names[name].publishedChange else { return }
    names[name].publishedChange = change
    names[name].published = weights
    let total = weights.reduce(0, +)
    for (record, weight) in zip(names[name].records, weights) {
      let percent =
        total == 0 ? 100 / Double(weights.count) : 100 * Double(weight) / Double(total)
      journal(
        names[name].name, .answersShifted(listener: record.path, percent: percent), in: queue)
    }
  }

  /// Which names were asked how often, for the accounts.
  func nameAccounts() -> [NameAccount] {
    names.map { NameAccount(name: $0.name, asked: $0.asked, resolved: $0.resolved) }
  }
}
