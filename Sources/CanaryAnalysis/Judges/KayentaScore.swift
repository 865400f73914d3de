/// The score of a canary from the labels of its metrics, 0 … 100.
package struct KayentaScore: Hashable, Sendable {
  package struct Group: Hashable, Sendable {
    package let name: String
    /// The part of metrics that passed, of those that were compared or had to be [%]; `nil` where
    /// none was.
    package let score: Double?
  }

  /// Rounded to two digits.
  package let score: Double
  /// In the order in which the metrics name them.
  package let groups: [Group]
  /// The metrics in the score that did not pass.
  package let notPassed: [KayentaMetricLabel]
  /// Why the score is 0 regardless of the groups.
  package let veto: AnalysisReason?

  /// - Parameter results: Metrics and their labels; muted ones are left out.
  package init(
    _ results: [(metric: KayentaMetric, classification: KayentaClassification)],
    weights: [KayentaSettings.GroupWeight] = []
  ) {
    let counted = results.filter { !$0.metric.isMuted }
    groups = Self.groups(counted)
    notPassed = counted.compactMap { metric, classification in
      classification.label == .pass
        ? nil : KayentaMetricLabel(metric.metric.name, classification.label)
    }
    veto = Self.veto(counted)
    score = veto == nil ? Self.weighted(groups, weights) : 0
  }

  private static func groups(
    _ results: [(metric: KayentaMetric, classification: KayentaClassification)]
  ) -> [Group] {
    var names: [String] = []
    for result in results {
      for group in result.metric.groups where !names.contains(group) { names.append(group) }
    }
    return names.map { name in
      let labels = results.filter { $0.metric.groups.contains(name) }.map(\.classification.label)
      let passed = labels.count { $0 == .pass }
      let failed = labels.count { $0 == .high || $0 == .low || $0 == .noDataFailMetric }
      let compared = passed + failed
      return Group(
        name: name, score: compared == 0 ? nil : Double(passed) / Double(compared) * 100)
    }
  }

  /// A group without data counts as passed, here as in Kayenta.
  private static func weighted(
    _ groups: [Group], _ weights: [KayentaSettings.GroupWeight]
  ) -> Double {
    let given = weights.reduce(0) { $0 + $1.weight }
    let unnamed = groups.filter { group in !weights.contains { $0.group == group.name } }
    let rest = unnamed.isEmpty ? 0 : (100 - given) / Double(unnamed.count)
    let sum = groups.reduce(0) { sum, group in
      let weight = weights.first { $0.group == group.name }?.weight ?? rest
      return sum + (group.score ?? 100) * (weight / 100)
    }
    return (sum * 100).rounded() / 100
  }

  private static func veto(
    _ results: [(metric: KayentaMetric, classification: KayentaClassification)]
  ) -> AnalysisReason? {
    let failure = results.first {
      $0.classification.isCritical && $0.classification.label != .pass
    }
    if let failure {
      return .criticalMetric(failure.metric.metric.name, failure.classification.label)
    }
    let missing = results.count { $0.classification.label == .noData }
    return missing * 2 >= results.count
      ? .tooFewMetricsWithData(missing: missing, of: results.count) : nil
  }
}
