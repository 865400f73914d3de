import Experiments

extension MarkdownReport {
  /// A table of the failovers, and a sentence for each table, region and step that has something
  /// to say.
  static func recovery(_ result: RehearsalResult) -> [String] {
    let recovery = result.recovery
    guard !recovery.isEmpty else { return [] }
    let blocks = [table(result), sentences(result)]
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private static func table(_ result: RehearsalResult) -> [String] {
    let recovery = result.recovery
    guard !recovery.failovers.isEmpty else { return [] }
    let failed = result.replications > 1 ? "failed per replication" : "failed"
    let names = RecoveryPart.allCases.map(RecoveryWords.name).joined(separator: " | ")
    var lines = [
      "| at | failover | RTO | \(names) | \(failed) |",
      "|---:|---|---:|" + String(repeating: "---:|", count: RecoveryPart.allCases.count + 1),
    ]
    lines += RecoveryWords.told(recovery).map { row($0, result) }
    if let rest = RecoveryWords.untold(recovery) { lines += ["", rest] }
    return lines + ["", "RTO: " + Escape.markdown(RecoveryWords.goal(result)) + "."]
  }

  private static func row(_ failover: FailoverSummary, _ result: RehearsalResult) -> String {
    let parts = failover.parts.map { part in
      part.length.estimate.isFinite ? UnitText.duration(part.length.estimate) : "never ended"
    }
    let rto =
      failover.neverRecovered > 0
      ? "**\(RecoveryWords.outcome(failover))**" : RecoveryWords.duration(failover.rto)
    return "| \(RecoveryWords.at(failover, result)) "
      + "| \(Escape.markdown(RecoveryWords.title(failover, result))) | \(rto) "
      + "| \(parts.joined(separator: " | ")) "
      + "| \(UnitText.quantity(failover.requestsLost.estimate.rounded(), .count)) |"
  }

  private static func sentences(_ result: RehearsalResult) -> [String] {
    let recovery = result.recovery
    var all = RecoveryWords.lateSteps(recovery)
    all += RecoveryWords.told(recovery).flatMap(cutShort)
    all += recovery.replicas.map { RecoveryWords.data($0, result) }
    all += [RecoveryWords.headroom(recovery), RecoveryWords.standby(result)].compactMap { $0 }
    return all.map { "- " + Escape.markdown($0) }
  }

  private static func cutShort(_ failover: FailoverSummary) -> [String] {
    RecoveryWords.cutShort(failover).map { "\(failover.fault ?? failover.name): \($0)" }
  }
}
