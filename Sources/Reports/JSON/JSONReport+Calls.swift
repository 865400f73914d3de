import CloudModel
import Experiments

extension JSONReport {
  /// What became of the calls of one revision to one callee.
  static func call(_ call: CallSummary) -> JSONNode {
    var causes: [String: JSONNode] = [:]
    for entry in call.causes { causes[entry.cause.name] = .unsigned(entry.count) }
    return .object([
      "revision": .string(call.revision), "to": .string(call.to), "calls": .unsigned(call.calls),
      "operation": .string(call.operation),
      "ended": .unsigned(call.ended), "failed": .unsigned(call.failed),
      "attempts": .unsigned(call.attempts), "retries": .unsigned(call.retries),
      "refusedByBreaker": .unsigned(call.refusedByBreaker),
      "refusedByBulkhead": .unsigned(call.refusedByBulkhead),
      "fallbacks": .unsigned(call.fallbacks), "circuitOpenings": .unsigned(call.openings),
      "byCause": .object(causes), "meanLatency": .number(call.meanLatency * 1000),
    ])
  }
}
