import SimulationKernel
import Testing

@Suite struct EngineTests {
  /// Schedules itself every ten nanoseconds and notes when.
  struct Clock: SimulationModel {
    var times: [Int64] = []
    var kind: UInt8 = 1

    mutating func handle(_ event: Event, in queue: inout EventQueue) {
      times.append(queue.now.nanoseconds)
      queue.schedule(Event(kind: kind), after: TimeSpan(nanoseconds: 10))
    }
  }

  static func engine(kind: UInt8 = 1) -> Engine<Clock> {
    var queue = EventQueue()
    queue.schedule(Event(kind: kind), at: .zero)
    return Engine(queue: queue, model: Clock(kind: kind))
  }

  @Test func `events up to and including the horizon are handled`() {
    var engine = Self.engine()
    #expect(engine.run(until: at(30)) == true)
    #expect(engine.model.times == [0, 10, 20, 30])
    #expect(engine.eventCount == 4)
    #expect(engine.queue.now == at(30))
    #expect(engine.run(until: at(45)) == true)
    #expect(engine.model.times == [0, 10, 20, 30, 40])
    #expect(engine.queue.now == at(45))
  }

  @Test func `an event limit stops the run before the horizon`() {
    var engine = Self.engine()
    #expect(engine.run(until: at(1_000), eventLimit: 3) == false)
    #expect(engine.model.times == [0, 10, 20])
    #expect(engine.queue.now == at(20))
    #expect(engine.run(until: at(1_000), eventLimit: 3) == false)
    #expect(engine.eventCount == 3)
  }

  @Test func `without a horizon the clock stays at the last event`() {
    struct Once: SimulationModel {
      mutating func handle(_ event: Event, in queue: inout EventQueue) {}
    }
    var queue = EventQueue()
    queue.schedule(1, at: 77)
    var engine = Engine(queue: queue, model: Once())
    #expect(engine.run(until: .never) == true)
    #expect(engine.queue.now == at(77))
  }

  @Test func `an event scheduled for now is handled at the same instant`() {
    struct Twice: SimulationModel {
      var seen: [UInt32] = []

      mutating func handle(_ event: Event, in queue: inout EventQueue) {
        seen.append(event.index)
        if event.index < 3 {
          queue.schedule(Event(kind: 0, index: event.index + 10), after: .zero)
        }
      }
    }
    var queue = EventQueue()
    for index in 1...2 as ClosedRange<UInt32> { queue.schedule(index, at: 5) }
    var engine = Engine(queue: queue, model: Twice())
    #expect(engine.run(until: at(5)) == true)
    #expect(engine.model.seen == [1, 2, 11, 12])
  }

  @Test func `equal runs have equal fingerprints, in one piece or in several`() {
    var whole = Self.engine()
    var pieces = Self.engine()
    _ = whole.run(until: at(1_000))
    for time in 1...10 as ClosedRange<Int64> { _ = pieces.run(until: at(100 * time)) }
    #expect(whole.fingerprint == pieces.fingerprint)
  }

  @Test func `one event of another kind or at another time changes the fingerprint`() {
    var fingerprints: Set<UInt64> = []
    for kind in [1, 2] as [UInt8] {
      var engine = Self.engine(kind: kind)
      _ = engine.run(until: at(1_000))
      fingerprints.insert(engine.fingerprint)
    }
    var queue = EventQueue()
    queue.schedule(Event(kind: 1), at: at(1))
    var late = Engine(queue: queue, model: Clock())
    _ = late.run(until: at(1_001))
    fingerprints.insert(late.fingerprint)
    #expect(fingerprints.count == 3)
  }

  @Test func `the fingerprint of a known run is stored`() {
    var engine = Self.engine()
    _ = engine.run(until: at(10))
    #expect(engine.fingerprint == 6_179_343_235_669_367_676)
  }
}
