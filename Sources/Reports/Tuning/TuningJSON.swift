import Experiments

/// `tuning.json`, as promised to users: fields are added, never renamed or dropped.
enum TuningJSON {
  static let schema = 1

  static func document(_ result: TuningResult, _ style: ReportStyle) -> String {
    var members: [String: JSONNode] = [
      "schema": .integer(schema), "kind": .string("tuning"), "version": .string(style.version),
      "scenario": JSONReport.node(result.scenario), "seed": .unsigned(result.seed),
      "confidenceLevel": .number(result.confidenceLevel),
      "verdict": .string(result.verdict.rawValue), "runs": .integer(result.runs),
      "fullGridRuns": .integer(result.fullGridRuns),
      "evenGridRuns": .integer(result.evenGridRuns),
      "criteria": .array(result.criteria.map { .string(result.measures[$0].name) }),
      "measures": .array(result.measures.map(ComparisonJSON.measure)),
      "best": .array(result.best.map { .string(result.points[$0].label) }),
      "points": .array(result.points.map { point($0, in: result) }),
      "doubts": .array(result.doubts.map(ComparisonJSON.doubt)),
      "identical": .bool(result.isIdentical),
    ]
    if let reason = result.stopReason { members["stopped"] = .string(reason.rawValue) }
    return JSONNode.object(members).text() + "\n"
  }

  private static func point(_ point: TunedPoint, in result: TuningResult) -> JSONNode {
    var members: [String: JSONNode] = [
      "label": .string(point.label), "settings": ComparisonJSON.settings(point.settings),
      "command": .string(result.command(of: point)),
      "replications": .integer(point.replications), "standing": .string(point.standing.name),
      "fingerprint": .string(UnitText.fingerprint(point.fingerprint)),
      "score": JSONReport.score(point.score),
      "objectives": .array(point.objectives.map(JSONReport.objective)),
      "values": ComparisonJSON.values(point.values, result.measures),
    ]
    switch point.standing {
    case .best, .undecided: break
    case .infeasible(let objective): members["because"] = .string(objective.text)
    case .dominated(let other): members["because"] = .string(result.points[other].label)
    }
    return .object(members)
  }
}
