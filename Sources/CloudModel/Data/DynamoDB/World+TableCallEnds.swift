import SimulationKernel

// Where the calls of services meet tables.
extension World {
  /// A call asks a table; it ends with ``callEnded(_:outcome:in:)``.
  mutating func beginTableCall(_ call: Int, in queue: inout EventQueue) {
    let it = graph.calls[call]
    let edge = Int(it.edge)
    guard case .table(let table) = graph.edges[edge].callee else {
      preconditionFailure("call \(call) asks no table")
    }
    let slot = Int(it.parent)
    let session = Int(slab[slot].session)
    let use = graph.edges[edge].description
    beginTableOperation(
      TableRequest(
        table: table, operation: use.operation, items: use.items, from: Int(it.place),
        target: Int(it.target), request: slab[slot].request, counter: it.drawCounter,
        author: session >= 0 ? UInt64(session) : slab[slot].request | 1 << 63, call: call),
      in: &queue)
  }

  /// An operation has ended, however often its SDK tried. A condition that did not hold is an
  /// answer like any other.
  mutating func tableOperationEnded(
    _ call: Int, outcome: TableOutcome, in queue: inout EventQueue
  ) {
    let outcome: AttemptOutcome =
      switch outcome {
      case .success, .conditionFailed: .success
      case .throttled: .tableThrottled
      case .unavailable: .tableUnavailable
      case .timedOut: .callTimedOut
      }
    callEnded(call, outcome: outcome, in: &queue)
  }
}
