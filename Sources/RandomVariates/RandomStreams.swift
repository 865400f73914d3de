/// A bank of streams for one purpose, one per numbered entity.
///
/// What entity *i* draws depends on the key and on *i* alone, whatever the number of entities:
/// a design with ten targets and one with twelve meet the same randomness at the first ten.
/// Eight bytes per entity.
public struct RandomStreams: ~Copyable {
  /// The key under which the entities' streams are derived.
  public let key: StreamKey

  /// The number of streams that exist so far.
  public var count: Int { streamCount }

  @usableFromInline
  var streamCount: Int

  // A pointer, because an array asks before every draw whether it is shared: 3.3 ns per draw
  // instead of 1.0. The bank has one owner, and nothing else sees the pointer.
  @usableFromInline
  var states: UnsafeMutablePointer<UInt64>

  private var capacity: Int

  /// A bank for `count` entities, which grows on demand.
  ///
  /// - Precondition: `count` is not negative.
  public init(_ key: StreamKey, count: Int) {
    precondition(count >= 0, "a bank cannot hold \(count) streams")
    self.key = key
    self.streamCount = 0
    self.capacity = count
    self.states = .allocate(capacity: count)
    addStreams(upTo: count)
  }

  deinit {
    states.deallocate()
  }

  /// Lends the entity's stream to `body` for any number of draws.
  ///
  /// - Precondition: `entity` is not negative.
  /// - Complexity: O(1), or O(entity) when it is the first to need so many streams.
  @inlinable
  public mutating func withStream<Result>(
    _ entity: Int, _ body: (inout RandomStream) -> Result
  ) -> Result {
    if UInt(bitPattern: entity) >= UInt(bitPattern: streamCount) { grow(toHold: entity) }
    var stream = RandomStream(state: states[entity])
    let result = body(&stream)
    states[entity] = stream.state
    return result
  }

  /// The next number of the entity's stream, uniform in [0, 1).
  @inlinable
  public mutating func uniform(_ entity: Int) -> Double {
    withStream(entity) { $0.uniform() }
  }

  /// The next 64 bits of the entity's stream.
  @inlinable
  public mutating func next(_ entity: Int) -> UInt64 {
    withStream(entity) { $0.next() }
  }

  /// A sample of the law that `sampler` draws, from the entity's stream.
  @inlinable
  public mutating func sample(_ sampler: borrowing Sampler, _ entity: Int) -> Double {
    withStream(entity) { sampler.sample(using: &$0) }
  }

  @usableFromInline
  @inline(never)
  mutating func grow(toHold entity: Int) {
    precondition(entity >= 0, "there is no stream of entity \(entity)")
    if entity >= capacity {
      capacity = max(entity + 1, 2 * capacity)
      let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
      larger.moveInitialize(from: states, count: streamCount)
      states.deallocate()
      states = larger
    }
    addStreams(upTo: entity + 1)
  }

  private mutating func addStreams(upTo count: Int) {
    for entity in streamCount..<count {
      (states + entity).initialize(to: key.derived(UInt64(entity)).value)
    }
    streamCount = count
  }
}

/// Safe to hand over: a bank has one owner, and its memory belongs to it alone.
extension RandomStreams: @unchecked Sendable {}
