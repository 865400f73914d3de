import SimulationKernel

/// How many requests of each step were served, and where a service is lost and found again.
///
/// A window begins at a step and is as long as the goal says, in whole steps; the requests that
/// were due in it count together.
package struct ServedShares: Sendable, Equatable {
  package let step: TimeSpan
  /// Requests served and lost in all steps before each, and in all of them at the end.
  private let servedBefore: [Int]
  private let lostBefore: [Int]

  package var stepCount: Int { lostBefore.count - 1 }

  package init(step: TimeSpan, served: [Int], lost: [Int]) {
    precondition(
      served.count == lost.count, "\(served.count) steps of served, \(lost.count) of lost requests")
    self.step = step
    servedBefore = served.reduce(into: [0]) { sums, count in sums.append((sums.last ?? 0) + count) }
    lostBefore = lost.reduce(into: [0]) { sums, count in sums.append((sums.last ?? 0) + count) }
  }

  /// The step that a time is in; the last one for all that comes after it.
  package func step(of time: SimulationTime) -> Int {
    min(max(0, Int(time.nanoseconds / step.nanoseconds)), max(0, stepCount - 1))
  }

  package func start(of bin: Int) -> SimulationTime {
    SimulationTime(nanoseconds: Int64(bin) * step.nanoseconds)
  }

  /// Requests that were due in some steps and failed.
  package func lost(in bins: Range<Int>) -> Int {
    lostBefore[bins.upperBound] - lostBefore[bins.lowerBound]
  }

  package func offered(in bins: Range<Int>) -> Int {
    servedBefore[bins.upperBound] - servedBefore[bins.lowerBound] + lost(in: bins)
  }

  /// Whether enough of the requests of some steps were served; `nil` without any.
  private func isServed(_ bins: Range<Int>, _ share: Double) -> Bool? {
    let offered = offered(in: bins)
    guard offered > 0 else { return nil }
    // A part in 10^12 for the rounding of the share: 99 of 100 is 99 %.
    return Double(lost(in: bins)) <= (1 - share + 1e-12) * Double(offered)
  }

  private func windowLength(_ goal: RecoveryGoal) -> Int {
    max(1, Int((goal.window.nanoseconds + step.nanoseconds - 1) / step.nanoseconds))
  }

  /// The first step of a loss: too few of its own requests and of its window's are served.
  ///
  /// - Complexity: O(number of steps), as is ``recovery(from:_:)``
  package func loss(in bins: Range<Int>, _ goal: RecoveryGoal) -> Int? {
    let length = windowLength(goal)
    return bins.first { bin in
      isServed(bin..<bin + 1, goal.share) == false
        && isServed(bin..<min(bin + length, stepCount), goal.share) == false
    }
  }

  /// The first step from which on enough requests are served for a whole window.
  ///
  /// The window has to end inside the run: what was not seen is not claimed.
  package func recovery(from bin: Int, _ goal: RecoveryGoal) -> Int? {
    let length = windowLength(goal)
    guard bin + length <= stepCount else { return nil }
    return (bin...stepCount - length).first { start in
      isServed(start..<start + 1, goal.share) == true
        && isServed(start..<start + length, goal.share) == true
    }
  }
}
