import SimulationKernel

/// What `EventQueue` promises, in the plainest form: one array, searched from end to end.
///
/// The rank of an event is (time, structure, number within the structure, order of scheduling).
struct SortedPendingEvents {
  struct Entry {
    var time: Int64
    /// 0 for scheduled events, 1 for sources, 2 for timers.
    var structure: Int
    var number: Int
    var order: Int
    var event: Event
    var slot: UInt32?

    func leavesBefore(_ other: Entry) -> Bool {
      (time, structure, number, order) < (other.time, other.structure, other.number, other.order)
    }
  }

  var now: Int64 = 0
  var entries: [Entry] = []
  var order = 0

  mutating func add(
    _ event: Event, at time: Int64, structure: Int = 0, number: Int = 0, slot: UInt32? = nil
  ) -> Int {
    order += 1
    if time != .max {
      entries.append(
        Entry(
          time: time, structure: structure, number: number, order: order, event: event, slot: slot))
    }
    return order
  }

  mutating func cancelTimers(of slot: UInt32) { entries.removeAll { $0.slot == slot } }

  mutating func setSource(_ source: Int, kind: UInt8, at time: Int64) {
    entries.removeAll { $0.structure == 1 && $0.number == source }
    _ = add(
      Event(kind: kind, index: UInt32(source)), at: time, structure: 1, number: source)
  }

  mutating func cancel(order: Int) -> Bool {
    guard let place = entries.firstIndex(where: { $0.order == order }) else { return false }
    entries.remove(at: place)
    return true
  }

  mutating func removeNext(upTo limit: Int64) -> Event? {
    guard var best = entries.indices.first else { return nil }
    for place in entries.indices where entries[place].leavesBefore(entries[best]) { best = place }
    guard entries[best].time <= limit else { return nil }
    now = entries[best].time
    return entries.remove(at: best).event
  }
}

/// SplitMix64: every test's source of choices, named by its seed.
struct Choices: RandomNumberGenerator {
  var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0xD134_2543_DE82_EF95 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
}
