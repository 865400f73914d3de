import Experiments
import OutputAnalysis

/// `gate.json`, as promised to users: fields are added, never renamed or dropped.
enum GateJSONReport {
  static let schema = 1

  static func node(_ result: GateResult, _ style: ReportStyle) -> JSONNode {
    let deployment = result.deployment
    var members: [String: JSONNode] = [
      "schema": .integer(schema), "version": .string(style.version),
      "scenario": .object([
        "name": .string(result.scenario.name), "question": .string(result.scenario.question),
        "sha256": .string(result.scenario.sha256),
      ]),
      "seed": .unsigned(result.seed), "confidenceLevel": .number(result.confidenceLevel),
      "fingerprint": .string(UnitText.fingerprint(result.fingerprint)),
      "verdict": .string(result.verdict.rawValue),
      "deployment": .object([
        "service": .string(deployment.service), "strategy": .string(deployment.strategy),
        "stable": .string(deployment.stable), "candidate": .string(deployment.candidate),
        "candidateDiffers": .bool(deployment.differs),
        "laterDeployments": .integer(deployment.laterDeployments),
      ]),
      "variants": .array(result.variants.map(JSONNode.string)),
      "worldsWanted": .integer(result.worldsWanted),
      "events": .integer(Int64(clamping: result.eventCount)),
      "cells": .array(result.cells.map { cell($0, result) }),
      "power": .array(result.curves.map(curve)),
      "limits": .array(result.judgments.map(limit)),
      "answers": .array(
        GateAnswers(result: result, escape: { $0 }).sentences.map(JSONNode.string)),
    ]
    if let reason = result.stopReason { members["stopped"] = .string(reason.rawValue) }
    return .object(members)
  }

  private static func cell(_ cell: GateCell, _ result: GateResult) -> JSONNode {
    var ends: [String: JSONNode] = [:]
    for entry in cell.ends { ends[entry.end.rawValue] = .integer(entry.count) }
    var members: [String: JSONNode] = [
      "variant": .integer(cell.variant), "traffic": .number(cell.traffic),
      "build": build(cell.build), "worlds": .integer(cell.worlds), "ends": .object(ends),
      "caught": interval(cell.caught), "promoted": interval(cell.promoted),
      "undecided": interval(cell.undecided),
      "detection": spread(cell.detection, unit: "s"),
      "detectionFromFirstRequest": spread(cell.detectionFromFirstRequest, unit: "s"),
      "restoration": spread(cell.restoration, unit: "s"),
      "candidateRequests": spread(cell.candidateRequests, unit: "count"),
      "candidateFailed": spread(cell.candidateFailed, unit: "count"),
      "excessFailures": cell.excessFailures.map { spread($0, unit: "count") } ?? .null,
      "failedShare": .number(cell.failedShare),
    ]
    if let level = result.limits.level(of: cell) {
      members["nominalLevel"] = .string(level.rawValue)
    }
    return .object(members)
  }

  private static func build(_ build: Build) -> JSONNode {
    switch build {
    case .good: .object(["kind": .string("good")])
    case .defective(let defect): self.defect(defect)
    }
  }

  private static func defect(_ defect: Defect) -> JSONNode {
    .object(["kind": .string(defect.kind), "size": .optional(defect.size)])
  }

  private static func curve(_ curve: PowerCurve) -> JSONNode {
    let points = curve.points.map { point in
      JSONNode.object(["traffic": .number(point.traffic), "power": interval(point.power)])
    }
    let need: JSONNode =
      switch curve.need() {
      case .atSmallest(let factor):
        .object(["is": .string("atSmallest"), "traffic": .number(factor)])
      case .about(let factor, let low, let high):
        .object([
          "is": .string("about"), "traffic": .number(factor), "low": .optional(low),
          "high": .optional(high),
        ])
      case .notWithinGrid: .object(["is": .string("notWithinGrid")])
      }
    return .object([
      "variant": .integer(curve.variant), "defect": defect(curve.defect),
      "points": .array(points), "wantedPower": .number(PowerCurve.wanted), "need": need,
    ])
  }

  private static func limit(_ judged: GateResult.JudgedCell) -> JSONNode {
    let met: JSONNode =
      switch judged.judgment {
      case .met: .bool(true)
      case .notMet: .bool(false)
      case .inconclusive: .null
      }
    return .object([
      "build": build(judged.cell.build), "limit": .number(judged.limit),
      "rate": interval(judged.rate), "met": met,
    ])
  }

  private static func spread(_ spread: Spread, unit: String) -> JSONNode {
    .object([
      "unit": .string(unit), "worlds": .integer(spread.count), "median": interval(spread.median),
      "p90": interval(spread.p90), "mean": interval(spread.mean),
    ])
  }

  private static func interval(_ interval: ConfidenceInterval) -> JSONNode {
    .object([
      "estimate": .number(interval.estimate), "low": .number(interval.low),
      "high": .number(interval.high),
    ])
  }
}
