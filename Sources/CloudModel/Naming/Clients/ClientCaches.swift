import SimulationKernel

/// A part of a source's users, and how long their clients keep the answer for a DNS name.
package struct ClientCacheDescription: Sendable, Equatable {
  /// Its part of the users, as a weight.
  package var share: Double = 1
  package var keeps = ClientKeeping.nothing

  package init() {}

  package init(share: Double, keeps: ClientKeeping) {
    self.share = share
    self.keeps = keeps
  }
}

/// How long a client keeps an answer, however old it was when it came.
package enum ClientKeeping: Sendable, Equatable {
  /// Every new connection asks the resolver.
  case nothing
  /// So long whatever its time to live: the JVM's `networkaddress.cache.ttl`, 30 s by default.
  case span(TimeSpan)
  /// As long as its resolver does: a stub that minds what is left of the time to live.
  case remaining
  /// Its whole time to live: a stub that starts it anew.
  case restart
  /// For the life of the client: the JVM with a security manager.
  case forever
}

extension ClientKeeping {
  /// The JVM keeps it so long that there is no answer: `networkaddress.cache.negative.ttl` (JDK
  /// documentation, 2026-11).
  package static let negativeSpan = TimeSpan.seconds(10)

  /// Until when a client keeps an answer.
  ///
  /// - Parameters:
  ///   - now: When it got it.
  ///   - timeToLive: The whole one, of the record.
  ///   - expires: When the answer expires at its resolver.
  ///   - isNegative: Whether there was no answer.
  package func expiry(
    at now: SimulationTime, timeToLive: TimeSpan, resolver expires: SimulationTime,
    isNegative: Bool
  ) -> SimulationTime {
    switch self {
    case .nothing: now
    case .span(let span): now + (isNegative ? min(span, Self.negativeSpan) : span)
    case .remaining: expires
    case .restart: now + timeToLive
    case .forever: isNegative ? now + Self.negativeSpan : .never
    }
  }

  /// How long a whole life is, for the age of what is there at the start; `nil` where it has no
  /// end of its own.
  package func span(timeToLive: TimeSpan) -> TimeSpan? {
    switch self {
    case .nothing: .zero
    case .span(let span): span
    case .restart: timeToLive
    case .remaining, .forever: nil
    }
  }
}

extension ClientDescription {
  /// The caches of a source's users: those that are listed, or the one of `nameCache`.
  package var cacheKinds: [ClientCacheDescription] {
    guard caches.isEmpty else { return caches }
    return [
      ClientCacheDescription(
        share: 1, keeps: nameCache > .zero ? .span(nameCache) : .nothing)
    ]
  }
}
