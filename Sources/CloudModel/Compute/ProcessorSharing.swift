import SimulationKernel

/// Requests that share cores equally, each on at most one core.
///
/// Kept in virtual time: every request in service gains work at the same speed, so that the one
/// with the smallest finish tag leaves first whatever arrives meanwhile. Each arrival and
/// departure costs O(log n).
struct ProcessorSharing {
  private struct Entry {
    var finish: Double
    /// What it came for, without its set-up [ns].
    var demand: Double
    var order: UInt64
    var slot: Int32
  }

  let cores: Double
  /// Work that each request has been given since the start [ns].
  private var virtual = 0.0
  private var updated = SimulationTime.zero
  private var heap: [Entry] = []
  private var order: UInt64 = 0
  /// Goes up whenever the next departure changes; the event for an older one is stale.
  private(set) var version: UInt32 = 0

  init(cores: Int) {
    self.cores = Double(cores)
  }

  var count: Int { heap.count }

  private var speed: Double { heap.isEmpty ? 0 : min(1, cores / Double(heap.count)) }

  /// Brings virtual time up to now.
  private mutating func advance(to now: SimulationTime) {
    virtual += Double((now - updated).nanoseconds) * speed
    updated = now
    if heap.isEmpty { virtual = 0 }
  }

  /// - Parameter setUp: What has to be done before the demand itself.
  mutating func add(_ slot: Int, setUp: TimeSpan, demand: TimeSpan, at now: SimulationTime) {
    advance(to: now)
    heap.append(
      Entry(
        finish: virtual + Double((setUp + demand).nanoseconds), demand: Double(demand.nanoseconds),
        order: order, slot: Int32(slot)))
    order &+= 1
    siftUp(heap.count - 1)
    version &+= 1
  }

  /// The span from now until the next departure, if any request is in service.
  func nextDeparture(at now: SimulationTime) -> TimeSpan? {
    guard let first = heap.first else { return nil }
    let remaining = max(0, first.finish - virtual) / speed
    return TimeSpan(seconds: remaining / 1e9)
  }

  /// Takes the request that is due now.
  mutating func removeFirst(at now: SimulationTime) -> Int {
    advance(to: now)
    version &+= 1
    let slot = Int(heap[0].slot)
    // Rounding to whole nanoseconds must not leave a tag behind the clock.
    virtual = max(virtual, heap[0].finish)
    remove(at: 0)
    return slot
  }

  /// Takes one request out before it is done.
  ///
  /// - Returns: What was left of its demand.
  /// - Complexity: O(n)
  mutating func remove(_ slot: Int, at now: SimulationTime) -> TimeSpan {
    advance(to: now)
    version &+= 1
    guard let index = heap.firstIndex(where: { $0.slot == Int32(slot) }) else { return .zero }
    let left = remaining(heap[index])
    remove(at: index)
    return left
  }

  /// - Returns: What was left of all their demands together.
  mutating func removeAll(at now: SimulationTime) -> TimeSpan {
    advance(to: now)
    version &+= 1
    let left = heap.reduce(TimeSpan.zero) { $0 + remaining($1) }
    heap.removeAll()
    return left
  }

  /// What those in service have been given of their demands; changes nothing.
  ///
  /// - Complexity: O(n)
  func served(at now: SimulationTime) -> TimeSpan {
    let present = virtual + Double((now - updated).nanoseconds) * speed
    let given = heap.reduce(0.0) { sum, entry in
      sum + entry.demand - min(entry.demand, max(0, entry.finish - present))
    }
    return TimeSpan(seconds: given / 1e9)
  }

  private func remaining(_ entry: Entry) -> TimeSpan {
    TimeSpan(seconds: min(entry.demand, max(0, entry.finish - virtual)) / 1e9)
  }

  private mutating func remove(at index: Int) {
    let last = heap.removeLast()
    guard index < heap.count else { return }
    heap[index] = last
    siftUp(index)
    siftDown(index)
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    left.finish < right.finish || (left.finish == right.finish && left.order < right.order)
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if precedes(heap[child], heap[smallest]) { smallest = child }
      }
      guard smallest != parent else { return }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
