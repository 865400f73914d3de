import OutputAnalysis

/// What a comparison found: everything that `comparison.json` promises, as one value.
package struct ComparisonResult: Sendable {
  /// Of the first variant, like the seed, the replications and the level of all.
  package var scenario: ScenarioIdentity
  package var seed: UInt64
  /// Of each variant.
  package var replications: Int
  package var confidenceLevel: Double
  /// How many intervals have to hold at once for the level to be that of all of them.
  package var family: ComparisonFamily
  /// A difference of this part of the first's value does not matter; `nil` counts every one.
  package var tolerance: Double?
  /// Pass: no variant regresses against the first. Fail: one does.
  package var verdict: Verdict
  package var stopReason: StopReason?
  package var measures: [Measure]
  /// The first one is what the others are compared with.
  package var variants: [ComparedVariant]
  /// The best first.
  package var ranking: [RankedGroup]
  /// Why the variants do not meet quite the same world.
  package var doubts: [WorldDoubt]
}

/// The intervals that are to hold at once: each variant's difference from the first in each
/// measure, after each round of replications.
package struct ComparisonFamily: Sendable, Hashable {
  package var differences: Int
  package var looks: Int
  /// Of each single interval.
  package var level: Double

  /// - Parameter level: Of all intervals together.
  init(differences: Int, looks: Int, level: Double) {
    self.differences = differences
    self.looks = looks
    self.level = ConfidenceInterval.level(level, forEachOf: max(1, differences) * looks)
  }
}

/// One variant, what it showed, and how it differs from the first.
package struct ComparedVariant: Sendable {
  package var label: String
  package var settings: [Setting]
  package var scenario: ScenarioIdentity
  package var fingerprint: UInt64
  /// Of its own objectives.
  package var verdict: Verdict
  package var score: Score
  package var objectives: [JudgedObjective]
  /// By measure.
  package var values: [MeasuredValue]
  /// By measure; empty for the first.
  package var differences: [MeasuredDifference]
  package var regressions: [Regression]
}

/// The mean of a measure over the replications, with its own interval.
package struct MeasuredValue: Sendable, Hashable {
  package var interval: ConfidenceInterval
  /// Replications in which it had a value.
  package var observations: Int

  init(_ readings: [Reading], _ measure: Measure, level: Double) {
    let seen = readings.filter { !$0.value.isNaN }
    interval = Judge.interval(of: seen, measure.dimension, level)
    observations = seen.count
  }
}

/// How a variant differs from the first in one measure.
package struct MeasuredDifference: Sendable, Hashable {
  package var difference: PairedDifference
  package var verdict: DifferenceVerdict
}

/// Why a variant is a step back.
package enum Regression: Sendable, Hashable {
  /// The first meets the objective and the variant does not.
  case objectiveLost(Objective)
  /// Worse beyond doubt in a measure that decides.
  case worse(Measure)
}

/// Variants of which the data cannot say which is better.
package struct RankedGroup: Sendable, Hashable {
  /// From 1: one more than the variants before.
  package var place: Int
  /// Positions among the variants, the higher mean score first.
  package var variants: [Int]

  package init(place: Int, variants: [Int]) {
    self.place = place
    self.variants = variants
  }
}

/// A part of the world in which a variant differs from the first, so that differences are not
/// those of the design alone.
package struct WorldDoubt: Sendable, Hashable {
  package enum Part: String, Sendable, Hashable {
    case traffic, faults, window
  }

  package var part: Part
  /// The variants' labels.
  package var variants: [String]

  package init(part: Part, variants: [String]) {
    self.part = part
    self.variants = variants
  }
}
