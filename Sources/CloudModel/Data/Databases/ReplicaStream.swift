import SimulationKernel

/// Acknowledged writes on their way to a copy that follows later, in their order.
///
/// Each write arrives a lag after its acknowledgment, and never before the one before it. While
/// the stream is stopped nothing arrives: the network is cut, the writer is gone, or the copy is.
package struct ReplicaStream: Sendable {
  /// Writes that arrive together; while nothing moves, those of up to a second.
  private struct Batch {
    var first: SimulationTime
    var last: SimulationTime
    var arrives: SimulationTime
    var count: UInt64
  }

  private static let longestBatch = TimeSpan.seconds(1)
  private var batches: [Batch] = []
  private var head = 0
  private var lastArrival = SimulationTime.zero
  package private(set) var isStopped = false
  /// Writes that have arrived.
  package private(set) var replicated: UInt64 = 0
  private var onTheirWay: UInt64 = 0

  private let start: UInt64

  /// - Parameter having: Writes that the copy starts with.
  package init(having: UInt64 = 0) { start = having }

  /// Writes that the copy has.
  package mutating func stored(at now: SimulationTime) -> UInt64 {
    advance(to: now)
    return start + replicated
  }

  /// The writer has acknowledged a write.
  ///
  /// - Complexity: O(1) amortized
  package mutating func acknowledged(at now: SimulationTime, lag: TimeSpan) {
    advance(to: now)
    onTheirWay += 1
    lastArrival = isStopped ? .never : max(lastArrival, now + max(.zero, lag))
    if let last = batches.indices.last, last >= head, batches[last].arrives == lastArrival,
      now - batches[last].first <= Self.longestBatch
    {
      batches[last].last = now
      batches[last].count += 1
    } else {
      batches.append(Batch(first: now, last: now, arrives: lastArrival, count: 1))
    }
  }

  /// Writes that the copy does not have.
  package mutating func pending(at now: SimulationTime) -> UInt64 {
    advance(to: now)
    return onTheirWay
  }

  /// How long ago the oldest of them was acknowledged.
  package mutating func lag(at now: SimulationTime) -> TimeSpan {
    advance(to: now)
    return head < batches.count ? now - batches[head].first : .zero
  }

  /// When all of them will have arrived; `.never` while the stream is stopped.
  package mutating func caughtUp(at now: SimulationTime) -> SimulationTime {
    advance(to: now)
    return batches.last.map { max(now, $0.arrives) } ?? now
  }

  /// From now on nothing arrives.
  package mutating func stop(at now: SimulationTime) {
    advance(to: now)
    isStopped = true
    for batch in head..<batches.count { batches[batch].arrives = .never }
  }

  /// What has waited arrives after the lag.
  package mutating func resume(at now: SimulationTime, lag: TimeSpan) {
    guard isStopped else { return }
    isStopped = false
    lastArrival = now + max(.zero, lag)
    for batch in head..<batches.count { batches[batch].arrives = lastArrival }
  }

  /// The copy goes its own way: what has not arrived never will.
  ///
  /// - Returns: The writes that are lost, and when the oldest of them was acknowledged.
  package mutating func abandon(
    at now: SimulationTime
  ) -> (lost: UInt64, oldest: SimulationTime?) {
    advance(to: now)
    let oldest = head < batches.count ? batches[head].first : nil
    let lost = onTheirWay
    batches = []
    head = 0
    onTheirWay = 0
    isStopped = false
    lastArrival = now
    return (lost, oldest)
  }

  private mutating func advance(to now: SimulationTime) {
    while head < batches.count, batches[head].arrives <= now {
      replicated += batches[head].count
      onTheirWay -= batches[head].count
      head += 1
    }
    if head > 64, head * 2 > batches.count {
      batches.removeFirst(head)
      head = 0
    }
  }
}
