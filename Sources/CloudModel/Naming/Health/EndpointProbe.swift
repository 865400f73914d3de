import SimulationKernel

/// How one request of a checker to an endpoint ends, and how long it takes.
///
/// The limits are fixed by AWS (Route 53 developer guide, "How Route 53 determines whether a health
/// check is healthy", 2026-11).
package struct ProbeOutcome: Sendable, Equatable {
  package var passed: Bool
  /// From the start of the request to its answer, or to its limit.
  package var after: TimeSpan

  package init(passed: Bool, after: TimeSpan) {
    self.passed = passed
    self.after = after
  }
}

/// What a checker's request meets.
package enum ProbeEncounter: Sendable, Equatable {
  /// Packets vanish.
  case blackHole
  /// The connection is refused.
  case refused
  /// The connection is accepted, and no answer comes.
  case silence
  /// An answer comes so long after the request has arrived.
  case answer(status: Int, after: TimeSpan)
  /// The request waits in a target's queue like any other.
  case queue(Int)
}

/// What a checker asks of an endpoint.
package enum ProbeProtocol: String, Sendable, CaseIterable {
  case http = "HTTP"
  case https = "HTTPS"
  case httpStringMatch = "HTTP_STR_MATCH"
  case httpsStringMatch = "HTTPS_STR_MATCH"
  case tcp = "TCP"

  /// For a TCP connection, where no HTTP follows.
  package static let connectionLimit = TimeSpan.seconds(10)
  /// For a TCP connection that HTTP follows, for the status after it, and for the body after that.
  package static let httpConnectionLimit = TimeSpan.seconds(4)
  package static let statusLimit = TimeSpan.seconds(2)
  package static let bodyLimit = TimeSpan.seconds(2)

  private var searchesBody: Bool {
    switch self {
    case .httpStringMatch, .httpsStringMatch: true
    case .http, .https, .tcp: false
    }
  }

  private var hasHandshakeOfTLS: Bool {
    switch self {
    case .https, .httpsStringMatch: true
    case .http, .httpStringMatch, .tcp: false
    }
  }

  /// How a request ends.
  ///
  /// - Parameters:
  ///   - encounter: What it meets.
  ///   - roundTrip: Between the checker and the endpoint, for the connection.
  ///   - exchange: The same for each exchange after it; as long if it is not given.
  ///   - body: How an answer's body fares.
  package func outcome(
    of encounter: ProbeEncounter, roundTrip: TimeSpan, exchange: TimeSpan? = nil,
    body: ProbeBody = ProbeBody()
  ) -> ProbeOutcome {
    let exchange = exchange ?? roundTrip
    let limit = self == .tcp ? Self.connectionLimit : Self.httpConnectionLimit
    if encounter == .blackHole || roundTrip > limit {
      return ProbeOutcome(passed: false, after: limit)
    }
    if encounter == .refused || self == .tcp {
      return ProbeOutcome(passed: encounter != .refused, after: roundTrip)
    }
    guard case .answer(let status, let thought) = encounter else {
      return ProbeOutcome(passed: false, after: roundTrip + Self.statusLimit)
    }
    let statusTime = thought + exchange + (hasHandshakeOfTLS ? exchange : .zero)
    guard statusTime <= Self.statusLimit else {
      return ProbeOutcome(passed: false, after: roundTrip + Self.statusLimit)
    }
    let known = roundTrip + statusTime
    // Redirects are not followed, and pass.
    guard (200..<400).contains(status), searchesBody else {
      return ProbeOutcome(passed: (200..<400).contains(status), after: known)
    }
    guard body.time <= Self.bodyLimit else {
      return ProbeOutcome(passed: false, after: known + Self.bodyLimit)
    }
    return ProbeOutcome(passed: body.hasString, after: known + body.time)
  }
}

/// The body of an answer, for checks that search it.
package struct ProbeBody: Sendable, Equatable {
  /// Whether the string is all in its first 5,120 bytes.
  package var hasString = true
  /// From the status until it is there.
  package var time = TimeSpan.zero

  package init() {}
}

/// What the network and the body add to an endpoint's own time.
package struct ProbeWay: Sendable, Equatable {
  /// Round trip for the connection.
  package var connection: TimeSpan
  /// Of each exchange after it.
  package var exchange: TimeSpan
  package var body = ProbeBody()

  package init(connection: TimeSpan = .zero, exchange: TimeSpan = .zero) {
    self.connection = connection
    self.exchange = exchange
  }

  /// How a request that went this way ends.
  package func outcome(
    of encounter: ProbeEncounter, for type: ProbeProtocol
  ) -> ProbeOutcome {
    type.outcome(of: encounter, roundTrip: connection, exchange: exchange, body: body)
  }
}
