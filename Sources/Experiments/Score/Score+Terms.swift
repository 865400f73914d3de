// The formulas, one function each. Values are clamped to 0…1.
extension Score {
  static func errorBudget(_ inputs: ScoreInputs) -> ScoreTerm? {
    let left = budgetLeft(failedShare: inputs.failedShare, budget: inputs.errorBudget)
    return term(
      .errorBudget, left,
      "1 − failed \(percent(inputs.failedShare)) / budget \(percent(inputs.errorBudget))")
  }

  /// The worst of the latency objectives decides.
  static func latency(_ inputs: ScoreInputs) -> ScoreTerm? {
    let known = inputs.latencies.filter { $0.observed.isFinite && $0.allowed > 0 }
    guard let worst = known.max(by: { $0.observed * $1.allowed < $1.observed * $0.allowed })
    else { return nil }
    return term(
      .latency, worst.observed > 0 ? worst.allowed / worst.observed : 1,
      "min(1, allowed \(seconds(worst.allowed)) / observed \(seconds(worst.observed)))")
  }

  static func blastRadius(_ inputs: ScoreInputs) -> ScoreTerm? {
    inputs.exposedShare.map { share in
      term(.blastRadius, 1 - share, "1 − share \(percent(share)) that met the failed candidate")
    }
  }

  /// The time to recovery against its objective; where there is none, the longest disturbance.
  static func recovery(_ inputs: ScoreInputs) -> ScoreTerm? {
    let known = inputs.recoveryTimes.filter { !$0.observed.isNaN }
    if let worst = known.max(by: { $0.excess < $1.excess }) {
      let observed = worst.observed.isFinite ? seconds(worst.observed) : "never"
      return term(
        .recovery, worst.kept, "min(1, allowed \(seconds(worst.allowed)) / RTO \(observed))")
    }
    return inputs.disturbance.map { length in
      term(
        .recovery, recoveryHalf / (recoveryHalf + length),
        "\(seconds(recoveryHalf)) / (\(seconds(recoveryHalf)) + disturbed \(seconds(length)))")
    }
  }

  /// Lost writes against their objective and writes lost silently against the error budget: the
  /// worse of the two decides.
  static func data(_ inputs: ScoreInputs) -> ScoreTerm? {
    let known = inputs.recoveryPoints.filter { !$0.observed.isNaN }
    guard let worst = known.max(by: { $0.excess < $1.excess }) else { return nil }
    let silent = inputs.silentShare ?? 0
    let untold = budgetLeft(failedShare: silent, budget: inputs.errorBudget)
    let lost = DecimalText.short(worst.observed, digits: 4)
    let half = DecimalText.short(recoveryPointHalf)
    let isBound = worst.allowed.isFinite
    let formula =
      isBound
      ? "\(DecimalText.short(worst.allowed, digits: 4)) / RPO \(lost)"
      : "\(half) s / (\(half) s + RPO \(lost) s)"
    return term(
      .data,
      min(
        isBound ? worst.kept : recoveryPointHalf / (recoveryPointHalf + worst.observed), untold),
      "min(1, \(formula), 1 − silent \(percent(silent)) / \(percent(inputs.errorBudget)))")
  }

  /// With an objective the whole term is kept as long as it is met; without, it halves at half
  /// an hour.
  static func speed(_ inputs: ScoreInputs) -> ScoreTerm? {
    guard let rollout = inputs.rollout, rollout.observed.isFinite else { return nil }
    if rollout.allowed.isFinite {
      return term(
        .speed, rollout.observed > 0 ? rollout.allowed / rollout.observed : 1,
        "min(1, allowed \(seconds(rollout.allowed)) / rollout \(seconds(rollout.observed)))")
    }
    return term(
      .speed, rolloutHalf / (rolloutHalf + rollout.observed),
      "\(seconds(rolloutHalf)) / (\(seconds(rolloutHalf)) + rollout \(seconds(rollout.observed)))")
  }

  /// In money where every task has a price, and else in task-hours.
  static func cost(_ inputs: ScoreInputs) -> ScoreTerm? {
    if let money = inputs.spending {
      return term(
        .cost, money.allowed / money.observed,
        "min(1, steady \(DecimalText.short(money.allowed, digits: 4)) / spent "
          + "\(DecimalText.short(money.observed, digits: 4)) for tasks)")
    }
    guard let time = inputs.taskTime, time.observed > 0, time.allowed > 0 else { return nil }
    return term(
      .cost, time.allowed / time.observed,
      "min(1, steady \(hours(time.allowed)) / used \(hours(time.observed)) task-hours)")
  }

  private static func term(_ name: ScoreTermName, _ value: Double, _ why: String) -> ScoreTerm {
    ScoreTerm(name: name, weight: 0, value: min(1, max(0, value)), why: why)
  }

  private static func percent(_ share: Double) -> String {
    DecimalText.short(share * 100) + " %"
  }

  private static func seconds(_ value: Double) -> String {
    value >= 1 || value == 0
      ? DecimalText.short(value, digits: 4) + " s"
      : DecimalText.short(value * 1000, digits: 4) + " ms"
  }

  private static func hours(_ value: Double) -> String {
    DecimalText.short(value / 3600, digits: 4)
  }
}
