import SimulationKernel

/// A fault of the replicas of tables.
protocol TableFault: Fault {
  /// `nil` is every table.
  var table: String? { get }
  /// `nil` is every region's replica.
  var region: String? { get }
  /// Adds what it does to a replica to what others do.
  func impair(_ impairment: inout ReplicaImpairment, by fault: ActiveFault)
}

extension TableFault {
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshTables()
  }

  func concerns(_ table: String, in region: String?) -> Bool {
    (self.table ?? table) == table && (self.region == nil || self.region == region)
  }
}

/// What faults do to one region's replica of a table.
struct ReplicaImpairment: Equatable {
  /// Share of attempts that is throttled [0…1].
  var throttledShare = 0.0
  /// Share of attempts that is answered with a 5xx [0…1].
  var errorShare = 0.0
  /// What all attempts take more.
  var added = TimeSpan.zero
  /// Whether callers find no address.
  var hasNoAddress = false
  /// How far its clock is ahead; behind, if negative.
  var clockAhead = TimeSpan.zero
}

extension World {
  /// The region of a table's replica; `nil` in a cloud without regions.
  private func regionName(ofReplica replica: Int, of table: Int) -> String? {
    let place = tables[table].places[replica]
    return description.regions.indices.contains(place) ? description.regions[place].name : nil
  }

  /// All replicas of all tables, from all faults that last.
  mutating func refreshTables() {
    let faults = lasting((any TableFault).self)
    for table in tables.indices {
      for replica in tables[table].places.indices {
        let region = regionName(ofReplica: replica, of: table)
        var impairment = ReplicaImpairment()
        for (kind, fault) in faults
        where fault.strength > 0 && kind.concerns(tables[table].name, in: region) {
          kind.impair(&impairment, by: fault)
        }
        throttle(table: table, replica: replica, share: impairment.throttledShare)
        setErrors(
          ofTable: table, replica: replica, share: impairment.errorShare, added: impairment.added)
        setAddress(ofTable: table, replica: replica, isMissing: impairment.hasNoAddress)
        let replicas = description.tables[table].heldBy
        let usual = replicas.indices.contains(replica) ? replicas[replica].clockAhead : .zero
        setClock(ofTable: table, replica: replica, ahead: usual + impairment.clockAhead)
      }
    }
  }

  /// Which replications are paused, from all faults that last.
  mutating func refreshReplication(in queue: inout EventQueue) {
    let faults = lasting(ReplicationPaused.self).filter { $0.fault.strength > 0 }
    for table in tables.indices {
      let count = tables[table].places.count
      for source in 0..<count {
        for destination in 0..<count where destination != source {
          let isPaused = faults.contains {
            $0.kind.concerns(
              tables[table].name, from: regionName(ofReplica: source, of: table),
              to: regionName(ofReplica: destination, of: table))
          }
          pauseReplication(
            of: table, from: source, to: destination, isPaused: isPaused, in: &queue)
        }
      }
    }
  }
}
