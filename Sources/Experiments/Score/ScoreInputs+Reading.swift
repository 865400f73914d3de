import CloudModel
import SimulationKernel

extension ScoreInputs {
  /// The inputs of one replication.
  init(
    _ record: ReplicationRecord, _ rollouts: [RolloutNumbers], _ readings: [Reading],
    _ objectives: [Objective], _ cloud: CloudDescription, _ cost: RunCost,
    errorBudget: Double
  ) {
    let cell = record.numbers.merged()
    self.init(
      failedShare: cell.ended == 0 ? 0 : Double(cell.failed) / Double(cell.ended),
      errorBudget: errorBudget)
    for (objective, reading) in zip(objectives, readings) {
      guard objective.metric.name == .latency, objective.claimsLess,
        let limit = objective.threshold.number
      else { continue }
      latencies.append(Pair(observed: reading.value, allowed: limit))
    }
    if rollouts.contains(where: \.isUndone) {
      let exposed = rollouts.filter(\.isUndone).reduce(0) { $0 + $1.candidateRequests }
      exposedShare = cell.attempts == 0 ? 0 : Double(exposed) / Double(cell.attempts)
    }
    if !cloud.plan.isEmpty || !cloud.faults.isEmpty || cell.failed > 0 {
      disturbance = record.numbers.timeline.longestDisturbance(above: errorBudget)
    }
    recoveryTimes = Self.pairs(of: [.rto], objectives, readings)
    readData(of: record, objectives, readings)
    let durations = rollouts.compactMap(\.duration)
    if let longest = durations.max() {
      let limit = objectives.first { $0.metric.name == .rolloutDuration && $0.claimsLess }
      rollout = Pair(observed: longest, allowed: limit?.threshold.number ?? .infinity)
    }
    let (spent, steady) = (cost.taskCost(), cost.steadyCost())
    if spent > 0, steady > 0 { spending = Pair(observed: spent, allowed: steady) }
    let tasks = cloud.services.reduce(0) { $0 + $1.desiredCount }
    if tasks > 0, record.accounts.taskSeconds > 0 {
      taskTime = Pair(
        observed: record.accounts.taskSeconds, allowed: Double(tasks) * cloud.horizon.seconds)
    }
  }

  /// Readings of metrics that objectives bound from above, and their bounds.
  private static func pairs(
    of names: [MetricName], _ objectives: [Objective], _ readings: [Reading]
  ) -> [Pair] {
    zip(objectives, readings).compactMap { objective, reading in
      guard names.contains(objective.metric.name), objective.claimsLess else { return nil }
      return objective.threshold.number.map { Pair(observed: reading.value, allowed: $0) }
    }
  }

  /// Only where data were at stake: a region was lost, something was written over, or an objective
  /// asks.
  private mutating func readData(
    of record: ReplicationRecord, _ objectives: [Objective], _ readings: [Reading]
  ) {
    let replicas = ReplicaNumbers.all(of: record).filter { $0.acknowledged > 0 }
    recoveryPoints = Self.pairs(of: [.rpoWrites, .rpoSeconds], objectives, readings)
    if recoveryPoints.isEmpty {
      let isAtStake = replicas.contains { $0.hadLoss || $0.lostSilently > 0 }
      let age = isAtStake ? replicas.map(\.recoveryPointSeconds).max() : nil
      recoveryPoints = [Pair(observed: age ?? .nan, allowed: .infinity)]
    }
    let written = replicas.reduce(0) { $0 + $1.acknowledged }
    let silent = replicas.reduce(0) { $0 + $1.lostSilently }
    silentShare = written == 0 ? nil : Double(silent) / Double(written)
  }

  /// The mean of each input over the replications that have it.
  init(meanOf all: [ScoreInputs]) {
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    func mean(_ pairs: [Pair]) -> Pair? {
      guard let first = pairs.first, let observed = mean(pairs.map(\.observed)) else { return nil }
      return Pair(observed: observed, allowed: first.allowed)
    }
    self.init(
      failedShare: mean(all.map(\.failedShare)) ?? 0, errorBudget: all.first?.errorBudget ?? 0)
    func means(_ lists: [[Pair]], where isKnown: (Double) -> Bool) -> [Pair] {
      (lists.first ?? []).indices.compactMap { index in
        mean(lists.map { $0[index] }.filter { isKnown($0.observed) })
      }
    }
    latencies = means(all.map(\.latencies), where: \.isFinite)
    // What never came counts as never; what could not be observed does not count.
    recoveryTimes = means(all.map(\.recoveryTimes)) { !$0.isNaN }
    recoveryPoints = means(all.map(\.recoveryPoints)) { !$0.isNaN }
    exposedShare = mean(all.compactMap(\.exposedShare))
    disturbance = mean(all.compactMap(\.disturbance))
    silentShare = mean(all.compactMap(\.silentShare))
    rollout = mean(all.compactMap(\.rollout))
    taskTime = mean(all.compactMap(\.taskTime))
    spending = mean(all.compactMap(\.spending))
  }
}

extension Objective {
  /// Whether the claim bounds the metric from above.
  var claimsLess: Bool {
    switch threshold.comparison {
    case .less, .lessOrEqual: true
    case .greater, .greaterOrEqual, .equal, .notEqual: false
    }
  }
}

extension Timeline {
  /// The longest stretch of steps in which a larger share of requests failed than is allowed [s].
  ///
  /// Steps without a request do not end a stretch and do not begin one.
  package func longestDisturbance(above share: Double) -> Double {
    var (longest, start) = (0, -1)
    for (bin, (failures, requests)) in zip(failed, offered).enumerated() where requests > 0 {
      if Double(failures) > share * Double(requests) {
        if start < 0 { start = bin }
        longest = max(longest, bin - start + 1)
      } else {
        start = -1
      }
    }
    return Double(longest) * Double(step) / 1e9
  }
}
