import SimulationKernel

/// The one seam between the model and everything that keeps its numbers.
///
/// The model never decides what is kept: it hands over what happened, many attempts at a time,
/// so that the seam costs the hot path one plain store for each. A class, because the model
/// writes into it while its owner waits to read it.
package protocol Recorder: AnyObject {
  /// Attempts that ended, in the order of their ends.
  func record(_ attempts: borrowing AttemptBatch)
  /// One happening of the control plane.
  func record(_ entry: JournalEntry)
  /// One CloudWatch datapoint that was published.
  func record(_ datapoint: MetricDatapoint)
}

/// Attempts that ended since the last batch.
package struct AttemptBatch {
  package var records: [AttemptRecord] = []
  /// 8 KiB, which stay in the nearest cache from the writing to the reading.
  package static let capacity = 128

  package init() {
    records.reserveCapacity(Self.capacity)
  }
}

/// How one attempt of one request ended.
package struct AttemptRecord {
  /// When the request was due: latency counts from here, over all of its attempts.
  package var due: SimulationTime
  /// When this attempt was sent.
  package var sent: SimulationTime
  /// When the client knew how it ended.
  package var ended: SimulationTime
  /// Time between the attempt's arrival at its target and the start of its service; the whole
  /// stay for one that never started.
  package var waiting: TimeSpan
  /// Identity of the request; the source is in the upper 24 bits.
  package var request: UInt64
  /// The target that it was sent to, −1 if it never got one.
  package var target: Int32
  package var source: UInt16
  package var requestClass: UInt16
  /// Target group, −1 if none was chosen.
  package var group: Int16
  /// Revision of the target, −1 without target.
  package var revision: Int16
  /// The rollout that brought the target, −1 for those that were there before.
  package var rollout: Int16
  /// The attempt's number, from 1.
  package var attempt: UInt16
  package var outcome: AttemptOutcome
  /// Whether the request ends with this attempt; `false` means that it is retried.
  package var isFinal: Bool

  package init(
    due: SimulationTime, sent: SimulationTime, ended: SimulationTime, waiting: TimeSpan,
    request: UInt64, target: Int32, source: UInt16, requestClass: UInt16, group: Int16,
    revision: Int16, rollout: Int16, attempt: UInt16, outcome: AttemptOutcome, isFinal: Bool
  ) {
    self.due = due
    self.sent = sent
    self.ended = ended
    self.waiting = waiting
    self.request = request
    self.target = target
    self.source = source
    self.requestClass = requestClass
    self.group = group
    self.revision = revision
    self.rollout = rollout
    self.attempt = attempt
    self.outcome = outcome
    self.isFinal = isFinal
  }

  package var isSuccess: Bool { outcome == .success }
}

/// The ways in which an attempt can end. Every request ends in exactly one of them.
package enum AttemptOutcome: UInt8, Sendable, CaseIterable {
  case success
  /// 502: the target refused the connection.
  case connectionRefused
  /// 502: the target closed the connection with the request outstanding.
  case targetClosed
  /// 502: the deregistration delay ran out on a request in flight.
  case deregistrationDelayElapsed
  /// 503: the target group has no target that could be used.
  case noTarget
  /// 504: the target did not accept the connection in time.
  case connectTimeout
  /// 504: no answer within the idle timeout.
  case idleTimeout
  /// The target answered with a 5xx.
  case targetError
  /// The target had no room in its queue: 503 from the target.
  case queueFull
  /// The request left the target's queue unserved: 503 from the target.
  case queueTimeout
  /// A dependency failed, and the target answered with a 5xx.
  case dependencyError
  /// The client gave up waiting (460).
  case clientTimeout
  /// The client could not connect to the load balancer's node.
  case nodeUnreachable
  /// The listener answered by itself with a 4xx or 5xx.
  case fixedResponse
  /// The database's schema is in a phase that breaks the target's revision: 5xx from the target.
  case schemaMismatch
  /// The client's resolver had no address for the name.
  case nameNotResolved
  /// A table had no capacity left for a call, retries included: 5xx from the target.
  case tableThrottled
  /// A table could not be reached, or refused a call that it cannot take now: 5xx from the target.
  case tableUnavailable
  /// A database had no writer or reader to connect to: 5xx from the target.
  case databaseUnavailable
  /// Something that the target calls did not answer in time: 5xx from the target.
  case callTimedOut
  /// A circuit breaker or a bulkhead of the target refused a call: 5xx from the target.
  case callRejected
}

/// One datapoint of a CloudWatch metric, one minute wide.
package struct MetricDatapoint: Sendable, Equatable {
  package var minute: Int
  package var metric: String
  /// `LoadBalancer`, or `LoadBalancer` and `TargetGroup`, with the names of this scenario; empty
  /// for a metric of a service.
  package var loadBalancer: String
  package var targetGroup: String?
  package var sum: Double
  package var count: Double
  package var minimum: Double
  package var maximum: Double
  /// `ServiceName`, for a metric of the AWS/ECS namespace.
  package var service: String?

  package var namespace: String { service == nil ? "AWS/ApplicationELB" : "AWS/ECS" }

  package init(
    minute: Int, metric: String, loadBalancer: String, targetGroup: String?, sum: Double,
    count: Double, minimum: Double, maximum: Double, service: String? = nil
  ) {
    self.minute = minute
    self.metric = metric
    self.loadBalancer = loadBalancer
    self.targetGroup = targetGroup
    self.sum = sum
    self.count = count
    self.minimum = minimum
    self.maximum = maximum
    self.service = service
  }
}
