/// One of the checkers that Route 53 has around the world, with its own opinion of one endpoint.
///
/// | state     | event                         | becomes   |
/// |-----------|-------------------------------|-----------|
/// | healthy   | `threshold` failures in a row | unhealthy |
/// | unhealthy | `threshold` passes in a row   | healthy   |
///
/// The threshold is the same both ways (Route 53 API reference, `FailureThreshold`).
package enum HealthChecker: Sendable, Equatable {
  case healthy(failed: Int)
  case unhealthy(passed: Int)

  package var isHealthy: Bool {
    switch self {
    case .healthy: true
    case .unhealthy: false
    }
  }

  /// Hears how a request to the endpoint ended.
  package mutating func heard(passed: Bool, threshold: Int) {
    switch (self, passed) {
    case (.healthy, true): self = .healthy(failed: 0)
    case (.healthy(let failed), false):
      self = failed + 1 >= threshold ? .unhealthy(passed: 0) : .healthy(failed: failed + 1)
    case (.unhealthy, false): self = .unhealthy(passed: 0)
    case (.unhealthy(let passed), true):
      self = passed + 1 >= threshold ? .healthy(failed: 0) : .unhealthy(passed: passed + 1)
    }
  }
}

/// What all the checkers of one health check say together.
package struct CheckerPanel: Sendable, Equatable {
  package private(set) var checkers: [HealthChecker]
  package let threshold: Int
  private var healthyCount: Int

  /// An endpoint is healthy if more than this share of its checkers say so; AWS may change it
  /// (Route 53 developer guide, "How Route 53 determines whether a health check is healthy") [%].
  package static let neededPercent = 18

  /// Checkers that all say healthy, as they do of a new endpoint.
  package init(checkers: Int, threshold: Int) {
    self.checkers = Array(repeating: .healthy(failed: 0), count: checkers)
    self.threshold = threshold
    healthyCount = checkers
  }

  package var isHealthy: Bool { Self.isHealthy(healthyCount, of: checkers.count) }

  /// - Parameter count: How many of all checkers report healthy.
  package static func isHealthy(_ count: Int, of all: Int) -> Bool {
    100 * count > neededPercent * all
  }

  /// A checker hears how its request ended.
  ///
  /// - Returns: Whether the endpoint is healthy, if that has changed.
  package mutating func heard(from checker: Int, passed: Bool) -> Bool? {
    let before = isHealthy
    healthyCount -= checkers[checker].isHealthy ? 1 : 0
    checkers[checker].heard(passed: passed, threshold: threshold)
    healthyCount += checkers[checker].isHealthy ? 1 : 0
    return isHealthy == before ? nil : isHealthy
  }
}
