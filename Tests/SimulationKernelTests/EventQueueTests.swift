import SimulationKernel
import Testing

func at(_ nanoseconds: Int64) -> SimulationTime { SimulationTime(nanoseconds: nanoseconds) }

extension EventQueue {
  /// Removes everything up to `limit`; returns the events' indices.
  mutating func removeAll(upTo limit: SimulationTime = .never) -> [UInt32] {
    var indices: [UInt32] = []
    while let event = removeNext(upTo: limit) { indices.append(event.index) }
    return indices
  }

  mutating func schedule(_ index: UInt32, at time: Int64) {
    schedule(Event(kind: 0, index: index), at: SimulationTime(nanoseconds: time))
  }
}

@Suite struct EventQueueTests {
  @Test func `events leave in the order of their times`() {
    var queue = EventQueue()
    for (index, time) in [30, 10, 20, 9_000_000_000, 0].enumerated() {
      queue.schedule(UInt32(index), at: Int64(time))
    }
    #expect(queue.removeAll() == [4, 1, 2, 0, 3])
    #expect(queue.now == at(9_000_000_000))
  }

  @Test(arguments: [1, 8, 100, 5_000])
  func `equal times leave in the order they were scheduled`(count: UInt32) {
    var queue = EventQueue()
    for index in 0..<count { queue.schedule(index, at: 1_000_000_007) }
    #expect(queue.removeAll() == Array(0..<count))
  }

  @Test func `an event carries its kind, tag and index`() {
    let event = Event(kind: 254, tag: 0x12_3456, index: 0x89AB_CDEF)
    #expect((event.kind, event.tag, event.index) == (254, 0x12_3456, 0x89AB_CDEF))
    #expect(Event(kind: 0, tag: 0xFF00_0001).tag == 1)
  }

  @Test func `nothing later than the limit leaves, and the clock stays`() {
    var queue = EventQueue()
    queue.schedule(1, at: 100)
    #expect(queue.removeNext(upTo: at(99)) == nil)
    #expect(queue.now == .zero)
    #expect(queue.removeNext(upTo: at(100))?.index == 1)
    #expect(queue.now == at(100))
  }

  @Test func `at one instant the wheel precedes sources and sources precede timers`() {
    var queue = EventQueue()
    let lanes = [10, 10].map { queue.addLane(kind: 3, delay: TimeSpan(nanoseconds: $0)) }
    for _ in 0..<2 { _ = queue.addSource(kind: 2) }
    queue.arm(lanes[1], slot: 41)
    queue.arm(lanes[0], slot: 40)
    queue.setSource(1, at: at(10))
    queue.setSource(0, at: at(10))
    queue.schedule(Event(kind: 1, index: 90), at: at(10))
    #expect(queue.removeAll() == [90, 0, 1, 40, 41])
  }

  @Test func `a source fires once and is off until it is set again`() {
    var queue = EventQueue()
    let source = queue.addSource(kind: 7)
    #expect(queue.count == 0)
    queue.setSource(source, at: at(5))
    #expect(queue.count == 1)
    #expect(queue.removeNext(upTo: .never) == Event(kind: 7, index: 0))
    #expect(queue.removeNext(upTo: .never) == nil)
    queue.setSource(source, at: at(8))
    queue.setSource(source, at: .never)
    #expect(queue.removeNext(upTo: .never) == nil)
  }

  @Test func `a timer expires after its lane's delay unless its slot was cancelled since`() {
    var queue = EventQueue()
    let lane = queue.addLane(kind: 9, delay: TimeSpan(nanoseconds: 100))
    queue.arm(lane, slot: 1)
    queue.arm(lane, slot: 2)
    queue.cancelTimers(of: 1)
    queue.arm(lane, slot: 1)
    #expect(queue.count == 2)
    #expect(queue.removeNext(upTo: .never) == Event(kind: 9, index: 2))
    #expect(queue.now == at(100))
    #expect(queue.removeNext(upTo: .never) == Event(kind: 9, index: 1))
    #expect(queue.removeNext(upTo: .never) == nil)
  }

  @Test func `cancelling stops a slot's timers in every lane`() {
    var queue = EventQueue()
    for delay in [50, 70] as [Int64] {
      let lane = queue.addLane(kind: 1, delay: TimeSpan(nanoseconds: delay))
      for slot in 0..<3 as Range<UInt32> { queue.arm(lane, slot: slot) }
    }
    queue.cancelTimers(of: 1)
    queue.cancelTimers(of: 1_000_000)
    #expect(queue.count == 4)
    #expect(queue.removeAll() == [0, 2, 0, 2])
  }

  @Test func `a cancelled timer does not move the clock`() {
    var queue = EventQueue()
    let lane = queue.addLane(kind: 1, delay: TimeSpan(nanoseconds: 10))
    queue.arm(lane, slot: 0)
    queue.cancelTimers(of: 0)
    let handle = queue.schedule(cancellable: Event(kind: 2), at: at(20))
    #expect(queue.cancel(handle) == true)
    #expect(queue.removeNext(upTo: .never) == nil)
    #expect(queue.now == .zero)
    queue.schedule(5, at: 1)
    #expect(queue.removeAll() == [5])
  }

  @Test func `an event is cancelled by its handle once`() {
    var queue = EventQueue()
    let first = queue.schedule(cancellable: Event(kind: 1, index: 1), at: at(10))
    let second = queue.schedule(
      cancellable: Event(kind: 1, index: 2), after: TimeSpan(nanoseconds: 10))
    queue.schedule(3, at: 10)
    #expect(queue.cancel(first) == true)
    #expect(queue.cancel(first) == false)
    #expect(queue.count == 2)
    #expect(queue.removeAll() == [2, 3])
    let third = queue.schedule(cancellable: Event(kind: 1, index: 4), at: at(10))
    #expect(queue.cancel(second) == false)
    #expect(queue.cancel(third) == true)
    #expect(queue.removeAll() == [])
  }

  @Test func `what is set for never is forgotten`() {
    var queue = EventQueue()
    let lane = queue.addLane(kind: 1, delay: TimeSpan(nanoseconds: .max))
    queue.arm(lane, slot: 3)
    queue.schedule(1, at: .max)
    let handle = queue.schedule(cancellable: Event(kind: 1), at: .never)
    #expect(queue.cancel(handle) == false)
    #expect(queue.count == 0)
    #expect(queue.removeNext(upTo: .never) == nil)
  }

  @Test func `any time up to the last one can be scheduled`() {
    var queue = EventQueue()
    let times = (0..<63).map { Int64(1) << $0 } + [Int64.max - 1, 0, 1, Int64.max / 2]
    for (index, time) in times.enumerated() { queue.schedule(UInt32(index), at: time) }
    var removed: [Int64] = []
    while queue.removeNext(upTo: .never) != nil { removed.append(queue.now.nanoseconds) }
    #expect(removed == times.sorted())
  }

  @Test func `the clock advances to a time by which nothing is pending, and never back`() {
    var queue = EventQueue()
    let lane = queue.addLane(kind: 1, delay: TimeSpan(nanoseconds: 10))
    queue.arm(lane, slot: 0)
    queue.cancelTimers(of: 0)
    queue.cancel(queue.schedule(cancellable: Event(kind: 2), at: at(20)))
    queue.schedule(1, at: 50)
    queue.advance(to: at(50))
    queue.advance(to: at(40))
    #expect(queue.now == at(50))
    #expect(queue.removeAll() == [1])
  }

  @Test func `every order of six events, with every set of them cancelled`() {
    var queue = EventQueue()
    let times: [Int64] = [0, 1, 1, 2, 900, 900]
    #if DEBUG
      let largest = 5
    #else
      let largest = 6
    #endif
    for count in 0...largest {
      forEachOrder(of: Array(times.prefix(count))) { order in
        for cancelled in 0..<(1 << count) {
          let start = queue.now.nanoseconds
          let handles = order.enumerated().map { index, time in
            queue.schedule(cancellable: Event(kind: 1, index: UInt32(index)), at: at(start + time))
          }
          let kept = order.indices.filter { cancelled & 1 << $0 == 0 }
          for index in order.indices where !kept.contains(index) { queue.cancel(handles[index]) }
          let expected = kept.sorted { (order[$0], $0) < (order[$1], $1) }.map { UInt32($0) }
          let removed = queue.removeAll()
          if removed != expected {
            Issue.record("\(order) without \(cancelled): \(removed), not \(expected)")
            return
          }
        }
      }
    }
  }

  private func forEachOrder(of values: [Int64], _ body: ([Int64]) -> Void) {
    func place(_ chosen: [Int64], _ rest: [Int64]) {
      if rest.isEmpty { body(chosen) }
      for index in rest.indices {
        var others = rest
        others.remove(at: index)
        place(chosen + [rest[index]], others)
      }
    }
    place([], values)
  }
}
