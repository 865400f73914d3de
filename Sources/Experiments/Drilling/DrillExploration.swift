import RandomVariates
import SimulationKernel

/// The part of a drill that looks for schedules that hurt.
///
/// One replication of many single faults first, then more of those that hurt most, then pairs of
/// the best of each candidate. All schedules meet the same world, so that one replication tells
/// much about their order.
struct DrillExploration {
  let grid: DrillGrid
  let mostFaults: Int
  let seed: UInt64
  var trials: DrillTrials
  /// Every schedule that was looked at, in the order of the search.
  private(set) var seen: [DrillSchedule] = []
  /// Schedules that reached the limit of events.
  private(set) var cutOff = 0

  init(_ grid: DrillGrid, mostFaults: Int, seed: UInt64, trials: DrillTrials) {
    self.grid = grid
    self.mostFaults = mostFaults
    self.seed = seed
    self.trials = trials
  }

  /// The share of the budget that exploring may take; the rest confirms and shrinks.
  private static let share = 0.5
  /// Of one candidate, not more than so many go on to the next round.
  private static let mostOfOne = 3
  private static let fewest = 4

  mutating func run() async throws {
    let explored = Int(Double(trials.ledger.left) * Self.share)
    let singles = max(grid.candidates.count, explored / 2)
    guard try await look(at: singlePoints(singles)) else { return }
    guard try await narrow() else { return }
    guard mostFaults > 1, try await look(at: pairs(explored / 4)) else { return }
    _ = try await narrow()
  }

  /// All that was looked at, the most harmful first; without what reached the limit of events.
  var ranking: [DrillSchedule] {
    let readable = seen.filter { schedule in
      let readings = trials.ledger.readings(of: schedule)
      return !readings.isEmpty && !readings.contains(where: \.isCutOff)
    }
    let harms = readable.map { trials.harm(of: $0).pressure }
    return readable.indices.sorted { left, right in
      harms[left] != harms[right]
        ? harms[left] > harms[right] : readable[left].isSmaller(than: readable[right], in: grid)
    }.map { readable[$0] }
  }

  /// Whether every candidate was tried at least once.
  var isComplete: Bool {
    grid.candidates.indices.allSatisfy { candidate in
      seen.contains { $0.faults.count == 1 && $0.faults[0].candidate == candidate }
    }
  }

  private mutating func look(at schedules: [DrillSchedule]) async throws -> Bool {
    let isWhole = try await trials.ledger.perform(schedules.map { DrillRun($0, 0) })
    for schedule in schedules {
      guard let reading = trials.ledger.readings(of: schedule).first else { continue }
      seen.append(schedule)
      if reading.isCutOff { cutOff += 1 }
    }
    return isWhole
  }

  /// More replications for fewer and fewer schedules.
  private mutating func narrow() async throws -> Bool {
    var count = max(Self.fewest, seen.count / 4)
    for replications in [2, 4] where replications <= trials.policy.rounds[0] {
      let best = diverse(ranking, count)
      let runs = best.flatMap { schedule in
        (0..<replications).map { DrillRun(schedule, $0) }
      }
      guard try await trials.ledger.perform(runs) else { return false }
      count = max(Self.fewest, count / 2)
    }
    return true
  }

  /// The first of a ranking, of each set of candidates a few only.
  private func diverse(_ ranking: [DrillSchedule], _ most: Int) -> [DrillSchedule] {
    var counts: [[Int]: Int] = [:]
    var chosen: [DrillSchedule] = []
    for schedule in ranking where chosen.count < most {
      let count = counts[schedule.faults.map(\.candidate), default: 0]
      guard count < Self.mostOfOne else { continue }
      counts[schedule.faults.map(\.candidate)] = count + 1
      chosen.append(schedule)
    }
    return chosen
  }
}

// Single faults.
extension DrillExploration {
  /// Points of the grid, one of each candidate in turn: in even rounds the severest and longest at
  /// another time, in odd rounds anything, and never the same again.
  private func singlePoints(_ count: Int) -> [DrillSchedule] {
    var stream = RandomStream(StreamKey(seed: seed, replication: 0).derived("drill points"))
    var decks = grid.candidates.indices.map { deck(of: $0, &stream) }
    let spread = Self.spreadOrder(grid.starts.count)
    var points: [DrillSchedule] = []
    var chosen: Set<DrillSchedule> = []
    var round = 0
    while points.count < count, decks.contains(where: { !$0.isEmpty }) {
      for candidate in grid.candidates.indices where points.count < count {
        if round.isMultiple(of: 2), round / 2 < spread.count {
          let fault = severest(candidate, at: grid.starts[spread[round / 2]])
          if chosen.insert(DrillSchedule([fault])).inserted {
            points.append(DrillSchedule([fault]))
          }
          continue
        }
        while let fault = decks[candidate].popLast() {
          guard chosen.insert(DrillSchedule([fault])).inserted else { continue }
          points.append(DrillSchedule([fault]))
          break
        }
      }
      round += 1
    }
    return points
  }

  private func severest(_ candidate: Int, at start: TimeSpan) -> DrillFault {
    DrillFault(
      candidate: candidate, severity: grid.candidates[candidate].faults.count - 1, start: start,
      rung: grid.durations.count - 1)
  }

  /// All that a candidate can do, shuffled.
  private func deck(of candidate: Int, _ stream: inout RandomStream) -> [DrillFault] {
    var deck: [DrillFault] = []
    for severity in grid.candidates[candidate].faults.indices {
      for start in grid.starts {
        for rung in grid.durations.indices {
          deck.append(
            DrillFault(candidate: candidate, severity: severity, start: start, rung: rung))
        }
      }
    }
    for place in stride(from: deck.count - 1, to: 0, by: -1) {
      deck.swapAt(place, Int(stream.index(below: UInt32(place + 1))))
    }
    return deck
  }

  /// The middle first, then the middles of both halves, and so on.
  static func spreadOrder(_ count: Int) -> [Int] {
    var order: [Int] = []
    var parts = [0..<count]
    while !parts.isEmpty {
      var next: [Range<Int>] = []
      for part in parts where !part.isEmpty {
        let middle = (part.lowerBound + part.upperBound) / 2
        order.append(middle)
        next += [part.lowerBound..<middle, middle + 1..<part.upperBound]
      }
      parts = next
    }
    return order
  }
}

// Pairs.
extension DrillExploration {
  /// Pairs of the best points of different candidates, the best first: each at its own time, and
  /// both at the time of either.
  private func pairs(_ count: Int) -> [DrillSchedule] {
    var best: [DrillFault] = []
    for schedule in ranking where schedule.faults.count == 1 {
      let fault = schedule.faults[0]
      if !best.contains(where: { $0.candidate == fault.candidate }) { best.append(fault) }
    }
    var pairs: [DrillSchedule] = []
    for (place, second) in best.enumerated() {
      for first in best[..<place] where areApart(first, second) {
        for pair in together(first, second) where !pairs.contains(pair) && pairs.count < count {
          pairs.append(pair)
        }
      }
    }
    return pairs
  }

  private func areApart(_ first: DrillFault, _ second: DrillFault) -> Bool {
    !grid.candidates[first.candidate].concernsSame(as: grid.candidates[second.candidate])
  }

  private func together(_ first: DrillFault, _ second: DrillFault) -> [DrillSchedule] {
    var (later, earlier) = (first, second)
    later.start = second.start
    earlier.start = first.start
    return [
      DrillSchedule([first, earlier]), DrillSchedule([later, second]),
      DrillSchedule([first, second]),
    ]
  }
}
