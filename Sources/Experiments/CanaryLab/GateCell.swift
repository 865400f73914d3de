import OutputAnalysis

/// What all worlds of one kind showed together.
package struct GateCell: Sendable, Hashable {
  /// The number of its variant.
  package var variant: Int
  /// Multiple of the scenario's traffic.
  package var traffic: Double
  package var build: Build
  package var worlds: Int
  /// How many ended in each way; only those that occurred, in the order of the cases.
  package var ends: [EndCount]
  /// The build was called bad: a false rollback of a good build, power against a bad one.
  package var caught: ConfidenceInterval
  /// The build became the service: a miss if it is bad.
  package var promoted: ConfidenceInterval
  /// Nothing was decided.
  package var undecided: ConfidenceInterval
  /// Not promoted or not decided, and caught or not decided: what the rates could be if every
  /// undecided world had gone wrong.
  package var caughtAtWorst: ConfidenceInterval
  package var promotedAtWorst: ConfidenceInterval
  /// Over the worlds in which the build was caught [s].
  package var detection: Spread
  package var detectionFromFirstRequest: Spread
  package var restoration: Spread
  /// The same in requests.
  package var candidateRequests: Spread
  package var candidateFailed: Spread
  /// Requests that failed beyond those of the A/A twin, over all pairs of worlds up to the end of
  /// the run; `nil` for good builds.
  package var excessFailures: Spread?
  /// Requests that failed, whatever they met [0…1].
  package var failedShare: Double

  package struct EndCount: Sendable, Hashable {
    package var end: WorldEnd
    package var count: Int
  }

  init(
    _ kind: WorldKind, _ outcomes: [WorldOutcome], twins: [WorldOutcome], level: Double
  ) {
    variant = kind.variant
    traffic = kind.traffic
    build = kind.build
    worlds = outcomes.count
    ends = WorldEnd.allCases.compactMap { end in
      let count = outcomes.count { $0.end == end }
      return count > 0 ? EndCount(end: end, count: count) : nil
    }
    func share(_ isCounted: (WorldEnd) -> Bool) -> ConfidenceInterval {
      Proportion(successes: outcomes.count { isCounted($0.end) }, trials: outcomes.count)
        .exactInterval(level: level)
    }
    caught = share(\.isCaught)
    promoted = share { $0 == .promoted }
    undecided = share(\.isUndecided)
    caughtAtWorst = share { $0 != .promoted }
    promotedAtWorst = share { !$0.isCaught }
    let hits = outcomes.filter(\.end.isCaught)
    func spread(_ value: (WorldOutcome) -> Double?) -> Spread {
      Spread(hits.compactMap(value), level: level)
    }
    detection = spread(\.detection)
    detectionFromFirstRequest = spread(\.detectionFromFirstRequest)
    restoration = spread(\.restoration)
    candidateRequests = spread { Double($0.candidateRequests) }
    candidateFailed = spread { Double($0.candidateFailed) }
    if !kind.build.isGood {
      let differences = zip(outcomes, twins).map { Double($0.failed - $1.failed) }
      excessFailures = Spread(differences, level: level)
    }
    let offered = outcomes.reduce(0) { $0 + $1.offered }
    let failed = outcomes.reduce(0) { $0 + $1.failed }
    failedShare = offered == 0 ? 0 : Double(failed) / Double(offered)
  }

  package func count(of end: WorldEnd) -> Int { ends.first { $0.end == end }?.count ?? 0 }
}

/// The distribution of one figure over worlds, with intervals that assume nothing about its law.
package struct Spread: Sendable, Hashable {
  package var count: Int
  package var median: ConfidenceInterval
  package var p90: ConfidenceInterval
  package var mean: ConfidenceInterval

  init(_ values: [Double], level: Double) {
    let sample = OrderStatistics(values)
    count = values.count
    median = sample.quantileInterval(0.5, level: level)
    p90 = sample.quantileInterval(0.9, level: level)
    mean = ReplicationMeans(values).interval(level: level)
  }
}
