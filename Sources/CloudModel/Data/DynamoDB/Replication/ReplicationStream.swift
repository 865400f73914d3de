import RandomVariates
import SimulationKernel

/// Why a pair of regions replicates nothing.
package struct StallCause: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let cut = StallCause(rawValue: 1)
  package static let paused = StallCause(rawValue: 2)
  package static let sourceLost = StallCause(rawValue: 4)
  package static let destinationLost = StallCause(rawValue: 8)
}

/// What faults do to the way of replication, short of cutting it.
package struct ReplicationWay: Sendable {
  package var link: Link
  /// After so long a lost packet is sent again.
  package var retransmission: TimeSpan

  package init(link: Link, retransmission: TimeSpan) {
    self.link = link
    self.retransmission = retransmission
  }
}

/// Replication from one replica to another.
///
/// While it flows every write travels by itself, with a lag of its own. In a stall all of them are
/// held back. Afterwards they go one after the other in the order of their acknowledgment, at the
/// rate of the drain, and new ones queue up behind them until nothing is left.
package struct ReplicationStream: Sendable {
  package enum State: Sendable, Equatable {
    case flowing
    case stalled
    case draining(since: SimulationTime)
  }

  package private(set) var state: State = .flowing
  package private(set) var causes: StallCause = []
  /// Whether what drains was held back by a stall, and not by missing capacity alone.
  package private(set) var catchesUp = false
  /// `nil` while no fault does anything to it.
  package internal(set) var way: ReplicationWay?
  /// Goes up with every stall, so that the drain before it is recognized.
  package private(set) var generation: UInt32 = 0
  var first: Int32 = -1
  var last: Int32 = -1
  var count = 0
  let lag: Sampler
  let draws: KeyedRandom
  var account: ReplicationAccount
  /// Lags of the writes that arrived since the metric was last published [ms].
  var latency: MetricSample?

  init(lag: Distribution, key: StreamKey, from: String, to: String) {
    self.lag = Sampler(lag)
    draws = KeyedRandom(key)
    account = ReplicationAccount(from: from, to: to)
  }

  package enum Change: Sendable, Equatable {
    case none, stalls, drains
  }

  /// A cause begins or ends.
  mutating func set(_ cause: StallCause, _ isOn: Bool, at now: SimulationTime) -> Change {
    let wasStalled = !causes.isEmpty
    if isOn { causes.insert(cause) } else { causes.remove(cause) }
    if wasStalled == !causes.isEmpty { return .none }
    generation &+= 1
    guard causes.isEmpty else {
      state = .stalled
      catchesUp = false
      return .stalls
    }
    return startDraining(at: now)
  }

  /// What is on its way has to go through the queue.
  mutating func startDraining(
    at now: SimulationTime, afterStall: Bool = true
  ) -> Change {
    guard count > 0 else {
      state = .flowing
      return .none
    }
    state = .draining(since: now)
    catchesUp = afterStall
    return .drains
  }

  /// A shipment of the drain has arrived; nothing may be left.
  mutating func drained(at now: SimulationTime) {
    guard case .draining(let since) = state, count == 0 else { return }
    state = .flowing
    if catchesUp { account.catchUp = (now - since).seconds }
    catchesUp = false
  }

  /// What faults add to the lag of one write.
  func excess(using luck: inout RandomStream) -> TimeSpan {
    guard let way else { return .zero }
    return way.link.excess(retransmission: way.retransmission) { luck.uniform() }
  }

  mutating func delivered(after lag: TimeSpan) {
    account.delivered += 1
    account.lagSum += lag.seconds
    account.longestLag = max(account.longestLag, lag.seconds)
    let sample = MetricSample(lag.seconds * 1e3)
    latency = latency.map { $0.merged(with: sample) } ?? sample
  }
}
