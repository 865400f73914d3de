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
  /// When the first of them was sent; `.never` without any.
  package private(set) var candidateFirst: [SimulationTime] = []
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
    prepare(batch)
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

  private mutating func prepare(_ batch: borrowing AttemptBatch) {
    let records = batch.records.span
    var prepared = -1
    for index in records.indices {
      let record = records[index]
      if record.attempt > 1 { addRetry(record) }
      guard record.due.nanoseconds >= warmUp else {
        addWarmUp(record)
        continue
      }
      if record.rollout >= 0 { addCandidate(record) }
      if prepared >= 0, record.isOfSameCell(as: records[prepared]) { continue }
      let flat = space.index(of: record)
      if positions[flat] < 0 { addCell(flat) }
      prepared = index
    }
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
    candidateFirst[rollout] = min(candidateFirst[rollout], record.sent)
    if !record.isSuccess { candidateFailed[rollout] &+= 1 }
  }

  private mutating func growCandidates(to count: Int) {
    while candidateRequests.count < count {
      candidateRequests.append(0)
      candidateFailed.append(0)
      candidateFirst.append(.never)
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

  /// Counts what has its places, and adds up attempts that follow each other in the same cell and
  /// step before their sums are stored: two thirds of the time of storing each.
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
    var index = 0
    while index < records.count {
      let opening = records[index]
      guard opening.due.nanoseconds >= warmUp else {
        index &+= 1
        continue
      }
      let position = Int(positions[space.index(of: opening)])
      let bin = cursor.bin(of: opening.due.nanoseconds)
      let latency = position &* CellTime.stride &+ CellTime.latency
      let waiting = position &* CellTime.stride &+ CellTime.waiting
      var run = RunSums()
      var next = opening
      repeat {
        if !run.addWaiting(next, at: &times[waiting], on: fine, in: &timeBuckets) {
          homeless.append(.ofCell(next.waiting.nanoseconds, place: waiting))
        }
        if next.isFinal, case .success = next.outcome {
          let stay = next.ended.nanoseconds &- next.due.nanoseconds
          let bucket = times[latency].bucket(for: stay, on: fine)
          let chartBucket = charts[bin].bucket(for: stay, on: coarse)
          if !run.addLatency(stay, bucket, &timeBuckets, chartBucket, &chartBuckets) {
            homeless += [.ofCell(stay, place: latency), .ofStep(stay, bin: bin)]
          }
        } else if next.isFinal {
          run.failed &+= 1
          let outcome = CellCount.outcomes &+ Int(next.outcome.rawValue)
          counts[position &* CellCount.stride &+ outcome] &+= 1
        }
        index &+= 1
        guard index < records.count else { break }
        next = records[index]
      } while next.isOfSameCell(as: opening) && next.due.nanoseconds >= warmUp
        && cursor.isInSameStep(next.due.nanoseconds)
      times[latency].summary.add(run.latency)
      times[waiting].summary.add(run.waiting)
      charts[bin].summary.add(run.latency)
      add(run, like: opening, position: position, bin: bin, &counts, &inSteps)
    }
    return homeless
  }

  /// Adds the whole numbers of attempts that are all like one of them.
  @inline(__always)
  private func add(
    _ run: RunSums, like record: AttemptRecord, position: Int, bin: Int,
    _ counts: inout MutableSpan<Int>, _ inSteps: inout MutableSpan<Int>
  ) {
    let cell = position &* CellCount.stride
    let success = CellCount.outcomes &+ Int(AttemptOutcome.success.rawValue)
    counts[cell &+ CellCount.attempts] &+= run.attempts
    counts[cell &+ success] &+= run.succeeded
    if record.target >= 0 { counts[cell &+ CellCount.unwaited] &+= run.unwaited }
    let step = bin &* stepStride
    inSteps[step &+ Timeline.succeeded] &+= run.succeeded
    inSteps[step &+ Timeline.failed] &+= run.failed
    if record.group >= 0 {
      inSteps[step &+ Timeline.groups &+ Int(record.group)] &+= run.attempts
    }
    if record.revision >= 0 {
      inSteps[step &+ revisions &+ Int(record.revision)] &+= run.attempts
    }
  }
}

/// What consecutive attempts of one cell and step add up to.
private struct RunSums {
  var attempts = 0
  var unwaited = 0
  var succeeded = 0
  var failed = 0
  var latency = LatencyHistograms.Summary()
  var waiting = LatencyHistograms.Summary()

  /// Counts an attempt and its waiting time.
  ///
  /// - Returns: `false` if its waiting time has no bucket yet.
  @inline(__always)
  mutating func addWaiting(
    _ record: AttemptRecord, at place: inout LatencyHistograms.Place, on scale: LogLinearScale,
    in buckets: inout MutableSpan<Int>
  ) -> Bool {
    attempts &+= 1
    // Most attempts do not wait, and a zero needs no histogram.
    let waited = record.target < 0 ? 0 : record.waiting.nanoseconds
    if waited == 0 {
      unwaited &+= 1
      return true
    }
    let bucket = place.bucket(for: waited, on: scale)
    guard bucket > 0 else { return false }
    buckets[bucket] &+= 1
    waiting.add(waited)
    return true
  }

  /// Counts a success and its response time, in the buckets of its cell and of its step.
  ///
  /// - Returns: `false` if one of them is missing; then the response time is in neither.
  @inline(__always)
  mutating func addLatency(
    _ nanoseconds: Int64, _ bucket: Int, _ buckets: inout MutableSpan<Int>, _ chartBucket: Int,
    _ chartBuckets: inout MutableSpan<Int>
  ) -> Bool {
    succeeded &+= 1
    guard bucket > 0 && chartBucket > 0 else { return false }
    buckets[bucket] &+= 1
    chartBuckets[chartBucket] &+= 1
    latency.add(nanoseconds)
    return true
  }
}

extension AttemptRecord {
  /// Whether both are counted in the same cell, and both or neither reached a target.
  @inline(__always)
  fileprivate func isOfSameCell(as other: AttemptRecord) -> Bool {
    requestClass == other.requestClass && group == other.group && revision == other.revision
      && (target ^ other.target) >= 0
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
      candidateFirst[rollout] = min(candidateFirst[rollout], other.candidateFirst[rollout])
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
