import Experiments
import OutputAnalysis

/// `comparison.json`, as promised to users: fields are added, never renamed or dropped.
package enum ComparisonJSON {
  static let schema = 1

  package static func document(_ result: ComparisonResult, _ style: ReportStyle) -> String {
    var members: [String: JSONNode] = [
      "schema": .integer(schema), "kind": .string("comparison"),
      "version": .string(style.version), "scenario": JSONReport.node(result.scenario),
      "seed": .unsigned(result.seed), "replications": .integer(result.replications),
      "confidenceLevel": .number(result.confidenceLevel),
      "family": .object([
        "differences": .integer(result.family.differences),
        "looks": .integer(result.family.looks), "level": .number(result.family.level),
      ]),
      "tolerance": .optional(result.tolerance), "verdict": .string(result.verdict.rawValue),
      "measures": .array(result.measures.map(measure)),
      "variants": .array(result.variants.map { variant($0, result.measures) }),
      "ranking": .array(
        result.ranking.map { group in
          .object([
            "place": .integer(group.place),
            "variants": .array(
              group.variants.map { .string(result.variants[$0].label) }),
          ])
        }),
      "doubts": .array(result.doubts.map(doubt)),
    ]
    if let reason = result.stopReason { members["stopped"] = .string(reason.rawValue) }
    return JSONNode.object(members).text() + "\n"
  }

  static func doubt(_ doubt: WorldDoubt) -> JSONNode {
    .object([
      "part": .string(doubt.part.rawValue),
      "variants": .array(doubt.variants.map(JSONNode.string)),
    ])
  }

  static func measure(_ measure: Measure) -> JSONNode {
    .object([
      "name": .string(measure.name), "unit": .string(unit(of: measure).name),
      "better": .string(measure.preference.rawValue), "decides": .bool(measure.isDeciding),
    ])
  }

  static func settings(_ settings: [Setting]) -> JSONNode {
    .array(
      settings.map { .object(["path": .string($0.path), "value": .string($0.value)]) })
  }

  static func values(_ values: [MeasuredValue], _ measures: [Measure]) -> JSONNode {
    .array(
      zip(measures, values).map { measure, value in
        var members = interval(value.interval, measure)
        members["observations"] = .integer(value.observations)
        return .object(members)
      })
  }

  private static func variant(_ variant: ComparedVariant, _ measures: [Measure]) -> JSONNode {
    .object([
      "label": .string(variant.label), "settings": settings(variant.settings),
      "scenario": JSONReport.node(variant.scenario),
      "fingerprint": .string(UnitText.fingerprint(variant.fingerprint)),
      "verdict": .string(variant.verdict.rawValue), "score": JSONReport.score(variant.score),
      "objectives": .array(variant.objectives.map(JSONReport.objective)),
      "values": values(variant.values, measures),
      "differences": .array(
        zip(measures, variant.differences).map { measure, difference in
          var members = interval(difference.difference.interval, measure)
          members["pairs"] = .integer(difference.difference.pairs)
          members["identical"] = .bool(difference.difference.isIdentical)
          members["verdict"] = .string(difference.verdict.rawValue)
          return .object(members)
        }),
      "regressions": .array(variant.regressions.map { .string($0.words) }),
    ])
  }

  private static func interval(
    _ interval: ConfidenceInterval, _ measure: Measure
  ) -> [String: JSONNode] {
    let factor = unit(of: measure).factor
    return [
      "name": .string(measure.name), "mean": .number(interval.estimate * factor),
      "low": .number(interval.low * factor), "high": .number(interval.high * factor),
    ]
  }

  private static func unit(of measure: Measure) -> (name: String, factor: Double) {
    switch measure.source {
    case .metric(let metric, _): JSONReport.unit(of: measure.dimension, metric.name)
    case .exposed: ("count", 1)
    case .taskHours: ("h", 1)
    case .score: ("points", 1)
    case .holds: ("share", 1)
    }
  }
}
