import CloudModel
import OutputAnalysis

extension Evidence {
  /// The answer that the replications so far give.
  func result() -> RehearsalResult {
    let judged = objectives.judged()
    let whole = numbers.merged()
    return RehearsalResult(
      scenario: ScenarioIdentity(
        name: scenario.name, question: scenario.question, sha256: scenario.sha256),
      seed: scenario.seed, replications: count, confidenceLevel: scenario.confidenceLevel,
      fingerprint: objectives.fingerprint, verdict: objectives.verdict(judged),
      stopReason: stopReason, score: objectives.score(judged), objectives: judged,
      requests: requestCounts(whole),
      latency: LatencySummary(whole.latency, interval: interval(of: Metric(.latency))),
      waiting: LatencySummary(whole.waiting, interval: interval(of: Metric(.waiting))),
      groups: groups(), revisions: revisions(), sources: sources(), classes: classes(),
      rollouts: rolloutSummaries(), recovery: recovery.summary(),
      cost: CostSummary(
        costs, of: scenario.cloud, at: scenario.prices, level: scenario.confidenceLevel),
      calls: CallSummary.all(calls),
      stability: StabilitySummary(
        stability, sources: numbers.space.sources, scenario.stability),
      moves: moves.summaries(), timeline: timeline(), events: journal.entries,
      eventsLeftOut: journal.entriesLeftOut, datapoints: journal.datapoints,
      plansFailed: objectives.plansFailed, missingCounts: gaps(),
      performance: Performance(
        events: eventCount, requests: UInt64(totals.offered), wallSeconds: 0, peakMemoryBytes: 0))
  }

  /// Of the mean over the replications in which there was anything to observe.
  private func interval(of metric: Metric) -> ConfidenceInterval? {
    guard let index = meanMetrics.firstIndex(of: metric) else { return nil }
    let seen = means[index].filter { !$0.value.isNaN }
    return Judge.interval(of: seen, .duration, scenario.confidenceLevel)
  }

  private func requestCounts(_ whole: AttemptCell) -> RequestCounts {
    var byCause = whole.requests
    byCause[Int(AttemptOutcome.success.rawValue)] = 0
    return RequestCounts(
      offered: totals.offered, succeeded: totals.succeeded, failed: totals.failed,
      retried: totals.retried, inFlightAtEnd: totals.inFlightAtEnd, byCause: byCause)
  }

  private func gaps() -> [NamedCount] {
    zip(numbers.space.sources, missingCounts).filter { $0.1 > 0 }
      .map { NamedCount(name: $0.0, count: $0.1) }
  }
}

// The parts: groups, revisions, sources, classes.
extension Evidence {
  private func part(
    _ kind: TagKey, _ name: String, revision: String = "", utilization: Double = .nan,
    where isIncluded: (CellKey) -> Bool
  ) -> PartSummary {
    let cell = numbers.merged(where: isIncluded)
    return PartSummary(
      name: name, revision: revision, requests: cell.ended, failed: cell.failed,
      latency: LatencySummary(
        cell.latency, interval: interval(of: Metric(.latency, tags: [MetricTag(kind, name)]))),
      utilization: utilization)
  }

  private func groups() -> [PartSummary] {
    numbers.space.groups.enumerated().map { group, name in
      part(
        .group, name, revision: mainRevision(of: group), utilization: groupUtilization[group].value
      ) { $0.group == group }
    }
  }

  /// The revision that answered most of a group's attempts; the first on a tie.
  private func mainRevision(of group: Int) -> String {
    var attempts = Array(repeating: 0, count: numbers.space.revisions.count)
    for (cell, key) in zip(numbers.cells, numbers.keys) where key.group == group {
      if key.revision >= 0 { attempts[key.revision] += cell.attempts }
    }
    guard let most = attempts.max(), most > 0, let index = attempts.firstIndex(of: most) else {
      return ""
    }
    return numbers.space.revisions[index]
  }

  private func revisions() -> [PartSummary] {
    numbers.space.revisions.enumerated().map { revision, name in
      part(.revision, name, revision: name, utilization: revisionUtilization[revision].value) {
        $0.revision == revision
      }
    }
  }

  private func sources() -> [PartSummary] {
    numbers.space.sources.enumerated().map { source, name in
      part(.source, name) { $0.source == source }
    }
  }

  private func classes() -> [PartSummary] {
    numbers.space.classNames.map { name in
      part(.requestClass, name) { numbers.space.classes[$0.source][$0.requestClass] == name }
    }
  }
}

// Rollouts and the timeline.
extension Evidence {
  private func rolloutSummaries() -> [RolloutSummary] {
    let rollouts = objectives.rollouts
    guard let first = rollouts.first else { return [] }
    return first.enumerated().map { index, shown in
      // A replication can have fewer rollouts than the first, where a plan failed early.
      let all = rollouts.compactMap { $0.indices.contains(index) ? $0[index] : nil }
      let account = shown.account
      return RolloutSummary(
        name: account.service, strategy: account.strategy, revision: account.revision,
        outcome: account.outcome, failure: account.failure, started: account.started.seconds,
        finished: account.finished?.seconds,
        trafficSteps: account.trafficSteps.map {
          RolloutSummary.Step(at: $0.at.seconds, percent: $0.percent)
        },
        outcomes: outcomeCounts(all),
        candidateRequests: all.reduce(0) { $0 + $1.candidateRequests },
        candidateFailed: all.reduce(0) { $0 + $1.candidateFailed },
        detectionDelay: mean(all.compactMap(\.detectionDelay)),
        rollbackDelay: mean(all.compactMap(\.rollbackDelay)))
    }
  }

  private func outcomeCounts(_ all: [RolloutNumbers]) -> [NamedCount] {
    let order: [RolloutOutcome] = [.succeeded, .rolledBack, .failed, .stuck, .running]
    return order.map { outcome in
      NamedCount(
        name: outcome.rawValue, count: all.filter { $0.account.outcome == outcome }.count)
    }.filter { $0.count > 0 }
  }

  private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private func timeline() -> TimelineSummary {
    let source = numbers.timeline
    let runs = Double(max(1, count))
    func means(_ counts: [Int]) -> [Double] { counts.map { Double($0) / runs } }
    return TimelineSummary(
      step: Double(source.step) / 1e9,
      offered: means(source.offered), succeeded: means(source.succeeded),
      failed: means(source.failed), p99: source.latency.map { $0.quantile(0.99) / 1e9 },
      stale: means(moves.stale),
      groups: numbers.space.groups.enumerated().map { group, name in
        TimelineSummary.Series(name: name, values: means(source.attempts(group: group)))
      },
      revisions: numbers.space.revisions.enumerated().map { revision, name in
        TimelineSummary.Series(name: name, values: means(source.attempts(revision: revision)))
      })
  }
}
