import SimulationKernel

// Tables and the network between their regions: who is lost, who is cut off, and who reaches whom.
extension World {
  /// Whether packets get through between two places, both ways. A fault that meets a share of the
  /// connections leaves them connected.
  func areConnected(_ one: Int, _ other: Int) -> Bool {
    guard one >= 0, other >= 0, one != other else { return true }
    return !links[linkIndex(from: one, to: other)].isCut
      && !links[linkIndex(from: other, to: one)].isCut
  }

  /// The other participants of a table with strong consistency that a replica reaches.
  func participants(
    of table: Int, besides replica: Int
  ) -> [(place: Int, acknowledger: TableCall.Acknowledger)] {
    let home = tables[table].places[replica]
    var participants: [(place: Int, acknowledger: TableCall.Acknowledger)] = []
    for other in tables[table].data.replicas.indices
    where other != replica && tables[table].data.replicas[other].lostSince == nil
      && areConnected(home, tables[table].places[other])
    {
      participants.append((tables[table].places[other], .replica(other)))
    }
    if let witness = tables[table].witness, !tables[table].isWitnessLost,
      areConnected(home, witness)
    {
      participants.append((witness, .witness))
    }
    return participants
  }

  // MARK: Faults

  /// A fault has begun or ended: regions without a zone that has power are lost, and links may be
  /// cut.
  mutating func tablesFollowFaults(in queue: inout EventQueue) {
    guard !tables.isEmpty else { return }
    for region in description.regions.indices {
      setTables(ofRegion: region, areLost: isDark(region), in: &queue)
    }
    if description.regions.isEmpty {
      setTables(ofRegion: -1, areLost: deadZones.allSatisfy(\.isDead), in: &queue)
    }
    tablesFollowNetwork(in: &queue)
  }

  /// Whether no zone of a region has power.
  private func isDark(_ region: Int) -> Bool {
    zones.indices.allSatisfy { regionOfZone[$0] != region || deadZones[$0].isDead }
  }

  /// A region is lost with its tables, or comes back with all that they had.
  private mutating func setTables(ofRegion place: Int, areLost: Bool, in queue: inout EventQueue) {
    for table in tables.indices {
      if tables[table].witness == place { tables[table].isWitnessLost = areLost }
      for replica in tables[table].places.indices where tables[table].places[replica] == place {
        tables[table].data.setLost(replica, isLost: areLost, at: queue.now)
      }
      carryOutOrders(of: table, in: &queue)
    }
  }

  /// Links were cut, impaired or mended: replication stalls, slows down or goes on.
  private mutating func tablesFollowNetwork(in queue: inout EventQueue) {
    for table in tables.indices {
      let replicas = tables[table].data.replicas
      for source in replicas.indices {
        for destination in replicas.indices where destination != source {
          tables[table].data.setStall(
            .cut, from: source, to: destination,
            isOn: isReplicationCut(of: table, from: source, to: destination), at: queue.now)
          tables[table].data.setWay(
            replicationWay(of: table, from: source, to: destination), from: source,
            to: destination, at: queue.now)
        }
        let hasOthers = replicas.indices.contains { $0 != source && replicas[$0].isActive }
        tables[table].data.setIsolated(
          source, hasOthers && isCutOff(tables[table].places[source]), at: queue.now)
      }
      carryOutOrders(of: table, in: &queue)
    }
  }

  /// Whether it is this place that is cut off, and not the others: a fault is about it, or nothing
  /// passes between it and several others. Of two with nothing between them neither is.
  private func isCutOff(_ place: Int) -> Bool {
    guard place >= 0 else { return false }
    let isMeant = lasting((any LinkFault).self).contains { kind, fault in
      fault.strength > 0 && kind.isolates(places[place], by: fault)
    }
    let others = places.indices.filter {
      $0 != place && !(description.regions.indices.contains($0) && isDark($0))
    }
    return isMeant || others.count > 1 && others.allSatisfy { !areConnected(place, $0) }
  }

  /// Of a table with strong consistency a replica gets what it misses from any participant.
  private func isReplicationCut(of table: Int, from source: Int, to destination: Int) -> Bool {
    switch tables[table].data.consistency {
    case .eventual:
      !areConnected(tables[table].places[source], tables[table].places[destination])
    case .strong:
      participants(of: table, besides: destination).isEmpty
    }
  }

  /// What faults do to the way of replication; `nil` is nothing. A connection that gets nothing
  /// through one way is of no use the other way either.
  private func replicationWay(
    of table: Int, from source: Int, to destination: Int
  ) -> ReplicationWay? {
    let (from, to) = (tables[table].places[source], tables[table].places[destination])
    guard from >= 0, to >= 0, from != to else { return nil }
    var link = links[linkIndex(from: from, to: to)]
    link.cutShare = max(link.cutShare, links[linkIndex(from: to, to: from)].cutShare)
    guard link.isDisturbed else { return nil }
    return ReplicationWay(link: link, retransmission: description.network.retransmission)
  }
}
