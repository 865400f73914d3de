import SimulationKernel

/// Sums what load balancers do by the hour, from what is counted each minute.
///
/// Requests are not counted a second time: a request is on a connection of its own unless its
/// client kept one open, so that connections follow from the minute's other counts.
struct UsageMeter {
  /// By load balancer, then by hour.
  private var hours: [[BalancerUsage]]

  init(balancerCount: Int) { hours = Array(repeating: [], count: balancerCount) }

  /// Everything so far, by load balancer and hour.
  var accounts: [BalancerUsage] { hours.flatMap { $0 } }

  /// Adds what happened in an interval, or in the part of one that ends the run; neither reaches
  /// into a second hour.
  ///
  /// - Parameter requests: Of the load balancer's target groups.
  mutating func add(
    _ own: BalancerTally, _ requests: GroupTally, of balancer: Int, from start: SimulationTime,
    to end: SimulationTime
  ) {
    let hour = Int(start.nanoseconds / Self.hour)
    grow(balancer, to: hour)
    hours[balancer][hour].seconds += (end - start).seconds
    hours[balancer][hour].newConnections +=
      requests.requests + own.unrouted - own.reusedConnections
    hours[balancer][hour].connectionSeconds +=
      Double(requests.responseTime &+ own.connectionTime) / 1e9
    hours[balancer][hour].processedBytes &+= own.processedBytes
    hours[balancer][hour].ruleEvaluations += own.ruleEvaluations
  }

  /// Adds the life of a connection that its client kept open.
  mutating func addConnection(
    to balancer: Int, from start: SimulationTime, to end: SimulationTime
  ) {
    var begin = start.nanoseconds
    while begin < end.nanoseconds {
      let hour = Int(begin / Self.hour)
      let next = min(end.nanoseconds, Int64(hour + 1) * Self.hour)
      grow(balancer, to: hour)
      hours[balancer][hour].connectionSeconds += Double(next - begin) / 1e9
      begin = next
    }
  }

  private mutating func grow(_ balancer: Int, to hour: Int) {
    while hours[balancer].count <= hour {
      hours[balancer].append(BalancerUsage(loadBalancer: balancer, hour: hours[balancer].count))
    }
  }

  /// [ns]
  private static let hour: Int64 = 3_600_000_000_000
}

// Where a run feeds the meter.
extension World {
  /// Rules that each request passes for nothing (ELB user guide, RuleEvaluations).
  static let freeRules = 10

  /// Reads the counts of the interval that has just ended.
  mutating func meterLatest(until now: SimulationTime) {
    guard let interval = metrics.intervals.last else { return }
    let start = SimulationTime.zero + metrics.resolution.scaled(by: Double(metrics.finished - 1))
    for balancer in balancers.indices {
      var requests = GroupTally()
      for group in balancers[balancer].groups { requests.add(interval.groups[group]) }
      usage.add(interval.balancers[balancer], requests, of: balancer, from: start, to: now)
    }
  }

  /// The run is over: counts the interval that it cut short and the connections still open.
  mutating func finishMeter(at horizon: SimulationTime) {
    if .zero + metrics.resolution.scaled(by: Double(metrics.finished)) < horizon {
      metrics.endInterval(isRegistered: groups.map { !$0.members.isEmpty }, at: horizon)
      meterLatest(until: horizon)
    }
    for source in sources.indices where sources[source].keepsAlive {
      let first = sources[source].firstSession
      for session in first..<first + sources[source].sessionCount {
        closeConnection(of: session, at: horizon)
      }
    }
    accounts.balancerUsage = usage.accounts
  }

  /// A kept connection is found ended, or ends; nothing happens without one.
  ///
  /// - Parameter now: It ended at the latest now, and earlier where it was idle for too long.
  mutating func closeConnection(of session: Int, at now: SimulationTime) {
    guard sessions[session].node >= 0 else { return }
    let balancer = nodes[Int(sessions[session].node)].balancer
    sessions[session].node = -1
    let idle = sessions[session].lastUsed + balancers[balancer].idleTimeout
    usage.addConnection(to: balancer, from: sessions[session].connected, to: min(idle, now))
  }

  /// The listener or the load balancer has answered a request that no target saw.
  mutating func countUnrouted(_ slot: Int) {
    metrics.requestUnrouted(
      loadBalancer: listeners[listener(of: slot)].balancer,
      evaluations: classes[Int(slab[slot].requestClass)].billedRules)
  }

  /// The rules that a request of each class passes, beyond those that are free.
  mutating func countRules() {
    var kind = 0
    for source in description.traffic + description.calledTraffic {
      // Of the listeners that a name leads to, the one with the most rules counts.
      let met = hostedName(source.to).map { leaves(under: $0).map { leaves[$0].listener } }
      let listeners = (met ?? [destination(source.to).listener]).filter { $0 >= 0 }
        .map { listenerDescription($0) }
      for requestClass in source.classes {
        let passed = listeners.map { rulesPassed(by: requestClass, at: $0) }.max() ?? 0
        classes[kind].billedRules = UInt64(max(0, passed - Self.freeRules))
        measuresRequests = measuresRequests || classes[kind].billedRules > 0
        kind += 1
      }
    }
  }

  private func rulesPassed(
    by requestClass: RequestClassDescription, at listener: ListenerDescription
  ) -> Int {
    let rules = listener.rules.sorted { $0.priority < $1.priority }
    let match = rules.firstIndex { rule in
      rule.conditions.allSatisfy { $0.matches(requestClass) }
    }
    return match.map { $0 + 1 } ?? rules.count
  }

  func listenerDescription(_ listener: Int) -> ListenerDescription {
    let balancer = listeners[listener].balancer
    guard let position = balancers[balancer].listeners.firstIndex(of: listener) else {
      preconditionFailure("listener \(listener) does not belong to load balancer \(balancer)")
    }
    return description.loadBalancers[balancer].listeners[position]
  }
}
