import SimulationKernel

// Databases and resolvers that fail.
extension World {
  /// Each fault fails the host that writes when it begins, or is about to, and holds it to its end.
  mutating func refreshDatabase(
    _ name: String, by fault: ActiveFault, in queue: inout EventQueue
  ) {
    let number = number(name, in: databases, \.description.name)
    let host =
      faulted.failedHosts[fault.number]
      ?? (fault.strength > 0 ? databases[number].machine.foremost : nil)
    guard let host else { return }
    faulted.failedHosts[fault.number] = host
    refreshHost(host, of: number, in: &queue)
  }

  /// Whether a fault that lasts has failed the host.
  func isHeldDown(_ host: Int, of database: Int) -> Bool {
    lasting(DatabaseDown.self).contains {
      $0.fault.strength > 0 && $0.kind.database == databases[database].description.name
        && faulted.failedHosts[$0.fault.number] == host
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
