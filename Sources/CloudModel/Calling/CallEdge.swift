import RandomVariates
import SimulationKernel

/// A call of a revision while the world runs: its names resolved, its laws ready to draw from.
struct CallEdge {
  let description: CallDescription
  /// The revision that makes it, and its number among the calls of that revision.
  let revision: Int
  let ordinal: Int
  let callee: Callee
  let backoff: Sampler?
  let fallback: Fallback
  /// Whether requests of each class make it; empty is all.
  let appliesTo: [Bool]
  /// Of the requests that it sends, −1 where it sends none.
  let requestClass: Int
  let identities: KeyedRandom
  let share: KeyedRandom
  let work: KeyedRandom

  enum Callee {
    case dependency(Int)
    /// A listener or a name: the first of its sources, one for each region of callers.
    case sources(first: Int)
    case table(Int)
    case database(Int)
  }

  enum Fallback {
    case none
    case answer(after: TimeSpan)
    /// Another edge.
    case call(Int)
  }

  var retry: RetryDescription { description.client.retry }
  var cancels: Bool { description.client.cancellation }
}

/// Calls that begin together.
struct CallGroup {
  var edges: [Int]
  /// Whether the first success is enough.
  var isRace: Bool
}

/// What a task remembers about one of its calls.
struct EdgeState {
  var breaker: CallBreaker?
  var bulkhead: Bulkhead?
  /// Of the retry budget.
  var tokens: Double
  /// Calls so far; each takes the next of the connections.
  var sequence = 0
  /// Goes up when the process starts anew: calls of an earlier life change nothing.
  var life: UInt32 = 0
  /// While the places of its bulkhead are given out.
  var isAdmitting = false

  init(_ description: CallDescription) {
    breaker = description.circuitBreaker.map { CallBreaker($0) }
    bulkhead = description.bulkhead.map { Bulkhead($0) }
    tokens = description.client.retry.budget?.tokens ?? 0
  }
}
