import CloudModel
import OutputAnalysis
import SimulationKernel

/// The numbers that grow with every attempt: flat arrays behind one value.
package struct RunNumbers: Sendable, Equatable {
  package let space: CellSpace
  /// By flat index: the position in ``cells``, −1 while nothing happened there.
  private var positions: [Int32]
  package private(set) var cells: [AttemptCell] = []
  package private(set) var keys: [CellKey] = []
  package private(set) var timeline: Timeline
  /// Attempts that met a rollout's candidate, and those of them that did not succeed.
  package private(set) var candidateRequests: [Int] = []
  package private(set) var candidateFailed: [Int] = []
  /// Requests that were due before the warm-up ended, by how they ended.
  package private(set) var warmUpSucceeded = 0
  package private(set) var warmUpFailed = 0
  /// Attempts beyond the first, over the whole run and inside the window.
  package private(set) var retriedInAll = 0
  package private(set) var retried = 0
  private let warmUp: Int64
  /// The step of the last record: most records stay in the step of the one before.
  private var currentBin = 0
  private var currentBinStart: Int64 = 0

  package init(_ cloud: CloudDescription) {
    space = CellSpace(cloud)
    positions = Array(repeating: -1, count: space.count)
    timeline = Timeline(
      horizon: cloud.horizon, groupCount: space.groups.count,
      revisionCount: space.revisions.count)
    warmUp = cloud.warmUp.nanoseconds
  }

  /// Counts attempts that ended.
  ///
  /// - Complexity: O(1) for each, a few nanoseconds
  mutating func add(_ batch: borrowing AttemptBatch) {
    for index in 0..<batch.records.count { add(batch.records[index]) }
  }

  @inline(__always)
  private mutating func add(_ record: AttemptRecord) {
    let isRetry = record.attempt > 1
    if isRetry { retriedInAll &+= 1 }
    let due = record.due.nanoseconds
    guard due >= warmUp else { return addWarmUp(record) }
    if isRetry { retried &+= 1 }
    let flat = space.index(of: record)
    let position = positions[flat] >= 0 ? Int(positions[flat]) : addCell(flat)
    cells[position].attempts &+= 1
    if record.target >= 0 { cells[position].waiting.record(record.waiting.nanoseconds) }
    if due &- currentBinStart >= timeline.step || due < currentBinStart { moveBin(to: due) }
    if record.group >= 0 {
      timeline.byGroup[currentBin &* timeline.groupCount &+ Int(record.group)] &+= 1
    }
    if record.revision >= 0 {
      timeline.byRevision[currentBin &* timeline.revisionCount &+ Int(record.revision)] &+= 1
    }
    if record.rollout >= 0 { addCandidate(record) }
    guard record.isFinal else { return }
    cells[position].requests[Int(record.outcome.rawValue)] &+= 1
    if record.isSuccess {
      let latency = record.ended.nanoseconds &- due
      cells[position].latency.record(latency)
      timeline.latency[currentBin].record(latency)
      timeline.succeeded[currentBin] &+= 1
    } else {
      timeline.failed[currentBin] &+= 1
    }
  }

  @inline(never)
  private mutating func addWarmUp(_ record: AttemptRecord) {
    guard record.isFinal else { return }
    if record.isSuccess { warmUpSucceeded += 1 } else { warmUpFailed += 1 }
  }

  @inline(never)
  private mutating func addCell(_ flat: Int) -> Int {
    positions[flat] = Int32(cells.count)
    cells.append(AttemptCell())
    keys.append(space.key(at: flat))
    return cells.count - 1
  }

  @inline(never)
  private mutating func moveBin(to due: Int64) {
    currentBin = timeline.bin(of: due)
    currentBinStart = Int64(currentBin) * timeline.step
  }

  private mutating func addCandidate(_ record: AttemptRecord) {
    let rollout = Int(record.rollout)
    while candidateRequests.count <= rollout {
      candidateRequests.append(0)
      candidateFailed.append(0)
    }
    candidateRequests[rollout] &+= 1
    if !record.isSuccess { candidateFailed[rollout] &+= 1 }
  }
}

extension RunNumbers {
  /// All cells that a condition selects, as one.
  package func merged(where isIncluded: (CellKey) -> Bool = { _ in true }) -> AttemptCell {
    var total = AttemptCell()
    for (cell, key) in zip(cells, keys) where isIncluded(key) { total.merge(cell) }
    return total
  }

  /// Adds the numbers of another replication of the same scenario.
  package mutating func merge(_ other: RunNumbers) {
    precondition(space == other.space, "numbers of two scenarios cannot be merged")
    // In the order of the flat index, so that the result does not depend on which cell was met
    // first in which replication.
    for flat in positions.indices where other.positions[flat] >= 0 {
      let position = positions[flat] >= 0 ? Int(positions[flat]) : addCell(flat)
      cells[position].merge(other.cells[Int(other.positions[flat])])
    }
    timeline.merge(other.timeline)
    for (rollout, count) in other.candidateRequests.enumerated() {
      while candidateRequests.count <= rollout {
        candidateRequests.append(0)
        candidateFailed.append(0)
      }
      candidateRequests[rollout] += count
      candidateFailed[rollout] += other.candidateFailed[rollout]
    }
    warmUpSucceeded += other.warmUpSucceeded
    warmUpFailed += other.warmUpFailed
    retriedInAll += other.retriedInAll
    retried += other.retried
  }
}
