import RandomVariates
import SimulationKernel

// Tables in the world: their regions, the network between them, and what is done to them.
extension World {
  mutating func buildTables(in queue: inout EventQueue) {
    let key = draws.key.derived("world").derived("table")
    let calls = description.tables.isEmpty ? [] : description.describedCalls
    for (number, it) in description.tables.enumerated() {
      let readsTransactions = calls.contains {
        $0.call.to == it.name && $0.call.operation == .transactionalRead
      }
      tables.append(
        StoredTable(
          it, adding: description.addedReplicas(of: it), places: places,
          readsTransactions: readsTransactions, key: key.derived(UInt64(number))))
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
    if let wait = waitForCapacity(of: shipment, table: table, at: queue.now) {
      tables[table].data.holdUp(shipment, for: wait, at: queue.now)
      carryOutOrders(of: table, in: &queue)
    } else {
      tables[table].data.arrive(shipment, at: queue.now)
      checkPlan(in: &queue)
    }
  }

  /// The next write of a backlog is due.
  mutating func backlogDrains(_ pair: Int, tag: UInt32, in queue: inout EventQueue) {
    let table = Int(tag >> 17)
    guard
      let shipment = tables[table].data.nextOfDrain(pair, generation: tag)
    else { return }
    let wait = waitForCapacity(of: shipment, table: table, at: queue.now)
    if wait == nil {
      tables[table].data.arrive(shipment, at: queue.now)
      checkPlan(in: &queue)
    }
    tables[table].data.continueDrain(of: pair, after: wait ?? .zero, at: queue.now)
    carryOutOrders(of: table, in: &queue)
  }

  /// A replicated write uses the capacity of the region that it comes to.
  /// - Returns: When to ask again if it is not there; `nil` if it was, and is used now.
  private mutating func waitForCapacity(
    of shipment: Int, table: Int, at now: SimulationTime
  ) -> TimeSpan? {
    let (key, replica) = tables[table].data.destination(ofShipment: shipment)
    guard takeForReplication(of: key, to: replica, of: table, at: now) != nil else { return nil }
    let units = TableOperation.write.units(itemSize: tables[table].itemSize)
    return tables[table].capacities[replica].waitForWrites(units, key: key, at: now)
  }

  /// Takes the units of a write of another region.
  mutating func takeForReplication(
    of key: Int, to replica: Int, of table: Int, at now: SimulationTime
  ) -> ThrottleReason? {
    let units = TableOperation.write.units(itemSize: tables[table].itemSize)
    return tables[table].capacities[replica].take(units, .writes, key: key, at: now)
  }

  // MARK: What the control plane does

  /// UpdateTable: a region gets a replica. Nothing happens while the control plane is down.
  mutating func addReplica(_ table: Int, in region: String, queue: inout EventQueue) {
    guard let replica = tables[table].data.replica(in: region) else {
      preconditionFailure("the plan adds no replica of \(tables[table].name) in \(region)")
    }
    guard !tables[table].data.replicas[replica].isActive,
      controlPlanes.isUp(.dynamoDB(tables[table].places[replica]))
    else { return }
    var luck = tables[table].luck.stream(UInt64(replica) &+ 1 << 62)
    let bytes = Double(tables[table].itemSize) * Double(tables[table].data.keyCount)
    let seconds = tables[table].newReplica.sample(using: &luck) + bytes / tables[table].fillRate
    schedule(
      .data(.replicaActive(table: table, replica: replica)), after: TimeSpan(seconds: seconds),
      in: &queue)
  }

  /// A new replica is ready. If its region is gone, or no other one can be reached to copy from,
  /// it stays as it is and asks again a minute later.
  mutating func replicaActive(_ replica: Int, of table: Int, in queue: inout EventQueue) {
    guard !tables[table].data.replicas[replica].isActive else { return }
    if tables[table].data.activate(replica, at: queue.now) {
      checkPlan(in: &queue)
      return
    }
    schedule(
      .data(.replicaActive(table: table, replica: replica)), after: .minutes(1), in: &queue)
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
    for step in planSteps {
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
