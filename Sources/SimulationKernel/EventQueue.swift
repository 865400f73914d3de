/// The pending events of one run (the future event list). STAND-IN: replaced by the radix wheel.
@frozen
public struct EventQueue: ~Copyable {
  public struct Lane: Sendable { public let number: Int; @inlinable init(number: Int) { self.number = number } }
  @usableFromInline struct Pending { var time: Int64; var sequence: UInt64; var event: Event }
  /// The time of the event being handled.
  public private(set) var now = SimulationTime.zero
  public var count: Int { heap.count }
  var heap: [Pending] = []
  var sequence: UInt64 = 0
  var generations: [UInt32] = []
  var delays: [TimeSpan] = []
  var laneKinds: [UInt8] = []
  var sources: [Int64] = []
  var sourceKinds: [UInt8] = []
  public init() {}

  public mutating func schedule(_ event: Event, at time: SimulationTime) {
    precondition(time >= now, "an event at \(time) would lie before now, \(now)")
    push(Pending(time: time.nanoseconds, sequence: sequence, event: event))
  }
  public mutating func schedule(_ event: Event, after delay: TimeSpan) {
    schedule(event, at: now + delay)
  }
  /// A lane of timers that all run for the same delay.
  public mutating func addLane(kind: UInt8, delay: TimeSpan) -> Lane {
    delays.append(delay); laneKinds.append(kind); return Lane(number: delays.count - 1)
  }
  public mutating func arm(_ lane: Lane, slot: UInt32) {
    growSlots(to: Int(slot) + 1)
    schedule(Event(bits: Event(kind: 255, tag: UInt32(lane.number), index: slot).bits), after: delays[lane.number])
    armed[sequence - 1] = generations[Int(slot)]
  }
  var armed: [UInt64: UInt32] = [:]
  public mutating func cancelTimers(of slot: UInt32) {
    growSlots(to: Int(slot) + 1)
    generations[Int(slot)] &+= 1
  }
  mutating func growSlots(to n: Int) { while generations.count < n { generations.append(0) } }
  public mutating func addSource(kind: UInt8) -> Int {
    sources.append(.max); sourceKinds.append(kind); return sources.count - 1
  }
  public mutating func setSource(_ source: Int, at time: SimulationTime) { sources[source] = time.nanoseconds }

  public mutating func removeNext(upTo limit: SimulationTime) -> Event? {
    while true {
      var best = limit.nanoseconds == .max ? Int64.max : limit.nanoseconds + 1
      var which = -1
      for (i, t) in sources.enumerated() where t < best { best = t; which = i }
      if let top = heap.first, top.time < best || (top.time == best && which >= 0) {
        pop()
        now = SimulationTime(nanoseconds: top.time)
        if top.event.kind == 255 {
          let g = armed.removeValue(forKey: top.sequence)
          if g != generations[Int(top.event.index)] { continue }
          return Event(kind: laneKinds[Int(top.event.tag)], tag: 0, index: top.event.index)
        }
        return top.event
      }
      if which < 0 { return nil }
      now = SimulationTime(nanoseconds: best)
      sources[which] = .max
      return Event(kind: sourceKinds[which], tag: 0, index: UInt32(which))
    }
  }
  public mutating func advance(to time: SimulationTime) { if time > now { now = time } }

  mutating func push(_ p: Pending) {
    sequence += 1
    heap.append(p)
    var i = heap.count - 1
    while i > 0 {
      let parent = (i - 1) / 2
      if less(heap[i], heap[parent]) { heap.swapAt(i, parent); i = parent } else { break }
    }
  }
  mutating func pop() {
    let last = heap.removeLast()
    if heap.isEmpty { return }
    heap[0] = last
    var i = 0
    while true {
      let l = 2 * i + 1, r = l + 1
      var m = i
      if l < heap.count, less(heap[l], heap[m]) { m = l }
      if r < heap.count, less(heap[r], heap[m]) { m = r }
      if m == i { return }
      heap.swapAt(i, m); i = m
    }
  }
  func less(_ a: Pending, _ b: Pending) -> Bool { (a.time, a.sequence) < (b.time, b.sequence) }
}
