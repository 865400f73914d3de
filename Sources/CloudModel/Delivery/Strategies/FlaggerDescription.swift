import SimulationKernel

/// A Flagger `Canary` (flagger.app/v1beta1, Flagger 1.41).
package struct FlaggerDescription: Sendable, Equatable {
  package var analysis = FlaggerAnalysis()
  /// `progressDeadlineSeconds`, 600 by default.
  package var progressDeadline: TimeSpan = .seconds(600)
  /// `skipAnalysis`: promoted as soon as it is ready.
  package var skipAnalysis = false
  /// Hooks that stand for the webhooks `confirm-rollout` and `confirm-promotion`.
  package var confirmRollout: String?
  package var confirmPromotion: String?
  /// How the primary Deployment is rolled to the new spec.
  package var primary = KubernetesDescription()

  package init() {}
}

/// The `analysis` of a Flagger `Canary`: when it is looked at, and what a look does.
package struct FlaggerAnalysis: Sendable, Equatable {
  /// The time between two looks at the canary; 60 s by default, at least 10 s.
  package var interval: TimeSpan = .seconds(60)
  /// Failed looks after which it rolls back; at least one.
  package var threshold = 1
  /// The share at which it is promoted, 100 by default [%].
  package var maxWeight = 100
  /// By how much the canary's share grows each time [%].
  package var stepWeight = 0
  /// The shares themselves instead [%].
  package var stepWeights: [Int] = []
  /// By how much the primary's share grows each time after the promotion; zero is all at once [%].
  package var stepWeightPromotion = 0
  /// Looks at an A/B test or a blue/green deployment, which have no steps.
  package var iterations = 0
  /// A/B test: requests with one of these headers go to the canary, through the service's test
  /// rule.
  package var match: [HeaderMatch] = []
  /// The metric checks: names of the deployment's analyses, all looked at each time.
  package var metrics: [String] = []

  package init() {}
}

/// What Flagger does with the traffic; it follows from the fields that are there.
package enum FlaggerMode: Sendable, Equatable {
  case canary, abTest, blueGreen
}

extension FlaggerAnalysis {
  package var mode: FlaggerMode {
    guard iterations > 0 else { return .canary }
    return match.isEmpty ? .blueGreen : .abTest
  }

  /// The share at which the canary is promoted [%].
  package var highestWeight: Int {
    stepWeights.last.map { min(100, $0) } ?? (maxWeight > 0 ? maxWeight : 100)
  }

  /// The share after this one [%]; the same one if the steps lead nowhere.
  package func weight(after weight: Int) -> Int {
    guard stepWeight == 0 else { return min(100, weight + stepWeight) }
    guard let first = stepWeights.first else { return weight }
    guard weight > 0 else { return min(100, first) }
    guard let place = stepWeights.firstIndex(of: weight), place + 1 < stepWeights.count else {
      return 100
    }
    return min(100, stepWeights[place + 1])
  }
}
