import CloudModel
import OutputAnalysis
import SimulationKernel

/// The numbers that grow with every attempt: flat arrays behind one value.
package struct RunNumbers: Sendable, Equatable {
  package let space: CellSpace
  /// By flat index: the position of the cell, −1 while nothing happened there.
  private var positions: [Int32]
  package private(set) var keys: [CellKey] = []
  /// The whole numbers of all cells, ``CellCount/stride`` for each.
  private var counts: [Int] = []
  /// Response times of each cell, then its waiting times.
  private var times = LatencyHistograms(.fine)
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
  /// Two passes: what is rare comes first and may grow arrays, so that the second pass can open
  /// each array once for the whole batch instead of once for each attempt.
  ///
  /// - Complexity: O(1) for each, some nanoseconds
  mutating func add(_ batch: borrowing AttemptBatch) {
    for index in 0..<batch.records.count { prepare(batch.records[index]) }
    let places = Places(
      space: space, positions: positions, warmUp: warmUp, cursor: TimelineCursor(timeline),
      stepStride: timeline.stride, revisions: Timeline.groups + timeline.groupCount,
      fine: times.scale, coarse: timeline.latencies.scale)
    let homeless = places.count(
      batch, &counts, &times.places, &times.buckets, &timeline.latencies.places,
      &timeline.latencies.buckets, &timeline.counts)
    for observation in homeless { add(observation) }
  }

  /// Adds an observation that had no bucket yet.
  @inline(never)
  private mutating func add(_ observation: Observation) {
    switch observation {
    case .ofCell(let nanoseconds, let place): times.record(nanoseconds, in: place)
    case .ofStep(let nanoseconds, let bin): timeline.latencies.record(nanoseconds, in: bin)
    }
  }

  @inline(__always)
  private mutating func prepare(_ record: AttemptRecord) {
    if record.attempt > 1 { addRetry(record) }
    guard record.due.nanoseconds >= warmUp else { return addWarmUp(record) }
    let flat = space.index(of: record)
    if positions[flat] < 0 { addCell(flat) }
    if record.rollout >= 0 { addCandidate(record) }
  }

  private mutating func addRetry(_ record: AttemptRecord) {
    retriedInAll += 1
    if record.due.nanoseconds >= warmUp { retried += 1 }
  }

  @inline(never)
  private mutating func addWarmUp(_ record: AttemptRecord) {
    guard record.isFinal else { return }
    if record.isSuccess { warmUpSucceeded += 1 } else { warmUpFailed += 1 }
  }

  @inline(never)
  private mutating func addCell(_ flat: Int) {
    positions[flat] = Int32(keys.count)
    keys.append(space.key(at: flat))
    counts.append(contentsOf: repeatElement(0, count: CellCount.stride))
    times.addPlaces(CellTime.stride)
  }

  private mutating func addCandidate(_ record: AttemptRecord) {
    let rollout = Int(record.rollout)
    growCandidates(to: rollout + 1)
    candidateRequests[rollout] &+= 1
    if !record.isSuccess { candidateFailed[rollout] &+= 1 }
  }

  private mutating func growCandidates(to count: Int) {
    while candidateRequests.count < count {
      candidateRequests.append(0)
      candidateFailed.append(0)
    }
  }
}

/// Where attempts are counted: everything that stays the same during a batch.
private struct Places {
  let space: CellSpace
  let positions: [Int32]
  let warmUp: Int64
  let cursor: TimelineCursor
  /// Whole numbers of a step, and where those of the revisions begin.
  let stepStride: Int
  let revisions: Int
  let fine: LogLinearScale
  let coarse: LogLinearScale

  /// Counts what has its places.
  ///
  /// - Returns: The observations that have no bucket yet: a few at the start of a run.
  func count(
    _ batch: borrowing AttemptBatch, _ countArray: inout [Int],
    _ timeArray: inout [LatencyHistograms.Place], _ timeBucketArray: inout [Int],
    _ chartArray: inout [LatencyHistograms.Place], _ chartBucketArray: inout [Int],
    _ stepArray: inout [Int]
  ) -> [Observation] {
    var counts = countArray.mutableSpan
    var times = timeArray.mutableSpan
    var timeBuckets = timeBucketArray.mutableSpan
    var charts = chartArray.mutableSpan
    var chartBuckets = chartBucketArray.mutableSpan
    var inSteps = stepArray.mutableSpan
    let records = batch.records.span
    let positions = positions.span
    var cursor = cursor
    var homeless: [Observation] = []
    for index in records.indices {
      let record = records[index]
      let due = record.due.nanoseconds
      guard due >= warmUp else { continue }
      let position = Int(positions[space.index(of: record)])
      let first = position &* CellCount.stride
      let bin = cursor.bin(of: due)
      let firstInStep = bin &* stepStride
      counts[first &+ CellCount.attempts] &+= 1
      if record.target >= 0 {
        // Most attempts do not wait, and a zero needs no histogram.
        let waiting = record.waiting.nanoseconds
        if waiting == 0 {
          counts[first &+ CellCount.unwaited] &+= 1
        } else {
          let place = position &* CellTime.stride &+ CellTime.waiting
          if !times[place].record(waiting, on: fine, in: &timeBuckets) {
            homeless.append(.ofCell(waiting, place: place))
          }
        }
      }
      if record.group >= 0 { inSteps[firstInStep &+ Timeline.groups &+ Int(record.group)] &+= 1 }
      if record.revision >= 0 {
        inSteps[firstInStep &+ revisions &+ Int(record.revision)] &+= 1
      }
      guard record.isFinal else { continue }
      counts[first &+ CellCount.outcomes &+ Int(record.outcome.rawValue)] &+= 1
      guard case .success = record.outcome else {
        inSteps[firstInStep &+ Timeline.failed] &+= 1
        continue
      }
      inSteps[firstInStep &+ Timeline.succeeded] &+= 1
      let latency = record.ended.nanoseconds &- due
      let place = position &* CellTime.stride &+ CellTime.latency
      if !times[place].record(latency, on: fine, in: &timeBuckets) {
        homeless.append(.ofCell(latency, place: place))
      }
      if !charts[bin].record(latency, on: coarse, in: &chartBuckets) {
        homeless.append(.ofStep(latency, bin: bin))
      }
    }
    return homeless
  }
}

/// A length of time and the histogram that it belongs to. [ns]
private enum Observation {
  case ofCell(Int64, place: Int)
  case ofStep(Int64, bin: Int)
}

/// Where each histogram of a cell stands.
private enum CellTime {
  static let latency = 0
  static let waiting = 1
  static let stride = 2
}

/// Where each whole number of a cell stands.
private enum CellCount {
  static let attempts = 0
  static let unwaited = 1
  static let outcomes = 2
  static let stride = 2 + AttemptOutcome.count
}

extension RunNumbers {
  /// The numbers of each combination that occurred, in the order of ``keys``.
  package var cells: [AttemptCell] { keys.indices.map(cell) }

  private func cell(at position: Int) -> AttemptCell {
    let first = position * CellCount.stride
    var cell = AttemptCell()
    let outcomes = first + CellCount.outcomes
    cell.requests = Array(counts[outcomes..<outcomes + AttemptOutcome.count])
    cell.attempts = counts[first + CellCount.attempts]
    cell.latency = times[position * CellTime.stride + CellTime.latency]
    cell.waiting = times[position * CellTime.stride + CellTime.waiting]
    cell.waiting.record(0, count: counts[first + CellCount.unwaited])
    return cell
  }

  /// All cells that a condition selects, as one.
  package func merged(where isIncluded: (CellKey) -> Bool = { _ in true }) -> AttemptCell {
    var total = AttemptCell()
    for (position, key) in keys.enumerated() where isIncluded(key) {
      total.merge(cell(at: position))
    }
    return total
  }

  /// Adds the numbers of another replication of the same scenario.
  package mutating func merge(_ other: RunNumbers) {
    precondition(space == other.space, "numbers of two scenarios cannot be merged")
    // In the order of the flat index, so that the result does not depend on which cell was met
    // first in which replication.
    for flat in positions.indices where other.positions[flat] >= 0 {
      if positions[flat] < 0 { addCell(flat) }
      merge(cell: Int(other.positions[flat]), of: other, into: Int(positions[flat]))
    }
    timeline.merge(other.timeline)
    growCandidates(to: other.candidateRequests.count)
    for (rollout, count) in other.candidateRequests.enumerated() {
      candidateRequests[rollout] += count
      candidateFailed[rollout] += other.candidateFailed[rollout]
    }
    warmUpSucceeded += other.warmUpSucceeded
    warmUpFailed += other.warmUpFailed
    retriedInAll += other.retriedInAll
    retried += other.retried
  }

  private mutating func merge(cell theirs: Int, of other: RunNumbers, into mine: Int) {
    for index in 0..<CellCount.stride {
      counts[mine * CellCount.stride + index] += other.counts[theirs * CellCount.stride + index]
    }
    for index in 0..<CellTime.stride {
      times.merge(
        theirs * CellTime.stride + index, of: other.times, into: mine * CellTime.stride + index)
    }
  }
}
