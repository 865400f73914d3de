/// A bank of streams for one purpose, one per numbered entity.
///
/// What entity *i* draws depends on the key and on *i* alone, whatever the number of entities:
/// a design with ten targets and one with twelve meet the same randomness at the first ten.
/// Eight bytes per entity.
public struct RandomStreams: ~Copyable {
  /// The key under which the entities' streams are derived.
  public let key: StreamKey

  @usableFromInline
  var states: [UInt64]

  /// A bank for `count` entities, which grows on demand.
  ///
  /// - Precondition: `count` is not negative.
  public init(_ key: StreamKey, count: Int) {
    precondition(count >= 0, "a bank cannot hold \(count) streams")
    self.key = key
    self.states = []
    grow(to: count)
  }

  /// The next number of the entity's stream, uniform in [0, 1).
  @inlinable
  public mutating func uniform(_ entity: Int) -> Double {
    unitInterval(next(entity))
  }

  /// The next 64 bits of the entity's stream.
  @inlinable
  public mutating func next(_ entity: Int) -> UInt64 {
    if entity >= states.count { grow(to: entity + 1) }
    var stream = RandomStream(state: states[entity])
    let bits = stream.next()
    states[entity] = stream.state
    return bits
  }

  /// A sample of the law that `sampler` draws, from the entity's stream.
  @inlinable
  public mutating func sample(_ sampler: Sampler, _ entity: Int) -> Double {
    if entity >= states.count { grow(to: entity + 1) }
    var stream = RandomStream(state: states[entity])
    let value = sampler.sample(using: &stream)
    states[entity] = stream.state
    return value
  }

  /// Lends the entity's stream to `body` for any number of draws.
  @inlinable
  public mutating func withStream<Result>(
    _ entity: Int, _ body: (inout RandomStream) -> Result
  ) -> Result {
    if entity >= states.count { grow(to: entity + 1) }
    var stream = RandomStream(state: states[entity])
    let result = body(&stream)
    states[entity] = stream.state
    return result
  }

  @usableFromInline
  @inline(never)
  mutating func grow(to count: Int) {
    states.reserveCapacity(count)
    for entity in states.count..<max(count, states.count) {
      states.append(key.derived(UInt64(entity)).value)
    }
  }
}
