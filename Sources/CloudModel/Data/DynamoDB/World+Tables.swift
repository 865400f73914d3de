import RandomVariates
import SimulationKernel

// Tables in the world: their regions, the network between them, and what is done to them.
extension World {
  mutating func buildTables(in queue: inout EventQueue) {
    let key = draws.key.derived("world").derived("table")
    for (number, it) in description.tables.enumerated() {
      tables.append(
        StoredTable(
          it, adding: description.addedReplicas(of: it), places: places,
          key: key.derived(UInt64(number))))
      if it.scalesCapacity {
        schedule(.data(.tableMinute(table: number)), after: .minutes(1), in: &queue)
      }
    }
  }

  func tableAccounts(at end: SimulationTime) -> [TableAccount] {
    tables.map { table in
      var account = table.data.account(name: table.name, at: end)
      for (replica, capacity) in table.capacities.enumerated() {
        account.regions[replica].readUnits = capacity.reads.consumed
        account.regions[replica].writeUnits = capacity.writes.consumed
      }
      return account
    }
  }

  /// In the order of the description's `replicationNames`.
  mutating func takeReplicationLatencies() -> [MetricSample?] {
    var samples: [MetricSample?] = []
    for table in tables.indices { samples += tables[table].data.takeLatencies() }
    return samples
  }

  // MARK: Replication

  /// Schedules what the data of a table asks for.
  mutating func carryOutOrders(of table: Int, in queue: inout EventQueue) {
    guard !tables[table].data.orders.isEmpty else { return }
    for order in tables[table].data.orders {
      switch order {
      case .arrival(let shipment, let tag, let delay):
        queue.schedule(
          Event(
            kind: EventKind.writeArrives.rawValue, tag: Self.eventTag(table, tag),
            index: UInt32(truncatingIfNeeded: shipment)),
          after: delay)
      case .drain(let pair, let generation, let delay):
        queue.schedule(
          Event(
            kind: EventKind.backlogDrains.rawValue, tag: Self.eventTag(table, generation),
            index: UInt32(truncatingIfNeeded: pair)),
          after: delay)
      }
    }
    tables[table].data.orders.removeAll(keepingCapacity: true)
  }

  /// Seven bits for the table, and the others for a generation.
  private static func eventTag(_ table: Int, _ generation: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: table) << 17 | generation & GlobalTable.tagMask
  }

  /// A write has reached another region.
  mutating func writeArrives(_ shipment: Int, tag: UInt32, in queue: inout EventQueue) {
    let table = Int(tag >> 17)
    guard tables[table].data.isCurrent(shipment, tag: tag) else { return }
    if admitsReplication(of: shipment, table: table, at: queue.now) {
      tables[table].data.arrive(shipment, at: queue.now)
      checkPlan(in: &queue)
    } else {
      tables[table].data.holdUp(shipment, at: queue.now)
      carryOutOrders(of: table, in: &queue)
    }
  }

  /// The next write of a backlog is due.
  mutating func backlogDrains(_ pair: Int, tag: UInt32, in queue: inout EventQueue) {
    let table = Int(tag >> 17)
    guard
      let shipment = tables[table].data.nextOfDrain(pair, generation: tag)
    else { return }
    if admitsReplication(of: shipment, table: table, at: queue.now) {
      tables[table].data.arrive(shipment, at: queue.now)
      checkPlan(in: &queue)
    }
    tables[table].data.continueDrain(of: pair)
    carryOutOrders(of: table, in: &queue)
  }

  /// A replicated write uses the capacity of the region that it comes to.
  private mutating func admitsReplication(
    of shipment: Int, table: Int, at now: SimulationTime
  ) -> Bool {
    let destination = tables[table].data.destination(ofShipment: shipment)
    let units = TableOperation.write.units(itemSize: tables[table].itemSize)
    return tables[table].capacities[destination.replica].take(
      units, .writes, key: destination.key, at: now) == nil
  }

  /// Whether nothing of a table is on its way from a region.
  func isDrained(_ table: Int, from region: String) -> Bool {
    tables[table].data.replica(in: region).map { tables[table].data.isDrained($0) } ?? true
  }

  // MARK: Regions and the network

  /// Whether packets get through between two places, both ways.
  func areConnected(_ one: Int, _ other: Int) -> Bool {
    guard one >= 0, other >= 0, one != other else { return true }
    return !links[linkIndex(from: one, to: other)].isCut
      && !links[linkIndex(from: other, to: one)].isCut
  }

  /// The participants of a table with strong consistency that a replica can ask now.
  func voters(
    of table: Int, besides replica: Int
  ) -> [(place: Int, acknowledger: TableCall.Acknowledger)] {
    let home = tables[table].places[replica]
    var voters: [(place: Int, acknowledger: TableCall.Acknowledger)] = []
    for other in tables[table].data.replicas.indices
    where other != replica && tables[table].data.replicas[other].lostSince == nil
      && areConnected(home, tables[table].places[other])
    {
      voters.append((tables[table].places[other], .replica(other)))
    }
    if let witness = tables[table].witness, !tables[table].isWitnessLost,
      areConnected(home, witness)
    {
      voters.append((witness, .witness))
    }
    return voters
  }

  /// Links were cut or mended: replication stalls or goes on.
  private mutating func tablesFollowNetwork(in queue: inout EventQueue) {
    for table in tables.indices {
      let count = tables[table].data.replicas.count
      for source in 0..<count {
        var isIsolated = count > 1
        for destination in 0..<count where destination != source {
          let isCut = isReplicationCut(of: table, from: source, to: destination)
          tables[table].data.setStall(
            .cut, from: source, to: destination, isOn: isCut, at: queue.now)
          isIsolated = isIsolated && isCut
        }
        tables[table].data.setIsolated(source, isIsolated, at: queue.now)
      }
      carryOutOrders(of: table, in: &queue)
    }
  }

  /// Of a table with strong consistency a replica gets what it misses from any participant.
  private func isReplicationCut(of table: Int, from source: Int, to destination: Int) -> Bool {
    switch tables[table].data.consistency {
    case .eventual:
      !areConnected(tables[table].places[source], tables[table].places[destination])
    case .strong:
      voters(of: table, besides: destination).isEmpty
    }
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

  /// A fault has begun or ended: regions without a zone that has power are lost, and links may be
  /// cut.
  mutating func tablesFollowFaults(in queue: inout EventQueue) {
    guard !tables.isEmpty else { return }
    for region in description.regions.indices {
      let areLost = zones.indices.allSatisfy { regionOfZone[$0] != region || deadZones[$0].isDead }
      setTables(ofRegion: region, areLost: areLost, in: &queue)
    }
    if description.regions.isEmpty {
      setTables(ofRegion: -1, areLost: deadZones.allSatisfy(\.isDead), in: &queue)
    }
    tablesFollowNetwork(in: &queue)
  }

  // MARK: What the control plane does

  /// UpdateTable: a region gets a replica. Nothing happens while the control plane is down.
  mutating func addReplica(_ table: Int, in region: String, queue: inout EventQueue) {
    guard let replica = tables[table].data.replica(in: region),
      !tables[table].data.replicas[replica].isActive,
      controlPlanes.isUp(.dynamoDB(tables[table].places[replica]))
    else { return }
    var luck = tables[table].luck.stream(UInt64(replica) &+ 1 << 62)
    let bytes = Double(tables[table].itemSize) * Double(tables[table].data.keyCount)
    let seconds = tables[table].newReplica.sample(using: &luck) + bytes / tables[table].fillRate
    schedule(
      .data(.replicaActive(table: table, replica: replica)), after: TimeSpan(seconds: seconds),
      in: &queue)
  }

  mutating func replicaActive(_ replica: Int, of table: Int, in queue: inout EventQueue) {
    tables[table].data.activate(replica, at: queue.now)
  }

  /// Automatic scaling looks at the minute that is over.
  mutating func tableMinuteEnded(_ table: Int, in queue: inout EventQueue) {
    for replica in tables[table].capacities.indices {
      let changes = tables[table].capacities[replica].minuteEnded(at: queue.now)
      guard let takes = description.tables[table].scalingTakes(replica),
        controlPlanes.isUp(.dynamoDB(tables[table].places[replica]))
      else { continue }
      for change in changes {
        schedule(
          .data(
            .capacityChanges(
              table: table, replica: replica, kind: change.kind, rate: change.wanted)),
          after: takes, in: &queue)
      }
    }
    schedule(.data(.tableMinute(table: table)), after: .minutes(1), in: &queue)
  }

  mutating func capacityChanges(
    of table: Int, replica: Int, _ kind: CapacityKind, to rate: Double, at now: SimulationTime
  ) {
    tables[table].capacities[replica].setProvisioned(kind, to: rate, at: now)
  }
}

extension CloudDescription {
  /// What the metric of replication is reported for: `table/source/destination`. AWS reports none
  /// for tables with strong consistency.
  package var replicationNames: [String] {
    tables.flatMap { table in
      let regions = table.heldBy.map(\.region) + addedReplicas(of: table)
      return regions.flatMap { from in
        regions.filter { $0 != from }.map { "\(table.name)/\(from)/\($0)" }
      }
    }
  }

  /// Regions in which the plan adds a replica of a table.
  package func addedReplicas(of table: TableDescription) -> [String] {
    var added: [String] = []
    for step in plan {
      guard case .addReplica(.table(table.name), let region) = step.action, !added.contains(region),
        !table.replicas.contains(where: { $0.region == region })
      else { continue }
      added.append(region)
    }
    return added
  }
}

extension TableDescription {
  /// How long updates by automatic scaling take in a replica; `nil` does not scale.
  func scalingTakes(_ replica: Int) -> TimeSpan? {
    let own = replica < heldBy.count ? heldBy[replica].capacity : nil
    guard case .provisioned(let it) = own ?? capacity else { return nil }
    return it.scaling?.takes
  }

  var scalesCapacity: Bool { heldBy.indices.contains { scalingTakes($0) != nil } }
}
