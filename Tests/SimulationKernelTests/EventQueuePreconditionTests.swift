import SimulationKernel
import Testing

/// Each of our own mistakes stops the program where it is made.
@Suite struct EventQueuePreconditionTests {
  @Test func `an event before now`() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue()
      queue.advance(to: SimulationTime(nanoseconds: 10))
      queue.schedule(Event(kind: 0), at: SimulationTime(nanoseconds: 9))
    }
  }

  @Test func `a negative delay`() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue()
      queue.schedule(Event(kind: 0), after: TimeSpan(nanoseconds: -1))
    }
  }

  @Test func `the kind reserved for the queue`() async {
    await #expect(processExitsWith: .failure) { _ = Event(kind: 255) }
  }

  @Test func `a source set before now`() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue()
      let source = queue.addSource(kind: 0)
      queue.advance(to: SimulationTime(nanoseconds: 10))
      queue.setSource(source, at: SimulationTime(nanoseconds: 9))
    }
  }

  @Test func `a source that does not exist`() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue()
      queue.setSource(0, at: .zero)
    }
  }

  @Test func `a lane of negative delay`() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue()
      _ = queue.addLane(kind: 0, delay: TimeSpan(nanoseconds: -1))
    }
  }

  @Test func `one lane too many`() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue()
      for _ in 0...256 { _ = queue.addLane(kind: 0, delay: .zero) }
    }
  }

  @Test func `a lane of another queue`() async {
    await #expect(processExitsWith: .failure) {
      var other = EventQueue()
      var queue = EventQueue()
      queue.arm(other.addLane(kind: 0, delay: .zero), slot: 0)
    }
  }

  @Test func `a handle of another queue`() async {
    await #expect(processExitsWith: .failure) {
      var other = EventQueue()
      var queue = EventQueue()
      queue.cancel(other.schedule(cancellable: Event(kind: 0), at: .zero))
    }
  }

  @Test func `passing a scheduled event`() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue()
      queue.schedule(Event(kind: 0), at: SimulationTime(nanoseconds: 9))
      queue.advance(to: SimulationTime(nanoseconds: 10))
    }
  }

  @Test func `passing a source`() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue()
      queue.setSource(queue.addSource(kind: 0), at: SimulationTime(nanoseconds: 9))
      queue.advance(to: SimulationTime(nanoseconds: 10))
    }
  }

  @Test func `passing a timer`() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue()
      queue.arm(queue.addLane(kind: 0, delay: .zero), slot: 0)
      queue.advance(to: SimulationTime(nanoseconds: 10))
    }
  }
}
