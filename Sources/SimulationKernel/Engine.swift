/// A model that the engine can run: state, and one way to change it.
public protocol SimulationModel: ~Copyable {
  /// Changes state because an event happened at `queue.now`, and schedules what follows from it.
  mutating func handle(_ event: Event, in queue: inout EventQueue)
}

/// One run: a model, its pending events and the loop between them.
///
/// Generic over the model, so that the loop, the queue and the model's switch compile into one
/// piece: 2 ns per event, the same as a loop written by hand, if the model is a struct.
@frozen
public struct Engine<Model: SimulationModel & ~Copyable>: ~Copyable {
  public var queue: EventQueue
  public var model: Model
  @usableFromInline var handledCount: UInt64 = 0
  @usableFromInline var trajectory: UInt64 = 0xCBF2_9CE4_8422_2325

  @inlinable
  public init(queue: consuming EventQueue, model: consuming Model) {
    self.queue = queue
    self.model = model
  }

  /// How many events have been handled since the start of the run.
  @inlinable
  public var eventCount: UInt64 { handledCount }

  /// A hash of the trajectory: every handled event's time and kind, in order.
  ///
  /// Equal fingerprints mean, for all practical purposes, equal runs.
  @inlinable
  public var fingerprint: UInt64 { trajectory }

  /// Handles every event up to and including `horizon`, or until `eventLimit` events are done.
  ///
  /// The clock then stands at the horizon; at the last event if the horizon is
  /// ``SimulationTime/never`` or the limit came first.
  ///
  /// - Parameter eventLimit: Compared with ``eventCount``, so it counts from the start of the run.
  /// - Returns: Whether the horizon was reached.
  @inlinable
  public mutating func run(until horizon: SimulationTime, eventLimit: UInt64 = .max) -> Bool {
    while handledCount < eventLimit {
      guard let event = queue.removeNext(upTo: horizon) else {
        if horizon != .never { queue.advance(to: horizon) }
        return true
      }
      note(event)
      model.handle(event, in: &queue)
    }
    return false
  }

  /// Folds an event into the fingerprint.
  @inlinable
  @inline(__always)
  mutating func note(_ event: Event) {
    handledCount &+= 1
    let word = UInt64(bitPattern: queue.now.nanoseconds) ^ UInt64(event.kind) &<< 56
    let mixed = (trajectory ^ word) &* 0x9E37_79B9_7F4A_7C15
    trajectory = mixed ^ mixed &>> 32
  }
}
