/// Several histograms of one precision whose buckets lie in one array.
///
/// A ``LatencyHistogram`` owns its buckets, so every record asks whether a copy shares them. Here
/// the owner opens ``places`` and ``buckets`` once and counts thousands of observations: each in its
/// ``Place/bucket(for:on:)``, and all of them in the ``Place/summary``. Once filled, each is handed
/// out as a ``LatencyHistogram``, equal to one that recorded the same values. Public, because only
/// then is the counting inlined into the recorder of another module.
///
/// Buckets come in blocks of one power of two, bought when the first value falls among them.
@frozen
public struct LatencyHistograms: Sendable {
  /// What a histogram knows beside its buckets.
  @frozen
  public struct Summary: BitwiseCopyable, Sendable {
    @usableFromInline var observations = 0
    @usableFromInline var total: Int128 = 0
    @usableFromInline var smallest = Int64.max
    @usableFromInline var largest: Int64 = 0

    @inlinable public init() {}

    /// Adds one observation. [ns]
    @inlinable @inline(__always)
    public mutating func add(_ nanoseconds: Int64) {
      observations &+= 1
      total &+= Int128(nanoseconds)
      if nanoseconds < smallest { smallest = nanoseconds }
      if nanoseconds > largest { largest = nanoseconds }
    }

    /// Adds the observations of another.
    public mutating func add(_ other: Summary) {
      observations = observations.saturatingSum(other.observations)
      total = total.saturatingSum(other.total)
      smallest = min(smallest, other.smallest)
      largest = max(largest, other.largest)
    }
  }

  /// One histogram: its summary, and where its buckets are.
  @frozen
  public struct Place: BitwiseCopyable, Sendable {
    /// By power of two: the position of its first bucket, 0 while it has none.
    @usableFromInline var blocks = InlineArray<64, Int32>(repeating: 0)
    public var summary = Summary()

    /// Where an observation is counted among ``LatencyHistograms/buckets``; 0 if there is no
    /// bucket yet, and ``LatencyHistograms/record(_:in:)`` must make room. [ns]
    ///
    /// Mutating only because a place is then read where it is; otherwise all of it is copied.
    ///
    /// - Parameter scale: ``LatencyHistograms/scale`` of the histograms.
    /// - Complexity: O(1)
    @inlinable @inline(__always)
    public mutating func bucket(for nanoseconds: Int64, on scale: LogLinearScale) -> Int {
      let index = scale.index(of: nanoseconds)
      let block = Int(truncatingIfNeeded: blocks[scale.blockNumber(of: index)])
      return block == 0 ? 0 : block &+ (index & (scale.bucketsPerOctave &- 1))
    }
  }

  public let scale: LogLinearScale
  @usableFromInline let precision: LatencyHistogram.Precision
  public var places: [Place]
  /// The first block belongs to nobody, so that no histogram's block is at position 0.
  public var buckets: [Int]

  /// `count` empty histograms.
  public init(_ precision: LatencyHistogram.Precision, count: Int = 0) {
    self.precision = precision
    scale = LogLinearScale(subBucketBits: precision.rawValue)
    places = Array(repeating: Place(), count: count)
    buckets = Array(repeating: 0, count: scale.bucketsPerOctave)
  }

  /// Adds empty histograms behind the others.
  public mutating func addPlaces(_ count: Int) {
    places.append(contentsOf: repeatElement(Place(), count: count))
  }

  /// Adds one observation to a histogram. [ns]
  ///
  /// - Complexity: O(1)
  public mutating func record(_ nanoseconds: Int64, in place: Int) {
    precondition(nanoseconds >= 0, "a length of time cannot be \(nanoseconds) ns")
    addBlock(scale.blockNumber(of: scale.index(of: nanoseconds)), to: place)
    let bucket = places[place].bucket(for: nanoseconds, on: scale)
    buckets[bucket] = buckets[bucket].saturatingSum(1)
    places[place].summary.add(nanoseconds)
  }

  private mutating func addBlock(_ number: Int, to place: Int) {
    guard places[place].blocks[number] == 0 else { return }
    // At most 60 blocks each: 2³¹ buckets are those of a hundred thousand histograms.
    places[place].blocks[number] = Int32(buckets.count)
    buckets.append(contentsOf: repeatElement(0, count: scale.bucketsPerOctave))
  }

  /// Adds the observations of a histogram of another collection to one of this.
  ///
  /// - Complexity: O(buckets)
  public mutating func merge(_ theirs: Int, of other: LatencyHistograms, into mine: Int) {
    precondition(scale == other.scale, "a coarse and a fine histogram do not merge")
    let their = other.places[theirs]
    for number in their.blocks.indices where their.blocks[number] != 0 {
      addBlock(number, to: mine)
      let (from, to) = (Int(their.blocks[number]), Int(places[mine].blocks[number]))
      for offset in 0..<scale.bucketsPerOctave {
        buckets[to + offset] = buckets[to + offset].saturatingSum(other.buckets[from + offset])
      }
    }
    places[mine].summary.add(their.summary)
  }

  /// A histogram by itself.
  ///
  /// - Complexity: O(buckets)
  public subscript(place: Int) -> LatencyHistogram {
    let held = places[place]
    var histogram = LatencyHistogram(precision)
    let numbers = held.blocks.indices.filter { held.blocks[$0] != 0 }
    guard let first = numbers.first, let last = numbers.last else { return histogram }
    histogram.firstIndex = first * scale.bucketsPerOctave
    histogram.buckets.reserveCapacity((last - first + 1) * scale.bucketsPerOctave)
    for number in first...last {
      // A power of two without a value reads as the block that belongs to nobody: all zero.
      let start = Int(held.blocks[number])
      histogram.buckets += buckets[start..<start + scale.bucketsPerOctave]
    }
    histogram.observations = held.summary.observations
    histogram.total = held.summary.total
    histogram.smallest = held.summary.smallest
    histogram.largest = held.summary.largest
    return histogram
  }
}

extension LatencyHistograms: Equatable {
  /// Whether they hold the same observations, wherever their buckets are.
  public static func == (left: LatencyHistograms, right: LatencyHistograms) -> Bool {
    left.places.count == right.places.count
      && left.places.indices.allSatisfy { left[$0] == right[$0] }
  }
}
