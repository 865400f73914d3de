/// The pending events of one run, and its clock (the future event list).
///
/// Three structures share the work, each for one pattern in time:
/// - the wheel takes any event at any time (``schedule(_:at:)``);
/// - a *source* has at most one event pending, its next (``addSource(kind:)``);
/// - a *lane* holds timers that share one delay and are mostly cancelled (``addLane(kind:delay:)``).
///
/// **Ties.** Of events at one instant, those of the wheel leave first, in the order they were
/// scheduled; then sources, lowest number first; then timers, by lane in the order the lanes were
/// added and within a lane in the order they were armed. An event scheduled for `now` by a handler
/// thus precedes sources and timers of that instant.
///
/// The calls of a running model are always inlined: against calls of their own, workload W of
/// the benchmarks takes a seventh less time.
///
/// **Never.** What is set for ``SimulationTime/never`` is forgotten: it neither counts nor happens.
@frozen
public struct EventQueue: ~Copyable {
  /// Timers of one delay, made by ``EventQueue/addLane(kind:delay:)``.
  @frozen
  public struct Lane: Hashable, Sendable {
    public let number: Int

    @inlinable
    init(number: Int) { self.number = number }
  }

  @usableFromInline var clock = SimulationTime.zero
  @usableFromInline var wheel = RadixWheel()
  @usableFromInline var sources = SourceRegisters()
  @usableFromInline var lanes = TimerLanes()
  var cancellables = CancellableEvents()
  /// No source fires and no timer expires before this instant.
  @usableFromInline var bound = Int64.max

  public init() {}

  /// The time of the event being handled.
  @inlinable
  public var now: SimulationTime { clock }

  /// How many events are pending: scheduled or armed and not cancelled, and sources that are on.
  /// - Complexity: O(sources)
  public var count: Int {
    wheel.count - cancellables.cancelledCount + sources.activeCount + lanes.armedCount
  }

  /// The memory held for scheduled events [bytes]; it follows the greatest number ever pending.
  package var wheelByteCount: Int { wheel.byteCount }

  /// How many scheduled events stand sorted; must stay small whatever is scheduled.
  package var sortedCount: Int { wheel.nearLast - wheel.nearFirst }

  /// Schedules an event; it cannot be taken back.
  ///
  /// Where the entity may be gone by then, put its generation in the event's tag and let the
  /// handler compare.
  /// - Parameter time: Not earlier than `now`.
  /// - Complexity: O(1) on average, 10–20 ns together with its removal.
  @inlinable
  @inline(__always)
  public mutating func schedule(_ event: Event, at time: SimulationTime) {
    // One comparison for both: a past time wraps around to a large distance.
    let distance = UInt64(bitPattern: time.nanoseconds &- clock.nanoseconds)
    if distance >= UInt64(bitPattern: .max &- clock.nanoseconds) {
      precondition(time >= clock, "an event at \(time) would lie before now, \(clock)")
      return
    }
    wheel.insert(PendingEvent(time: UInt64(bitPattern: time.nanoseconds), event: event))
  }

  /// Schedules an event a span from now; see ``schedule(_:at:)``.
  @inlinable
  @inline(__always)
  public mutating func schedule(_ event: Event, after delay: TimeSpan) {
    schedule(event, at: clock + delay)
  }

  /// Adds a lane for timers that all run for `delay`.
  ///
  /// - Parameters:
  ///   - kind: The kind of the event when a timer expires; its index is the timer's slot.
  ///   - delay: Not negative. One queue has at most 256 lanes, meant for few distinct delays.
  public mutating func addLane(kind: UInt8, delay: TimeSpan) -> Lane {
    Lane(number: lanes.add(kind: kind, delay: delay))
  }

  /// Starts a timer: it expires after its lane's delay unless `cancelTimers(of: slot)` comes first.
  ///
  /// A slot may have several timers, in one or more lanes; they are cancelled together.
  /// - Parameter slot: The model's number for what waits. Memory follows the greatest one used.
  /// - Complexity: O(1), 2–3 ns together with its cancellation.
  @inlinable
  @inline(__always)
  public mutating func arm(_ lane: Lane, slot: UInt32) {
    lanes.arm(lane.number, slot: slot, now: clock.nanoseconds)
    if lanes.bound < bound { bound = lanes.bound }
  }

  /// Cancels every timer armed for `slot`, in all lanes.
  /// - Complexity: O(1)
  @inlinable
  public mutating func cancelTimers(of slot: UInt32) { lanes.cancel(slot) }

  /// Adds a source, switched off, and returns its number: 0, 1, 2 ...
  ///
  /// - Parameter kind: The kind of its events; their index is the source's number.
  public mutating func addSource(kind: UInt8) -> Int { sources.add(kind: kind) }

  /// Sets when a source fires, once; it is switched off again before its event is handled.
  ///
  /// - Parameter time: Not earlier than `now`; ``SimulationTime/never`` switches the source off.
  /// - Complexity: O(1) for a few sources, O(sources) if this was the next one to fire.
  @inlinable
  @inline(__always)
  public mutating func setSource(_ source: Int, at time: SimulationTime) {
    precondition(time >= clock, "source \(source) at \(time) would lie before now, \(clock)")
    sources.set(source, at: time.nanoseconds)
    bound = min(sources.firstTime, lanes.bound)
  }

  /// Removes the earliest pending event and sets the clock to its time.
  ///
  /// - Parameter limit: The latest time of interest.
  /// - Returns: Nothing if no event is pending up to and including `limit`. The clock then stays;
  ///   ``advance(to:)`` should follow, since scheduling much before `limit` after all is slow.
  /// - Complexity: O(1) on average.
  @inlinable
  @inline(__always)
  public mutating func removeNext(upTo limit: SimulationTime) -> Event? {
    let last = min(limit.nanoseconds, .max &- 1)
    while true {
      if let next = wheel.removeFirst(upTo: min(last, bound)) {
        var event = next.event
        if event.kind == Event.standInKind {
          guard let original = removeCancellable(event.index) else { continue }
          event = original
        }
        clock = SimulationTime(nanoseconds: Int64(bitPattern: next.time))
        return event
      }
      if bound > last { return nil }
      if sources.firstTime == bound {
        clock = SimulationTime(nanoseconds: bound)
        let event = sources.removeFirst()
        bound = min(sources.firstTime, lanes.bound)
        return event
      }
      if let event = removeTimer() { return event }
    }
  }

  /// Moves the clock on to a time by which nothing is pending any more; never back.
  public mutating func advance(to time: SimulationTime) {
    if time <= clock { return }
    precondition(
      isIdle(before: time), "the clock would pass a pending event on its way to \(time)")
    clock = time
  }
}

/// What happens seldom.
extension EventQueue {
  /// Schedules an event that may be cancelled by the handle returned.
  ///
  /// For delays that vary; for constant ones a lane is several times cheaper. A cancelled event
  /// keeps its place in memory until its time.
  /// - Parameter time: Not earlier than `now`.
  /// - Complexity: O(1) on average.
  public mutating func schedule(
    cancellable event: Event, at time: SimulationTime
  ) -> EventHandle {
    let handle = cancellables.add(event)
    if time == .never {
      _ = cancellables.cancel(handle)
      _ = cancellables.remove(handle.slot)
    }
    schedule(Event(standInFor: handle.slot), at: time)
    return handle
  }

  /// Schedules a cancellable event a span from now; see ``schedule(cancellable:at:)``.
  public mutating func schedule(
    cancellable event: Event, after delay: TimeSpan
  ) -> EventHandle {
    schedule(cancellable: event, at: clock + delay)
  }

  /// Cancels an event scheduled as cancellable.
  /// - Returns: Whether it was still pending.
  /// - Complexity: O(1)
  @discardableResult
  public mutating func cancel(_ handle: EventHandle) -> Bool { cancellables.cancel(handle) }

  @usableFromInline
  @inline(never)
  mutating func removeCancellable(_ slot: UInt32) -> Event? { cancellables.remove(slot) }

  /// The event of the timer at `bound`, or nothing if that one was cancelled.
  @usableFromInline
  @inline(never)
  mutating func removeTimer() -> Event? {
    let timer = lanes.removeFirst()
    bound = min(sources.firstTime, lanes.bound)
    guard let timer else { return nil }
    clock = SimulationTime(nanoseconds: timer.time)
    return timer.event
  }

  /// Whether nothing happens before `time`.
  private mutating func isIdle(before time: SimulationTime) -> Bool {
    let last = time.nanoseconds - 1
    while lanes.bound <= last {
      if lanes.hasTimerAtBound() { return false }
    }
    bound = min(sources.firstTime, lanes.bound)
    return sources.firstTime > last && !hasScheduledEvent(upTo: last)
  }

  /// Whether the wheel holds an event up to `last` that is not cancelled.
  private mutating func hasScheduledEvent(upTo last: Int64) -> Bool {
    while let first = wheel.first(upTo: last) {
      if first.event.kind != Event.standInKind || cancellables.isPending(first.event.index) {
        return true
      }
      _ = wheel.removeFirst(upTo: last)
      _ = cancellables.remove(first.event.index)
    }
    return false
  }
}
