import SimulationKernel

/// How traffic leaves what is no longer the answer: requests by the time since the change.
///
/// Time is cut into seconds for the first two minutes, then more coarsely, so that a curve never
/// takes more than 13 KB.
package struct MoveCurve: Sendable, Equatable {
  /// Requests to an address that is no longer the answer, and all, by the number of the step.
  package private(set) var stale: [UInt64] = []
  package private(set) var all: [UInt64] = []

  package init() {}

  /// Where each stretch of equal steps ends, and how long its steps are [s].
  private static let stretches: [(end: Int, step: Int)] = [
    (120, 1), (1_200, 5), (7_200, 30), (86_400, 300),
  ]

  /// Counts one request.
  ///
  /// - Complexity: O(1)
  package mutating func count(isStale: Bool, after span: TimeSpan) {
    let step = Self.step(at: span)
    grow(to: step + 1)
    all[step] &+= 1
    if isStale { stale[step] &+= 1 }
  }

  package mutating func merge(_ other: MoveCurve) {
    grow(to: other.all.count)
    for step in other.all.indices {
      all[step] &+= other.all[step]
      stale[step] &+= other.stale[step]
    }
  }

  private mutating func grow(to count: Int) {
    guard all.count < count else { return }
    let missing = count - all.count
    all.append(contentsOf: repeatElement(0, count: missing))
    stale.append(contentsOf: repeatElement(0, count: missing))
  }

  // MARK: Steps

  /// The step that a time since the change falls into; what is later than a day is the last one's.
  static func step(at span: TimeSpan) -> Int {
    let second = Int(max(0, span.nanoseconds) / 1_000_000_000)
    var (first, begin) = (0, 0)
    for stretch in stretches {
      if second < stretch.end { return first + (second - begin) / stretch.step }
      first += (stretch.end - begin) / stretch.step
      begin = stretch.end
    }
    return first
  }

  /// When a step begins, since the change.
  package static func start(of step: Int) -> TimeSpan {
    var (first, begin) = (0, 0)
    for stretch in stretches {
      let count = (stretch.end - begin) / stretch.step
      if step < first + count {
        return .seconds(Double(begin + (step - first) * stretch.step))
      }
      first += count
      begin = stretch.end
    }
    return .seconds(Double(begin))
  }

  // MARK: What it says

  /// Steps that are alike: the stale share of all of them together.
  private struct Level {
    var first: Int
    var last: Int
    var stale: Double
    var all: Double
    var share: Double { stale / all }
  }

  /// The falling curve of stale shares that fits best: neighbors that rise are pooled until none
  /// does (Ayer et al. 1955), so that chance moves no crossing back and forth.
  ///
  /// - Complexity: O(steps)
  private var levels: [Level] {
    var levels: [Level] = []
    for step in all.indices where all[step] > 0 {
      var level = Level(
        first: step, last: step, stale: Double(stale[step]), all: Double(all[step]))
      while let before = levels.last, before.share <= level.share {
        level = Level(
          first: before.first, last: step, stale: before.stale + level.stale,
          all: before.all + level.all)
        levels.removeLast()
      }
      levels.append(level)
    }
    return levels
  }

  /// When so much of the traffic had moved, to the second; `nil` if it had not before the end.
  ///
  /// - Parameter share: In (0, 1]; 0.9 asks when at most a tenth was left.
  package func moved(_ share: Double) -> TimeSpan? {
    levels.first { $0.share <= 1 - share + 1e-12 }.map { Self.start(of: $0.first) }
  }

  /// The share of requests that still went to what is no longer the answer, so long after the
  /// change [0…1]; `nil` where nothing was asked any more.
  package func staleShare(after span: TimeSpan) -> Double? {
    let step = Self.step(at: span)
    return levels.first { $0.last >= step }?.share
  }

  /// Of the whole time.
  package var requests: UInt64 { all.reduce(0, +) }
  package var staleRequests: UInt64 { stale.reduce(0, +) }
}
