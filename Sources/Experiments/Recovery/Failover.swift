import CloudModel
import SimulationKernel

/// One loss of service, or one change of a name's answers, and the way back to being served.
package struct Failover: Sendable, Equatable {
  /// The fault that began it; `nil` where the answers changed without one.
  package var fault: String?
  /// The DNS name whose answers changed; `nil` if none did.
  package var name: String?
  /// The start of the fault, or the change of the answers.
  package var failureAt: SimulationTime
  /// The first step in which too few requests were served; `nil` if always enough were.
  package var lossAt: SimulationTime?
  package var detectedAt: SimulationTime?
  package var decidedAt: SimulationTime?
  package var recordFlippedAt: SimulationTime?
  /// When so many of the requests to the name went where it leads now.
  package var halfMovedAt: SimulationTime?
  package var ninetyPercentMovedAt: SimulationTime?
  package var ninetyNinePercentMovedAt: SimulationTime?
  /// When enough requests were served again; the failure itself where nothing was lost, `nil` if
  /// they never were.
  package var recoveredAt: SimulationTime?
  /// When the last fault of it ended.
  package var mendedAt: SimulationTime?
  package var parts: RecoveryParts
  /// Requests that were due from the failure until recovery, or the end, and failed.
  package var requestsLost: Int
  /// Requests of the whole run, of those that the goal is about.
  package var requestsInAll: Int
  /// How often the answers changed, and the last time.
  package var changes = 0
  package var lastChangeAt: SimulationTime?

  /// From the failure until enough requests were served again; `nil` if they never were.
  package var recoveryTime: TimeSpan? { recoveredAt.map { $0 - failureAt } }

  /// The same with a number for what never came [s].
  package var rto: Double { recoveryTime?.seconds ?? .infinity }

  /// How long the loss outlived its cause [s]: zero where it was over before, infinite where it
  /// never was, not a number where the cause never ended.
  package var outlasting: Double {
    guard let mendedAt else { return .nan }
    guard let recoveredAt else { return .infinity }
    return recoveredAt > mendedAt ? (recoveredAt - mendedAt).seconds : 0
  }

  /// Whether requests or answers say that something happened.
  package var isNoticeable: Bool { lossAt != nil || recordFlippedAt != nil }

  /// What it is called: the name that moved, or else what broke.
  package var title: String { name ?? fault ?? "" }
}
