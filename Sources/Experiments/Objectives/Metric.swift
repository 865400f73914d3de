import CloudModel

/// Something that a rehearsal measures and an objective can be set on, with the tags that narrow
/// it down: `latency{class:checkout}`.
package struct Metric: Sendable, Hashable {
  package var name: MetricName
  /// In the order in which they were written; each key at most once.
  package var tags: [MetricTag]

  package init(_ name: MetricName, tags: [MetricTag] = []) {
    self.name = name
    self.tags = tags
  }

  package func tag(_ key: TagKey) -> String? {
    tags.first { $0.key == key }?.value
  }
}

extension Metric: CustomStringConvertible {
  package var description: String {
    guard !tags.isEmpty else { return name.rawValue }
    let list = tags.map { "\($0.key.rawValue):\($0.value)" }.joined(separator: ",")
    return "\(name.rawValue){\(list)}"
  }
}

package struct MetricTag: Sendable, Hashable {
  package var key: TagKey
  package var value: String

  package init(_ key: TagKey, _ value: String) {
    self.key = key
    self.value = value
  }
}

/// What a tag selects by.
package enum TagKey: String, Sendable, Hashable, CaseIterable {
  case requestClass = "class"
  case group, revision, source, cause, service
  /// A DNS name, a region, a table or database.
  case name, region, table
  /// What counts as recovered: a share of requests, and for how long.
  case share, window
  /// So long after a change.
  case after
}

/// Every metric that an objective can name.
package enum MetricName: String, Sendable, Hashable, CaseIterable {
  /// From when a request was due to its answer, of requests that succeeded.
  case latency
  /// From an attempt's arrival at its target to the start of its service.
  case waiting
  /// Requests that ended in a failure.
  case failed
  /// Requests that were offered and ended.
  case requests
  /// Attempts beyond the first of their request.
  case retried
  /// The share of requests that succeeded.
  case availability
  /// What is left of the share of requests that may fail; negative when overspent.
  case errorBudget
  /// Busy time of workers over their time.
  case utilization
  /// Task-hours and money.
  case cost
  case rolloutDuration = "rollout.duration"
  case rolloutCandidateRequests = "rollout.candidateRequests"
  case rolloutCandidateFailed = "rollout.candidateFailed"
  case rolloutDetectionDelay = "rollout.detectionDelay"
  case rolloutRollbackDelay = "rollout.rollbackDelay"
  case rolloutOutcome = "rollout.outcome"
  /// From a failure until enough requests are served again; its parts follow.
  case rto
  case rtoDetection = "rto.detection"
  case rtoDecision = "rto.decision"
  case rtoRecordFlip = "rto.recordFlip"
  case rtoCacheDrain = "rto.cacheDrain"
  case rtoCapacity = "rto.capacity"
  /// Requests that failed between a failure and recovery.
  case failoverRequestsLost = "failover.requestsLost"
  /// How long a loss of service outlived its cause.
  case stability
  /// Acknowledged writes that were lost, and the age of the oldest when their region was.
  case rpoWrites = "rpo.writes"
  case rpoSeconds = "rpo.seconds"
  /// Writes that another region's write knew nothing of.
  case replicationConflicts = "replication.conflicts"
  /// Writes that another region wrote over without having seen them.
  case replicationLostSilently = "replication.lostSilently"
  case replicationStaleReads = "replication.staleReads"
  /// Writes that were lost or written over after the answers had changed back.
  case failbackLost = "failback.lost"
  /// From a change of a name's answers until half, nine tenths and 99 of 100 requests went where it
  /// leads now.
  case movedHalf = "moved.half"
  case movedNinety = "moved.ninety"
  case movedNinetyNine = "moved.ninetyNine"
  /// Requests that still went to what was no longer answered, so long after a change.
  case movedStale = "moved.stale"
  /// What is left of a region's workers at its busiest, while another one is out.
  case headroom
  /// Tasks and load balancers of regions that served nothing before the failure.
  case costStandby = "cost.standby"
}

/// How many observations become one number.
package enum Aggregate: Sendable, Hashable {
  case average, median, minimum, maximum
  /// 0 < percent < 100 [%].
  case percentile(Double)
  case rate, count, value
  /// Of the cost: everything, and what is above the steady fleet; in money and in task-hours.
  case total, extra, taskHours, extraTaskHours
}

extension Aggregate: CustomStringConvertible {
  package var description: String {
    switch self {
    case .average: "avg"
    case .median: "med"
    case .minimum: "min"
    case .maximum: "max"
    case .percentile(let percent): "p(\(DecimalText.short(percent, digits: 7)))"
    case .rate: "rate"
    case .count: "count"
    case .value: "value"
    case .total: "total"
    case .extra: "extra"
    case .taskHours: "taskHours"
    case .extraTaskHours: "extraTaskHours"
    }
  }
}

/// What a number means, and hence which units it can be written in.
package enum Dimension: Sendable, Hashable {
  /// Seconds.
  case duration
  /// 0…1, written in percent.
  case share
  /// Whole things.
  case count
  /// Per second.
  case rate
  /// In the currency of the price table.
  case money
  /// Hours of tasks.
  case hours
  /// The name of a rollout's outcome.
  case outcome
}

extension MetricName {
  /// Tags that narrow this metric down.
  package var tagKeys: [TagKey] {
    switch self {
    case .latency, .waiting, .requests, .availability:
      [.requestClass, .group, .revision, .source]
    case .failed: [.requestClass, .group, .revision, .source, .cause]
    case .utilization: [.group, .revision]
    case .retried, .errorBudget: []
    case .cost: [.service, .revision]
    case .rolloutDuration, .rolloutCandidateRequests, .rolloutCandidateFailed,
      .rolloutDetectionDelay, .rolloutRollbackDelay, .rolloutOutcome:
      [.service]
    case .rto, .rtoDetection, .rtoDecision, .rtoRecordFlip, .rtoCacheDrain, .rtoCapacity,
      .failoverRequestsLost, .stability:
      [.name, .source, .requestClass, .share, .window]
    case .rpoWrites, .rpoSeconds, .replicationConflicts, .replicationLostSilently,
      .replicationStaleReads, .failbackLost:
      [.table]
    case .headroom: [.region]
    case .costStandby: []
    case .movedHalf, .movedNinety, .movedNinetyNine: [.name]
    case .movedStale: [.name, .after]
    }
  }

  /// What this metric's number means under an aggregate; `nil` where it has no such aggregate.
  package func dimension(of aggregate: Aggregate) -> Dimension? {
    switch self {
    case .latency, .waiting:
      switch aggregate {
      case .average, .median, .minimum, .maximum, .percentile: .duration
      case .rate, .count, .value, .total, .extra, .taskHours, .extraTaskHours: nil
      }
    case .failed, .retried: [.rate: .share, .count: .count][aggregate]
    case .requests: [.rate: .rate, .count: .count][aggregate]
    case .availability, .errorBudget, .utilization: [.value: .share][aggregate]
    case .cost:
      [.total: .money, .extra: .money, .taskHours: .hours, .extraTaskHours: .hours][aggregate]
    case .rolloutDuration, .rolloutDetectionDelay, .rolloutRollbackDelay:
      [.value: .duration][aggregate]
    case .rolloutCandidateRequests, .rolloutCandidateFailed:
      [.value: .count, .count: .count][aggregate]
    case .rolloutOutcome: [.value: .outcome][aggregate]
    case .rto, .rtoDetection, .rtoDecision, .rtoRecordFlip, .rtoCacheDrain, .rtoCapacity,
      .stability, .rpoSeconds, .movedHalf, .movedNinety, .movedNinetyNine:
      [.value: .duration][aggregate]
    case .failoverRequestsLost, .rpoWrites, .replicationConflicts, .replicationLostSilently,
      .failbackLost:
      [.value: .count, .count: .count][aggregate]
    case .replicationStaleReads: [.rate: .share, .count: .count][aggregate]
    case .headroom, .movedStale: [.value: .share][aggregate]
    case .costStandby: [.value: .money][aggregate]
    }
  }

  /// The aggregates of this metric, as they are written.
  package var aggregateNames: [String] {
    let samples: [Aggregate] = [
      .average, .median, .minimum, .maximum, .percentile(99), .rate, .count, .value,
      .total, .extra, .taskHours, .extraTaskHours,
    ]
    return samples.filter { dimension(of: $0) != nil }.map(\.description)
  }

  /// The aggregate that a threshold without one means: `rollout.duration` `<10m`.
  package var soleAggregate: Aggregate? {
    switch self {
    case .availability, .errorBudget, .utilization, .rolloutDuration, .rolloutDetectionDelay,
      .rolloutRollbackDelay, .rolloutOutcome, .rto, .rtoDetection, .rtoDecision, .rtoRecordFlip,
      .rtoCacheDrain, .rtoCapacity, .stability, .rpoSeconds, .headroom, .costStandby, .movedHalf,
      .movedNinety, .movedNinetyNine, .movedStale:
      .value
    case .rolloutCandidateRequests, .rolloutCandidateFailed, .failoverRequestsLost, .rpoWrites,
      .replicationConflicts, .replicationLostSilently, .failbackLost:
      .count
    case .latency, .waiting, .failed, .requests, .retried, .cost, .replicationStaleReads: nil
    }
  }
}
