import RandomVariates
import SimulationKernel

/// How clients wait, retry, and keep their connections and cookies.
package struct ClientDescription: Sendable, Equatable {
  /// After this long without an answer the attempt is given up; `nil` waits for ever.
  ///
  /// The server is not told and goes on working, unless `cancellation` propagates.
  package var timeout: TimeSpan?
  /// Whether the target stops working on a request whose client has gone.
  package var cancellation = false
  package var retry = RetryDescription()
  /// Distinct users with cookies of their own; 0 makes every request a stranger.
  package var sessions = 0
  /// Whether a session keeps its connection open between requests.
  package var keepAlive = false
  /// How long a client's resolver keeps the load balancer's addresses (the record's TTL is 60 s).
  package var addressTimeToLive: TimeSpan = .seconds(60)
  /// How long a session keeps the answer for a DNS name, whatever its resolver does; zero asks the
  /// resolver for every connection.
  package var nameCache: TimeSpan = .zero
  /// The same where sessions differ, in the place of `nameCache`.
  package var caches: [ClientCacheDescription] = []
  /// The kinds of resolvers that its clients ask, by name; empty for all of the DNS name.
  package var resolvers: [String] = []
  /// After this long a client gives up asking a resolver that does not answer: the C library's
  /// five seconds, twice.
  package var resolveTimeout: TimeSpan = .seconds(10)
  /// Mean of the exponential life of a session's client, after which another one takes its place
  /// and knows nothing; `nil` stays.
  package var lifetime: TimeSpan?
  /// Mean of the exponential life of a connection that the client ends by itself; `nil` leaves
  /// that to the load balancer.
  package var connectionLife: TimeSpan?
  /// After this long a client gives up connecting to a node that does not answer.
  package var connectTimeout: TimeSpan = .seconds(5)

  package init() {}
}

/// What a client does about a failed attempt.
package struct RetryDescription: Sendable, Equatable {
  /// Attempts in all, the first included; 1 never retries.
  package var attempts = 1
  package var backoff: BackoffDescription = .exponential(
    base: .milliseconds(100), cap: .seconds(20), jitter: .full)
  /// Whether a client time-out is retried too, not only an error answer.
  package var onTimeout = true
  /// Which address is tried.
  package var address = RetryAddress.same
  /// A token bucket shared by the source's clients; `nil` retries without a budget.
  package var budget: RetryBudgetDescription?

  package init() {}
}

/// Where a client goes that has failed and has to connect anew.
///
/// - same: wherever its own cache and its resolver say, as the first time; among the zones of a
///   load balancer chance decides.
/// - next: to the next address of the answer.
/// - resolve: it forgets its own cache and asks its resolver.
package enum RetryAddress: String, Sendable, CaseIterable {
  case same, next, resolve
}

/// How long a client waits before the next attempt.
package enum BackoffDescription: Sendable, Equatable {
  /// `base · 2^i`, at most `cap`, for the i-th retry from 0, and its jitter.
  case exponential(base: TimeSpan, cap: TimeSpan, jitter: Jitter)
  /// A wait drawn anew each time [s].
  case drawn(Distribution)
}

/// - none: the whole wait.
/// - full: uniform between zero and the wait.
/// - equal: half the wait and a uniform half.
package enum Jitter: String, Sendable, CaseIterable {
  case none, full, equal
}

/// Each retry takes a token; each success returns a part of one.
package struct RetryBudgetDescription: Sendable, Equatable {
  /// Tokens at the start, and at the most.
  package var tokens: Double = 500
  /// What a retry takes.
  package var cost: Double = 5
  /// What a success gives back.
  package var refund: Double = 1

  package init() {}
}
