/// How often something happened among independent trials.
public struct Proportion: Sendable, Hashable {
  public let successes: Int
  public let trials: Int

  public init(successes: Int, trials: Int) {
    precondition(
      successes >= 0 && successes <= trials, "\(successes) successes in \(trials) trials")
    self.successes = successes
    self.trials = trials
  }

  /// The share of successes; not a number without a trial.
  public var estimate: Double {
    trials == 0 ? .nan : Double(successes) / Double(trials)
  }

  /// Wilson's interval: its coverage is near the level on average, for every count
  /// (Brown, Cai, DasGupta 2001). 0 … 1 without a trial.
  public func wilsonInterval(level: Double = 0.95) -> ConfidenceInterval {
    ConfidenceInterval.check(level)
    guard trials > 0 else {
      return ConfidenceInterval(estimate: .nan, low: 0, high: 1, level: level)
    }
    let n = Double(trials)
    let z = StandardNormal.upperQuantile((1 - level) / 2)
    let share = estimate
    let center = (share + z * z / (2 * n)) / (1 + z * z / n)
    let reach =
      z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    // At the ends the formula gives 0 and 1 exactly, but for rounding.
    return ConfidenceInterval(
      estimate: share,
      low: successes == 0 ? 0 : max(0, center - reach),
      high: successes == trials ? 1 : min(1, center + reach),
      level: level)
  }

  /// The interval of Clopper and Pearson: its coverage is never below the level, for any count.
  ///
  /// The choice where a promise depends on it and events are few.
  public func exactInterval(level: Double = 0.95) -> ConfidenceInterval {
    ConfidenceInterval.check(level)
    let side = (1 - level) / 2
    return ConfidenceInterval(
      estimate: estimate, low: exactLowerBound(risk: side), high: exactUpperBound(risk: side),
      level: level)
  }

  /// The largest share that the data do not exclude, at a one-sided risk of being wrong.
  ///
  /// Without a success in n trials and at a risk of 5 % this is the rule of three, 3/n.
  public func exactUpperBound(risk: Double = 0.05) -> Double {
    precondition(risk > 0 && risk < 1, "a risk of \(risk), outside 0..<1")
    if successes == trials { return 1 }
    return BetaLaw(Double(successes) + 1, Double(trials - successes)).quantile(1 - risk)
  }

  /// The smallest share that the data do not exclude, at a one-sided risk of being wrong.
  public func exactLowerBound(risk: Double = 0.05) -> Double {
    precondition(risk > 0 && risk < 1, "a risk of \(risk), outside 0..<1")
    if successes == 0 { return 0 }
    return BetaLaw(Double(successes), Double(trials - successes) + 1).quantile(risk)
  }
}
