import SimulationKernel
import Testing

/// The queue against the sorted array: the same calls, the same answers.
@Suite struct EventQueueFuzzTests {
  #if DEBUG
    static let seeds = 0..<60
    static let stepCount = 400
  #else
    static let seeds = 0..<4_000
    static let stepCount = 3_000
  #endif

  @Test func `every seed of random calls gives what a sorted array gives`() {
    for seed in Self.seeds {
      if let difference = difference(seed: seed) {
        Issue.record("seed \(seed): \(difference)")
        return
      }
    }
  }

  @Test func `millions of pending events give what a sorted array gives`() {
    #if DEBUG
      let count = 3_000
    #else
      let count = 300_000
    #endif
    for shape in 0..<4 {
      var choices = Choices(seed: shape)
      var queue = EventQueue()
      var times: [(time: Int64, order: Int)] = []
      for order in 0..<count {
        let time = Self.delay(shape: shape, &choices)
        times.append((time, order))
        queue.schedule(
          Event(kind: 1, index: UInt32(order)), at: SimulationTime(nanoseconds: time))
      }
      times.sort { ($0.time, $0.order) < ($1.time, $1.order) }
      for (time, order) in times {
        guard let event = queue.removeNext(upTo: .never),
          event.index == UInt32(order), queue.now.nanoseconds == time
        else {
          Issue.record("shape \(shape): event \(order) at \(time) did not come next")
          return
        }
      }
      #expect(queue.removeNext(upTo: .never) == nil)
      #expect(queue.count == 0)
    }
  }

  /// A delay of one of the shapes that strain different parts of the wheel [ns].
  static func delay(shape: Int, _ choices: inout Choices) -> Int64 {
    switch shape {
    case 0: Int64(choices.below(2_000_000))
    case 1: Int64(choices.below(16)) * 125_000
    case 2: choices.oneIn(10) ? Int64(choices.below(60_000_000_000)) : Int64(choices.below(900_000))
    case 3: Int64(choices.next() >> (2 + choices.below(61)))
    case 4: Int64(choices.below(3))
    default: 1_000_000
    }
  }

  private func difference(seed: Int) -> String? {
    var pair = Pair(seed: seed)
    for step in 0..<Self.stepCount {
      if let difference = pair.step() { return "step \(step): \(difference)" }
    }
    return pair.drain()
  }
}

/// The queue and the array, driven by one sequence of choices.
private struct Pair: ~Copyable {
  var choices: Choices
  var queue = EventQueue()
  var expected = SortedPendingEvents()
  var lanes: [(lane: EventQueue.Lane, delay: Int64)] = []
  var handles: [(handle: EventHandle, order: Int)] = []
  /// How many events this seed keeps pending, and how its delays are spread.
  let population: Int
  let shape: Int
  var label: UInt32 = 0

  init(seed: Int) {
    choices = Choices(seed: seed)
    population = [0, 1, 3, 10, 30, 100, 300][choices.below(7)]
    shape = choices.below(7)
    for number in 0..<choices.below(4) {
      let delay = Int64([0, 1_000, 1_000_000, 50_000_000][choices.below(4)])
      let lane = queue.addLane(
        kind: UInt8(100 + number), delay: TimeSpan(nanoseconds: delay))
      lanes.append((lane, delay))
    }
    for _ in 0..<choices.below(4) { _ = queue.addSource(kind: 50) }
    sourceCount = queue.addSource(kind: 50) + 1
  }

  let sourceCount: Int

  mutating func delay() -> Int64 {
    if choices.oneIn(200) { return .max }
    return EventQueueFuzzTests.delay(shape: shape == 6 ? choices.below(6) : shape, &choices)
  }

  func time(after delay: Int64) -> SimulationTime {
    SimulationTime(nanoseconds: expected.now) + TimeSpan(nanoseconds: delay)
  }

  mutating func step() -> String? {
    switch choices.below(16) {
    case 0..<5: return expected.entries.count > population ? remove() : schedule()
    case 5: return burst()
    case 6, 7: return arm()
    case 8: return cancelTimers()
    case 9: return setSource()
    case 10: return scheduleCancellable()
    case 11: return cancelOne()
    default: return remove()
    }
  }

  mutating func schedule() -> String? {
    let time = time(after: delay())
    label += 1
    let event = Event(kind: UInt8(choices.below(40)), tag: label, index: label)
    queue.schedule(event, at: time)
    _ = expected.add(event, at: time.nanoseconds)
    return nil
  }

  mutating func burst() -> String? {
    guard expected.entries.count <= 4 * population else { return remove() }
    let sameTime = choices.oneIn(2) ? time(after: delay()) : nil
    for _ in 0..<choices.below(60) {
      label += 1
      let time = sameTime ?? time(after: delay())
      queue.schedule(Event(kind: 2, index: label), at: time)
      _ = expected.add(Event(kind: 2, index: label), at: time.nanoseconds)
    }
    return nil
  }

  mutating func arm() -> String? {
    guard !lanes.isEmpty else { return nil }
    let number = choices.below(lanes.count)
    let slot = UInt32(choices.below(90))
    queue.arm(lanes[number].lane, slot: slot)
    _ = expected.add(
      Event(kind: UInt8(100 + number), index: slot),
      at: time(after: lanes[number].delay).nanoseconds, structure: 2, number: number, slot: slot)
    return nil
  }

  mutating func cancelTimers() -> String? {
    let slot = UInt32(choices.below(90))
    queue.cancelTimers(of: slot)
    expected.cancelTimers(of: slot)
    return nil
  }

  mutating func setSource() -> String? {
    let source = choices.below(sourceCount)
    let time = time(after: delay())
    queue.setSource(source, at: time)
    expected.setSource(source, kind: 50, at: time.nanoseconds)
    return nil
  }

  mutating func scheduleCancellable() -> String? {
    let time = time(after: delay())
    label += 1
    let event = Event(kind: 3, index: label)
    let handle = queue.schedule(cancellable: event, at: time)
    handles.append((handle, expected.add(event, at: time.nanoseconds)))
    return nil
  }

  mutating func cancelOne() -> String? {
    guard !handles.isEmpty else { return nil }
    let place = choices.below(handles.count)
    let (handle, order) = handles[place]
    if choices.oneIn(2) { handles.remove(at: place) }
    let (actual, wanted) = (queue.cancel(handle), expected.cancel(order: order))
    return actual == wanted ? nil : "cancel answered \(actual), not \(wanted)"
  }

  mutating func remove() -> String? {
    let limit = choices.oneIn(3) ? time(after: delay()) : .never
    let (actual, wanted) = (
      queue.removeNext(upTo: limit), expected.removeNext(upTo: limit.nanoseconds)
    )
    if actual != wanted {
      return "\(String(describing: actual)), not \(String(describing: wanted))"
    }
    if actual == nil, limit != .never, choices.oneIn(2) {
      queue.advance(to: limit)
      expected.now = max(expected.now, limit.nanoseconds)
    }
    if queue.now.nanoseconds != expected.now { return "now \(queue.now), not \(expected.now)" }
    if queue.count != expected.entries.count {
      return "\(queue.count) pending, not \(expected.entries.count)"
    }
    return nil
  }

  mutating func drain() -> String? {
    while let wanted = expected.removeNext(upTo: .max) {
      let actual = queue.removeNext(upTo: .never)
      if actual != wanted { return "at the end \(String(describing: actual)), not \(wanted)" }
    }
    if queue.count != 0 { return "\(queue.count) left" }
    return queue.removeNext(upTo: .never).map { "at the end \($0) too many" }
  }
}
