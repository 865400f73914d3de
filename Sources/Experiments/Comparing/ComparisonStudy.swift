import OutputAnalysis

/// What the replications of all variants have shown so far.
struct ComparisonStudy {
  private let measures: [Measure]
  private let seed: UInt64
  private let level: Double
  private let tolerance: Double?
  private let family: ComparisonFamily
  private var evidence: [VariantEvidence]
  /// The newest replication, while not every variant has completed it.
  private var open: [VariantReading] = []
  var stopReason: StopReason?

  init(_ runner: VariantRunner, looks: Int, tolerance: Double?, level: Double) {
    measures = runner.measures
    seed = runner.seed
    self.level = level
    self.tolerance = tolerance
    family = ComparisonFamily(
      differences: (runner.sheets.count - 1) * measures.count, looks: looks, level: level)
    evidence = runner.sheets.map { VariantEvidence($0, measures: runner.measures.count) }
  }

  /// Replications that every variant has completed.
  var count: Int { evidence[0].count }

  /// Takes the next reading, replication by replication and in the order of the variants.
  ///
  /// - Returns: Whether more make sense.
  mutating func receive(_ reading: VariantReading) -> Bool {
    guard reading.answers.reachedHorizon else {
      stopReason = reading.answers.stopReason
      return false
    }
    open.append(reading)
    guard open.count == evidence.count else { return true }
    for reading in open { evidence[reading.run.variant].add(reading) }
    open = []
    return true
  }

  /// Whether more replications could say more about a regression.
  var isUndecided: Bool {
    let compared = differences()
    return evidence.contains { $0.objectives.isInconclusive }
      || compared.contains { row in
        zip(measures, row).contains { $0.isDeciding && $1.verdict == .cannotTell }
      }
  }

  func result(_ variants: [Variant]) -> ComparisonResult {
    let judged = evidence.map { $0.objectives.judged() }
    let rows = differences()
    let compared = variants.indices.map { index in
      self.compared(
        variants[index], evidence[index], judged[index], index == 0 ? [] : rows[index - 1])
    }
    var result = ComparisonResult(
      scenario: compared[0].scenario, seed: seed, replications: count, confidenceLevel: level,
      family: family, tolerance: tolerance, verdict: .pass, stopReason: stopReason,
      measures: measures, variants: compared, ranking: [],
      doubts: SharedWorld.doubts(about: variants))
    for index in compared.indices.dropFirst() {
      result.variants[index].regressions = regressions(of: compared[index], from: compared[0])
    }
    result.ranking =
      Ranking(
        scores: measured(.score), failures: measured(.failedShare),
        failing: compared.map { $0.objectives.contains { $0.judgment == .notMet } }, level: level,
        looks: family.looks
      ).groups
    result.verdict = verdict(of: result)
    return result
  }
}

extension ComparisonStudy {
  /// By variant, by replication.
  private func measured(_ measure: Measure) -> [[Reading]] {
    guard let index = measures.firstIndex(where: { $0.source == measure.source }) else {
      return evidence.map { _ in [] }
    }
    return evidence.map { $0.measured[index] }
  }

  /// Of each variant but the first, by measure.
  private func differences() -> [[MeasuredDifference]] {
    evidence.dropFirst().map { variant in
      measures.indices.map { index in
        let difference = PairedDifference(
          of: variant.measured[index], from: evidence[0].measured[index],
          measures[index].dimension, level: family.level)
        return MeasuredDifference(
          difference: difference,
          verdict: difference.verdict(measures[index].preference, margin: margin(of: index)))
      }
    }
  }

  /// The tolerance in the unit of a measure.
  ///
  /// A part of nothing would allow nothing, so of failed requests it is at least that part of
  /// what may fail.
  private func margin(of index: Int) -> Double {
    guard let tolerance else { return 0 }
    let known = evidence[0].measured[index].filter { $0.value.isFinite }
    guard !known.isEmpty else { return 0 }
    func mean(_ value: (Reading) -> Double) -> Double {
      known.reduce(0) { $0 + value($1) } / Double(known.count)
    }
    var base = mean(\.value).magnitude
    let budget = evidence[0].objectives.sheet.errorBudget
    if measures[index].source == Measure.failedShare.source {
      base = max(base, budget)
    } else if measures[index].source == Measure.failed.source {
      let shares = measured(.failedShare)[0]
      let trials = shares.reduce(0) { $0 + ($1.trials ?? 0) }
      base = max(base, budget * Double(trials) / Double(max(1, shares.count)))
    }
    return tolerance * base
  }

  private func compared(
    _ variant: Variant, _ evidence: VariantEvidence, _ judged: [JudgedObjective],
    _ differences: [MeasuredDifference]
  ) -> ComparedVariant {
    let scenario = variant.scenario
    let values = zip(measures, evidence.measured).map { measure, readings in
      MeasuredValue(readings, measure, level: level)
    }
    return ComparedVariant(
      label: variant.label, settings: variant.settings,
      scenario: ScenarioIdentity(
        name: scenario.name, question: scenario.question, sha256: scenario.sha256),
      fingerprint: evidence.objectives.fingerprint, verdict: evidence.objectives.verdict(judged),
      score: evidence.objectives.score(judged), objectives: judged, values: values,
      differences: differences, regressions: [])
  }

  private func regressions(
    of variant: ComparedVariant, from first: ComparedVariant
  ) -> [Regression] {
    let lost = variant.objectives.filter { judged in
      judged.judgment == .notMet
        && first.objectives.contains { $0.objective == judged.objective && $0.judgment == .met }
    }
    let worse = zip(measures, variant.differences).filter {
      $0.isDeciding && $1.verdict == .worse
    }
    return lost.map { .objectiveLost($0.objective) } + worse.map { .worse($0.0) }
  }

  /// Without a tolerance nobody asked for a proof that nothing is worse: then only an objective
  /// that the data cannot decide leaves the question open.
  private func verdict(of result: ComparisonResult) -> Verdict {
    if stopReason != nil { return .incomplete }
    let others = result.variants.dropFirst()
    if others.contains(where: { !$0.regressions.isEmpty }) { return .fail }
    let isOpen = result.variants.contains { variant in
      variant.objectives.contains { $0.judgment == .inconclusive }
    }
    let isUnproven =
      tolerance != nil
      && others.contains { variant in
        zip(measures, variant.differences).contains {
          $0.isDeciding && $1.verdict == .cannotTell
        }
      }
    return isOpen || isUnproven ? .inconclusive : .pass
  }
}
