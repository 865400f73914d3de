import SimulationKernel

// Databases and resolvers that fail.
extension World {
  /// The writer of a database, from all faults that last: the host that failed comes back with the
  /// end of the last one.
  mutating func refreshDatabase(
    _ name: String, by fault: ActiveFault, in queue: inout EventQueue
  ) {
    let number = number(name, in: databases, \.description.name)
    let isDown = lasting(DatabaseDown.self).contains {
      $0.fault.strength > 0 && $0.kind.database == name
    }
    if isDown, faulted.failedHosts[number] == nil {
      faulted.failedHosts[number] = databases[number].machine.writer
      failDatabase(number, in: &queue)
    } else if !isDown, let host = faulted.failedHosts[number] {
      faulted.failedHosts[number] = nil
      guard !deadZones[databases[number].zones[host]].isDead else { return }
      setHost(host, of: number, isUp: true, silently: false, in: &queue)
    }
  }

  /// Which of the resolvers do not answer, or do not reach the name servers, from all faults that
  /// last: the largest share counts.
  mutating func refreshResolvers() {
    let faults = lasting(ResolverOutage.self)
    for number in populations.indices {
      let name = populations[number].habits.name
      func share(upstream: Bool) -> Double {
        faults.reduce(0) { largest, it in
          (it.kind.kind ?? name) == name && it.kind.upstream == upstream
            ? max(largest, it.fault.reach) : largest
        }
      }
      populations[number].downShare = share(upstream: false)
      populations[number].cutShare = share(upstream: true)
    }
  }
}
