import SimulationKernel

/// What an analysis wants of its owner next.
package enum AnalysisStep: Hashable, Sendable {
  /// Read these metrics after this time and hand the readings to `measured(_:)`. Without a metric
  /// the analysis only wants to be called again.
  case measureAgain(after: TimeSpan, metrics: [Int])
  case ended(AnalysisVerdict)
}

/// How an analysis ended, and why.
package struct AnalysisVerdict: Hashable, Sendable {
  package enum Outcome: String, CaseIterable, Hashable, Sendable {
    case successful
    case inconclusive
    case error
    case failed
  }

  package let outcome: Outcome
  package let reason: AnalysisReason

  package init(_ outcome: Outcome, _ reason: AnalysisReason) {
    self.outcome = outcome
    self.reason = reason
  }
}

extension AnalysisVerdict.Outcome: Comparable {
  /// Argo's order from best to worst: successful, inconclusive, error, failed.
  package static func < (left: Self, right: Self) -> Bool { left.severity < right.severity }

  private var severity: Int {
    switch self {
    case .successful: 0
    case .inconclusive: 1
    case .error: 2
    case .failed: 3
    }
  }
}

/// What one measurement said by itself; a rollout that advances on passed checks asks for it.
package enum AnalysisLook: String, CaseIterable, Hashable, Sendable {
  case passed
  case inconclusive
  /// Nothing, or too little, was there to judge.
  case missing
  case failed
}

/// When an analysis measures.
package struct AnalysisSchedule: Hashable, Sendable {
  /// Before the first interval begins.
  package var initialDelay: TimeSpan
  /// Between measurements, and before the first.
  package var interval: TimeSpan
  /// After how many measurements the judge concludes; `nil`: when it is stopped.
  package var looks: Int?

  package init(
    initialDelay: TimeSpan = .zero, interval: TimeSpan = .minutes(1), looks: Int? = 10
  ) {
    self.initialDelay = initialDelay
    self.interval = interval
    self.looks = looks
  }

  var longestWait: TimeSpan { initialDelay + interval }

  func first(metrics: Int) -> AnalysisStep {
    .measureAgain(after: initialDelay + interval, metrics: Array(0..<metrics))
  }

  /// The next measurement, or `nil` after the last.
  func next(after made: Int, metrics: Int) -> AnalysisStep? {
    if let looks, made >= looks { return nil }
    return .measureAgain(after: interval, metrics: Array(0..<metrics))
  }
}
