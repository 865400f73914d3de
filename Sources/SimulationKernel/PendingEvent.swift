/// A pending event as it is stored: when and what, sixteen bytes.
@frozen
@usableFromInline
struct PendingEvent: BitwiseCopyable {
  /// Nanoseconds since the start of the run; below 2^63.
  @usableFromInline let time: UInt64
  @usableFromInline let event: Event

  @inlinable
  init(time: UInt64, event: Event) {
    self.time = time
    self.event = event
  }
}
