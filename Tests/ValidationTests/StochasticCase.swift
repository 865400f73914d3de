import CloudModel
import OutputAnalysis
import Testing

/// What a case can expect of a run.
enum Metric: Hashable, Sendable {
  /// Share of the accepted requests that waited.
  case waitShare
  /// Waiting of the served requests [s].
  case waitMean, waitDeviation, waitSecondMoment
  case waitQuantile(Double)
  /// Waiting of all accepted requests, the abandoned ones included [s].
  case waitMeanOfAll
  case waitMeanOfClass(Int)
  /// From arrival to answer [s].
  case responseMean, responseDeviation
  case responseQuantile(Double)
  case responseMeanOfClass(Int), responseMeanOfTarget(Int)
  /// Shares of the requests.
  case refused, abandoned, timedOut, failed
  case firstRefused, retryRefused
  case attemptsPerRequest, retriesPerRequest
  /// Requests per second that were answered well, and the share of the workers' time in use.
  case throughput, utilization
  /// Mean number of requests in the system, and of requests waiting for their next attempt.
  case numberInSystem, orbitNumber
  /// From the first attempt to the last [s].
  case orbitTime
  /// Share of the workers' time that went into requests whose client had gone.
  case wastedWork
}

/// One expected value, with the four-sigma tolerance that the case gives for one run of its
/// size; without one the run estimates its own by batch means.
struct Expectation: Sendable {
  var metric: Metric
  var value: Double
  /// Relative to the value.
  var tolerance: Double?

  static func of(_ metric: Metric, _ value: Double, within tolerance: Double? = nil) -> Self {
    Expectation(metric: metric, value: value, tolerance: tolerance)
  }
}

/// A value that a named modeling mistake would give; it must be told from the right one.
struct WrongAnswer: Sendable {
  var metric: Metric
  var value: Double
  var mistake: String

  static func of(_ metric: Metric, _ value: Double, _ mistake: String) -> Self {
    WrongAnswer(metric: metric, value: value, mistake: mistake)
  }
}

/// A system whose long-run behavior the literature gives exactly.
struct StochasticCase: Sendable, CustomTestStringConvertible {
  var id: String
  var title: String
  var source: String
  var study: Study
  /// The arrivals of the run that the tolerances are for.
  var basis = 1_000_000
  /// Arrivals of a run in a release build; debug builds take at most ``debugSize``.
  var size = 1_000_000
  var expected: [Expectation]
  var wrong: [WrongAnswer] = []

  static let debugSize = 40_000

  var testDescription: String { "\(id): \(title)" }

  /// Arrivals of the run in this build.
  var arrivals: Int {
    #if DEBUG
      min(size, Self.debugSize)
    #else
      size
    #endif
  }

  /// What the case's tolerances are multiplied by: errors shrink with the root of the size.
  var widening: Double { (Double(basis) / Double(arrivals)).squareRoot() }
}
