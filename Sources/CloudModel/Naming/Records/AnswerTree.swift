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
  /// - Complexity: O(records on the way through the tree, each as often as one is dropped, and
  ///   records behind those that evaluate their target)
  package func answer(
    of name: Int, for asker: Asker, _ draws: inout AnswerDraws
  ) -> NameAnswer {
    var health = NameHealth()
    return answer(of: name, for: asker, &draws, &health, depth: 0)
  }

  private func answer(
    of name: Int, for asker: Asker, _ draws: inout AnswerDraws, _ health: inout NameHealth,
    depth: Int
  ) -> NameAnswer {
    // A loop of aliases, which no check let in, is answered with nothing.
    guard depth <= sets.count else { return .none }
    switch overrides[name] {
    case .missing: return .none
    case .target(let target): return follow(target, for: asker, &draws, &health, depth: depth)
    case nil: break
    }
    let policy = sets[name].policy.policy
    let records = sets[name].records
    let candidates = policy.candidates(among: records, for: asker)
    var chosen = choose(candidates, of: records, by: policy, for: asker, &draws) { record in
      !policy.mindsHealth || isHealthy(record, &health)
    }
    if chosen.isEmpty {
      chosen = choose(candidates, of: records, by: policy, for: asker, &draws) { _ in true }
    }
    guard let first = chosen.first else { return .none }
    if chosen.count > 1 {
      return .records(chosen.compactMap { leaf(of: records[$0]) })
    }
    return follow(records[first].target, for: asker, &draws, &health, depth: depth)
  }

  private func follow(
    _ target: RecordTarget, for asker: Asker, _ draws: inout AnswerDraws,
    _ health: inout NameHealth, depth: Int
  ) -> NameAnswer {
    switch target {
    case .leaf(let leaf, _): .record(leaf)
    case .name(let child): answer(of: child, for: asker, &draws, &health, depth: depth + 1)
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

  /// Names whose health one evaluation has found out: many records may be aliases of one name, and
  /// it is looked at once.
  private typealias NameHealth = [Int: Bool]

  /// Whether a record may be answered: its own health check reports healthy, and so does its
  /// target if that is evaluated. A record without either is always healthy.
  ///
  /// - Complexity: O(records of the tree)
  package func isHealthy(_ record: NameRecord) -> Bool {
    var health = NameHealth()
    return isHealthy(record, &health)
  }

  private func isHealthy(_ record: NameRecord, _ health: inout NameHealth) -> Bool {
    if let check = record.healthCheck, !areChecksHealthy[check] { return false }
    guard record.evaluatesTargetHealth else { return true }
    switch record.target {
    case .leaf(_, let balancer): return balancer.map { areBalancersHealthy[$0] } ?? true
    case .name(let child):
      if let known = health[child] { return known }
      // What a loop of aliases leads back to has no health to give.
      health[child] = false
      let isHealthy = sets[child].records.contains { self.isHealthy($0, &health) }
      health[child] = isHealthy
      return isHealthy
    }
  }

  /// By name: the leaves that somebody, wherever they are, may be answered with now.
  ///
  /// - Complexity: O(records · leaves of a name)
  package var leavesInPlay: [[Int]] {
    var health = NameHealth()
    var found: [[Int]?] = Array(repeating: nil, count: sets.count)
    return sets.indices.map { leavesInPlay(of: $0, &found, &health) }
  }

  private func leavesInPlay(
    of name: Int, _ found: inout [[Int]?], _ health: inout NameHealth
  ) -> [Int] {
    if let known = found[name] { return known }
    // Nothing comes of a loop of aliases.
    found[name] = []
    var leaves: [Int] = []
    var seen: Set<Int> = []
    for target in targetsInPlay(of: name, &health) {
      let behind =
        switch target {
        case .leaf(let leaf, _): [leaf]
        case .name(let child): leavesInPlay(of: child, &found, &health)
        }
      leaves += behind.filter { seen.insert($0).inserted }
    }
    found[name] = leaves
    return leaves
  }

  private func targetsInPlay(of name: Int, _ health: inout NameHealth) -> [RecordTarget] {
    switch overrides[name] {
    case .missing: return []
    case .target(let target): return [target]
    case nil: break
    }
    let policy = sets[name].policy.policy
    let records = sets[name].records
    var healthy: [Int] = []
    for number in records.indices
    where !policy.mindsHealth || isHealthy(records[number], &health) {
      healthy.append(number)
    }
    return policy.inPlay(of: records, among: healthy.isEmpty ? Array(records.indices) : healthy)
      .map { records[$0].target }
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
