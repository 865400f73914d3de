import SimulationKernel

/// Requests that have ended so far, and those of them that succeeded.
package struct SuccessTally: Sendable, Equatable {
  package var ended: UInt64 = 0
  package var succeeded: UInt64 = 0

  package init(ended: UInt64 = 0, succeeded: UInt64 = 0) {
    self.ended = ended
    self.succeeded = succeeded
  }
}

/// The share of requests that succeeded over a sliding window, from looks at running tallies.
package struct SuccessWindow: Sendable {
  package let length: TimeSpan
  private var looks: [(at: SimulationTime, tally: SuccessTally)] = []

  package init(length: TimeSpan) {
    self.length = length
  }

  /// Notes what has come to an end so far.
  ///
  /// - Complexity: O(looks in the window)
  package mutating func note(_ tally: SuccessTally, at now: SimulationTime) {
    looks.append((now, tally))
    // The last look that is a whole window old stays as its beginning.
    while looks.count > 2, now - looks[1].at >= length { looks.removeFirst() }
  }

  /// [0…1]; `nil` until a whole window was seen, or if nothing ended within it.
  package var share: Double? {
    guard let first = looks.first, let last = looks.last, last.at - first.at >= length else {
      return nil
    }
    let ended = last.tally.ended - first.tally.ended
    guard ended > 0 else { return nil }
    return Double(last.tally.succeeded - first.tally.succeeded) / Double(ended)
  }
}
