import SimulationKernel

/// How many tasks of one side count as available: healthy for at least `minReadySeconds`.
///
/// A side is seen only as a number of healthy tasks. When that number falls, the newest of them
/// are taken to be gone, as a ReplicaSet deletes the newest first (Kubernetes, "ReplicaSet",
/// scaling down).
package struct Readiness: Sendable, Equatable {
  private struct Arrivals: Sendable, Equatable {
    var count: Int
    let since: SimulationTime
  }

  private let wait: TimeSpan
  /// Tasks that are healthy for long enough.
  package private(set) var available: Int
  /// The others, the oldest first.
  private var recent: [Arrivals] = []

  /// - Parameter available: Tasks that have been healthy for long already.
  package init(wait: TimeSpan, available: Int = 0) {
    self.wait = wait
    self.available = available
  }

  /// Takes notice of the present number of healthy tasks.
  package mutating func observe(healthy: Int, at now: SimulationTime) {
    while let first = recent.first, now - first.since >= wait {
      available += first.count
      recent.removeFirst()
    }
    let known = available + recent.reduce(0) { $0 + $1.count }
    if healthy < known {
      remove(known - healthy)
    } else if healthy > known, wait > .zero {
      recent.append(Arrivals(count: healthy - known, since: now))
    } else {
      available += healthy - known
    }
  }

  /// How long until more tasks become available; `nil` if none is on the way.
  package func wait(from now: SimulationTime) -> TimeSpan? {
    recent.first.map { max(.zero, wait - (now - $0.since)) }
  }

  private mutating func remove(_ count: Int) {
    var left = count
    while left > 0, let last = recent.last {
      let removed = min(left, last.count)
      left -= removed
      recent[recent.count - 1].count -= removed
      if removed == last.count { recent.removeLast() }
    }
    available -= left
  }
}
