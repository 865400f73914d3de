import SimulationKernel

/// Spinnaker's automated canary analysis: the NetflixACAJudge of Kayenta, with its defaults.
package struct KayentaSettings: Hashable, Sendable {
  package struct GroupWeight: Hashable, Sendable {
    package var group: String
    /// 0 … 100; groups without a weight share what the others leave of 100.
    package var weight: Double

    package init(group: String, weight: Double) {
      self.group = group
      self.weight = weight
    }
  }

  /// Which points a judgment sees, when there are several.
  package enum Lookback: String, CaseIterable, Hashable, Sendable {
    /// All since the start.
    case growing
    /// Those since the judgment before.
    case sliding
  }

  package var metrics: [KayentaMetric]
  package var groupWeights: [GroupWeight]
  /// A final score of this or more passes. Kayenta has no default; its configuration guide's
  /// example has 95.
  package var passThreshold: Double
  /// A score below this fails, at any judgment. The guide's example has 75.
  package var marginalThreshold: Double
  /// What a final score between the thresholds means: `inconclusive` as in Argo Rollouts' Kayenta
  /// metric, or `failed` as in a Spinnaker canary stage.
  package var marginalOutcome: AnalysisVerdict.Outcome
  /// The level of the interval of the shift. Fixed in the judge: 0.98.
  package var confidence: Double
  /// The part of the estimated shift that the interval must clear. Fixed in the judge: 0.25.
  package var tolerance: Double
  package var initialDelay: TimeSpan
  /// The time of one point. Kayenta's `step`, usually a minute.
  package var step: TimeSpan
  /// Measurements between two judgments. Spinnaker's guide: at least 50 points.
  package var pointsPerJudgment: Int
  package var judgments: Int
  package var lookback: Lookback

  package init(
    metrics: [KayentaMetric], groupWeights: [GroupWeight] = [], passThreshold: Double = 95,
    marginalThreshold: Double = 75, marginalOutcome: AnalysisVerdict.Outcome = .inconclusive,
    confidence: Double = 0.98, tolerance: Double = 0.25, initialDelay: TimeSpan = .zero,
    step: TimeSpan = .minutes(1), pointsPerJudgment: Int = 50, judgments: Int = 1,
    lookback: Lookback = .growing
  ) {
    self.metrics = metrics
    self.groupWeights = groupWeights
    self.passThreshold = passThreshold
    self.marginalThreshold = marginalThreshold
    self.marginalOutcome = marginalOutcome
    self.confidence = confidence
    self.tolerance = tolerance
    self.initialDelay = initialDelay
    self.step = step
    self.pointsPerJudgment = pointsPerJudgment
    self.judgments = judgments
    self.lookback = lookback
  }
}

/// One metric of a canary configuration, with Kayenta's `analysisConfigurations.canary` fields.
package struct KayentaMetric: Hashable, Sendable {
  package enum Direction: String, CaseIterable, Hashable, Sendable {
    case increase
    case decrease
    case either
  }

  package enum MissingValues: String, CaseIterable, Hashable, Sendable {
    case remove
    /// By zero: right for counts of errors, where no data means no error.
    case replace
  }

  package enum EffectSize: String, CaseIterable, Hashable, Sendable {
    /// The candidate's mean by the baseline's; cannot be computed where one is zero.
    case meanRatio
    /// The part of pairs in which the candidate is higher.
    case commonLanguage = "cles"
  }

  /// When a shift counts.
  package enum ShiftRule: String, CaseIterable, Hashable, Sendable {
    /// The whole interval of the shift lies beyond the tolerance, Kayenta's rule.
    case tolerance
    /// The rank test is significant at the level, whatever the size; the effect size decides about
    /// that. Not in Kayenta: it sees a shift of a part of the points.
    case significance
  }

  package var metric: AnalysisMetric
  package var groups: [String]
  /// Which direction is bad. Kayenta's default: either.
  package var direction: Direction
  /// Kayenta's default: remove.
  package var missingValues: MissingValues
  /// Whether points far outside the middle half are taken out. Kayenta's default: they are kept.
  package var removesOutliers: Bool
  /// How many interquartile ranges are far. Kayenta's default 3.
  package var outlierFactor: Double
  package var effectSize: EffectSize
  /// A rise below this effect size passes. Kayenta's default: 1 for the mean ratio, ½ for CLES,
  /// which passes none.
  package var allowedIncrease: Double?
  /// A fall above this effect size passes; the same default.
  package var allowedDecrease: Double?
  /// A critical metric's rise of this effect size fails the canary; the same default.
  package var criticalIncrease: Double?
  package var criticalDecrease: Double?
  /// Whether a failure of this metric alone fails the canary.
  package var isCritical: Bool
  /// Whether missing data counts as a failed metric.
  package var mustHaveData: Bool
  /// Classified, but not in the score.
  package var isMuted: Bool
  package var shiftRule: ShiftRule
  /// Whether a change of the spread fails the metric, too. Not in Kayenta: its rank test sees only
  /// levels.
  package var comparesSpread: Bool

  package init(
    metric: AnalysisMetric, groups: [String] = ["all"], direction: Direction = .either,
    missingValues: MissingValues = .remove, removesOutliers: Bool = false,
    outlierFactor: Double = 3, effectSize: EffectSize = .meanRatio,
    allowedIncrease: Double? = nil, allowedDecrease: Double? = nil,
    criticalIncrease: Double? = nil, criticalDecrease: Double? = nil, isCritical: Bool = false,
    mustHaveData: Bool = false, isMuted: Bool = false, shiftRule: ShiftRule = .tolerance,
    comparesSpread: Bool = false
  ) {
    self.metric = metric
    self.groups = groups
    self.direction = direction
    self.missingValues = missingValues
    self.removesOutliers = removesOutliers
    self.outlierFactor = outlierFactor
    self.effectSize = effectSize
    self.allowedIncrease = allowedIncrease
    self.allowedDecrease = allowedDecrease
    self.criticalIncrease = criticalIncrease
    self.criticalDecrease = criticalDecrease
    self.isCritical = isCritical
    self.mustHaveData = mustHaveData
    self.isMuted = isMuted
    self.shiftRule = shiftRule
    self.comparesSpread = comparesSpread
  }
}
