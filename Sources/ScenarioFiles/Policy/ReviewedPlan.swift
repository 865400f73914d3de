import CloudModel
import Experiments
import RandomVariates
import SimulationKernel

/// A scenario as the policy rules look at it.
///
/// Everything here follows from the description by arithmetic that is stated with each figure;
/// nothing is simulated.
struct ReviewedPlan {
  let cloud: CloudDescription
  let settings: PolicySettings

  init(_ scenario: Scenario) {
    cloud = scenario.cloud
    settings = scenario.policy
  }

  /// Services that the plan deploys, each once.
  var deployed: [ServiceDescription] {
    cloud.services.filter { !candidates(of: $0).isEmpty }.map { service in
      var service = service
      service.deployment.bakeTime = service.deployment.effectiveBake(alarms: cloud.alarms)
      return service
    }
  }

  /// Services of which the plan stops tasks, by a deployment or otherwise.
  var stopped: [ServiceDescription] {
    cloud.services.filter { service in
      cloud.planSteps.contains { step in
        switch step.action {
        case .deploy(service.name, _), .stop(service.name, _): true
        case .scale(service.name, let count): count < service.desiredCount
        case .deploy, .stop, .scale, .scaleLike, .shift, .shiftName, .changeRecords,
          .routingControls, .zonalShift, .cancelZonalShift, .rollBack, .migrate, .addReplica,
          .promote,
          .wait, .verify, .decide, .drain, .resume, .revertConfiguration, .parallel:
          false
        }
      }
    }
  }

  /// Revisions that the plan deploys to a service, each once, in the order of the plan.
  func candidates(of service: ServiceDescription) -> [RevisionDescription] {
    var names: [String] = []
    for case .deploy(service.name, let revision) in cloud.planSteps.map(\.action)
    where !names.contains(revision) {
      names.append(revision)
    }
    return names.compactMap(revision)
  }

  /// What runs at the start, and what the plan deploys.
  func revisions(of service: ServiceDescription) -> [RevisionDescription] {
    let candidates = candidates(of: service)
    let stable = candidates.contains { $0.name == service.revision }
    return (stable ? [] : [revision(service.revision)].compactMap { $0 }) + candidates
  }

  func revision(_ name: String) -> RevisionDescription? {
    cloud.revisions.first { $0.name == name }
  }

  func targetGroup(_ name: String?) -> TargetGroupDescription? {
    name.flatMap { name in cloud.targetGroups.first { $0.name == name } }
  }

  /// The groups that a service's tasks register with.
  func targetGroups(of service: ServiceDescription) -> [TargetGroupDescription] {
    [service.targetGroup, service.alternateTargetGroup].compactMap(targetGroup)
  }

  /// The alarms that a deployment of the service watches.
  func alarms(of service: ServiceDescription) -> [AlarmDescription] {
    let names = service.deployment.alarms?.names ?? []
    return cloud.alarms.filter { names.contains($0.name) }
  }

  /// The place of a deployment's setting.
  func path(_ service: ServiceDescription, _ key: String...) -> ValuePath {
    ValuePath([.key("services"), .key(service.name), .key("deployment")] + key.map { .key($0) })
  }
}

// Requests.
extension ReviewedPlan {
  /// A class of requests that comes to a target group.
  struct Stream {
    var source: TrafficDescription
    var requestClass: RequestClassDescription
    /// Mean over the run, of all requests of the class [1/s].
    var rate: Double
  }

  /// The classes whose rule names one of the groups, whatever its weight at first.
  func streams(to groups: [TargetGroupDescription]) -> [Stream] {
    let names = groups.map(\.name)
    var streams: [Stream] = []
    for source in cloud.traffic {
      let listeners = paths(of: source).compactMap(listener)
      let rate = meanRate(of: source)
      let shares = source.classes.reduce(0) { $0 + $1.share }
      for kind in source.classes
      where listeners.contains(where: { $0.groups(for: kind).contains(where: names.contains) }) {
        streams.append(
          Stream(
            source: source, requestClass: kind, rate: shares > 0 ? rate * kind.share / shares : 0))
      }
    }
    return streams
  }

  /// The mean rate of the requests that a service's tasks may get [1/s].
  func rate(to service: ServiceDescription) -> Double {
    streams(to: targetGroups(of: service)).reduce(0) { $0 + $1.rate }
  }

  /// Where its requests go: a listener, or all those that a DNS name leads to.
  private func paths(of source: TrafficDescription) -> [String] {
    cloud.names.first { $0.name == source.to }.map { cloud.listeners(of: $0) } ?? [source.to]
  }

  private func listener(_ path: String) -> ListenerDescription? {
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    let balancer = cloud.loadBalancers.first { $0.name == parts.first }
    guard parts.count == 2 else { return balancer?.listeners.first }
    return balancer?.listeners.first { $0.name == parts[1] }
  }

  /// Over the time in which the source is on. Of closed clients the rate depends on the answers:
  /// one request for each think time and work.
  private func meanRate(of source: TrafficDescription) -> Double {
    let end = min(source.end ?? cloud.horizon, cloud.horizon)
    let seconds = (end - source.start).seconds
    guard seconds > 0 else { return 0 }
    if case .closed(let clients, let think) = source.arrivals {
      let cycle = think.mean + (source.classes.map(\.work.mean).min() ?? 0)
      return cycle > 0 ? Double(clients) / cycle : 0
    }
    return source.arrivals.expectedCount(in: seconds) * Double(source.batchSize) / seconds
  }

  /// How long one request of a class takes at the most under any of the revisions: the bound of its
  /// work's law, or the 99.9th percentile of a law without one; at most as long as its client and
  /// the load balancer wait. Waiting in queues and calls to dependencies come on top [s].
  func longestRequest(
    _ stream: Stream, under revisions: [RevisionDescription]
  ) -> Double {
    let longest = revisions.map { revision in
      let own = revision.work.first { $0.requestClass == stream.requestClass.name }?.work
      return (own ?? stream.requestClass.work).bound * revision.slowness
    }
    let balancers = paths(of: stream.source).compactMap(balancer)
    var patience = balancers.map(\.idleTimeout.seconds).max() ?? .infinity
    if let timeout = stream.source.client.timeout { patience = min(patience, timeout.seconds) }
    return min(longest.max() ?? 0, patience)
  }

  private func balancer(_ path: String) -> LoadBalancerDescription? {
    let name = path.split(separator: "/", maxSplits: 1).first.map(String.init)
    return cloud.loadBalancers.first { $0.name == name }
  }

  /// The longest request that a service's tasks may be working on [s].
  func longestRequest(of service: ServiceDescription) -> Double {
    let revisions = revisions(of: service)
    return streams(to: targetGroups(of: service)).map { longestRequest($0, under: revisions) }
      .max() ?? 0
  }
}

extension ListenerDescription {
  /// The groups that requests of the class may be forwarded to.
  fileprivate func groups(for kind: RequestClassDescription) -> [String] {
    let rule = rules.sorted { $0.priority < $1.priority }
      .first { $0.conditions.allSatisfy { $0.matches(kind) } }
    guard case .forward(let forward) = rule?.action ?? defaultAction else { return [] }
    return forward.targetGroups.map(\.targetGroup)
  }
}

extension Distribution {
  /// The most that can be drawn, or what 99.9 % of all samples stay below.
  var bound: Double {
    support.upperBound.isFinite ? support.upperBound : quantile(0.999)
  }
}
