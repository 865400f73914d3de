import OutputAnalysis

/// A race between the points of a grid: replications go to those that can still win.
///
/// After each round a point leaves that beyond doubt does not meet an objective, and one that is
/// beyond doubt dominated: another point of the race is better in one criterion and not worse in
/// the others, in paired differences. The chance that any point leaves wrongly is at most
/// 1 − level: half of it is shared by all points, objectives and rounds, half by all ordered pairs
/// of points and rounds (Bonferroni; racing as in Maron and Moore 1997). A point that was
/// dominated comes back if what dominated it leaves as infeasible, or turns out worse where both
/// had been equal.
struct TuningRace {
  private enum Place: Equatable {
    case racing
    case infeasible(Objective)
    case dominated(Dominance)
  }

  /// Why a point is dominated: by which, after how many replications, equal in which criteria.
  private struct Dominance: Equatable {
    var point: Int
    var replications: Int
    var tied: [Int]
  }

  let measures: [Measure]
  /// Positions of what the search wants less of.
  let criteria: [Int]
  private let policy: ReplicationPolicy
  private let level: Double
  private let objectiveLevel: Double
  private let pairLevel: Double
  private(set) var evidence: [VariantEvidence]
  private var places: [Place]
  private(set) var runs = 0

  init(_ runner: VariantRunner, _ policy: ReplicationPolicy, looks: Int, level: Double) {
    measures = runner.measures
    criteria = Self.criteria(of: runner.measures)
    self.policy = policy
    self.level = level
    let points = runner.sheets.count
    let objectives = runner.sheets[0].objectives.count
    // Only one side of each interval can throw a point out, so each half has the whole risk.
    objectiveLevel = ConfidenceInterval.level(
      level, forEachOf: max(1, points * objectives) * looks)
    pairLevel = ConfidenceInterval.level(
      level, forEachOf: max(1, points * (points - 1)) * looks)
    evidence = runner.sheets.map { VariantEvidence($0, measures: runner.measures.count) }
    places = Array(repeating: .racing, count: points)
  }

  private static func criteria(of measures: [Measure]) -> [Int] {
    func position(_ measure: Measure) -> Int? {
      measures.firstIndex { $0.source == measure.source }
    }
    // Where no task has a price, its time stands for its cost.
    return [
      position(.failedShare), position(.rolloutDuration), position(.cost) ?? position(.taskHours),
    ].compactMap { $0 }
  }

  /// Points that can still win.
  var racing: [Int] { places.indices.filter { places[$0] == .racing } }

  /// The runs that bring every point of the race to so many replications, whole replications
  /// first.
  func runs(upTo target: Int) -> [VariantRun] {
    let points = racing
    return (0..<target).flatMap { replication in
      points.filter { evidence[$0].count <= replication }
        .map { VariantRun(variant: $0, replication: replication) }
    }
  }

  mutating func receive(_ reading: VariantReading) {
    runs += 1
    evidence[reading.run.variant].add(reading)
  }

  /// Throws points out and takes them back, after a round.
  ///
  /// - Parameter isLast: Whether no further round can follow; then an objective counts as in any
  ///   rehearsal, at the plain level.
  mutating func eliminate(isLast: Bool) {
    for point in racing {
      if let objective = failedObjective(of: point, isLast: isLast) {
        places[point] = .infeasible(objective)
      }
    }
    takeBack()
    for point in racing {
      // A point that has left meanwhile throws nobody out.
      for other in racing where other != point {
        guard let dominance = dominance(of: other, over: point) else { continue }
        places[point] = .dominated(dominance)
        break
      }
    }
  }

  /// Whether nothing that could still be learned would change the answer.
  var isDecided: Bool {
    let points = racing
    return points.allSatisfy { point in
      evidence[point].count >= min(policy.minimum, policy.maximum)
        && evidence[point].objectives.judged().allSatisfy { $0.judgment == .met }
        && points.allSatisfy { $0 == point || isTrade(point, $0) }
    }
  }
}

// When a point leaves, and when it comes back.
extension TuningRace {
  private func failedObjective(of point: Int, isLast: Bool) -> Objective? {
    let shown = evidence[point].objectives
    for (objective, readings) in zip(shown.sheet.objectives, shown.readings) {
      // One replication refutes a claim about every one, and no other claim.
      let refutes = shown.count > 1 || isLast || Judge.isAboutEach(objective)
      guard shown.count > 0, refutes else { continue }
      let judged = Judge.judge(
        objective, readings, level: isLast ? level : objectiveLevel)
      if judged.judgment == .notMet { return objective }
    }
    return nil
  }

  private mutating func takeBack() {
    for point in places.indices {
      guard case .dominated(let dominance) = places[point] else { continue }
      if case .infeasible = places[dominance.point] { places[point] = .racing }
      if isBroken(dominance) { places[point] = .racing }
    }
  }

  /// Whether the dominating point has been worse than ever before in what was equal.
  private func isBroken(_ dominance: Dominance) -> Bool {
    dominance.tied.contains { criterion in
      let values = evidence[dominance.point].measured[criterion].map(\.value)
      let before = values.prefix(dominance.replications).max() ?? 0
      return values.dropFirst(dominance.replications).contains { $0 > before }
    }
  }

  /// The difference of two points in a criterion, over the replications that both have.
  private func difference(_ point: Int, _ other: Int, in criterion: Int) -> PairedDifference {
    let count = min(evidence[point].count, evidence[other].count)
    return PairedDifference(
      of: Array(evidence[point].measured[criterion].prefix(count)),
      from: Array(evidence[other].measured[criterion].prefix(count)),
      measures[criterion].dimension, level: pairLevel)
  }

  private func dominance(of point: Int, over other: Int) -> Dominance? {
    let count = min(evidence[point].count, evidence[other].count)
    // A search that was stopped has points without any replication.
    guard count > 0 else { return nil }
    // A worse mean ends it before any interval is computed.
    let isWorse = criteria.contains { criterion in
      mean(of: point, criterion, count) > mean(of: other, criterion, count)
    }
    if isWorse { return nil }
    var (isBetter, tied) = (false, [Int]())
    for criterion in criteria {
      let difference = difference(point, other, in: criterion)
      if isUnknown(point, criterion), isUnknown(other, criterion) { continue }
      if difference.interval.isEntirelyBelow(0) {
        isBetter = true
      } else if difference.isIdentical {
        tied.append(criterion)
      } else {
        return nil
      }
    }
    guard isBetter else { return nil }
    let dominance = Dominance(point: point, replications: count, tied: tied)
    return isBroken(dominance) ? nil : dominance
  }

  /// Of the first replications; not a number where nothing was observed in one.
  private func mean(of point: Int, _ criterion: Int, _ count: Int) -> Double {
    let readings = evidence[point].measured[criterion].prefix(count)
    return readings.reduce(0) { $0 + $1.value } / Double(count)
  }

  private func isUnknown(_ point: Int, _ criterion: Int) -> Bool {
    evidence[point].measured[criterion].allSatisfy { $0.value.isNaN }
  }

  /// Whether each of two points is beyond doubt better in something, or both are equal in all.
  private func isTrade(_ point: Int, _ other: Int) -> Bool {
    let differences = criteria.map { difference(point, other, in: $0) }
    return differences.allSatisfy(\.isIdentical)
      || differences.contains { $0.interval.isEntirelyBelow(0) }
        && differences.contains { $0.interval.isEntirelyAbove(0) }
  }

  func standing(of point: Int) -> TunedPoint.Standing {
    switch places[point] {
    case .infeasible(let objective): return .infeasible(objective)
    case .dominated(let dominance): return .dominated(by: dominance.point)
    case .racing:
      let isMet = evidence[point].objectives.judged().allSatisfy { $0.judgment == .met }
      return isMet && evidence[point].count > 0 ? .best : .undecided
    }
  }
}
