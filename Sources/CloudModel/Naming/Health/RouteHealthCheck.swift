import SimulationKernel

/// A health check of Route 53 while it runs.
struct RouteHealthCheck {
  let description: RouteHealthCheckDescription
  /// What it has found, before it is inverted; the last of it once it is disabled.
  var evidence = true
  /// What it reports.
  private(set) var isHealthy = true
  /// How often that has changed: name servers never go back to an older report.
  var version = 0
  var knownVersion = 0
  var account: HealthCheckAccount

  // An endpoint's.
  var panel: CheckerPanel?
  var probed = ProbedEndpoint.target(0)
  /// Where its checkers are, in turn; empty for none of the scenario's places.
  var places: [Int] = []
  /// By checker: the way of its request that waits in a target's queue.
  var ways: [ProbeWay] = []
  /// So many of its checkers say what a fault has them say.
  var lyingCheckers = 0
  var lie = false

  init(_ description: RouteHealthCheckDescription, evidence: Bool) {
    self.description = description
    self.evidence = evidence
    account = HealthCheckAccount(name: description.name, wasHealthy: true)
    if case .endpoint(let endpoint) = description.kind {
      panel = CheckerPanel(checkers: endpoint.checkers, threshold: endpoint.failureThreshold)
    }
    isHealthy = report
    account.wasHealthy = isHealthy
  }

  private var report: Bool {
    (description.isDisabled || evidence) != description.isInverted
  }

  /// New evidence is in.
  ///
  /// - Returns: What it reports from now on, if that has changed.
  mutating func found(_ evidence: Bool, at now: SimulationTime) -> Bool? {
    self.evidence = evidence
    guard report != isHealthy else { return nil }
    isHealthy = report
    version += 1
    account.note(isHealthy, at: now)
    return isHealthy
  }
}

/// What the checkers of a health check ask.
enum ProbedEndpoint {
  /// A load balancer, by the rule that the request meets there.
  case rule(Int, balancer: Int)
  case target(Int)
}

/// What happens to health checks, and to load balancers as targets of records.
enum HealthCheckEvent {
  case probeDue(check: Int, checker: Int)
  case probeEnded(check: Int, checker: Int, passed: Bool)
  /// The name servers hear of a check's report.
  case reportKnown(check: Int, version: Int, isHealthy: Bool)
  /// It shows whether a load balancer has a node that is up.
  case nodesKnown(balancer: Int)
  case evaluationKnown(balancer: Int, version: Int, isHealthy: Bool)
}

/// A load balancer as the target of records that evaluate it.
struct EvaluatedTarget {
  /// Whether any record looks at it.
  var isWatched = false
  var hasNodes = true
  var isHealthy = true
  var version = 0
  var knownVersion = 0
}
