import RandomVariates
import SimulationKernel

// Reads: what a replica shows, against what was acknowledged anywhere.
extension GlobalTable {
  /// The part of the storage nodes that may be behind: one of three copies.
  private static let laggingNodes = 1.0 / 3

  /// An item is read.
  ///
  /// - Parameters:
  ///   - isStrong: Whether the read is consistent within its region, and between regions if the
  ///     table is.
  ///   - reader: As the author of a write.
  ///   - luck: Of the request, for the storage node that it meets.
  package mutating func read(
    _ key: Int, at replica: Int, isStrong: Bool, by reader: UInt64,
    luck: inout RandomStream, at now: SimulationTime
  ) {
    let item = items[replica * keyCount + key]
    self[replica].account.reads += 1
    if isStrong, consistency == .strong { return }
    var seen = item.version.serial
    if !isStrong, luck.uniform() < Self.laggingNodes,
      now - item.applied < TimeSpan(seconds: storageLag.sample(using: &luck))
    {
      seen = item.previous
    }
    if seen != newest[key].version.serial {
      self[replica].account.staleReads += 1
      if newest[key].author == reader { self[replica].account.ownWritesMissed += 1 }
    }
    guard !shipmentsOfKeys.isEmpty else { return }
    let list = shipmentsOfKeys[replica * keyCount + key]
    guard list.count > 0 else { return }
    self[replica].account.readsBehind += 1
    let oldest = writes[Int(shipments[Int(list.first)].write)]
    if !shipments[Int(list.first)].isLate, transactions.isPartial(oldest.transaction, at: replica) {
      partialReads += 1
    }
  }

  // MARK: Strong consistency

  /// A write of a table with strong consistency takes until `end` to be committed.
  /// - Returns: Whether no other region is committing one of the same item
  ///   (`ReplicatedWriteConflictException`).
  package mutating func beginCommit(
    of key: Int, at replica: Int, until end: SimulationTime, now: SimulationTime
  ) -> Bool {
    let present = commits[key]
    if present.end > now, present.replica != Int32(replica) { return false }
    commits[key] = Commit(end: max(end, present.end), replica: Int32(replica))
    return true
  }

  /// Whether a replica has yet to catch up with what it missed. One that has no capacity for what
  /// comes to it has missed nothing.
  package func isCatchingUp(_ replica: Int) -> Bool {
    replicas.indices.contains { source in
      guard source != replica else { return false }
      let stream = streams[pair(source, replica)]
      if case .draining = stream.state { return stream.catchesUp }
      return false
    }
  }
}
