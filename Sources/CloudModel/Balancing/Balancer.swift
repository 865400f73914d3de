import SimulationKernel

/// A load balancer while it runs: its nodes, its groups and what its name resolves to.
struct Balancer {
  var name: String
  /// Its nodes in the world's list, one for each enabled zone.
  var firstNode: Int
  var nodeCount: Int
  var clientKeepAlive: TimeSpan
  var idleTimeout: TimeSpan
  var connectLane: EventQueue.Lane
  /// Set where a name leads to it.
  var idleLane: EventQueue.Lane?
  var listeners: [Int]
  /// Target groups that any of its rules names.
  var groups: [Int] = []
  var addresses: AddressRecord
  /// Share of its health checks that fail though the target is fine [0…1].
  var falseCheckShare = 0.0
  var shift = ZonalShift()
}

/// One node: an address in a zone, with its own rotation and its own health checks.
struct Node {
  var balancer: Int
  var zone: Int
  /// Its number among the nodes of its load balancer.
  var ordinal: Int
  var isUp = true
}

/// Which nodes the load balancer's name resolves to, now and a while ago.
///
/// Clients keep an answer for its time to live, so an old answer is still in use.
struct AddressRecord {
  private struct Version {
    var since: SimulationTime
    var nodes: UInt64
  }

  private var versions: [Version]

  /// - Parameter nodes: A bit for each node, by ordinal.
  init(nodes: UInt64) {
    versions = [Version(since: .zero, nodes: nodes)]
  }

  /// The present answer.
  var nodes: UInt64 { versions[versions.count - 1].nodes }

  /// Whether every client has the present answer by now.
  func isSettled(at now: SimulationTime, timeToLive: TimeSpan) -> Bool {
    versions.count == 1 || now - versions[versions.count - 1].since >= timeToLive
  }

  /// The answer that was given at a time of the past.
  func nodes(at time: SimulationTime) -> UInt64 {
    versions.last { $0.since <= time }?.nodes ?? versions[0].nodes
  }

  mutating func change(to nodes: UInt64, at now: SimulationTime) {
    guard nodes != self.nodes else { return }
    // Older answers than a handful can be in no cache: their life is 60 s.
    if versions.count >= 16 { versions.removeFirst() }
    versions.append(Version(since: now, nodes: nodes))
  }
}

/// A listener while it runs.
struct Listener {
  var name: String
  var balancer: Int
  /// For every request class of the run, the rule that matches it.
  var ruleByClass: [Int]
}

/// A rule, or a listener's default action, while it runs.
struct Rule {
  var name: String
  var balancer: Int
  var groups: [Int]
  /// The weights that the control plane knows; each node has its own copy.
  var weights: [Int]
  var stickiness: TimeSpan?
  var zeroWeightHonorsCookies: Bool
  var renewsCookies: Bool
  /// Set for a rule that answers by itself.
  var fixedStatus: Int?
}

/// What one node knows of one rule's weights.
struct NodeForward {
  /// The only group with a weight, −1 where a choice has to be made.
  var sole = -1
  var total = 0
  var weights: [Int] = []

  init(groups: [Int], weights: [Int]) {
    self.weights = weights
    total = weights.reduce(0, +)
    let weighted = zip(groups, weights).filter { $0.1 > 0 }
    if weighted.count == 1 { sole = weighted[0].0 }
  }
}

/// A target group while it runs.
struct TargetGroup {
  var name: String
  let description: TargetGroupDescription
  /// Copies of what every request asks, so that none copies the whole description.
  let algorithm: RoutingAlgorithm
  let stickiness: TimeSpan?
  var balancer = -1
  /// Of its views, one for each node, in the world's list.
  var firstView = 0
  /// Registered targets, in the order of their registration.
  var members: [Int] = []

  init(_ description: TargetGroupDescription) {
    name = description.name
    self.description = description
    algorithm = description.algorithm
    stickiness = description.stickiness
  }
}

/// One node's rotation over one target group.
struct GroupView {
  /// Targets that a request may be sent to.
  var eligible: [Int32] = []
  /// Position of the next one for round robin.
  var cursor = 0
  var isFailOpen = false
  /// Whether the journal has it: a group that is only filling up fails open too, silently.
  var isFailOpenNoted = false
  /// Whether some eligible target gets less than its share (slow start).
  var hasShares = false
}

/// One node's view of one target.
struct TargetView {
  var health = TargetHealth.unknown
  /// How its last failed check failed.
  var failure: TargetReason?
  /// Requests sent and not yet answered, by this node.
  var outstanding = 0
  /// When its slow start began, `nil` outside of one.
  var slowStart: SimulationTime?
  /// Turns saved up during slow start; a whole one is spent on a request.
  var credit = 0.0
  /// Relative weight under anomaly mitigation.
  var weight = 1.0
  var intervalRequests = 0
  var intervalErrors = 0
}
