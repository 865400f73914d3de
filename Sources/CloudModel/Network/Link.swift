import SimulationKernel

/// The way from one place to another while the world runs, with what faults have done to it.
package struct Link {
  /// Without jitter, losses and faults.
  package var oneWay: TimeSpan
  package var jitter: Double
  /// Share of packets lost [0…1].
  package var loss: Double
  // What faults do; all of them together.
  /// Share of connections that get nothing through [0…1]: 1 is a cut.
  package var cutShare = 0.0
  package var addedDelay = TimeSpan.zero
  package var addedLoss = 0.0

  package init(oneWay: TimeSpan, jitter: Double = 0, loss: Double = 0) {
    self.oneWay = oneWay
    self.jitter = jitter
    self.loss = loss
  }

  package var isCut: Bool { cutShare >= 1 }

  /// How long one packet takes, losses and all.
  ///
  /// - Parameters:
  ///   - draws: Uniform in [0, 1).
  ///   - retransmission: The wait for the first repetition; it doubles each time.
  /// - Complexity: O(losses in a row)
  package func delay(retransmission: TimeSpan, draws: () -> Double) -> TimeSpan {
    var delay = oneWay + addedDelay
    if jitter > 0 { delay = delay.scaled(by: 1 + jitter * draws()) }
    let loss = min(0.99, loss + addedLoss)
    guard loss > 0 else { return delay }
    var wait = retransmission
    while draws() < loss, wait < .minutes(15) {
      delay = delay + wait
      wait = wait + wait
    }
    return delay
  }
}
