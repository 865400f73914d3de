/// Events by time: earliest first, equal times in the order they were scheduled.
///
/// An adaptive radix wheel, a monotone queue: nothing may be scheduled before what was removed.
/// The events of the present stretch of time stand sorted in the *near* array. Later ones stand
/// unsorted in buckets. Which bucket follows from the highest bit in which the event's time
/// differs from `base`: that bit names the rung, six bits from there name the bucket. When the
/// near array runs empty, the earliest bucket is sorted into it, or, if it holds more than seven
/// events, divided into a finer rung with two to four events per bucket.
///
/// Inserting and removing take constant time whatever the number pending and however their times
/// are spread: each event is moved once per rung that it descends. No sequence number is stored:
/// events of one instant always share a bucket, in order.
///
/// Invariants:
/// - `near` holds exactly the events before `nearEnd`.
/// - Rungs `0 ... finest` divide ever shorter stretches around `base`; each holds the events whose
///   highest bit that differs from `base` is one of its own. `base` lies in
///   `nearEnd - 2^shift ..< nearEnd`, with the finest rung's shift.
///
/// This type, its extensions, ``Rung``, ``Bucket`` and ``ChunkPool`` are the door in front of the
/// wheel's pointers; none leaves it.
@frozen
@usableFromInline
struct RadixWheel: ~Copyable {
  /// How many events are stored.
  @usableFromInline var count = 0
  @usableFromInline var base: UInt64 = 0
  @usableFromInline var nearEnd: UInt64 = 0

  /// The near array's memory, the part of it in use, and where the next division is due.
  var near: UnsafeMutablePointer<PendingEvent>
  var nearCapacity: Int
  @usableFromInline var nearLimit: UnsafeMutablePointer<PendingEvent>
  @usableFromInline var nearFirst: UnsafeMutablePointer<PendingEvent>
  @usableFromInline var nearLast: UnsafeMutablePointer<PendingEvent>

  /// The rung for each number of leading zeros of `time ^ base`.
  @usableFromInline
  let rungForLeadingZeros: UnsafeMutablePointer<UnsafeMutablePointer<Rung>>
  /// All rungs ever made, coarsest first; those beyond `finest` are spare.
  var rungs: [UnsafeMutablePointer<Rung>] = []
  var finest = -1
  @usableFromInline var pool: ChunkPool

  /// A larger near array than this is divided rather than grown.
  static let usualNearCapacity = 64

  @usableFromInline
  init() {
    nearCapacity = Self.usualNearCapacity
    pool = ChunkPool()
    near = .allocate(capacity: Self.usualNearCapacity)
    near.initialize(
      repeating: PendingEvent(time: 0, event: Event(kind: 0)), count: Self.usualNearCapacity)
    (nearFirst, nearLast, nearLimit) = (near, near, near + Self.usualNearCapacity)
    rungForLeadingZeros = .allocate(capacity: 64)
    // Six bits per rung down to buckets of 2 ms; what comes finer comes by dividing.
    for shift: UInt64 in [57, 51, 45, 39, 33, 27, 21] { addRung(shift: shift) }
  }

  // The compiler inlines an engine's deinit into the caller's module, and this with it.
  @inlinable
  deinit { freeMemory() }

  @usableFromInline
  func freeMemory() {
    near.deallocate()
    rungForLeadingZeros.deallocate()
    for rung in rungs { rung.deallocate() }
  }

  /// Stores an event that is not earlier than the last one removed.
  /// - Complexity: O(1) on average.
  @inlinable
  @inline(__always)
  mutating func insert(_ event: PendingEvent) {
    count &+= 1
    if event.time >= nearEnd {
      file(event)
    } else {
      insertNear(event)
    }
  }

  /// Removes the earliest event if it is not later than `limit`.
  ///
  /// The wheel never turns beyond the limit: an event between the limit and what is pending may
  /// still come.
  /// - Complexity: O(1) on average.
  @inlinable
  @inline(__always)
  mutating func removeFirst(upTo limit: Int64) -> PendingEvent? {
    if nearFirst == nearLast, !refill(upTo: limit) { return nil }
    let first = nearFirst.pointee
    if Int64(bitPattern: first.time) > limit { return nil }
    nearFirst += 1
    count &-= 1
    return first
  }

  /// The earliest event if it is not later than `limit`, left in place.
  mutating func first(upTo limit: Int64) -> PendingEvent? {
    if nearFirst == nearLast, !refill(upTo: limit) { return nil }
    return Int64(bitPattern: nearFirst.pointee.time) > limit ? nil : nearFirst.pointee
  }

  /// The memory held [bytes].
  var byteCount: Int {
    pool.byteCount + rungs.count * Rung.byteCount
      + nearCapacity * MemoryLayout<PendingEvent>.stride
  }

  /// Appends an event at or after `nearEnd` to its bucket.
  @inlinable
  @inline(__always)
  mutating func file(_ event: PendingEvent) {
    // The lowest bit cannot be the highest that differs; setting it spares a test for zero.
    let rung = rungForLeadingZeros[((event.time ^ base) | 1).leadingZeroBitCount]
    let digit = rung.pointee.digit(of: event.time)
    rung.pointee.occupied |= 1 &<< digit
    append(event, to: Bucket(digit, of: rung))
  }

  @inlinable
  @inline(__always)
  mutating func append(_ event: PendingEvent, to bucket: Bucket) {
    let end = bucket.header.pointee.end
    // The seldom case leaves by a tail call, so that the usual one saves no registers.
    if Int(bitPattern: end) & (Rung.stride &- 1) == 0 { return extend(bucket, with: event) }
    end.assumingMemoryBound(to: PendingEvent.self).pointee = event
    bucket.header.pointee.end = end + 16
  }

  /// Inserts an event before `nearEnd` behind all that are not later.
  @inlinable
  @inline(never)
  mutating func insertNear(_ event: PendingEvent) {
    if nearLast == nearLimit, !makeRoom(for: event) { return }
    var place = nearLast
    while place != nearFirst, place[-1].time > event.time {
      place.pointee = place[-1]
      place -= 1
    }
    place.pointee = event
    nearLast += 1
  }

  @usableFromInline
  @inline(never)
  mutating func extend(_ bucket: Bucket, with event: PendingEvent) {
    bucket.extend(from: &pool)
    let end = bucket.header.pointee.end
    end.assumingMemoryBound(to: PendingEvent.self).pointee = event
    bucket.header.pointee.end = end + 16
  }
}
