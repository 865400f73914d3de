import RandomVariates
import SimulationKernel

/// The capacity of one replica: what the table as a whole and each of its partitions still serve.
///
/// Reads and writes are counted apart, each by the table, its quotas and the partition of the
/// item. A partition serves 3,000 read and 1,000 write units a second whatever the table's mode
/// (bp-partition-key-design); instant adaptive capacity lets it have all of the table's.
package struct TableCapacity: Sendable {
  package private(set) var reads: CapacitySide
  package private(set) var writes: CapacitySide
  /// Where in the range of hash values a key lies.
  private let placeOfKey: KeyedRandom

  package static let partitionReads = 3_000.0
  package static let partitionWrites = 1_000.0

  package init(_ description: CapacityDescription, key: StreamKey) {
    reads = CapacitySide(description, .reads)
    writes = CapacitySide(description, .writes)
    placeOfKey = KeyedRandom(key.derived("partition"))
    split(at: .zero)
  }

  package var partitionCount: Int { writes.partitionCount }

  /// The partition of a key; splits leave keys in the order of their hash values.
  package func partition(of key: Int) -> Int {
    Int(placeOfKey.uniform(UInt64(key)) * Double(partitionCount))
  }

  /// Takes the units of a read or write of one item, or says why they are not there.
  package mutating func take(
    _ units: Double, _ kind: CapacityKind, key: Int, at now: SimulationTime
  ) -> ThrottleReason? {
    let partition = partition(of: key)
    switch kind {
    case .reads:
      let reason = reads.take(units, partition: partition, at: now)
      if reads.hasGrown { split(at: now) }
      return reason
    case .writes:
      let reason = writes.take(units, partition: partition, at: now)
      if writes.hasGrown { split(at: now) }
      return reason
    }
  }

  /// When to ask again for units of writes that were not there: as soon as nothing but somebody
  /// else can have taken them, and after a minute in any case, for the capacity may have grown.
  package mutating func waitForWrites(
    _ units: Double, key: Int, at now: SimulationTime
  ) -> TimeSpan {
    let wait = writes.wait(for: units, partition: partition(of: key), at: now)
    // A nanosecond for the rounding.
    return TimeSpan(seconds: min(wait, 60)) + TimeSpan(nanoseconds: 1)
  }

  /// A minute is over: what each kind of units is to have instead, if it scales.
  package mutating func minuteEnded(
    at now: SimulationTime
  ) -> [(kind: CapacityKind, wanted: Double)] {
    var changes: [(kind: CapacityKind, wanted: Double)] = []
    if let wanted = reads.minuteEnded(at: now) { changes.append((.reads, wanted)) }
    if let wanted = writes.minuteEnded(at: now) { changes.append((.writes, wanted)) }
    return changes
  }

  /// An update of the table's provisioned capacity is done [units/s].
  package mutating func setProvisioned(
    _ kind: CapacityKind, to rate: Double, at now: SimulationTime
  ) {
    switch kind {
    case .reads: reads.setProvisioned(rate, at: now)
    case .writes: writes.setProvisioned(rate, at: now)
    }
    split(at: now)
  }

  /// Partitions are split for the larger need, and never merged.
  private mutating func split(at now: SimulationTime) {
    let count = max(reads.partitionsNeeded, writes.partitionsNeeded, partitionCount)
    reads.split(into: count, at: now)
    writes.split(into: count, at: now)
  }
}

package enum CapacityKind: Sendable, Equatable, CaseIterable {
  case reads, writes
}
