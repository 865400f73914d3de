import SimulationKernel

// ChangeResourceRecordSets: edits of records, which need Route 53's control plane.
extension World {
  /// The number of a hosted name.
  func hostedName(_ text: String) -> Int? { names.firstIndex { $0.name == text } }

  /// The number of a name's record, by its identifier.
  func record(_ identifier: String, of name: Int) -> Int? {
    names[name].set.records.firstIndex { $0.name == identifier }
  }

  /// Gives records of a name new weights of 0–255; a record that is not named keeps its own.
  ///
  /// - Returns: Whether the control plane took the change.
  mutating func setWeights(
    _ weights: [(record: Int, weight: Int)], ofName name: Int, in queue: inout EventQueue
  ) -> Bool {
    var set = names[name].set
    for (record, weight) in weights { set.records[record].routing.weight = weight }
    return changeRecords(ofName: name, to: set, in: &queue)
  }

  /// Makes, replaces and deletes records of a name.
  ///
  /// - Parameters:
  ///   - records: Each replaces the one with its identifier, or is a new one.
  ///   - deleted: Identifiers; of records that are not there nothing happens.
  /// - Returns: Whether the control plane took the change.
  mutating func changeRecords(
    ofName name: Int, upsert records: [RecordDescription], delete deleted: [String],
    in queue: inout EventQueue
  ) -> Bool {
    var set = names[name].set
    set.records.removeAll { deleted.contains($0.name) }
    for description in records {
      let record = nameRecord(description, of: self.description.names[name])
      addIdleLane(for: record.target, in: &queue)
      watchTarget(of: record)
      if let number = set.records.firstIndex(where: { $0.name == record.name }) {
        set.records[number] = record
      } else {
        set.records.append(record)
      }
    }
    return changeRecords(ofName: name, to: set, in: &queue)
  }

  /// The change is all or nothing and reaches the name servers after its propagation delay.
  /// Resolvers and clients follow as what they hold expires.
  private mutating func changeRecords(
    ofName name: Int, to set: AnswerTree.RecordSet, in queue: inout EventQueue
  ) -> Bool {
    guard controlPlanes.isUp(.route53) else {
      journal(names[name].name, .recordsRefused, in: queue)
      return false
    }
    names[name].set = set
    names[name].changes += 1
    let change = names[name].changes
    let delay = draw(propagation.records, purpose: .records, name, change)
    if delay == .zero {
      recordsPublished(set, of: name, change: change, in: &queue)
    } else {
      schedule(
        .naming(.recordsPublished(name: name, change: change, set: set)), after: delay, in: &queue)
    }
    return true
  }

  /// The name servers know a change.
  mutating func recordsPublished(
    _ set: AnswerTree.RecordSet, of name: Int, change: Int, in queue: inout EventQueue
  ) {
    // A later change that was faster has this one in it.
    guard change > names[name].publishedChange else { return }
    names[name].publishedChange = change
    answers.sets[name] = set
    if set.policy == .weighted { journalWeights(of: name, in: queue) }
    noteAnswers(in: queue)
  }

  private func journalWeights(of name: Int, in queue: borrowing EventQueue) {
    let records = answers.sets[name].records
    let total = records.reduce(0) { $0 + $1.routing.weight }
    for record in records {
      let percent =
        total == 0
        ? 100 / Double(records.count) : 100 * Double(record.routing.weight) / Double(total)
      journal(
        names[name].name, .answersShifted(listener: record.name, percent: percent), in: queue)
    }
  }
}
