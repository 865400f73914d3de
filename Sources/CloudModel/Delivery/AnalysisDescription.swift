import CanaryAnalysis
import SimulationKernel

/// What a rollout asks of the candidate's metrics while both sides have traffic: one judge and
/// where its numbers come from.
///
/// The candidate's arm is its target group, the baseline's arm that of the stable release.
package struct AnalysisDescription: Sendable, Equatable {
  package var name = ""
  package var configuration: AnalysisConfiguration = .alwaysValid(AlwaysValidSettings())
  /// From the end of an interval of the metrics until it can be queried; a Prometheus that scrapes
  /// every 15 s knows a request half of that and a query later, on average.
  package var metricDelay: TimeSpan = .seconds(10)
  /// What a hook that runs the analysis makes of no decision.
  package var inconclusive: InconclusiveAnalysis = .fails

  package init() {}
}

/// What an inconclusive analysis does to a deployment that has to go on or back.
package enum InconclusiveAnalysis: String, Sendable, CaseIterable {
  case fails, succeeds
}

package typealias AnalysisOutcome = AnalysisVerdict.Outcome
