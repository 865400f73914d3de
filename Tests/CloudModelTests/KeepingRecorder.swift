import CloudModel
import SimulationKernel

/// Keeps everything that a run tells, for tests.
final class KeepingRecorder: Recorder {
  var attempts: [AttemptRecord] = []
  var journal: [JournalEntry] = []
  var datapoints: [MetricDatapoint] = []

  func record(_ batch: borrowing AttemptBatch) {
    attempts.append(contentsOf: batch.records)
  }

  func record(_ entry: JournalEntry) { journal.append(entry) }

  func record(_ datapoint: MetricDatapoint) { datapoints.append(datapoint) }

  /// Response times of the requests that succeeded [s].
  var responseTimes: [Double] {
    attempts.filter { $0.isFinal && $0.isSuccess }.map { ($0.ended - $0.due).seconds }
  }
}
