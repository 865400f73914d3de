import OutputAnalysis

/// What a user asks of a gate, at the scenario's own traffic [0…1].
package struct GateLimits: Sendable, Hashable {
  /// Good builds that may be rolled back.
  package var falseRollbacks: Double?
  /// Bad builds that may be promoted.
  package var misses: Double?
  /// The rate of false rollbacks that the gate claims; `nil` takes what its only analysis
  /// promises, if it promises anything.
  package var nominal: Double?

  package init() {}

  /// Whether a cell keeps its limit; `nil` without one.
  ///
  /// A limit is kept if the interval is below it even where every undecided world is taken for a
  /// wrong decision, and broken if the decided ones alone are above it.
  package func judge(_ cell: GateCell) -> Judgment? {
    guard let limit = cell.build.isGood ? falseRollbacks : misses else { return nil }
    let wrong = cell.build.isGood ? cell.caught : cell.promoted
    let wrongAtWorst = cell.build.isGood ? cell.caughtAtWorst : cell.promotedAtWorst
    if wrong.low > limit { return .notMet }
    return wrongAtWorst.high <= limit ? .met : .inconclusive
  }

  /// Whether good builds are rolled back as often as the gate claims; `nil` without a claim.
  package func level(of cell: GateCell) -> LevelJudgment? {
    guard cell.build.isGood, let nominal else { return nil }
    if cell.caught.low > nominal { return .isBroken }
    return cell.caughtAtWorst.high <= nominal ? .holds : .cannotTell
  }
}

/// What the data say about a nominal level.
package enum LevelJudgment: String, Sendable, Hashable {
  /// The whole interval is at or below it.
  case holds
  /// The whole interval is above it.
  case isBroken
  /// The interval contains it: the gate may hold it exactly.
  case cannotTell
}
