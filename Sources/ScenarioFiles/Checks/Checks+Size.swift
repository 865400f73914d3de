import CloudModel
import Experiments
import RandomVariates
import SimulationKernel

extension ScenarioChecks {
  /// Arrival, start of service, end of service, and a timer.
  private static let eventsPerRequest = 4.0
  /// It is sent, and answered.
  private static let eventsPerHealthCheck = 2.0
  /// [byte]
  private static let bytesPerSession = 128.0
  private static let bytesPerResolver = 64.0
  private static let bytesPerTraceRow = 16.0

  /// Refuses what would not end, or not fit, before it is begun.
  mutating func checkSize(_ limits: RunLimits) {
    let requests = cloud.traffic.reduce(0) { $0 + expectedRequests(of: $1) }
    let checks = expectedHealthChecks
    let events = requests * Self.eventsPerRequest + checks * Self.eventsPerHealthCheck + ticks
    if !(events <= Double(limits.events)) {
      report(
        .tooManyEvents, at: .of("duration"),
        "about \(Self.round(requests)) requests and \(Self.round(checks)) health checks in "
          + "\(DurationText.text(of: cloud.horizon)) need about \(Self.round(events)) events for "
          + "each replication, the limit is \(Self.round(Double(limits.events)))",
        help: "shorten the run, lower the rates, or raise \"limits\": {\"events\": …}")
    }
    let resolvers = cloud.names.reduce(0) { $0 + Double($1.resolvers.count) }
    let bytes =
      cloud.traffic.reduce(0) { $0 + expectedBytes(of: $1) } + resolvers * Self.bytesPerResolver
    if bytes > Double(limits.memory) {
      report(
        .tooMuchMemory, at: .of("traffic"),
        "clients, sessions and traces need about \(Self.round(bytes / 0x1p20)) MiB for each "
          + "replication, the limit is \(SizeText.text(of: limits.memory))",
        help: "lower their number, or raise \"limits\": {\"memory\": …}")
    }
  }

  private func expectedRequests(of source: TrafficDescription) -> Double {
    let end = min(source.end ?? cloud.horizon, cloud.horizon)
    guard end > source.start else { return 0 }
    let seconds = (end - source.start).seconds
    if case .closed(let clients, let think) = source.arrivals {
      let work = source.classes.map(\.work.mean).min() ?? 0
      let cycle = think.mean + work
      return cycle > 0 ? Double(clients) * (seconds / cycle + 1) : Double(clients)
    }
    return source.arrivals.expectedCount(in: seconds) * Double(source.batchSize)
  }

  /// Every node checks every target.
  private var expectedHealthChecks: Double {
    cloud.loadBalancers.reduce(0) { sum, balancer in
      let nodes = Double(balancer.zones.isEmpty ? cloud.zones.count : balancer.zones.count)
      return sum
        + balancer.targetGroups.reduce(0) { sum, name in
          guard let check = targetGroup(name)?.healthCheck, check.enabled else { return sum }
          let rounds = cloud.horizon.seconds / check.interval.seconds
          return sum + nodes * Double(registeredTargets(with: name)) * rounds
        }
    }
  }

  /// What goes on by the clock alone.
  private var ticks: Double {
    let interval = cloud.propagation.schedulerInterval.seconds
    let scheduler = interval > 0 ? cloud.horizon.seconds / interval : 0
    let polls = cloud.services.compactMap(\.deployment.alarms).reduce(0) {
      $0 + cloud.horizon.seconds / $1.pollInterval.seconds
    }
    var syncs = 0.0
    for policy in cloud.services.flatMap({ $0.scaling?.policies ?? [] }) {
      guard case .horizontalPodAutoscaler(let pods) = policy.kind else { continue }
      syncs += cloud.horizon.seconds / pods.syncPeriod.seconds
    }
    return scheduler * Double(cloud.services.count) + polls + syncs + observations
  }

  /// Ends of metric intervals, and evaluations of alarms: the scenario's, and both of each target
  /// tracking policy.
  private var observations: Double {
    let tracking = cloud.services.flatMap { $0.scaling?.policies ?? [] }.count { policy in
      if case .targetTracking = policy.kind { true } else { false }
    }
    let finest = cloud.alarms.contains { $0.period < .minutes(1) } ? 10.0 : 60
    let ends = cloud.horizon.seconds / finest + cloud.horizon.seconds / 60 * 2 * Double(tracking)
    return cloud.alarms.reduce(ends) {
      $0 + cloud.horizon.seconds / ($1.period < .minutes(1) ? 10 : 60)
    }
  }

  private func expectedBytes(of source: TrafficDescription) -> Double {
    var sessions = Double(source.client.sessions)
    var bytes = 0.0
    switch source.arrivals {
    case .closed(let clients, _): sessions = max(sessions, Double(clients))
    case .trace(let trace): bytes = Double(trace.arrivals.count) * Self.bytesPerTraceRow
    case .counts(let series): bytes = Double(series.counts.count) * Self.bytesPerTraceRow
    case .constant, .poisson, .renewal, .stages, .daily, .bursts: break
    }
    return bytes + sessions * Self.bytesPerSession
  }

  /// Two digits are enough for an estimate: `7200000`, `0.5`.
  private static func round(_ value: Double) -> String {
    guard value.isFinite else { return "infinitely many" }
    var unit = 1.0
    while value / unit >= 100 { unit *= 10 }
    return PlainDecimal.text(of: (value / unit).rounded(.up) * unit)
  }
}
