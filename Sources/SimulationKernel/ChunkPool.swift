/// Blocks of 1,024 bytes for events that do not fit into a bucket's own memory.
///
/// Freed blocks are used again, last in, first out, so that the memory held is that of the
/// greatest number of events ever pending at once, however the buckets share it.
@frozen
@usableFromInline
struct ChunkPool: ~Copyable {
  /// A chunk's size and alignment [bytes]: 63 events behind one header.
  static let chunkSize = 1024
  static let eventsPerChunk = 63
  /// Chunks are bought 64 at a time: 64 KiB.
  private static let chunksPerSlab = 64

  /// What stands in a chunk's first sixteen bytes.
  struct Header {
    /// The chunk that was filled after this one, or the next free one.
    var next: UnsafeMutableRawPointer?
    /// How many full chunks precede this one in its bucket.
    var ordinal: Int
  }

  private var firstFree: UnsafeMutableRawPointer?
  private var slabs: [UnsafeMutableRawPointer] = []

  init() {}

  // The compiler inlines an engine's deinit into the caller's module, and this with it.
  @inlinable
  deinit { freeMemory() }

  @usableFromInline
  func freeMemory() {
    for slab in slabs { slab.deallocate() }
  }

  /// The memory held [bytes].
  var byteCount: Int { slabs.count * Self.chunksPerSlab * Self.chunkSize }

  static func header(of chunk: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Header> {
    chunk.assumingMemoryBound(to: Header.self)
  }

  /// A chunk whose header says `ordinal` and no successor.
  mutating func take(ordinal: Int) -> UnsafeMutableRawPointer {
    let chunk = firstFree ?? addSlab()
    firstFree = Self.header(of: chunk).pointee.next
    Self.header(of: chunk).pointee = Header(next: nil, ordinal: ordinal)
    return chunk
  }

  mutating func giveBack(_ chunk: UnsafeMutableRawPointer) {
    Self.header(of: chunk).pointee.next = firstFree
    firstFree = chunk
  }

  /// Buys a slab and chains its chunks; returns the first.
  private mutating func addSlab() -> UnsafeMutableRawPointer {
    let size = Self.chunkSize
    let slab = UnsafeMutableRawPointer.allocate(
      byteCount: Self.chunksPerSlab * size, alignment: size)
    slab.initializeMemory(as: UInt64.self, repeating: 0, count: Self.chunksPerSlab * size / 8)
    for position in 0..<Self.chunksPerSlab {
      let next = position + 1 < Self.chunksPerSlab ? slab + (position + 1) * size : nil
      Self.header(of: slab + position * size).pointee = Header(next: next, ordinal: 0)
    }
    slabs.append(slab)
    return slab
  }
}
