/// The next instants of the run's open-loop sources: one register per source.
///
/// A source (arrivals, a clock) always has at most one event pending. Kept outside the wheel it
/// costs a comparison instead of an insertion.
///
/// This type is the door in front of the registers' pointers.
@frozen
@usableFromInline
struct SourceRegisters: ~Copyable {
  @usableFromInline
  @frozen
  struct Register: BitwiseCopyable {
    @usableFromInline var time: Int64
    @usableFromInline let kind: UInt8
  }

  @usableFromInline var registers: UnsafeMutablePointer<Register>
  @usableFromInline var count = 0
  var capacity = 0
  /// The source that fires first, lowest number first, and when; `.max` if all are off.
  @usableFromInline var first = 0
  @usableFromInline var firstTime = Int64.max

  @usableFromInline
  init() { registers = .allocate(capacity: 0) }

  // The compiler inlines an engine's deinit into the caller's module, and this with it.
  @inlinable
  deinit { freeMemory() }

  @usableFromInline
  func freeMemory() { registers.deallocate() }

  /// Adds a source that is off; returns its number.
  @usableFromInline
  mutating func add(kind: UInt8) -> Int {
    if count == capacity {
      capacity = max(8, 2 * capacity)
      let larger = UnsafeMutablePointer<Register>.allocate(capacity: capacity)
      larger.moveInitialize(from: registers, count: count)
      registers.deallocate()
      registers = larger
    }
    (registers + count).initialize(to: Register(time: .max, kind: kind))
    count += 1
    return count - 1
  }

  /// - Complexity: O(1) to bring a time forward, O(sources) to put the first one off.
  @inlinable
  @inline(__always)
  mutating func set(_ source: Int, at time: Int64) {
    precondition(
      UInt(bitPattern: source) < UInt(bitPattern: count), "there is no source \(source)")
    registers[source].time = time
    if source == first {
      let isLater = time > firstTime
      firstTime = time
      if isLater, count > 1 { findFirst() }
    } else if time < firstTime || (time == firstTime && source < first) {
      (first, firstTime) = (source, time)
    }
  }

  /// Switches the first source off and returns its event.
  @inlinable
  @inline(__always)
  mutating func removeFirst() -> Event {
    let source = first
    registers[source].time = .max
    firstTime = .max
    if count > 1 { findFirst() }
    return Event(kind: registers[source].kind, index: UInt32(truncatingIfNeeded: source))
  }

  /// How many sources are on.
  var activeCount: Int { (0..<count).count { registers[$0].time != .max } }

  @usableFromInline
  @inline(never)
  mutating func findFirst() {
    var (best, time) = (0, Int64.max)
    for source in 0..<count where registers[source].time < time {
      (best, time) = (source, registers[source].time)
    }
    (first, firstTime) = (best, time)
  }
}
