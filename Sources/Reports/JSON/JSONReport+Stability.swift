import Experiments

extension JSONReport {
  /// Whether the system recovered from its faults.
  static func stability(_ stability: StabilitySummary) -> JSONNode {
    .object([
      "tolerance": .number(stability.settings.tolerance),
      "grace": .number(stability.settings.grace.seconds),
      "recovery": .string(stability.recovery.rawValue),
      "replications": .object(counts(stability.recoveries)),
      "firstFault": .number(stability.firstFault), "lastFault": .number(stability.lastFault),
      "sources": .array(
        stability.sources.map { source in
          .object([
            "name": .string(source.name), "replications": .object(counts(source.recoveries)),
            "before": .number(source.before), "after": .number(source.after),
            "time": .optional(source.time),
          ])
        }),
    ])
  }
}
