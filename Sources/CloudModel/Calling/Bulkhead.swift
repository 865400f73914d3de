import SimulationKernel

/// How many calls of one kind a task has under way at a time, so that a slow callee does not take
/// all of its threads and connections.
package struct BulkheadDescription: Sendable, Equatable {
  /// 25 is resilience4j's default (2026-11).
  package var concurrent = 25
  /// Calls that may wait for a place; one more is refused.
  package var queue = 0
  /// A waiting call is refused after so long; `nil` waits for ever.
  package var wait: TimeSpan?

  package init() {}
}

/// The places of a bulkhead, and who waits for one, in the order of their coming.
package struct Bulkhead: Sendable {
  package enum Entry: Sendable {
    case admitted, queued, refused
  }

  private let limit: Int
  private let queueLimit: Int
  /// Places that are taken.
  package private(set) var taken = 0
  private var waiting: [Int] = []
  /// Of the first in line; those before it have left.
  private var head = 0

  package init(_ description: BulkheadDescription) {
    limit = description.concurrent
    queueLimit = description.queue
  }

  package var waitingCount: Int { waiting.count - head }

  /// A call wants a place.
  package mutating func enter(_ call: Int) -> Entry {
    if taken < limit, waitingCount == 0 {
      taken += 1
      return .admitted
    }
    guard waitingCount < queueLimit else { return .refused }
    waiting.append(call)
    return .queued
  }

  /// A call that had a place has ended.
  package mutating func leave() {
    precondition(taken > 0, "a call leaves an empty bulkhead")
    taken -= 1
  }

  /// The waiting call that gets a free place, if there are both.
  package mutating func admitNext() -> Int? {
    guard taken < limit, waitingCount > 0 else { return nil }
    let call = waiting[head]
    head += 1
    // Half of the line may be gone before the rest moves up: O(1) amortized.
    if head * 2 > waiting.count {
      waiting.removeFirst(head)
      head = 0
    }
    taken += 1
    return call
  }

  /// A waiting call does not wait any longer.
  ///
  /// - Complexity: O(waiting)
  package mutating func giveUp(_ call: Int) {
    guard let index = waiting[head...].firstIndex(of: call) else {
      preconditionFailure("call \(call) does not wait for a place")
    }
    waiting.remove(at: index)
  }
}
