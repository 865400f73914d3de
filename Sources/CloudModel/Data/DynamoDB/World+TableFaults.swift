import SimulationKernel

/// A fault of tables.
protocol TableFault: Fault {
  /// Adds what it does to a table's replica in a region to what others do.
  ///
  /// - Parameter region: `nil` in a cloud without regions.
  func impair(
    _ impairment: inout TableImpairment, table: String, region: String?, by fault: ActiveFault)
}

extension TableFault {
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshTables(in: &queue)
  }
}

/// What faults do to a table in one region.
struct TableImpairment {
  /// Share of attempts that are throttled whatever the capacity [0…1].
  var throttledShare = 0.0
  /// Share of attempts that are answered with a 5xx [0…1].
  var errorShare = 0.0
  var addedTime = TimeSpan.zero
  /// Whether callers find no address for the service.
  var hasNoAddress = false
  /// Whether nothing is replicated to and from the region.
  var isPaused = false
  /// How much farther its clock is ahead.
  var clockAhead = TimeSpan.zero
}

extension World {
  /// Works out what the faults that last do to all tables together.
  mutating func refreshTables(in queue: inout EventQueue) {
    let faults = lasting((any TableFault).self)
    for table in tables.indices {
      for replica in tables[table].impairments.indices {
        let region = description.regions.isEmpty ? nil : tables[table].data.replicas[replica].region
        var impairment = TableImpairment()
        for (kind, fault) in faults where fault.strength > 0 {
          kind.impair(&impairment, table: tables[table].name, region: region, by: fault)
        }
        tables[table].impairments[replica] = impairment
        tables[table].data[replica].clockAhead =
          tables[table].clocksAhead[replica] + impairment.clockAhead
      }
      refreshPauses(of: table, at: queue.now)
      carryOutOrders(of: table, in: &queue)
    }
  }

  private mutating func refreshPauses(of table: Int, at now: SimulationTime) {
    let isPaused = tables[table].impairments.map(\.isPaused)
    for source in isPaused.indices {
      for destination in isPaused.indices where destination != source {
        tables[table].data.setStall(
          .paused, from: source, to: destination, isOn: isPaused[source] || isPaused[destination],
          at: now)
      }
    }
  }
}
