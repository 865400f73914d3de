import Experiments
import SimulationKernel

// How often a scenario is run, what is asked of it, and where it gives up.

extension ValueShape where Value == ReplicationPolicy {
  /// `20`, or `{"atLeast": 10, "atMost": 40}`.
  static let replications: ValueShape = .either(
    string: count.converted(
      to: { ReplicationPolicy(minimum: $0, maximum: $0) },
      from: { $0.minimum == $0.maximum ? $0.minimum : nil }),
    otherwise: .object(range), noun: "a number of replications")

  private static let count = ValueShape<Int>.integer(in: 1...10_000)

  private static let range = ObjectShape("a range of replications", ReplicationPolicy()) {
    Field("atLeast", \.minimum, count, "These are run in any case.")
    Field("atMost", \.maximum, count, "So many, while an objective is inconclusive.")
  }
  .rule { range, check in
    if range.maximum < range.minimum {
      check.fail(
        .emptyRange, at: "atMost",
        "at most \(range.maximum) is fewer than at least \(range.minimum)",
        help: "write at least \(range.minimum)")
    }
  }
}

extension ValueShape where Value == [ObjectiveDescription] {
  /// `{"latency": ["p(99)<800ms"]}`: metrics and what is claimed about them.
  static let objectives: ValueShape = .amounts(
    .oneOrMany(of: .text(.text(length: 1...200), noun: "a threshold"), count: 1...100),
    prototype: ObjectiveDescription(metric: "", thresholds: []), name: \.metric,
    amount: \.thresholds, keys: .free, rule: .text(length: 1...200), count: 0...1_000)
}

extension ObjectShape where Root == ScoreWeights {
  static let score = ObjectShape("a score", ScoreWeights()) {
    Field("weights", \.self, .object(weights), "How much each term counts; 0 leaves it out.")
  }

  private static let weights = ObjectShape("weights", ScoreWeights()) {
    Field("errorBudget", \.errorBudget, weight, "How much of the error budget is left.")
    Field("latency", \.latency, weight, "How far latency is from its objective.")
    Field("blastRadius", \.blastRadius, weight, "How few requests met the bad revision.")
    Field("recovery", \.recovery, weight, "How fast things were well again.")
    Field("data", \.data, weight, "How few acknowledged writes were lost.")
    Field("speed", \.speed, weight, "How fast the rollout was.")
    Field("cost", \.cost, weight, "How little was paid.")
  }

  private static let weight = ValueShape<Double>.number(in: 0...1_000)
}

extension ObjectShape where Root == RunLimits {
  static let limits = ObjectShape("limits", RunLimits()) {
    Field(
      "events", \.events, .integer(in: 1...1_000_000_000_000), "Of one replication.")
    Field(
      "time", \.time, .duration(in: .seconds(1)...CloudRanges.longestRun),
      "Of the whole rehearsal, by the clock on the wall.")
    Field("memory", \.memory, .size(in: (16 << 20)...(1 << 44)), "Of the process.")
  }
}

extension ObjectShape where Root == StabilitySettings {
  static let stability = ObjectShape("stability", StabilitySettings()) {
    Field(
      "grace", \.grace, .duration(in: .zero...CloudRanges.longestRun),
      "From the end of the last fault until users must be served as before.")
    Field(
      "tolerance", \.tolerance, .share(),
      "By so much fewer requests may succeed than before the first fault.")
  }
}
