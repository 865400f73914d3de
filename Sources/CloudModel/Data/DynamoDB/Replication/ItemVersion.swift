import SimulationKernel

/// One version of an item, and how the last writer is told from the others.
package struct ItemVersion: Sendable, Equatable, Comparable {
  /// By the clock of the region that wrote it [ns].
  package var timestamp: Int64
  /// The number of the write times 256, and the replica that acknowledged it; zero is no item.
  package var serial: UInt64

  package static let none = ItemVersion(timestamp: .min, serial: 0)

  package init(timestamp: Int64, serial: UInt64) {
    self.timestamp = timestamp
    self.serial = serial
  }

  package var writer: Int { Int(serial & 0xFF) }

  /// Of the write, in the order of acknowledgment.
  var number: UInt64 { serial >> 8 }

  /// The older one loses; at the same instant the one that was acknowledged first.
  package static func < (left: ItemVersion, right: ItemVersion) -> Bool {
    left.timestamp == right.timestamp
      ? left.serial < right.serial : left.timestamp < right.timestamp
  }
}

/// An item as one region stores it.
struct StoredItem {
  var version = ItemVersion.none
  /// What was there before it.
  var previous: UInt64 = 0
  var applied = SimulationTime.zero
}

/// The latest acknowledged version of an item in any region.
struct NewestWrite {
  var version = ItemVersion.none
  /// Who wrote it.
  var author: UInt64 = .max
}

/// An acknowledged write that has not reached every replica.
struct PendingWrite {
  var version: ItemVersion
  var key: Int32
  var acknowledged: SimulationTime
  var transaction: Int32
  /// Replicas that it still has to reach; zero is a free slot.
  var missing: UInt8 = 0
  /// Whether somebody else has it: a replica, or the witness.
  var isSafe = false
  /// Whether it was counted as overruled.
  var isOverruled = false
  /// Replicas that wrote the item without having seen this, by bit.
  var concurrent: UInt64 = 0
}

/// A write on its way to one replica, in two lists: of its pair of regions, the oldest first, and
/// of its item at the destination.
struct Shipment {
  var write: Int32 = -1
  var pair: Int32 = 0
  var previous: Int32 = -1
  var next: Int32 = -1
  var previousOfKey: Int32 = -1
  var nextOfKey: Int32 = -1
  /// Whether its replica was added after the write, and is none of those that it began to reach.
  var isLate = false
  /// Goes up when the shipment is held back or its slot is freed.
  var tag: UInt32 = 0
}

/// The shipments of one item to one replica.
struct KeyShipments {
  var first: Int32 = -1
  var last: Int32 = -1
  /// Up to this one all are known to be concurrent with a write of the destination.
  var marked: Int32 = -1
  var count: Int32 = 0
  /// Replicas that they come from, by bit, since there was none.
  var writers: UInt64 = 0
}
