/// One node's opinion of one target: the state machine of its health checks.
///
/// | state     | event                               | becomes   |
/// |-----------|-------------------------------------|-----------|
/// | unknown   | registration reaches the node       | initial   |
/// | initial   | first passed check, whatever the threshold | healthy |
/// | initial   | `unhealthyThreshold` failures in a row | unhealthy |
/// | healthy   | `unhealthyThreshold` failures in a row | unhealthy |
/// | unhealthy | `healthyThreshold` passes in a row  | healthy   |
/// | any       | deregistration reaches the node     | draining  |
enum TargetHealth: Equatable {
  case unknown
  case initial(failedChecks: Int)
  case healthy(failedChecks: Int)
  case unhealthy(passedChecks: Int)
  case draining

  /// What a check changed.
  enum Change: Equatable {
    case becameHealthy
    case becameUnhealthy
  }

  var isHealthy: Bool {
    switch self {
    case .healthy: true
    case .unknown, .initial, .unhealthy, .draining: false
    }
  }

  /// Whether the node may send to the target when it fails open.
  var isRegistered: Bool {
    switch self {
    case .initial, .healthy, .unhealthy: true
    case .unknown, .draining: false
    }
  }

  mutating func checkPassed(healthyThreshold: Int) -> Change? {
    switch self {
    case .initial:
      self = .healthy(failedChecks: 0)
      return .becameHealthy
    case .healthy:
      self = .healthy(failedChecks: 0)
      return nil
    case .unhealthy(let passed) where passed + 1 >= healthyThreshold:
      self = .healthy(failedChecks: 0)
      return .becameHealthy
    case .unhealthy(let passed):
      self = .unhealthy(passedChecks: passed + 1)
      return nil
    case .unknown, .draining:
      return nil
    }
  }

  mutating func checkFailed(unhealthyThreshold: Int) -> Change? {
    switch self {
    case .initial(let failed), .healthy(let failed):
      if failed + 1 >= unhealthyThreshold {
        self = .unhealthy(passedChecks: 0)
        return .becameUnhealthy
      }
      self = isHealthy ? .healthy(failedChecks: failed + 1) : .initial(failedChecks: failed + 1)
      return nil
    case .unhealthy:
      self = .unhealthy(passedChecks: 0)
      return nil
    case .unknown, .draining:
      return nil
    }
  }
}
