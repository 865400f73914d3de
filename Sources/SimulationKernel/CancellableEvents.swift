/// Which event was scheduled by ``EventQueue/schedule(cancellable:at:)``; good for one cancellation.
@frozen
public struct EventHandle: Hashable, Sendable {
  let slot: UInt32
  let generation: UInt32
}

/// The events that may be cancelled by their handle.
///
/// The wheel holds a stand-in that names a slot here. A slot is used again only after its stand-in
/// has left the wheel, so a stand-in never meets another's event; generations tell an old handle
/// from the slot's next one.
@frozen
@usableFromInline
struct CancellableEvents {
  @usableFromInline
  struct Slot {
    var event: Event?
    var generation: UInt32
  }

  private var slots: [Slot] = []
  private var free: [UInt32] = []
  /// How many stand-ins in the wheel are of cancelled events.
  private(set) var cancelledCount = 0

  @usableFromInline
  init() {}

  mutating func add(_ event: Event) -> EventHandle {
    guard let slot = free.popLast() else {
      slots.append(Slot(event: event, generation: 0))
      return EventHandle(slot: UInt32(slots.count - 1), generation: 0)
    }
    slots[Int(slot)].event = event
    return EventHandle(slot: slot, generation: slots[Int(slot)].generation)
  }

  /// Cancels an event; returns false if it has left already.
  mutating func cancel(_ handle: EventHandle) -> Bool {
    let slot = Int(handle.slot)
    precondition(slot < slots.count, "\(handle) belongs to another queue")
    guard slots[slot].generation == handle.generation, slots[slot].event != nil else {
      return false
    }
    slots[slot].event = nil
    cancelledCount += 1
    return true
  }

  /// Whether the event of a stand-in in the wheel is not cancelled.
  func isPending(_ slot: UInt32) -> Bool { slots[Int(slot)].event != nil }

  /// Frees the slot of a stand-in that left the wheel; returns its event if it was not cancelled.
  mutating func remove(_ slot: UInt32) -> Event? {
    let event = slots[Int(slot)].event
    if event == nil { cancelledCount -= 1 }
    slots[Int(slot)].event = nil
    slots[Int(slot)].generation &+= 1
    free.append(slot)
    return event
  }
}
