/// What the name servers answer: records with policies, aliases that make trees of them, and the
/// health that they know of.
///
/// Health is looked up, never worked out: it is evaluated out of band and handed in. An answer is
/// found as the Route 53 developer guide has it ("How Route 53 chooses records", 2026-11): choose by
/// policy, test the choice's health, drop it if it is bad and choose again; where nothing is left,
/// choose as if all were healthy.
package struct AnswerTree: Sendable {
  /// The records of one name, which share one policy.
  package struct RecordSet: Sendable, Equatable {
    package var policy: RoutingPolicyKind
    package var records: [NameRecord]

    package init(_ policy: RoutingPolicyKind, _ records: [NameRecord]) {
      self.policy = policy
      self.records = records
    }
  }

  /// By name.
  package var sets: [RecordSet]
  /// By health check: what it reports.
  package var areChecksHealthy: [Bool]
  /// By load balancer: what evaluating it as a target says.
  package var areBalancersHealthy: [Bool]
  /// By name: what is answered instead, whatever the records say.
  package var overrides: [AnswerOverride?]

  package init(
    _ sets: [RecordSet], areChecksHealthy: [Bool] = [], areBalancersHealthy: [Bool] = []
  ) {
    self.sets = sets
    self.areChecksHealthy = areChecksHealthy
    self.areBalancersHealthy = areBalancersHealthy
    overrides = Array(repeating: nil, count: sets.count)
  }

  /// What one question is answered with.
  ///
  /// - Complexity: O(records on the way through the tree, each as often as one is dropped)
  package func answer(
    of name: Int, for asker: Asker, _ draws: inout AnswerDraws
  ) -> NameAnswer {
    answer(of: name, for: asker, &draws, depth: 0)
  }

  private func answer(
    of name: Int, for asker: Asker, _ draws: inout AnswerDraws, depth: Int
  ) -> NameAnswer {
    // A loop of aliases, which no check let in, is answered with nothing.
    guard depth <= sets.count else { return .none }
    switch overrides[name] {
    case .missing: return .none
    case .target(let target): return follow(target, for: asker, &draws, depth: depth)
    case nil: break
    }
    let policy = sets[name].policy.policy
    let records = sets[name].records
    let candidates = policy.candidates(among: records, for: asker)
    var chosen = choose(candidates, of: records, by: policy, for: asker, &draws) { record in
      !policy.mindsHealth || isHealthy(record)
    }
    if chosen.isEmpty {
      chosen = choose(candidates, of: records, by: policy, for: asker, &draws) { _ in true }
    }
    guard let first = chosen.first else { return .none }
    if chosen.count > 1 {
      return .records(chosen.compactMap { leaf(of: records[$0]) })
    }
    return follow(records[first].target, for: asker, &draws, depth: depth)
  }

  private func follow(
    _ target: RecordTarget, for asker: Asker, _ draws: inout AnswerDraws, depth: Int
  ) -> NameAnswer {
    switch target {
    case .leaf(let leaf, _): .record(leaf)
    case .name(let child): answer(of: child, for: asker, &draws, depth: depth + 1)
    }
  }

  /// As many records as one answer holds, of those that pass the test.
  private func choose(
    _ candidates: [Int], of records: [NameRecord], by policy: any RoutingPolicy,
    for asker: Asker, _ draws: inout AnswerDraws, where passes: (NameRecord) -> Bool
  ) -> [Int] {
    var inPlay = candidates
    var chosen: [Int] = []
    while !inPlay.isEmpty, chosen.count < policy.answerSize {
      let choice = policy.choice(among: inPlay, of: records, for: asker, &draws)
      inPlay.removeAll { $0 == choice }
      if passes(records[choice]) { chosen.append(choice) }
    }
    return chosen
  }

  private func leaf(of record: NameRecord) -> Int? {
    if case .leaf(let leaf, _) = record.target { leaf } else { nil }
  }

  // MARK: Health

  /// Whether a record may be answered: its own health check reports healthy, and so does its
  /// target if that is evaluated. A record without either is always healthy.
  package func isHealthy(_ record: NameRecord) -> Bool { isHealthy(record, depth: 0) }

  private func isHealthy(_ record: NameRecord, depth: Int) -> Bool {
    if let check = record.healthCheck, !areChecksHealthy[check] { return false }
    guard record.evaluatesTargetHealth else { return true }
    switch record.target {
    case .leaf(_, let balancer): return balancer.map { areBalancersHealthy[$0] } ?? true
    case .name(let child):
      guard depth <= sets.count else { return false }
      return sets[child].records.contains { isHealthy($0, depth: depth + 1) }
    }
  }

  /// The leaves that somebody, wherever they are, may be answered with now.
  ///
  /// - Complexity: O(records of the tree)
  package func leavesInPlay(of name: Int) -> [Int] { leavesInPlay(of: name, depth: 0) }

  private func leavesInPlay(of name: Int, depth: Int) -> [Int] {
    guard depth <= sets.count else { return [] }
    switch overrides[name] {
    case .missing: return []
    case .target(let target): return leaves(under: target, depth: depth)
    case nil: break
    }
    let policy = sets[name].policy.policy
    let records = sets[name].records
    let healthy = records.indices.filter { !policy.mindsHealth || isHealthy(records[$0]) }
    let inPlay = policy.inPlay(
      of: records, among: healthy.isEmpty ? Array(records.indices) : healthy)
    var leaves: [Int] = []
    for record in inPlay {
      for leaf in self.leaves(under: records[record].target, depth: depth)
      where !leaves.contains(leaf) {
        leaves.append(leaf)
      }
    }
    return leaves
  }

  private func leaves(under target: RecordTarget, depth: Int) -> [Int] {
    switch target {
    case .leaf(let leaf, _): [leaf]
    case .name(let child): leavesInPlay(of: child, depth: depth + 1)
    }
  }
}

/// What a name server says to a question.
package enum NameAnswer: Sendable, Equatable {
  /// One leaf, whose time to live is the answer's.
  case record(Int)
  /// Several in one answer, in the order in which they are given; clients take the first, and the
  /// next one if it does not answer.
  case records([Int])
  /// NODATA, or NXDOMAIN of a name without any record: kept for the negative time to live.
  case none
}

/// What a name is answered with instead of what its records say.
package enum AnswerOverride: Sendable, Equatable {
  /// Nothing: the records have gone missing.
  case missing
  /// What is there, to everybody.
  case target(RecordTarget)
}
