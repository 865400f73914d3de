/// One rung of the wheel: 64 buckets that divide a stretch of time by six bits of it.
///
/// A rung is a block of memory: this header, then the buckets.
@frozen
@usableFromInline
struct Rung {
  /// The number of the lowest bit that this rung looks at: a bucket spans 2^shift ns.
  @usableFromInline var shift: UInt64
  /// Bit `n` is set if bucket `n` holds an event.
  @usableFromInline var occupied: UInt64

  /// Where the buckets begin, and what one of them takes [bytes].
  @inlinable static var stride: Int { 128 }
  static let bucketCount = 64
  static let byteCount = 128 * (bucketCount + 1)

  static func allocate() -> UnsafeMutablePointer<Rung> {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: stride)
    memory.initializeMemory(as: UInt64.self, repeating: 0, count: byteCount / 8)
    let rung = memory.bindMemory(to: Rung.self, capacity: 1)
    rung.initialize(to: Rung(shift: 0, occupied: 0))
    for digit in 0..<UInt64(bucketCount) { Bucket(digit, of: rung).empty() }
    return rung
  }

  init(shift: UInt64, occupied: UInt64) {
    self.shift = shift
    self.occupied = occupied
  }

  /// The six bits of `time` that choose the bucket.
  ///
  /// A rung may divide by fewer than six bits; the others are then the same for all its times,
  /// so that no mask is needed.
  @inlinable
  func digit(of time: UInt64) -> UInt64 { (time &>> shift) & 63 }

  /// The first instant of a bucket, given any time within the stretch that the rung divides.
  func start(ofBucket digit: UInt64, near base: UInt64) -> UInt64 {
    ((base &>> shift) & ~63 | digit) &<< shift
  }
}

/// The events of one stretch of time, unsorted, in the order they were scheduled.
///
/// 128 bytes: a header of sixteen, then seven events. What does not fit goes to a chain of chunks.
/// All events of one instant are always in the same bucket, which is why ties leave
/// first-in-first-out although no sequence number is stored.
@frozen
@usableFromInline
struct Bucket {
  @usableFromInline let memory: UnsafeMutableRawPointer

  /// How many events fit into the bucket's own memory.
  static let inlineCapacity = 7

  @usableFromInline
  @frozen
  struct Header {
    /// Where the next event goes, here or in the last chunk.
    @usableFromInline var end: UnsafeMutableRawPointer
    /// The first chunk; means something only when `end` lies outside the bucket.
    @usableFromInline var firstChunk: UnsafeMutableRawPointer
  }

  @inlinable
  init(_ digit: UInt64, of rung: UnsafeMutablePointer<Rung>) {
    memory =
      UnsafeMutableRawPointer(rung) + Int(truncatingIfNeeded: digit &+ 1) &* Rung.stride
  }

  @inlinable
  var header: UnsafeMutablePointer<Header> { memory.assumingMemoryBound(to: Header.self) }

  /// The first of the events in the bucket's own memory.
  var events: UnsafeMutablePointer<PendingEvent> {
    (memory + 16).assumingMemoryBound(to: PendingEvent.self)
  }

  func empty() {
    header.pointee = Header(end: memory + 16, firstChunk: memory)
  }

  /// Whether all events are in the bucket's own memory.
  var isInline: Bool {
    // The end of a chunk may be the start of a bucket; hence the unsigned comparison.
    UInt(bitPattern: header.pointee.end - (memory + 16)) <= 16 * UInt(Self.inlineCapacity)
  }

  /// How many events the bucket holds.
  var count: Int {
    let end = header.pointee.end
    if isInline { return (end - memory) / 16 - 1 }
    let last = Self.chunk(endingAt: end)
    let full = ChunkPool.header(of: last).pointee.ordinal
    return Self.inlineCapacity + full * ChunkPool.eventsPerChunk + (end - last) / 16 - 1
  }

  /// The chunk that an end lies in or directly behind.
  static func chunk(endingAt end: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    end - ((Int(bitPattern: end) - 1) & (ChunkPool.chunkSize - 1)) - 1
  }

  /// Finds room when `end` is at a multiple of 128 bytes: the bucket is full, or its last chunk
  /// is, or neither.
  func extend(from pool: inout ChunkPool) {
    let end = header.pointee.end
    if end == memory + Rung.stride {
      let chunk = pool.take(ordinal: 0)
      header.pointee = Header(end: chunk + 16, firstChunk: chunk)
    } else if Int(bitPattern: end) & (ChunkPool.chunkSize - 1) == 0 {
      let last = ChunkPool.header(of: end - ChunkPool.chunkSize)
      let chunk = pool.take(ordinal: last.pointee.ordinal + 1)
      last.pointee.next = chunk
      header.pointee.end = chunk + 16
    }
  }

  /// Passes every event to `body` in the order they came, and empties the bucket.
  func drain(
    into pool: inout ChunkPool,
    _ body: (PendingEvent, inout ChunkPool) -> Void
  ) {
    let (end, isInline) = (header.pointee.end, isInline)
    var next: UnsafeMutableRawPointer? = isInline ? nil : header.pointee.firstChunk
    var event = memory + 16
    while event != (isInline ? end : memory + Rung.stride) {
      body(event.load(as: PendingEvent.self), &pool)
      event += 16
    }
    while let chunk = next {
      next = ChunkPool.header(of: chunk).pointee.next
      event = chunk + 16
      let stop = next == nil ? end : chunk + ChunkPool.chunkSize
      while event != stop {
        body(event.load(as: PendingEvent.self), &pool)
        event += 16
      }
      pool.giveBack(chunk)
    }
    empty()
  }
}
