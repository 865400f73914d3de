import CloudModel
import OutputAnalysis

/// What one replication says about one objective.
package struct Reading: Sendable {
  /// In the dimension's unit; not a number where there was nothing to observe.
  package var value: Double
  /// How often the counted thing happened, for shares and counts.
  package var events: Int?
  /// Among how many, for shares.
  package var trials: Int?
  /// How long the counting went on, for counts per second [s].
  package var exposure = 1.0
  /// An interval from inside the run, for the case that there is no second replication.
  package var withinRun: ConfidenceInterval?
  /// Outcomes of the rollouts that the metric selects.
  package var outcomes: [RolloutOutcome] = []

  package init(_ value: Double, events: Int? = nil, trials: Int? = nil) {
    self.value = value
    self.events = events
    self.trials = trials
  }
}

/// Reads metrics from the record of one replication.
package struct MetricReader {
  let record: ReplicationRecord
  let rollouts: [RolloutNumbers]
  /// The share of requests that may fail [0…1].
  let errorBudget: Double
  let level: Double
  let cost: RunCost

  package init(
    _ record: ReplicationRecord, cost: RunCost = RunCost(), errorBudget: Double, level: Double
  ) {
    self.record = record
    self.cost = cost
    rollouts = RolloutNumbers.all(of: record)
    self.errorBudget = errorBudget
    self.level = level
  }

  /// What the replication says about one objective; not a number where nothing was observed.
  package func read(_ objective: Objective) -> Reading {
    read(objective.metric, objective.threshold.aggregate)
  }

  /// What the replication says about one number of a metric.
  func read(_ metric: Metric, _ aggregate: Aggregate) -> Reading {
    switch metric.name {
    case .latency: return duration(selected(metric).latency, aggregate, of: metric)
    case .waiting: return duration(selected(metric).waiting, aggregate, of: metric)
    case .failed: return failed(metric, aggregate)
    case .requests: return requests(selected(metric).ended, aggregate)
    case .retried: return retried(aggregate)
    case .availability:
      let cell = selected(metric)
      return share(cell.succeeded, cell.ended)
    case .errorBudget: return budgetLeft()
    case .utilization: return Reading(utilization(metric))
    case .cost: return cost(metric, aggregate)
    case .rolloutDuration, .rolloutCandidateRequests, .rolloutCandidateFailed,
      .rolloutDetectionDelay, .rolloutRollbackDelay, .rolloutOutcome:
      return rollout(metric)
    case .rto, .rtoDetection, .rtoDecision, .rtoRecordFlip, .rtoCacheDrain, .rtoCapacity,
      .failoverRequestsLost, .stability:
      return recovery(metric)
    case .rpoWrites, .rpoSeconds, .replicationConflicts, .replicationLostSilently,
      .replicationStaleReads, .failbackLost:
      return replication(metric, aggregate)
    case .headroom: return Reading(headroom(metric))
    case .costStandby: return Reading(standbyCost)
    case .movedHalf, .movedNinety, .movedNinetyNine, .movedStale: return Reading(moved(metric))
    }
  }

  /// The mean of a latency or a waiting time.
  func mean(of metric: Metric) -> Reading {
    let cell = selected(metric)
    return duration(metric.name == .waiting ? cell.waiting : cell.latency, .average, of: metric)
  }

  private func share(_ events: Int, _ trials: Int) -> Reading {
    Reading(
      trials == 0 ? .nan : Double(events) / Double(trials), events: events, trials: trials)
  }

  private func failed(_ metric: Metric, _ aggregate: Aggregate) -> Reading {
    let cell = selected(metric)
    let cause = AttemptOutcome.allCases.first { $0.name == metric.tag(.cause) }
    let failures = cause.map(cell.count) ?? cell.failed
    return aggregate == .count
      ? Reading(Double(failures), events: failures) : share(failures, cell.ended)
  }

  private func requests(_ count: Int, _ aggregate: Aggregate) -> Reading {
    guard aggregate == .rate else { return Reading(Double(count), events: count) }
    guard record.window > 0 else { return Reading(.nan) }
    var reading = Reading(Double(count) / record.window, events: count)
    reading.exposure = record.window
    return reading
  }

  private func retried(_ aggregate: Aggregate) -> Reading {
    let retried = record.numbers.retried
    guard aggregate == .rate else { return Reading(Double(retried), events: retried) }
    // Retries can outnumber requests, so this is no proportion of trials.
    let ended = record.numbers.merged().ended
    return Reading(ended == 0 ? .nan : Double(retried) / Double(ended))
  }

  private func budgetLeft() -> Reading {
    let cell = record.numbers.merged()
    guard cell.ended > 0 else { return Reading(.nan) }
    return Reading(
      Score.budgetLeft(failedShare: Double(cell.failed) / Double(cell.ended), budget: errorBudget))
  }

  /// The requests that the tags of a metric select.
  private func selected(_ metric: Metric) -> AttemptCell {
    let space = record.numbers.space
    return record.numbers.merged { key in
      metric.tags.allSatisfy { tag in
        switch tag.key {
        case .requestClass: space.classes[key.source][key.requestClass] == tag.value
        case .source: space.sources[key.source] == tag.value
        case .group: key.group >= 0 && space.groups[key.group] == tag.value
        case .revision: key.revision >= 0 && space.revisions[key.revision] == tag.value
        case .cause, .service, .name, .region, .table, .share, .window, .after: true
        }
      }
    }
  }
}

extension MetricReader {
  private func duration(
    _ histogram: LatencyHistogram, _ aggregate: Aggregate, of metric: Metric
  ) -> Reading {
    guard !histogram.isEmpty else { return Reading(.nan) }
    switch aggregate {
    case .average:
      var reading = Reading(histogram.mean / 1e9)
      let isWhole = metric.name == .latency && metric.tags.isEmpty
      reading.withinRun = isWhole ? batchMeans(around: reading.value) : nil
      return reading
    case .median: return quantile(0.5, of: histogram)
    case .percentile(let percent): return quantile(percent / 100, of: histogram)
    case .minimum: return Reading(Double(histogram.minimum) / 1e9)
    case .maximum: return Reading(Double(histogram.maximum) / 1e9)
    case .rate, .count, .value, .total, .extra, .taskHours, .extraTaskHours: return Reading(.nan)
    }
  }

  private func quantile(_ q: Double, of histogram: LatencyHistogram) -> Reading {
    var reading = Reading(histogram.quantile(q) / 1e9)
    let interval = histogram.quantileInterval(q, level: level)
    reading.withinRun = ConfidenceInterval(
      estimate: interval.estimate / 1e9, low: interval.low / 1e9, high: interval.high / 1e9,
      level: level)
    return reading
  }

  /// Twenty batches of consecutive steps are long enough to be nearly independent
  /// (Schmeiser 1982 advises 10 to 30).
  private static let batchCount = 20

  private func batchMeans(around mean: Double) -> ConfidenceInterval? {
    let bins = record.numbers.timeline.latency
    let length = (bins.count + Self.batchCount - 1) / Self.batchCount
    var means: [Double] = []
    for start in stride(from: 0, to: bins.count, by: max(1, length)) {
      var batch = LatencyHistogram(.coarse)
      for bin in bins[start..<min(start + length, bins.count)] { batch.merge(bin) }
      if !batch.isEmpty { means.append(batch.mean / 1e9) }
    }
    let interval = ReplicationMeans(means).interval(level: level)
    return ConfidenceInterval(estimate: mean, halfWidth: interval.halfWidth, level: level)
  }

  /// Busy time over the workers' time, of the targets that the tags select; over the whole run,
  /// because targets keep no account of the warm-up.
  private func utilization(_ metric: Metric) -> Double {
    let space = record.numbers.space
    let group = metric.tag(.group).flatMap { space.groups.firstIndex(of: $0) }
    let revision = metric.tag(.revision).flatMap { space.revisions.firstIndex(of: $0) }
    return Utilization(
      record.accounts.targets.filter {
        (group == nil || $0.group == group) && (revision == nil || $0.revision == revision)
      }
    ).value
  }

  private func rollout(_ metric: Metric) -> Reading {
    let service = metric.tag(.service)
    let chosen = rollouts.filter { service == nil || $0.account.service == service }
    guard !chosen.isEmpty else { return Reading(.nan) }
    switch metric.name {
    case .rolloutDuration: return Reading(longest(chosen.map(\.duration), whenOpen: .infinity))
    case .rolloutDetectionDelay: return Reading(longest(chosen.map(\.detectionDelay)))
    case .rolloutRollbackDelay: return Reading(longest(chosen.map(\.rollbackDelay)))
    case .rolloutCandidateRequests:
      let count = chosen.reduce(0) { $0 + $1.candidateRequests }
      return Reading(Double(count), events: count)
    case .rolloutCandidateFailed:
      let count = chosen.reduce(0) { $0 + $1.candidateFailed }
      return Reading(Double(count), events: count)
    case .rolloutOutcome:
      var reading = Reading(.nan)
      reading.outcomes = chosen.map(\.account.outcome)
      return reading
    case .latency, .waiting, .failed, .requests, .retried, .availability, .errorBudget,
      .utilization, .cost, .rto, .rtoDetection, .rtoDecision, .rtoRecordFlip, .rtoCacheDrain,
      .rtoCapacity, .failoverRequestsLost, .stability, .rpoWrites, .rpoSeconds,
      .replicationConflicts, .replicationLostSilently, .replicationStaleReads, .failbackLost,
      .headroom, .costStandby, .movedHalf, .movedNinety, .movedNinetyNine, .movedStale:
      return Reading(.nan)
    }
  }

  private func cost(_ metric: Metric, _ aggregate: Aggregate) -> Reading {
    let selection = cost.selection(
      service: metric.tag(.service), revision: metric.tag(.revision))
    switch aggregate {
    case .total: return Reading(cost.total(selection))
    case .extra: return Reading(cost.extra(selection))
    case .taskHours: return Reading(cost.taskHours(selection))
    case .extraTaskHours: return Reading(cost.extraTaskHours(selection))
    case .average, .median, .minimum, .maximum, .percentile, .rate, .count, .value:
      return Reading(.nan)
    }
  }

  /// The longest of several delays; what never ended counts as `whenOpen` or not at all.
  private func longest(_ delays: [Double?], whenOpen: Double? = nil) -> Double {
    delays.compactMap { $0 ?? whenOpen }.max() ?? .nan
  }
}

/// How busy a set of targets was.
package struct Utilization: Sendable {
  package private(set) var busy = 0.0
  package private(set) var capacity = 0.0

  package init(_ targets: [TargetAccount] = []) {
    for target in targets { add(target) }
  }

  package mutating func add(_ target: TargetAccount) {
    guard let workers = target.workers else { return }
    busy += target.busy
    capacity += Double(workers) * target.lifetime
  }

  /// [0…1]; not a number without a bounded number of workers.
  package var value: Double { capacity > 0 ? busy / capacity : .nan }
}
