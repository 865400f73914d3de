import RandomVariates
import SimulationKernel

// Sources, their clients and the routes of their classes, from the description.
extension World {
  mutating func buildSources(in queue: inout EventQueue) {
    var firstClass = 0
    for source in description.traffic {
      appendSource(source, firstClass: firstClass, in: &queue)
      firstClass += source.classes.count
      if case .counts(let series) = source.arrivals {
        accounts.missingCounts.append(series.missingCount)
      } else {
        accounts.missingCounts.append(0)
      }
    }
    buildCalledSources(in: &queue)
  }

  mutating func appendSource(
    _ source: TrafficDescription, firstClass: Int, in queue: inout EventQueue
  ) {
    sources.append(build(source, firstClass: firstClass, in: &queue))
    startClients(of: sources.count - 1, source)
  }

  /// The listener that a path such as `alb/production` leads to.
  func destination(_ path: String) -> (balancer: Int, listener: Int) {
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    let balancer = number(parts.first ?? "", in: balancers, \.name)
    let candidates = balancers[balancer].listeners
    guard parts.count == 2 else { return (balancer, candidates[0]) }
    guard let listener = candidates.first(where: { listeners[$0].name == parts[1] }) else {
      preconditionFailure("the destination \"\(path)\" resolves to nothing")
    }
    return (balancer, listener)
  }

  private mutating func build(
    _ it: TrafficDescription, firstClass: Int, in queue: inout EventQueue
  ) -> Source {
    let client = it.client
    let hostedName = hostedName(it.to)
    let (balancer, listener) = hostedName == nil ? destination(it.to) : (-1, -1)
    if let hostedName { addIdleLane(for: .name(hostedName), in: &queue) }
    var closedClients = 0
    var think: Sampler?
    if case .closed(let count, let law) = it.arrivals {
      closedClients = count
      think = Sampler(law)
    }
    var backoffSampler: Sampler?
    if case .drawn(let law) = client.retry.backoff { backoffSampler = Sampler(law) }
    var traceWork: [TimeSpan] = []
    if case .trace(let trace) = it.arrivals { traceWork = trace.work }
    let sessionCount = max(client.sessions, closedClients)
    let shares = it.classes.enumerated().map {
      (value: Double($0.offset), weight: $0.element.share)
    }
    let source = Source(
      arrivals: ArrivalProcess(it.arrivals, start: .zero + it.start),
      poisson: poissonArrivals(of: it), traceWork: traceWork,
      end: it.end.map { .zero + $0 } ?? .never, batchSize: it.batchSize, firstClass: firstClass,
      classCount: it.classes.count, classPicker: classPicker(shares), listener: listener,
      loadBalancer: balancer, hostedName: hostedName ?? -1,
      caches: client.cacheKinds, resolveTimeout: client.resolveTimeout,
      firstNamedSession: namedSessions.count,
      timeout: client.timeout.map { lane(.clientTimeout, delay: $0, in: &queue) },
      idleTimeout: idleLane(for: client, of: balancer, in: &queue),
      cancels: client.cancellation, retry: client.retry,
      backoffSampler: backoffSampler, retryTokens: client.retry.budget?.tokens ?? 0,
      firstSession: sessions.count, sessionCount: sessionCount, keepsAlive: client.keepAlive,
      addressTimeToLive: client.addressTimeToLive, connectTimeout: client.connectTimeout,
      lifetime: client.lifetime, connectionLife: client.connectionLife,
      place: it.from.map { place($0) } ?? -1,
      closedClients: closedClients, think: think)
    sessions.append(Session(), times: sessionCount)
    return source
  }

  /// Where the client is the less patient one, the idle timeout can never pass.
  private mutating func idleLane(
    for client: ClientDescription, of balancer: Int, in queue: inout EventQueue
  ) -> EventQueue.Lane? {
    guard balancer >= 0 else { return nil }
    let idle = balancers[balancer].idleTimeout
    let isNeeded = client.timeout.map { $0 > idle } ?? true
    return isNeeded ? lane(.idleTimeout, delay: idle, in: &queue) : nil
  }

  /// Each source of users has its own; all sub-requests share theirs.
  private mutating func lane(
    _ kind: EventKind, delay: TimeSpan, in queue: inout EventQueue
  ) -> EventQueue.Lane {
    guard sources.count < userSourceCount else {
      return sharedLane(kind, delay: delay, in: &queue)
    }
    return queue.addLane(kind: kind.rawValue, delay: delay)
  }

  private func poissonArrivals(of it: TrafficDescription) -> PoissonArrivals? {
    guard case .poisson(let rate) = it.arrivals, rate > 0 else { return nil }
    return PoissonArrivals(rate: rate, start: .zero + it.start)
  }

  private func classPicker(_ shares: [(value: Double, weight: Double)]) -> Sampler {
    guard shares.count > 1 else { return Sampler(.constant(0)) }
    return Sampler(.discrete(shares.map { .init(value: $0.value, weight: $0.weight) }))
  }

  /// Which rule matches which class: rules never look at anything else, so this is worked out
  /// once.
  mutating func buildRoutes() {
    let kinds = (description.traffic + description.calledTraffic).flatMap(\.classes)
    for (number, balancer) in description.loadBalancers.enumerated() {
      for (position, listener) in balancer.listeners.enumerated() {
        let path = "\(balancer.name)/\(listener.name)"
        let index = balancers[number].listeners[position]
        listeners[index].ruleByClass = kinds.map { kind in
          rule(of: listener, path: path, for: kind)
        }
      }
    }
  }

  /// The rule of a listener, or its default action, that a kind of request meets.
  func rule(
    of listener: ListenerDescription, path: String, for kind: RequestClassDescription
  ) -> Int {
    let match = listener.rules.sorted { $0.priority < $1.priority }
      .first { rule in rule.conditions.allSatisfy { $0.matches(kind) } }
    let name = match.map { "\(path)/\($0.name)" } ?? path
    return number(name, in: ruleNames, \.self)
  }
}
