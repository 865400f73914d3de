import CloudModel
import OutputAnalysis
import SimulationKernel

/// What the cases ask of a run, kept while it runs; the first requests are not counted.
///
/// A class because the model writes into it (see ``Recorder``).
final class RequestStatistics: Recorder {
  /// Requests with lower numbers belong to the warm-up.
  private let firstCounted: UInt64
  /// Of the served requests, every so many-th is kept for quantiles.
  private let stride: Int
  /// Requests that ended, attempts that they took, and their ends.
  private(set) var requests = 0
  private(set) var attempts = 0
  private(set) var firstAttempts = 0
  private(set) var firstRefused = 0
  private(set) var outcomes = Array(repeating: 0, count: AttemptOutcome.allCases.count)
  /// Of the requests that got a place: whether and how long they waited [s].
  private(set) var waited = 0
  private(set) var waitOfAll = Tally()
  /// Of the requests that were served [s].
  private(set) var wait = Tally()
  private(set) var response = Tally()
  private(set) var squaredWait = Tally()
  private(set) var service = Tally()
  private(set) var waits: [Float] = []
  private(set) var responses: [Float] = []
  private(set) var classWaits = Array(repeating: Tally(), count: 2)
  private(set) var classResponses = Array(repeating: Tally(), count: 2)
  private(set) var targetResponses = Array(repeating: Tally(), count: 2)
  /// From when it was due until the last attempt was sent [s].
  private(set) var orbit = Tally()

  init(requests: Int) {
    firstCounted = UInt64(requests / 10)
    stride = max(1, requests / 2_000_000)
  }

  func record(_ batch: borrowing AttemptBatch) {
    for record in batch.records where record.request & 0xFF_FFFF_FFFF >= firstCounted {
      count(record)
    }
  }

  func record(_ entry: JournalEntry) {}
  func record(_ datapoint: MetricDatapoint) {}

  private func count(_ record: AttemptRecord) {
    attempts += 1
    if record.attempt == 1 {
      firstAttempts += 1
      if record.outcome == .queueFull { firstRefused += 1 }
    }
    guard record.isFinal else { return }
    requests += 1
    outcomes[Int(record.outcome.rawValue)] += 1
    orbit.record((record.sent - record.due).seconds)
    switch record.outcome {
    case .success:
      countServed(record)
    case .queueTimeout:
      waited += 1
      waitOfAll.record(record.waiting.seconds)
    case .connectionRefused, .targetClosed, .deregistrationDelayElapsed, .noTarget,
      .connectTimeout, .idleTimeout, .targetError, .queueFull, .dependencyError, .clientTimeout,
      .nodeUnreachable, .fixedResponse, .schemaMismatch, .nameNotResolved, .tableThrottled,
      .tableUnavailable, .databaseUnavailable, .callTimedOut, .callRejected:
      break
    }
  }

  private func countServed(_ record: AttemptRecord) {
    let seconds = record.waiting.seconds
    let stay = (record.ended - record.due).seconds
    if record.waiting > .zero { waited += 1 }
    waitOfAll.record(seconds)
    wait.record(seconds)
    squaredWait.record(seconds * seconds)
    response.record(stay)
    service.record((record.ended - record.sent).seconds - seconds)
    if wait.count % stride == 0 {
      waits.append(Float(seconds))
      responses.append(Float(stay))
    }
    if record.requestClass < 2 {
      classWaits[Int(record.requestClass)].record(seconds)
      classResponses[Int(record.requestClass)].record(stay)
    }
    if record.target >= 0, record.target < 2 {
      targetResponses[Int(record.target)].record(stay)
    }
  }

  func share(of outcome: AttemptOutcome) -> Double {
    Double(outcomes[Int(outcome.rawValue)]) / Double(requests)
  }
}

/// The value below which a share of the kept samples lies.
func quantile(_ share: Double, of samples: some Collection<Float>) -> Double {
  let sorted = samples.sorted()
  guard !sorted.isEmpty else { return .nan }
  let rank = Int((share * Double(sorted.count)).rounded(.up))
  return Double(sorted[min(max(rank, 1), sorted.count) - 1])
}
