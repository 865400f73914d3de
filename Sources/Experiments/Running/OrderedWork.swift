/// Does numbered pieces of work on several cores and hands their results on in the order of their
/// numbers.
package struct OrderedWork<Output: Sendable>: Sendable {
  /// How many pieces are worked on at a time.
  package let jobs: Int
  package let stopCheck: StopCheck
  /// A pure function of the piece's number, called from several tasks at a time; a task that is
  /// cancelled has nobody who wants its result.
  package let perform: @Sendable (_ index: Int) throws -> Output

  package init(
    jobs: Int, stopCheck: @escaping StopCheck,
    perform: @escaping @Sendable (_ index: Int) throws -> Output
  ) {
    self.jobs = max(1, jobs)
    self.stopCheck = stopCheck
    self.perform = perform
  }

  /// Does the pieces of a range.
  ///
  /// What is handed on is the same for any count of jobs: `receive` sees results in rising order
  /// without a gap, and nothing behind the first one that it refuses.
  ///
  /// - Parameter receive: Returns whether more is wanted.
  /// - Returns: Why it stopped early; `nil` if every piece was done or refused.
  package func run(
    _ range: Range<Int>, receive: (Output) throws -> Bool
  ) async throws -> StopReason? {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var waiting: [Int: Output] = [:]
      var (nextToStart, nextToReceive) = (range.lowerBound, range.lowerBound)
      var reason: StopReason?
      func startOne() {
        guard nextToStart < range.upperBound, reason == nil else { return }
        reason = Task.isCancelled ? .interrupted : stopCheck()
        guard reason == nil else { return }
        let index = nextToStart
        nextToStart += 1
        group.addTask { (index, try perform(index)) }
      }
      for _ in 0..<jobs { startOne() }
      while let (index, output) = try await group.next() {
        waiting[index] = output
        while let next = waiting.removeValue(forKey: nextToReceive) {
          nextToReceive += 1
          guard try receive(next) else {
            // Nobody waits for the others any more.
            group.cancelAll()
            return nil
          }
        }
        // A slow piece must not let finished ones pile up behind it.
        while nextToStart < nextToReceive + 2 * jobs, nextToStart < range.upperBound,
          nextToStart - nextToReceive - waiting.count < jobs, reason == nil
        {
          startOne()
        }
      }
      return reason
    }
  }
}
