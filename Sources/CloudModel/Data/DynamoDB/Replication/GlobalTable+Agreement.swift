import SimulationKernel

// What people ask before they go back to a region: has everything arrived, and do replicas agree?
extension GlobalTable {
  /// The number of the write that was acknowledged last, in whichever region.
  package var lastWrite: UInt64 { writeCount }

  /// Whether every write of a replica up to this one has arrived wherever there is a replica.
  ///
  /// - Complexity: O(replicas)
  package func hasArrived(from replica: Int, upTo write: UInt64) -> Bool {
    replicas.indices.allSatisfy { other in
      let first = streams[pair(replica, other)].first
      return other == replica || first < 0
        || writes[Int(shipments[Int(first)].write)].version.number > write
    }
  }

  /// Those that some other replica does not have yet: the most of any.
  ///
  /// - Complexity: O(those writes)
  package func underWay(from replica: Int, upTo write: UInt64) -> Int {
    replicas.indices.filter { $0 != replica }
      .map { underWay(in: pair(replica, $0), upTo: write) }.max() ?? 0
  }

  /// Shipments of a pair stand in the order in which their writes were acknowledged.
  private func underWay(in pair: Int, upTo write: UInt64) -> Int {
    var count = 0
    var shipment = streams[pair].first
    while shipment >= 0,
      writes[Int(shipments[Int(shipment)].write)].version.number <= write
    {
      count += 1
      shipment = shipments[Int(shipment)].next
    }
    return count
  }

  // MARK: Divergence

  /// From now on ``divergent`` is kept.
  ///
  /// - Complexity: O(items · replicas) once; afterwards every write and every arrival counts itself.
  package mutating func trackDivergence() {
    guard divergent == nil else { return }
    divergent = (0..<keyCount).count { differs($0) }
  }

  /// A replica joins or leaves those that are compared.
  mutating func recountDivergence() {
    guard divergent != nil else { return }
    divergent = nil
    trackDivergence()
  }

  /// Whether replicas hold different versions of an item.
  func differs(_ key: Int) -> Bool {
    var first: UInt64?
    for replica in replicas.indices where replicas[replica].isActive {
      let serial = items[replica * keyCount + key].version.serial
      if let first, first != serial { return true }
      first = serial
    }
    return false
  }
}
