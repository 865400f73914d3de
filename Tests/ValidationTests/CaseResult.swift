import CloudModel
import OutputAnalysis

/// A case, run once.
struct CaseResult: Sendable {
  struct Value: Sendable {
    var metric: Metric
    var observed: Double
    var expected: Double
    /// Half of the four-sigma interval around the expected value, in its unit.
    var halfWidth: Double

    var isWithin: Bool { abs(observed - expected) <= halfWidth }
    /// The deviation in standard errors.
    var score: Double { 4 * (observed - expected) / halfWidth }
  }

  var id: String
  var values: [Value]
  var conservesRequests: Bool

  /// Runs the case through the model.
  init(_ one: StochasticCase, seed: UInt64) {
    let statistics = RequestStatistics(requests: one.arrivals)
    let outcome = Run.perform(
      one.study.cloud(requests: one.arrivals), seed: seed, replication: 0, recorder: statistics)
    id = one.id
    conservesRequests = outcome.accounts.conservesRequests
    let reading = Reading(statistics, outcome.accounts, one)
    values = one.expected.map { expectation in
      let given = expectation.tolerance.map { abs(expectation.value) * $0 * one.widening }
      return Value(
        metric: expectation.metric, observed: reading.value(of: expectation.metric),
        expected: expectation.value,
        halfWidth: given ?? reading.batchHalfWidth(of: expectation.metric))
    }
  }
}

/// A run's numbers by the names that cases use.
struct Reading {
  private let run: RequestStatistics
  private let accounts: RunAccounts
  private let one: StochasticCase
  /// Time in which the counted requests arrived [s].
  private let window: Double

  init(_ run: RequestStatistics, _ accounts: RunAccounts, _ one: StochasticCase) {
    self.run = run
    self.accounts = accounts
    self.one = one
    window = 0.9 * Double(one.arrivals) / one.study.rate
  }

  func value(of metric: Metric) -> Double {
    switch metric {
    case .waitShare: Double(run.waited) / Double(run.waitOfAll.count)
    case .waitMean: run.wait.mean
    case .waitDeviation: run.wait.standardDeviation
    case .waitSecondMoment: run.squaredWait.mean
    case .waitQuantile(let share): quantile(share, of: run.waits)
    case .waitMeanOfAll: run.waitOfAll.mean
    case .waitMeanOfClass(let kind): run.classWaits[kind].mean
    case .responseMean: run.response.mean
    case .responseDeviation: run.response.standardDeviation
    case .responseQuantile(let share): quantile(share, of: run.responses)
    case .responseMeanOfClass(let kind): run.classResponses[kind].mean
    case .responseMeanOfTarget(let target): run.targetResponses[target].mean
    case .refused: run.share(of: .queueFull)
    case .abandoned: run.share(of: .queueTimeout)
    case .timedOut: run.share(of: .clientTimeout)
    case .failed: 1 - run.share(of: .success)
    case .firstRefused: Double(run.firstRefused) / Double(run.firstAttempts)
    case .retryRefused:
      (run.share(of: .queueFull) * Double(run.requests))
        / Double(run.attempts - run.firstAttempts)
    case .attemptsPerRequest: Double(run.attempts) / Double(run.requests)
    case .retriesPerRequest: Double(run.attempts) / Double(run.requests) - 1
    case .throughput: Double(run.response.count) / countedTime
    case .utilization: busyTime / workerTime
    case .numberInSystem: run.response.sum / countedTime
    case .orbitNumber: run.orbit.sum / countedTime
    case .orbitTime: run.orbit.mean
    case .wastedWork: 1 - run.service.sum / (busyTime * countedTime * 0.9 / window)
    }
  }

  /// Open arrivals are cut by number and so by time; closed ones are as many as they are.
  private var countedTime: Double {
    window * Double(run.requests) / (0.9 * Double(accounts.offered))
  }

  private var busyTime: Double { accounts.targets.reduce(0) { $0 + $1.busy } }

  private var workerTime: Double {
    accounts.targets.reduce(0) { $0 + Double($1.workers ?? 1) } * window / 0.9
  }

  /// Half the width of a four-sigma interval from the means of twenty consecutive batches.
  func batchHalfWidth(of metric: Metric) -> Double {
    precondition(run.responses.count >= 20, "\(one.id) answered too few requests for batches")
    let samples = run.responses
    let statistic: (ArraySlice<Float>) -> Double
    if case .responseQuantile(let share) = metric {
      statistic = { quantile(share, of: $0) }
    } else {
      precondition(metric == .responseMean, "\(metric) of \(one.id) needs a given tolerance")
      statistic = { batch in batch.reduce(0) { $0 + Double($1) } / Double(batch.count) }
    }
    let length = samples.count / 20
    let batches = (0..<20).map { statistic(samples[$0 * length..<($0 + 1) * length]) }
    // 5.1 is Student's quantile with 19 degrees of freedom at four normal deviations.
    return 5.1 * Tally(batches).standardError
  }
}
