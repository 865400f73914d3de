import CloudModel

struct SparseMetricRule: PolicyRule {
  let code = DiagnosticCode(
    "P108", "an alarm that does not know what no data means",
    "Some metrics have a datapoint only when something happened: what a load balancer answers by "
      + "itself, errors of connections, response times. With \"missing\" the alarm falls to "
      + "INSUFFICIENT_DATA in good times, and with \"ignore\" it stays as it was, also in ALARM, "
      + "where it blocks the next deployment.",
    remedy: "Take \"notBreaching\" for counts of errors; \"breaching\" where silence is bad.",
    example: """
      "metric": "HTTPCode_ELB_5XX_Count", "treatMissingData": "missing"         // wrong
      "metric": "HTTPCode_ELB_5XX_Count", "treatMissingData": "notBreaching"    // right
      """, level: .warning)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    let watched = plan.deployed.flatMap { $0.deployment.alarms?.names ?? [] }
    return plan.cloud.alarms.compactMap { alarm in
      guard watched.contains(alarm.name), alarm.metric.isSparse else { return nil }
      switch alarm.treatMissingData {
      case .notBreaching, .breaching: return nil
      case .missing, .ignore:
        return Finding(
          code, at: .of("alarms", alarm.name, "treatMissingData"),
          "\(alarm.metric.rawValue) has no data in good times, and \"\(alarm.name)\" treats that as "
            + "\"\(alarm.treatMissingData.rawValue)\"",
          help: "write \"treatMissingData\": \"notBreaching\"")
      }
    }
  }
}
