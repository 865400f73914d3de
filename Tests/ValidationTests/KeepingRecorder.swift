import CloudModel
import SimulationKernel

/// Keeps everything that a run tells.
///
/// A class because the model writes into it (see ``Recorder``).
final class KeepingRecorder: Recorder {
  private(set) var attempts: [AttemptRecord] = []
  private(set) var journal: [JournalEntry] = []

  func record(_ batch: borrowing AttemptBatch) {
    attempts.append(contentsOf: batch.records)
  }

  func record(_ entry: JournalEntry) { journal.append(entry) }

  func record(_ datapoint: MetricDatapoint) {}

  /// Attempts in the order in which their requests came.
  var inOrder: [AttemptRecord] {
    attempts.sorted { ($0.request, $0.attempt) < ($1.request, $1.attempt) }
  }

  /// When the shown states of targets changed to `state` [s], with the target's number.
  func changes(to state: TargetState) -> [(target: Int, at: Double)] {
    journal.compactMap { entry in
      guard case .targetHealth(let target, let new, _) = entry.happening, new == state else {
        return nil
      }
      return (target, entry.at.seconds)
    }
  }
}

/// Runs a cloud once and keeps everything; fails the test if requests were lost or invented.
func run(_ cloud: CloudDescription, seed: UInt64 = 1, replication: Int = 0) -> KeepingRecorder {
  let recorder = KeepingRecorder()
  let outcome = Run.perform(cloud, seed: seed, replication: replication, recorder: recorder)
  precondition(outcome.accounts.conservesRequests, "requests were lost or invented")
  return recorder
}
