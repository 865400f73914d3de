import SimulationKernel

/// The outcomes of the latest calls: the last so many, or those of so long.
///
/// A ring of slices that is never older than the window: a slice for each call, or ten for a
/// length of time, of which the oldest leaves as a whole.
package struct CallWindow: Sendable {
  private struct Slice: Sendable {
    var calls = 0
    var failures = 0
  }

  private var slices: [Slice]
  /// Of a window of time.
  private let length: Int64?
  /// Number of the latest slice since the start.
  private var position: Int64 = 0
  package private(set) var calls = 0
  package private(set) var failures = 0

  private static let timeSlices = 10

  /// A window of calls.
  ///
  /// - Precondition: At least one.
  package init(calls: Int) {
    precondition(calls > 0, "a window of \(calls) calls")
    slices = Array(repeating: Slice(), count: calls)
    length = nil
  }

  /// A window of time.
  ///
  /// - Precondition: It is longer than zero.
  package init(time: TimeSpan) {
    precondition(time > .zero, "a window of \(time)")
    slices = Array(repeating: Slice(), count: Self.timeSlices)
    length = max(1, time.nanoseconds / Int64(Self.timeSlices))
  }

  /// Counts a call that ends now.
  ///
  /// - Complexity: O(1) amortized
  package mutating func add(isFailure: Bool, at now: SimulationTime) {
    advance(to: length.map { now.nanoseconds / $0 } ?? position + 1)
    let index = Int(position % Int64(slices.count))
    slices[index].calls += 1
    calls += 1
    if isFailure {
      slices[index].failures += 1
      failures += 1
    }
  }

  private mutating func advance(to next: Int64) {
    let steps = min(next - position, Int64(slices.count))
    guard steps > 0 else { return }
    for step in 0..<steps {
      let index = Int((next - step) % Int64(slices.count))
      calls -= slices[index].calls
      failures -= slices[index].failures
      slices[index] = Slice()
    }
    position = next
  }
}
