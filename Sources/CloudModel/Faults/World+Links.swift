import SimulationKernel

/// A fault of the ways between places.
protocol LinkFault: Fault {
  /// Adds what it does to a way to what others do.
  func impair(_ link: inout Link, from: String, to: String, by fault: ActiveFault)

  /// Whether it is about a place, and cuts that off from all others.
  func isolates(_ place: String, by fault: ActiveFault) -> Bool
}

extension LinkFault {
  func isolates(_ place: String, by fault: ActiveFault) -> Bool { false }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshLinks()
  }
}

/// What a fault does to the packets of some connections.
struct LinkImpairment {
  /// Of the connections [0…1].
  var share = 1.0
  var factor = 1.0
  var added = TimeSpan.zero
  /// Share of packets lost [0…1].
  var loss = 0.0
}

extension World {
  /// All ways, from all faults that last.
  mutating func refreshLinks() {
    let faults = lasting((any LinkFault).self)
    for from in places.indices {
      for to in places.indices {
        let index = linkIndex(from: from, to: to)
        links[index].mend()
        for (kind, fault) in faults where fault.strength > 0 {
          kind.impair(&links[index], from: places[from], to: places[to], by: fault)
        }
      }
    }
  }
}
