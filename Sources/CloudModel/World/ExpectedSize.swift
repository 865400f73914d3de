import RandomVariates
import SimulationKernel

/// How large a run of a cloud will be: an estimate, to refuse what would not end, or not fit,
/// before it is begun.
package struct ExpectedSize: Sendable, Hashable {
  package var requests = 0.0
  package var healthChecks = 0.0
  package var events = 0.0
  /// Of clients, sessions, resolvers and traces, which are all there from the start [bytes].
  package var bytes = 0.0

  /// Arrival, start of service, end of service, and a timer.
  private static let eventsPerRequest = 4.0
  /// It is sent, and answered.
  private static let eventsPerHealthCheck = 2.0
  /// [byte]
  private static let bytesPerSession = 128.0
  /// A closed client always has a request in flight or a timer pending: 310 were measured while
  /// all requests are in flight, and a table that doubles is there twice [byte].
  private static let bytesPerClient = 512.0
  /// In each replica: its version, what is on its way to it, and its part of what all know.
  private static let bytesPerItem = 96.0
  private static let bytesPerResolver = 64.0
  private static let bytesPerTraceRow = 16.0

  /// - Parameter factor: Multiplies the traffic of every source, which is not built for that: a
  ///   recorded trace alone could be too large.
  package init(of cloud: CloudDescription, traffic factor: Double = 1) {
    for source in cloud.traffic {
      requests += source.expectedRequests(until: cloud.horizon) * factor
      bytes += Self.bytes(of: source, traffic: factor)
    }
    bytes += Double(cloud.resolverCount) * Self.bytesPerResolver
    bytes += cloud.tables.reduce(0) {
      $0 + Self.bytes(of: $1, replicas: $1.heldBy.count + cloud.addedReplicas(of: $1).count)
    }
    healthChecks = cloud.expectedHealthChecks + cloud.expectedProbes
    events =
      requests * Self.eventsPerRequest + healthChecks * Self.eventsPerHealthCheck
      + cloud.expectedTicks
  }

  private static func bytes(of table: TableDescription, replicas: Int) -> Double {
    Double(table.keys.count) * Double(replicas) * bytesPerItem
  }

  private static func bytes(of source: TrafficDescription, traffic factor: Double) -> Double {
    let sessions = Double(source.client.sessions) * bytesPerSession
    return switch source.arrivals {
    case .closed(let clients, _):
      max(sessions, Double(clients) * factor * bytesPerClient)
    case .trace(let trace):
      sessions + Double(trace.arrivals.count) * factor * bytesPerTraceRow
    // Of more traffic each count is larger, and there are no more of them.
    case .counts(let series): sessions + Double(series.counts.count) * bytesPerTraceRow
    case .constant, .poisson, .renewal, .stages, .daily, .bursts: sessions
    }
  }
}

extension TrafficDescription {
  fileprivate func expectedRequests(until horizon: TimeSpan) -> Double {
    let end = min(end ?? horizon, horizon)
    guard end > start else { return 0 }
    let seconds = (end - start).seconds
    if case .closed(let clients, let think) = arrivals {
      let work = classes.map(\.work.mean).min() ?? 0
      let cycle = think.mean + work
      return cycle > 0 ? Double(clients) * (seconds / cycle + 1) : Double(clients)
    }
    return arrivals.expectedCount(in: seconds) * Double(batchSize)
  }
}

extension CloudDescription {
  /// Targets that are registered with a group at the start.
  package func registeredTargets(with group: String) -> Int {
    services.reduce(0) { $0 + ($1.targetGroup == group ? $1.desiredCount : 0) }
      + fleets.reduce(0) { $0 + ($1.targetGroup == group ? $1.count : 0) }
  }

  /// Every node checks every target.
  fileprivate var expectedHealthChecks: Double {
    loadBalancers.reduce(0) { sum, balancer in
      let nodes = Double(zones(balancer.zones, in: balancer.region).count)
      return sum
        + balancer.targetGroups.reduce(0) { sum, name in
          guard let check = targetGroups.first(where: { $0.name == name })?.healthCheck,
            check.enabled
          else { return sum }
          let rounds = horizon.seconds / check.interval.seconds
          return sum + nodes * Double(registeredTargets(with: name)) * rounds
        }
    }
  }

  /// Of Route 53's checkers.
  fileprivate var expectedProbes: Double {
    healthChecks.reduce(0) { sum, check in
      guard case .endpoint(let it) = check.kind, !check.isDisabled else { return sum }
      return sum + Double(it.checkers) * horizon.seconds / it.requestInterval.seconds
    }
  }

  /// What goes on by the clock alone.
  fileprivate var expectedTicks: Double {
    let interval = propagation.schedulerInterval.seconds
    let scheduler = interval > 0 ? horizon.seconds / interval : 0
    let polls = services.compactMap(\.deployment.alarms).reduce(0) {
      $0 + horizon.seconds / $1.pollInterval.seconds
    }
    var syncs = 0.0
    for policy in services.flatMap({ $0.scaling?.policies ?? [] }) {
      guard case .horizontalPodAutoscaler(let pods) = policy.kind else { continue }
      syncs += horizon.seconds / pods.syncPeriod.seconds
    }
    return scheduler * Double(services.count) + polls + syncs + observations
  }

  /// Ends of metric intervals, and evaluations of alarms: the scenario's, and both of each target
  /// tracking policy.
  private var observations: Double {
    let tracking = services.flatMap { $0.scaling?.policies ?? [] }.count { policy in
      if case .targetTracking = policy.kind { true } else { false }
    }
    let finest = alarms.contains { $0.period < .minutes(1) } ? 10.0 : 60
    let ends = horizon.seconds / finest + horizon.seconds / 60 * 2 * Double(tracking)
    return alarms.reduce(ends) {
      $0 + horizon.seconds / ($1.period < .minutes(1) ? 10 : 60)
    }
  }
}
