/// Timers that all run for the same delay and are nearly always cancelled, such as timeouts.
///
/// Timers of one delay expire in the order they were armed, so a ring per delay is sorted by
/// itself. A timer belongs to a slot of the model's numbering (a request, a connection). Cancelling
/// raises the slot's generation; the timers that carry an older one are stale, and are discarded
/// when they come to the head of their ring. Arming a timer discards up to two, which keeps a ring
/// as long as the time in flight, not as long as the delay: arming and cancelling together take
/// 2–3 ns.
///
/// This type is the door in front of the lanes' pointers.
@frozen
@usableFromInline
struct TimerLanes: ~Copyable {
  @usableFromInline
  @frozen
  struct Timer: BitwiseCopyable {
    @usableFromInline let time: Int64
    @usableFromInline let slot: UInt32
    @usableFromInline let generation: UInt32

    @inlinable
    init(time: Int64, slot: UInt32, generation: UInt32) {
      (self.time, self.slot, self.generation) = (time, slot, generation)
    }
  }

  /// Timers in the order they were armed, in memory for a power of two of them.
  @usableFromInline
  @frozen
  struct Ring {
    @usableFromInline var timers: UnsafeMutablePointer<Timer>
    @usableFromInline var mask: Int
    /// Positions of the first timer and behind the last one, counted since the start of the run.
    @usableFromInline var head = 0
    @usableFromInline var tail = 0
    @usableFromInline let delay: Int64
    @usableFromInline let kind: UInt8
  }

  @usableFromInline
  @frozen
  struct Slot: BitwiseCopyable {
    @usableFromInline var generation: UInt32
    /// How many timers of the present generation are armed.
    @usableFromInline var armedCount: UInt32
  }

  @usableFromInline var rings: UnsafeMutablePointer<Ring>
  @usableFromInline var ringCount = 0
  @usableFromInline var slots: UnsafeMutablePointer<Slot>
  @usableFromInline var slotCount = 0
  /// How many armed timers are not cancelled.
  @usableFromInline var armedCount = 0
  /// No timer expires before this instant; it may be that of a cancelled one.
  @usableFromInline var bound = Int64.max

  /// The greatest number of lanes of one queue.
  @usableFromInline static let maximumRingCount = 256

  @usableFromInline
  init() {
    rings = .allocate(capacity: Self.maximumRingCount)
    slots = .allocate(capacity: 0)
  }

  // The compiler inlines an engine's deinit into the caller's module, and this with it.
  @inlinable
  deinit { freeMemory() }

  @usableFromInline
  func freeMemory() {
    for ring in 0..<ringCount { rings[ring].timers.deallocate() }
    rings.deallocate()
    slots.deallocate()
  }

  /// Adds a lane; returns its number.
  @usableFromInline
  mutating func add(kind: UInt8, delay: TimeSpan) -> Int {
    precondition(delay >= .zero, "a lane's delay is \(delay), which is negative")
    precondition(
      ringCount < Self.maximumRingCount, "a queue has at most \(Self.maximumRingCount) lanes")
    let capacity = 64
    (rings + ringCount).initialize(
      to: Ring(
        timers: .allocate(capacity: capacity), mask: capacity - 1, delay: delay.nanoseconds,
        kind: kind))
    ringCount += 1
    return ringCount - 1
  }

  /// Starts a timer of lane `number` for `slot`.
  @inlinable
  @inline(__always)
  mutating func arm(_ number: Int, slot: UInt32, now: Int64) {
    precondition(
      UInt(bitPattern: number) < UInt(bitPattern: ringCount),
      "lane \(number) belongs to another queue")
    // In registers from here on: the compiler cannot know that the arrays do not overlap.
    let (slots, ring) = (self.slots, rings + number)
    let (timers, mask, delay) = (ring.pointee.timers, ring.pointee.mask, ring.pointee.delay)
    let place = Int(truncatingIfNeeded: slot)
    var (head, tail) = (ring.pointee.head, ring.pointee.tail)
    if place >= slotCount || tail &- head > mask {
      // By a tail call, so that the usual case saves no registers.
      return growAndArm(number, slot: slot, now: now)
    }
    let (time, overflow) = now.addingReportingOverflow(delay)
    if overflow || time == .max { return }
    var stale = 0
    while head != tail, stale < 2 {
      let first = timers[head & mask]
      if slots[Int(truncatingIfNeeded: first.slot)].generation == first.generation { break }
      head &+= 1
      stale &+= 1
    }
    ring.pointee.head = head
    timers[tail & mask] = Timer(time: time, slot: slot, generation: slots[place].generation)
    tail &+= 1
    ring.pointee.tail = tail
    slots[place].armedCount &+= 1
    armedCount &+= 1
    if time < bound { bound = time }
  }

  /// Makes every timer armed for `slot` so far stale.
  @inlinable
  mutating func cancel(_ slot: UInt32) {
    let place = Int(truncatingIfNeeded: slot)
    if place >= slotCount { return }
    armedCount &-= Int(truncatingIfNeeded: slots[place].armedCount)
    slots[place].generation &+= 1
    slots[place].armedCount = 0
  }

  /// Discards the first timer of a ring if it is stale; returns whether it was.
  @inlinable
  @inline(__always)
  mutating func discardStaleHead(of ring: UnsafeMutablePointer<Ring>) -> Bool {
    let head = ring.pointee.head
    if head == ring.pointee.tail { return false }
    let timer = ring.pointee.timers[head & ring.pointee.mask]
    if slots[Int(truncatingIfNeeded: timer.slot)].generation == timer.generation { return false }
    ring.pointee.head = head &+ 1
    return true
  }

  /// Removes the timer that expires at `bound`; nothing if that one was cancelled. In both cases
  /// moves `bound` on to the next expiry.
  ///
  /// Of timers that expire together, that of the lane added first goes first.
  /// - Complexity: O(lanes), and O(1) for each stale timer discarded.
  @usableFromInline
  @inline(never)
  mutating func removeFirst() -> (time: Int64, event: Event)? {
    let due = bound
    guard let ring = findFirst(), bound == due else { return nil }
    let timer = ring.pointee.timers[ring.pointee.head & ring.pointee.mask]
    ring.pointee.head += 1
    slots[Int(timer.slot)].armedCount -= 1
    armedCount -= 1
    _ = findFirst()
    return (timer.time, Event(kind: ring.pointee.kind, index: timer.slot))
  }

  /// Whether a timer that is not cancelled expires at `bound`; moves `bound` on if none does.
  mutating func hasTimerAtBound() -> Bool {
    let due = bound
    return findFirst() != nil && bound == due
  }
}

/// What happens seldom.
extension TimerLanes {
  /// Discards stale timers at the heads, and finds the ring whose first timer expires first; sets
  /// `bound` to that expiry.
  private mutating func findFirst() -> UnsafeMutablePointer<Ring>? {
    var first: UnsafeMutablePointer<Ring>?
    bound = .max
    for number in 0..<ringCount {
      let ring = rings + number
      while discardStaleHead(of: ring) {}
      if ring.pointee.head == ring.pointee.tail { continue }
      let time = ring.pointee.timers[ring.pointee.head & ring.pointee.mask].time
      if time < bound { (first, bound) = (ring, time) }
    }
    return first
  }

  /// Makes room for the slot and in the ring, then arms the timer.
  @usableFromInline
  @inline(never)
  mutating func growAndArm(_ number: Int, slot: UInt32, now: Int64) {
    if Int(slot) >= slotCount { growSlots(toHold: Int(slot)) }
    let ring = rings + number
    if ring.pointee.tail - ring.pointee.head > ring.pointee.mask { grow(ring) }
    // There is room now, so this does not come here again.
    arm(number, slot: slot, now: now)
  }

  private mutating func grow(_ ring: UnsafeMutablePointer<Ring>) {
    let (capacity, head) = (ring.pointee.mask + 1, ring.pointee.head)
    let larger = UnsafeMutablePointer<Timer>.allocate(capacity: 2 * capacity)
    for position in head..<ring.pointee.tail {
      (larger + (position & (2 * capacity - 1))).initialize(
        to: ring.pointee.timers[position & ring.pointee.mask])
    }
    ring.pointee.timers.deallocate()
    ring.pointee.timers = larger
    ring.pointee.mask = 2 * capacity - 1
  }

  private mutating func growSlots(toHold slot: Int) {
    let count = max(64, slot + 1, 2 * slotCount)
    let larger = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    larger.moveInitialize(from: slots, count: slotCount)
    (larger + slotCount).initialize(
      repeating: Slot(generation: 0, armedCount: 0), count: count - slotCount)
    slots.deallocate()
    (slots, slotCount) = (larger, count)
  }
}
