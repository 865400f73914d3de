import Experiments

extension TextReport {
  /// Only where services call each other.
  var calls: [String] {
    guard !result.calls.isEmpty else { return [] }
    let heading =
      palette.strong(Layout.left("Calls", 40)) + Layout.right("calls", 12)
      + Layout.right("failed", 12) + Layout.right("attempts", 12) + Layout.right("mean", 12)
    return [heading] + result.calls.flatMap(lines)
  }

  private func lines(_ call: CallSummary) -> [String] {
    let asked = call.operation.isEmpty ? "" : " (\(call.operation))"
    let name = Escape.terminal(call.revision) + " → " + Escape.terminal(call.to) + asked
    let line =
      "  " + Layout.left(Layout.clip(name, 37), 38) + Layout.right(count(call.calls), 12)
      + Layout.right(count(call.failed), 12) + Layout.right(count(call.attempts), 12)
      + Layout.right(
        call.meanLatency.isNaN ? "–" : UnitText.duration(call.meanLatency), 12)
    var notes: [String] = []
    if call.refusedByBreaker > 0 {
      notes.append("\(count(call.refusedByBreaker)) refused by circuit breakers")
    }
    if call.refusedByBulkhead > 0 {
      notes.append("\(count(call.refusedByBulkhead)) refused by bulkheads")
    }
    if call.openings > 0 { notes.append("circuits opened \(count(call.openings)) times") }
    if call.fallbacks > 0 { notes.append("\(count(call.fallbacks)) fallbacks") }
    return [line] + (notes.isEmpty ? [] : ["    " + notes.joined(separator: ", ")])
  }

  private func count(_ number: UInt64) -> String { DecimalText.grouped(number) }
}
