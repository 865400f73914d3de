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

  /// Who of the resolvers does not answer, from all faults that last: the largest share counts.
  mutating func refreshResolvers() {
    setResolversDown(0)
    let faults = lasting(ResolverOutage.self)
    for number in populations.indices {
      let name = populations[number].habits.name
      let share = faults.reduce(0) {
        ($1.kind.kind ?? name) == name ? max($0, $1.fault.reach) : $0
      }
      if share > 0 { setResolversDown(share, kind: name) }
    }
  }
}
