/// Something that happens at one instant and changes state: eight bytes, no reference.
///
/// A model numbers its kinds of event and its entities; the kernel only carries the numbers.
@frozen
public struct Event: Hashable, Sendable {
  /// `kind` (8 bits) | `tag` (24 bits) | `index` (32 bits), from the top.
  public let bits: UInt64

  /// - Parameters:
  ///   - kind: What happened; the model's own numbering, 0 ... 254 (255 is the queue's own).
  ///   - tag: 24 bits of the model's choice, commonly a generation; higher bits are dropped.
  ///   - index: Which entity it happened to.
  @inlinable
  public init(kind: UInt8, tag: UInt32 = 0, index: UInt32 = 0) {
    precondition(kind != Event.standInKind, "kind 255 is reserved for the queue")
    bits = UInt64(kind) &<< 56 | UInt64(tag & 0xFF_FFFF) &<< 32 | UInt64(index)
  }

  /// What the queue stores in place of a cancellable event.
  @inlinable
  init(standInFor slot: UInt32) { bits = UInt64(Event.standInKind) &<< 56 | UInt64(slot) }

  @inlinable static var standInKind: UInt8 { 255 }

  @inlinable public var kind: UInt8 { UInt8(truncatingIfNeeded: bits &>> 56) }
  @inlinable public var tag: UInt32 { UInt32(truncatingIfNeeded: bits &>> 32) & 0xFF_FFFF }
  @inlinable public var index: UInt32 { UInt32(truncatingIfNeeded: bits) }
}
