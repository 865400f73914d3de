import SimulationKernel

/// The way from one place to another while the world runs, with what faults have done to it.
package struct Link: Sendable {
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
  private var factor = 1.0
  /// What meets a share of the connections only.
  private var partial: [LinkImpairment] = []

  package init(oneWay: TimeSpan, jitter: Double = 0, loss: Double = 0) {
    self.oneWay = oneWay
    self.jitter = jitter
    self.loss = loss
  }

  package var isCut: Bool { cutShare >= 1 }

  /// Without any faults again.
  mutating func mend() { self = Link(oneWay: oneWay, jitter: jitter, loss: loss) }

  /// One more fault: factors multiply, delays and losses add up.
  mutating func add(_ impairment: LinkImpairment) {
    guard impairment.share >= 1 else {
      partial.append(impairment)
      return
    }
    factor *= impairment.factor
    addedDelay = addedDelay + impairment.added
    addedLoss += impairment.loss
  }

  /// The same for the connection with this draw.
  private func asMet(by draw: Double) -> Link {
    var link = self
    link.partial = []
    for var it in partial where draw < it.share {
      it.share = 1
      link.add(it)
    }
    return link
  }

  /// How long one packet takes, losses and all.
  ///
  /// - Parameters:
  ///   - connection: Its draw, uniform in [0, 1): whether it is one of the share that a fault
  ///     meets; `nil` draws anew.
  ///   - draws: Uniform in [0, 1).
  ///   - retransmission: The wait for the first repetition; it doubles each time.
  /// - Complexity: O(losses in a row)
  package func delay(
    retransmission: TimeSpan, connection: Double? = nil, draws: () -> Double
  ) -> TimeSpan {
    guard partial.isEmpty else {
      return asMet(by: connection ?? draws())
        .delay(retransmission: retransmission, draws: draws)
    }
    var delay = oneWay.scaled(by: factor) + addedDelay
    if jitter > 0 { delay = delay.scaled(by: 1 + jitter * draws()) }
    let loss = loss + addedLoss
    guard loss > 0 else { return delay }
    return delay + Self.waits(loss: loss, retransmission: retransmission, draws: draws)
  }

  /// The waits for what is sent again, and again.
  private static func waits(
    loss: Double, retransmission: TimeSpan, draws: () -> Double
  ) -> TimeSpan {
    var waits = TimeSpan.zero
    guard loss > 0 else { return waits }
    var wait = retransmission
    while draws() < min(0.99, loss), wait < .minutes(15) {
      waits = waits + wait
      wait = wait + wait
    }
    return waits
  }

  // MARK: What faults add

  /// Whether faults do anything to it.
  package var isDisturbed: Bool {
    cutShare > 0 || factor != 1 || addedDelay > .zero || addedLoss > 0 || !partial.isEmpty
  }

  /// How much longer everything takes than without faults, losses aside.
  package var steadyExcess: TimeSpan {
    max(.zero, oneWay.scaled(by: factor) - oneWay + addedDelay)
  }

  /// How much longer than without faults one sending takes that is tied to no connection: one that
  /// gets nothing through is to it a lost packet, which it sends again over another.
  ///
  /// - Parameters: As of ``delay(retransmission:connection:draws:)``.
  package func excess(retransmission: TimeSpan, draws: () -> Double) -> TimeSpan {
    guard partial.isEmpty else {
      return asMet(by: draws()).excess(retransmission: retransmission, draws: draws)
    }
    let loss = 1 - (1 - min(1, addedLoss)) * (1 - cutShare)
    return steadyExcess + Self.waits(loss: loss, retransmission: retransmission, draws: draws)
  }
}
