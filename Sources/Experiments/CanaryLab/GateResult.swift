import CloudModel
import OutputAnalysis

/// How good a scenario's gate is: the answer of the canary lab.
package struct GateResult: Sendable {
  package var scenario: ScenarioIdentity
  package var seed: UInt64
  package var confidenceLevel: Double
  package var deployment: Deployment
  /// The labels of the variants; limits are about the first.
  package var variants: [String]
  /// Variant by variant, traffic by traffic; good builds come first.
  package var cells: [GateCell]
  package var curves: [PowerCurve]
  package var limits: GateLimits
  package var judgments: [JudgedCell]
  package var verdict: Verdict
  /// Why it is incomplete.
  package var stopReason: StopReason?
  /// Worlds of each kind, if none is missing.
  package var worldsWanted: Int
  package var eventCount: UInt64
  /// A hash over the trajectories of all worlds.
  package var fingerprint: UInt64

  /// Which deployment was studied.
  package struct Deployment: Sendable, Hashable {
    package var service: String
    package var strategy: String
    package var stable: String
    package var candidate: String
    /// Whether the scenario's own candidate is bad, as far as it differs from the stable one.
    package var differs: Bool
    package var laterDeployments: Int
  }

  /// A cell at the scenario's own traffic, and whether it keeps its limit.
  package struct JudgedCell: Sendable, Hashable {
    package var cell: GateCell
    package var limit: Double
    package var judgment: Judgment
  }

  init(_ lab: CanaryLab, _ notes: LabNotes, wanted: Int) {
    let first = lab.variants[0].scenario
    scenario = ScenarioIdentity(
      name: first.name, question: first.question, sha256: first.sha256)
    seed = first.seed
    confidenceLevel = first.confidenceLevel
    deployment = Deployment(notes)
    variants = lab.variants.map(\.label)
    let cells = Self.cells(of: notes, level: first.confidenceLevel)
    self.cells = cells
    curves = Self.curves(of: cells)
    limits = lab.limits
    limits.nominal = limits.nominal ?? notes.kinds[0].deployment.promisedFalseAlarms
    judgments = cells.compactMap { cell in
      guard cell.variant == 0, cell.traffic == 1, let judgment = lab.limits.judge(cell),
        let limit = cell.build.isGood ? lab.limits.falseRollbacks : lab.limits.misses
      else { return nil }
      return JudgedCell(cell: cell, limit: limit, judgment: judgment)
    }
    stopReason = notes.stopReason
    verdict = Self.verdict(judgments.map(\.judgment), stopped: notes.stopReason != nil)
    worldsWanted = wanted
    eventCount = notes.eventCount
    fingerprint = notes.fingerprint
  }

  private static func cells(of notes: LabNotes, level: Double) -> [GateCell] {
    var cells: [GateCell] = []
    var twins: [WorldOutcome] = []
    for (kind, outcomes) in zip(notes.kinds, notes.outcomes) {
      if kind.build.isGood { twins = outcomes }
      cells.append(GateCell(kind, outcomes, twins: twins, level: level))
    }
    return cells
  }

  private static func curves(of cells: [GateCell]) -> [PowerCurve] {
    var curves: [PowerCurve] = []
    for cell in cells {
      guard case .defective(let defect) = cell.build else { continue }
      let point = PowerCurve.Point(traffic: cell.traffic, power: cell.caught)
      let known = curves.firstIndex { $0.variant == cell.variant && $0.defect == defect }
      if let known {
        curves[known].points.append(point)
      } else {
        curves.append(PowerCurve(variant: cell.variant, defect: defect, points: [point]))
      }
    }
    return curves
  }

  private static func verdict(_ judgments: [Judgment], stopped: Bool) -> Verdict {
    if stopped { return .incomplete }
    if judgments.contains(.notMet) { return .fail }
    return judgments.contains(.inconclusive) ? .inconclusive : .pass
  }

  /// The cell of a build at a traffic.
  package func cell(of build: Build, traffic: Double = 1, variant: Int = 0) -> GateCell? {
    cells.first { $0.variant == variant && $0.traffic == traffic && $0.build == build }
  }
}

extension GateResult.Deployment {
  init(_ notes: LabNotes) {
    let studied = notes.kinds[0].deployment
    service = studied.service
    strategy = notes.outcomes.joined().compactMap(\.strategy).first ?? ""
    stable = studied.stable
    candidate = studied.candidate
    differs = studied.differs
    laterDeployments = studied.laterDeployments
  }
}
