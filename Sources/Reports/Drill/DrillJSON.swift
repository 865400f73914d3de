import CloudModel
import Experiments

/// `drill.json`, as promised to users: fields are added, never renamed or dropped.
enum DrillJSON {
  static let schema = 1

  static func document(_ result: DrillResult, _ style: ReportStyle) -> String {
    var members: [String: JSONNode] = [
      "schema": .integer(schema), "kind": .string("drill"), "version": .string(style.version),
      "scenario": JSONReport.node(result.scenario), "seed": .unsigned(result.seed),
      "confidenceLevel": .number(result.confidenceLevel),
      "verdict": .string(result.verdict.rawValue), "runs": .integer(result.runs),
      "budget": .integer(result.budget), "schedules": .integer(result.schedules),
      "cutOff": .integer(result.cutOff), "failsByItself": .bool(result.failsByItself),
      "baseline": .object([
        "replications": .integer(result.baselineReplications),
        "objectives": .array(result.baseline.map(JSONReport.objective)),
      ]),
      "worst": result.worst.map { finding($0, result) } ?? .null,
      "smallest": result.smallest.map { finding($0, result) } ?? .null,
      "minimal": .bool(result.isMinimal),
      "candidates": .array(result.candidates.map { candidate($0, result) }),
      // Not where it lies: the same search says the same wherever it writes.
      "command": .string(result.file.map { "rehearse run \($0)" } ?? ""),
    ]
    if let reason = result.stopReason { members["stopped"] = .string(reason.rawValue) }
    return JSONNode.object(members).text() + "\n"
  }

  private static func finding(_ finding: DrillFinding, _ result: DrillResult) -> JSONNode {
    .object([
      "faults": .array(finding.faults.map(fault)), "harm": harm(finding.harm, result),
      "objectives": .array(finding.objectives.map(JSONReport.objective)),
      "replications": .integer(finding.replications),
      "fingerprint": .string(UnitText.fingerprint(finding.fingerprint)),
    ])
  }

  private static func candidate(
    _ harm: DrillResult.CandidateHarm, _ result: DrillResult
  ) -> JSONNode {
    .object([
      "kind": .string(harm.candidate.family), "subject": .string(harm.candidate.subject),
      "severest": .string(harm.candidate.severest.what),
      "fault": harm.fault.map(fault) ?? .null,
      "harm": harm.fault == nil ? .null : self.harm(harm.harm, result),
    ])
  }

  private static func fault(_ fault: FaultDescription) -> JSONNode {
    .object([
      "at": .number(fault.at.seconds), "duration": .optional(fault.duration?.seconds),
      "kind": .string(fault.kind.word), "text": .string(fault.what),
    ])
  }

  /// The pressure is `null` where it is infinite.
  private static func harm(_ harm: Harm, _ result: DrillResult) -> JSONNode {
    let objective = harm.objective.map { result.baseline[$0].objective.text }
    return .object([
      "pressure": .number(harm.pressure), "objective": objective.map(JSONNode.string) ?? .null,
    ])
  }
}
