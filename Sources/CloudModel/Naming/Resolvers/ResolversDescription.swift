import SimulationKernel

/// Recursive resolvers of one kind, through which a part of the world's clients asks.
///
/// Their number, sizes and habits are the user's to know; the defaults are assumptions.
package struct ResolversDescription: Sendable, Equatable {
  package var name = ""
  /// Their part of the clients, as a weight among the kinds of resolvers of a name.
  package var share: Double = 1
  package var sizes = ResolverSizes.count(1_000)
  /// The k-th largest has a part of the clients in proportion to `1 / k^skew` (Zipf); 0 makes all
  /// equal.
  package var skew: Double = 1
  /// Where they are, as far as the name servers can tell; `nil` beside their clients.
  package var place: String?
  /// Whether they pass on where their client is (EDNS client subnet, RFC 7871).
  package var clientSubnet = false
  /// Answers are kept at least and at most this long, whatever their time to live.
  package var minimumTimeToLive: TimeSpan = .zero
  package var maximumTimeToLive: TimeSpan = .minutes(24 * 60)
  /// That there is no answer is kept at most this long: BIND's `max-ncache-ttl`.
  package var maximumNegativeTimeToLive: TimeSpan = .minutes(180)
  /// A question in this last part of an answer's life has it refreshed [0…1]; Unbound's `prefetch`
  /// does so in the last tenth. 0 never does.
  package var prefetch: Double = 0
  /// Share of resolvers that keep answers longer than they may [0…1]; 8.74 % of 8,524 did
  /// (Bhowmick et al., PAM 2023).
  package var extendingShare: Double = 0.0874
  /// How many times as long they keep them.
  package var extensionFactor: Double = 2
  /// Share of resolvers that keep an answer for `pinnedFor`, whatever its time to live [0…1].
  package var pinnedShare: Double = 0
  package var pinnedFor: TimeSpan = .minutes(24 * 60)
  /// An answer that has expired still serves so long while the name servers are out of reach (RFC
  /// 8767); zero never does.
  package var serveStale: TimeSpan = .zero

  package init() {}
}

/// How the clients of a kind of resolvers are spread over them.
package enum ResolverSizes: Sendable, Equatable {
  /// So many, of sizes by Zipf's law.
  case count(Int)
  /// One resolver for each number, which is its part of the clients, as it was measured.
  case measured([Double])
}

/// What a resolver does about the time to live of an answer.
package enum ResolverHabit: UInt8, Sendable, CaseIterable {
  case honoring, extending, pinned
}

extension ResolversDescription {
  package var count: Int {
    get {
      switch sizes {
      case .count(let count): count
      case .measured(let parts): parts.count
      }
    }
    set { sizes = .count(newValue) }
  }

  /// What a resolver is like.
  ///
  /// - Parameter draw: Uniform in [0, 1), the resolver's own. Low draws extend and high ones pin,
  ///   so that a share that grows makes no resolver change from one to the other.
  package func habit(at draw: Double) -> ResolverHabit {
    if draw < extendingShare { return .extending }
    return draw >= 1 - pinnedShare ? .pinned : .honoring
  }

  /// How long an answer is kept.
  package func life(of timeToLive: TimeSpan, habit: ResolverHabit) -> TimeSpan {
    let clamped = min(max(timeToLive, minimumTimeToLive), maximumTimeToLive)
    return switch habit {
    case .honoring: clamped
    case .extending: clamped.scaled(by: extensionFactor)
    case .pinned: max(clamped, pinnedFor)
    }
  }

  /// How long it is kept that there is no answer.
  package func life(ofNegative timeToLive: TimeSpan) -> TimeSpan {
    min(timeToLive, maximumNegativeTimeToLive)
  }
}
