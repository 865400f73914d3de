import Reference
import SimulationKernel

/// The hold model (Vaucher and Duval 1975): remove the earliest event, schedule one an exponential
/// increment later, so that the number pending stays the same.
struct HoldModel: ~Copyable {
  private var queue = EventQueue()
  private var position = 0
  private(set) var hash: UInt64 = 0
  private let increments = UnsafePointer<Int64>(reference_increments)

  init(pending: Int) {
    for number in 0..<pending {
      queue.schedule(
        Event(kind: 0, index: UInt32(number)), after: TimeSpan(nanoseconds: nextIncrement()))
    }
  }

  @inline(__always)
  private mutating func nextIncrement() -> Int64 {
    position &+= 1
    return increments?[(position &- 1) & 65_535] ?? 1
  }

  mutating func run(holds: Int) {
    for _ in 0..<holds {
      guard let event = queue.removeNext(upTo: .never) else { return }
      hash = (hash ^ UInt64(bitPattern: queue.now.nanoseconds)) &* 0x9E37_79B9_7F4A_7C15
      queue.schedule(event, after: TimeSpan(nanoseconds: nextIncrement()))
    }
  }
}
