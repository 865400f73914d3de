import SimulationKernel

/// What a step of the plan waits for.
package enum WaitCondition: Sendable, Equatable {
  /// The service's deployment has ended, whichever way.
  case deploymentFinished(service: String)
  case healthyTargets(targetGroup: String, atLeast: Int)
  /// The service has as many healthy tasks as it wants.
  case steady(service: String)
  case alarm(name: String, inAlarm: Bool)
  /// The schema has reached the phase.
  case schemaPhase(schema: String, phase: String)
  /// A health check of Route 53 reports this.
  case healthCheck(name: String, isHealthy: Bool)
  /// Every write that the table had acknowledged in the region when the wait began has reached its
  /// other replicas. Later ones do not count: under traffic some are on their way at any time.
  case replicated(table: String, from: String)
  /// So many items at most differ between the table's replicas.
  case divergence(table: String, atMost: Int)
  /// The database takes writes; in that Region if one is named.
  case databaseAvailable(database: String, region: String?)
  /// The Region has a replica that follows the database's writer, or has the writer.
  case replicaFollows(database: String, region: String)
  /// Of the requests of a source that ended within the window, all of it after the wait began,
  /// at least this share succeeded [0…1].
  case successShare(source: String, atLeast: Double, window: TimeSpan)
  /// No request of the source, and none to the listener, is in flight; of the named classes of the
  /// source if there are any.
  case drained(source: String?, listener: String?, classes: [String] = [])
}

extension WaitCondition {
  /// Whether nobody tells when it may have come to hold, so that one has to look.
  var isLookedAt: Bool {
    switch self {
    case .deploymentFinished, .healthyTargets, .alarm, .schemaPhase, .healthCheck, .replicated,
      .databaseAvailable, .replicaFollows:
      false
    // A write may make replicas of a table with strong consistency agree, and tells nobody.
    case .steady, .divergence, .successShare, .drained: true
    }
  }

  package var title: String {
    switch self {
    case .deploymentFinished(let service): "the deployment of \(service)"
    case .healthyTargets(let group, let count): "\(count) healthy targets in \(group)"
    case .steady(let service): "all tasks of \(service)"
    case .alarm(let name, let inAlarm): "\(name) \(inAlarm ? "in alarm" : "out of alarm")"
    case .schemaPhase(let schema, let phase): "\(schema) to be \(phase)"
    case .healthCheck(let name, let isHealthy):
      "\(name) to be \(isHealthy ? "healthy" : "unhealthy")"
    case .replicated(let table, let region): "the writes of \(table) in \(region) to arrive"
    case .divergence(let table, 0): "the replicas of \(table) to agree"
    case .divergence(let table, let count):
      "at most \(count) \(count == 1 ? "item" : "items") of \(table) to differ"
    case .databaseAvailable(let database, let region):
      region.map { "\(database) in \($0)" } ?? database
    case .replicaFollows(let database, let region): "the replica of \(database) in \(region)"
    case .successShare(let source, _, _): "the success of \(source)"
    case .drained(let source, let listener, _): "\(source ?? listener ?? "nothing") to be empty"
    }
  }
}
