import SimulationKernel
import Testing

/// The wheel's four traps, its agreement with a heap, and its memory.
@Suite struct RadixWheelTests {
  @Test func `looking for an event does not turn the wheel beyond the limit`() {
    var queue = EventQueue()
    queue.schedule(0, at: 10_000_000_000)
    #expect(queue.removeNext(upTo: at(1_000_000)) == nil)
    for index in 1...1_000 as ClosedRange<UInt32> {
      queue.schedule(index, at: 2_000_000_000 - Int64(index) * 1_000_000)
    }
    #expect(queue.sortedCount <= 64)
    #expect(queue.removeAll() == Array((1...1_000).reversed()) + [0])
  }

  @Test func `a rung that has run empty stays as long as the wheel has not turned`() {
    var queue = EventQueue()
    for index in 0..<40 as Range<UInt32> { queue.schedule(index, at: Int64(index) * 100_000) }
    queue.schedule(100, at: 60_000_000_000)
    #expect(queue.removeAll(upTo: at(3_900_000)) == Array(0..<40))
    #expect(queue.removeNext(upTo: at(5_000_000)) == nil)
    // These belong into the rungs that were emptied just now.
    for index in 40..<80 as Range<UInt32> { queue.schedule(index, at: Int64(index) * 100_000) }
    #expect(queue.removeAll() == Array(40..<80) + [100])
  }

  @Test func `a bucket divided no further than the limit leaves the earlier part open`() {
    var queue = EventQueue()
    // A bucket of 2^33 ns with its twenty events in the later half.
    let start: Int64 = 1 << 33
    for index in 0..<20 as Range<UInt32> {
      queue.schedule(index, at: start + 6_000_000_000 + Int64(index) * 10_000_000)
    }
    #expect(queue.removeNext(upTo: at(start + 1_000)) == nil)
    queue.schedule(98, at: start + 7_000_000_000)
    queue.schedule(99, at: start + 2_000)
    #expect(queue.removeAll() == [99] + Array(0..<20) + [98])
  }

  @Test func `events before a lone far one are not all sorted into one array`() {
    var queue = EventQueue()
    // Two events share a bucket of 2^33 ns; when the first leaves, the second stands alone.
    let start: Int64 = 1 << 39
    queue.schedule(0, at: start)
    queue.schedule(1, at: start + 8_000_000_000)
    #expect(queue.removeNext(upTo: .never)?.index == 0)
    #expect(queue.sortedCount == 1)
    let count: UInt32 = 2_000
    for index in 0..<count {
      queue.schedule(index + 10, at: start + 7_900_000_000 - Int64(index) * 1_000_000)
    }
    #expect(queue.sortedCount <= 64)
    #expect(queue.removeAll() == (0..<count).reversed().map { $0 + 10 } + [1])
  }

  @Test(arguments: 0..<3)
  func `the hold model removes the same times as a heap`(shape: Int) {
    #if DEBUG
      let (populations, holds) = ([1, 16, 200], 2_000)
    #else
      let (populations, holds) = ([1, 16, 100, 2_000, 20_000], 300_000)
    #endif
    for population in populations {
      var choices = Choices(seed: shape * 1_000 + population)
      var queue = EventQueue()
      var heap = PlainHeap()
      for index in 0..<population {
        let time = EventQueueFuzzTests.delay(shape: shape, &choices)
        queue.schedule(UInt32(index), at: time)
        heap.insert(time: time, index: UInt32(index))
      }
      var hashes: (queue: UInt64, heap: UInt64) = (0, 0)
      for _ in 0..<holds {
        guard let event = queue.removeNext(upTo: .never) else { return #expect(Bool(false)) }
        let first = heap.removeFirst()
        let delay = EventQueueFuzzTests.delay(shape: shape, &choices)
        fold(queue.now.nanoseconds, event.index, into: &hashes.queue)
        fold(first.time, first.index, into: &hashes.heap)
        queue.schedule(event, after: TimeSpan(nanoseconds: delay))
        heap.insert(time: first.time + delay, index: first.index)
      }
      #expect(hashes.queue == hashes.heap, "population \(population)")
    }
  }

  private func fold(_ time: Int64, _ index: UInt32, into hash: inout UInt64) {
    hash = (hash ^ UInt64(time) ^ UInt64(index) << 40) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }

  @Test func `memory follows the number pending and does not grow with the events handled`() {
    #if DEBUG
      let (population, rounds) = (2_000, 4)
    #else
      let (population, rounds) = (100_000, 40)
    #endif
    var choices = Choices(seed: 5)
    var queue = EventQueue()
    for index in 0..<population {
      queue.schedule(UInt32(index), at: EventQueueFuzzTests.delay(shape: 0, &choices))
    }
    var sizes: [Int] = []
    for _ in 0..<rounds {
      for _ in 0..<population {
        guard let event = queue.removeNext(upTo: .never) else { return #expect(Bool(false)) }
        let delay = EventQueueFuzzTests.delay(shape: choices.below(3), &choices)
        queue.schedule(event, after: TimeSpan(nanoseconds: delay))
      }
      sizes.append(queue.wheelByteCount)
    }
    #expect(sizes.last == sizes[rounds / 2])
    // Twice the sixteen bytes of each event, and half a megabyte for the rungs.
    #expect(queue.wheelByteCount < 32 * population + 500_000)
  }
}

/// A binary heap with a sequence number: slow, plain and well known.
private struct PlainHeap {
  typealias Entry = (time: Int64, order: Int, index: UInt32)
  private var entries: [Entry] = []
  private var order = 0

  mutating func insert(time: Int64, index: UInt32) {
    order += 1
    entries.append((time, order, index))
    var place = entries.count - 1
    while place > 0, isBefore(place, (place - 1) / 2) {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() -> Entry {
    entries.swapAt(0, entries.count - 1)
    let first = entries.removeLast()
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < entries.count && isBefore(child, least) { least = child }
      if least == place { return first }
      entries.swapAt(place, least)
      place = least
    }
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    (entries[left].time, entries[left].order) < (entries[right].time, entries[right].order)
  }
}
