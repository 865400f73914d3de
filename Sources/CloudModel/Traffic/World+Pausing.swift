import SimulationKernel

// Sources that are told to stop, and to go on.
extension World {
  /// Stops a source, or some classes of it: their requests do not come until it is resumed.
  ///
  /// What would have come is drawn and left out, so that the requests afterwards are those that
  /// come in a run without the pause.
  mutating func pause(_ source: Int, classes names: [String]) {
    sources[source].isPaused = true
    let own = description.traffic[source].classes.indices
    let paused = own.filter {
      names.isEmpty || names.contains(description.traffic[source].classes[$0].name)
    }
    sources[source].pausedClasses = Set(paused.map { sources[source].firstClass + $0 })
  }

  /// Lets a source send again; clients that waited send at once.
  mutating func resume(_ source: Int, in queue: inout EventQueue) {
    sources[source].isPaused = false
    let parked = sources[source].parkedSessions
    sources[source].parkedSessions = []
    for session in parked { request(from: source, session: session, in: &queue) }
  }

  /// Whether the request that is due now is left out. A closed client waits with it.
  mutating func holdsBack(_ source: Int, session: Int32) -> Bool {
    guard sources[source].pausedClasses.contains(sources[source].upcomingClass) else {
      return false
    }
    if sources[source].closedClients > 0 { sources[source].parkedSessions.append(session) }
    skip(source)
    return true
  }
}
