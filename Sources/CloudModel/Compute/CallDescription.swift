import RandomVariates
import SimulationKernel

/// Something that every request of a revision calls when it has done its own work.
///
/// A call that says no more than whom it calls, and calls a dependency, is part of the request's
/// work; every other call holds the request, and its worker, until it has ended.
package struct CallDescription: Sendable, Equatable {
  /// The name of what is called: a dependency, a load balancer's listener, a DNS name, a table or
  /// a database.
  package var to = ""
  /// What is asked for, where a listener or a name is called.
  package var request: RequestClassDescription?
  /// What is asked of a table or a database, and of how many items in a transaction.
  package var operation: TableOperation = .read
  package var items = 1
  /// How the caller waits for each attempt and keeps its connections; its `retry` is that of the
  /// call, with a budget of each calling task's own.
  package var client = CallDescription.defaultClient
  /// Share of the requests that make the call [0…1].
  package var share: Double = 1
  /// Names of the request classes that make the call; empty is all.
  package var classes: [String] = []
  /// Whether it begins together with the call before it, not after it.
  package var parallel = false
  /// If set, it is the same call as the one before it, made elsewhere when that one has not ended
  /// for so long; the first success counts, and the others are given up. Zero begins at once.
  package var race: TimeSpan?
  package var circuitBreaker: CallBreakerDescription?
  package var bulkhead: BulkheadDescription?
  package var fallback: CallFallbackDescription?

  package init() {}

  package init(to: String) { self.to = to }

  /// Eight kept connections for each call of each region: enough to reach every node.
  package static var defaultClient: ClientDescription {
    var client = ClientDescription()
    client.sessions = 8
    client.keepAlive = true
    return client
  }

  /// Whether nothing but its name is said.
  package var isPlain: Bool { self == CallDescription(to: to) }
}

/// What a request does about a call that has failed for good.
package indirect enum CallFallbackDescription: Sendable, Equatable {
  /// It goes on with a default or a cached answer, after so long.
  case answer(after: TimeSpan)
  /// It makes another call instead.
  case call(CallDescription)
}

extension CallDescription: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(to: value) }
}
