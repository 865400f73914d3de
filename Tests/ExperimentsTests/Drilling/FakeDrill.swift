import CloudModel
import Experiments
import SimulationKernel

/// A world for searches in which a formula says what a schedule does.
struct FakeDrill: Sendable {
  /// Two services that can lose targets in three severities, for four durations at three times.
  static let grid = DrillGrid(
    candidates: ["a", "b"].map { name in
      FaultCandidate(name, (1...3).map { .targetsLost(of: name, count: $0, mode: .crash) })
    },
    starts: [1, 2, 3].map { .seconds($0) }, durations: [1, 2, 5, 10].map { .seconds($0) },
    window: .zero ... .seconds(3))

  /// The share of requests that fail under a schedule.
  var failed: @Sendable (DrillSchedule) -> Double
  var grid = FakeDrill.grid
  var mostFaults = 2
  var seed: UInt64 = 1
  var replications = 3

  /// - Parameter failed: Rounded so that none is so near the limit that the data cannot decide.
  init(_ failed: @escaping @Sendable (DrillSchedule) -> Double) {
    self.failed = { ((failed($0) * 1_000).rounded(.down) + 0.5) / 1_000 }
  }

  /// 1 % of requests may fail.
  private static func objectives() throws -> [Objective] {
    try Objective.all(of: ObjectiveDescription(metric: "failed", thresholds: ["rate<1%"]))
  }

  func breaks(_ schedule: DrillSchedule) -> Bool { failed(schedule) >= 0.01 }

  func search(
    budget: Int = 1_000, jobs: Int = 1, remembered: [DrillRun: DrillReading] = [:],
    stopCheck: @escaping StopCheck = { nil },
    record: @escaping @Sendable (DrillRun, DrillReading) -> Void = { _, _ in }
  ) async throws -> DrillSearch {
    let ledger = DrillLedger(
      budget: budget, jobs: jobs, remembered: remembered,
      evaluate: { [failed] run in .read(Self.reading(failed(run.schedule), run)) },
      stopCheck: stopCheck, record: record)
    var search = DrillSearch(
      grid, mostFaults: mostFaults, seed: seed, objectives: try Self.objectives(),
      policy: ReplicationPolicy(minimum: replications, maximum: replications), level: 0.95,
      ledger: ledger)
    try await search.run()
    return search
  }

  /// So many requests that the interval leaves nothing open.
  private static func reading(_ share: Double, _ run: DrillRun) -> DrillReading {
    let trials = 10_000_000
    let events = Int((share * Double(trials)).rounded())
    return DrillReading(
      objectives: [Reading(Double(events) / Double(trials), events: events, trials: trials)],
      fingerprint: UInt64(run.replication) &+ 1)
  }

  /// Every schedule of one or two faults of different candidates.
  static var everySchedule: [DrillSchedule] {
    let singles = grid.candidates.indices.map { candidate in
      grid.candidates[candidate].faults.indices.flatMap { severity in
        grid.starts.flatMap { start in
          grid.durations.indices.map { rung in
            DrillFault(candidate: candidate, severity: severity, start: start, rung: rung)
          }
        }
      }
    }
    return singles.joined().map { DrillSchedule([$0]) }
      + singles[0].flatMap { first in singles[1].map { DrillSchedule([first, $0]) } }
  }
}

extension DrillSchedule {
  /// Whether it asks for no more than another one in anything, at the same times.
  func isContained(in other: DrillSchedule) -> Bool {
    faults.allSatisfy { fault in
      other.faults.contains {
        $0.candidate == fault.candidate && $0.start == fault.start
          && fault.severity <= $0.severity && fault.rung <= $0.rung
      }
    }
  }
}

/// A number in [0, 1) for each seed and text.
func noise(_ seed: Int, _ text: String) -> Double {
  var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
  return Double((hash ^ hash >> 32) >> 11) * 0x1p-53
}
