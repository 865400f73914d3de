import SimulationKernel

/// How long packets travel between places, and what becomes of them.
///
/// A place is a region of the scenario, or any other name that a round trip mentions: where
/// clients are.
package struct NetworkDescription: Sendable, Equatable {
  /// Each pair of places once, in either order; a place's way to itself may be listed too.
  package var roundTrips: [RoundTripDescription] = []
  /// Each way takes up to this share longer, uniformly [0…1]; AWS publishes no figure.
  package var jitter: Double = 0.1
  /// Share of packets that are lost on each way and sent again [0…1].
  package var loss: Double = 0
  /// Round trips before the first request of a new connection: one for TCP, one for TLS 1.3.
  package var handshakes = 2
  /// After so long a lost packet of an open connection is sent again; doubles each time. Linux's
  /// `TCP_RTO_MIN`.
  package var retransmission: TimeSpan = .milliseconds(200)
  /// After so long without an acknowledgment a connection is given up: Linux's default of
  /// `tcp_retries2` = 15 amounts to 924.6 s.
  package var connectionLost: TimeSpan = .milliseconds(924_600)

  package init() {}
}

/// The time from a place to another and back.
package struct RoundTripDescription: Sendable, Equatable {
  package var from = ""
  package var to = ""
  package var time: TimeSpan = .zero
  /// Share of the time that the way there takes [0…1]: 0.5 where the ways are alike.
  package var share = 0.5

  package init() {}

  package init(from: String, to: String, time: TimeSpan, share: Double = 0.5) {
    self.from = from
    self.to = to
    self.time = time
    self.share = share
  }
}

extension CloudDescription {
  /// Regions first, then the places of clients, in the order in which traffic and round trips
  /// mention them.
  package var places: [String] {
    var places = regions.map(\.name)
    let kinds = names.flatMap { resolvers(of: $0) }
    let mentioned =
      traffic.compactMap(\.from) + kinds.compactMap(\.place)
      + network.roundTrips.flatMap { [$0.from, $0.to] } + checkerPlaces
    for place in mentioned where !places.contains(place) { places.append(place) }
    return places
  }

  /// Where checkers of Route 53 are.
  package var checkerPlaces: [String] {
    healthChecks.flatMap { check -> [String] in
      if case .endpoint(let endpoint) = check.kind { endpoint.regions } else { [] }
    }
  }

  /// The round trip between two places as one of them sees it; `nil` if none is described. A place
  /// that is not said to be far from itself is not.
  package func roundTrip(from: String, to: String) -> RoundTripDescription? {
    for it in network.roundTrips {
      if it.from == from, it.to == to { return it }
      if it.from == to, it.to == from {
        return RoundTripDescription(from: from, to: to, time: it.time, share: 1 - it.share)
      }
    }
    return from == to ? RoundTripDescription(from: from, to: to, time: .zero) : nil
  }
}
