import Experiments

extension MarkdownReport {
  /// A table of the failovers, and a sentence for each table, region and step that has something
  /// to say.
  static func recovery(_ result: RehearsalResult) -> [String] {
    let recovery = result.recovery
    guard !recovery.isEmpty else { return [] }
    let blocks = [table(recovery), sentences(result)]
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private static func table(_ recovery: RecoverySummary) -> [String] {
    guard !recovery.failovers.isEmpty else { return [] }
    let names = RecoveryPart.allCases.map(RecoveryWords.name).joined(separator: " | ")
    return [
      "| at | failover | RTO | \(names) | failed |",
      "|---:|---|---:|" + String(repeating: "---:|", count: RecoveryPart.allCases.count + 1),
    ]
      + recovery.failovers.map(row)
      + ["", "RTO: " + Escape.markdown(RecoveryWords.goal(recovery)) + "."]
  }

  private static func row(_ failover: FailoverSummary) -> String {
    let parts = failover.parts.map { part in
      part.length.estimate.isFinite ? UnitText.duration(part.length.estimate) : "never ended"
    }
    let rto =
      failover.neverRecovered > 0
      ? "**\(RecoveryWords.outcome(failover))**" : RecoveryWords.duration(failover.rto)
    return "| \(UnitText.clock(failover.failureAt.estimate)) "
      + "| \(Escape.markdown(RecoveryWords.title(failover))) | \(rto) "
      + "| \(parts.joined(separator: " | ")) "
      + "| \(UnitText.quantity(failover.requestsLost.estimate.rounded(), .count)) |"
  }

  private static func sentences(_ result: RehearsalResult) -> [String] {
    let recovery = result.recovery
    let all =
      RecoveryWords.lateSteps(recovery)
      + recovery.replicas.map(RecoveryWords.data)
      + [RecoveryWords.headroom(recovery), RecoveryWords.standby(result)].compactMap { $0 }
    return all.map { "- " + Escape.markdown($0) }
  }
}
