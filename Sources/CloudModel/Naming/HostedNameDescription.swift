import SimulationKernel

/// A DNS name in Route 53, and those who resolve it.
///
/// Policies share out *answers*, not requests: a resolver keeps each answer for its time to live
/// and sends everyone behind it to the same place meanwhile.
package struct HostedNameDescription: Sendable, Equatable {
  package var name = ""
  /// Of all its records.
  package var policy = RoutingPolicyKind.weighted
  package var records: [RecordDescription] = []
  /// Of every record that has none of its own, 0–2147483647 s; not of aliases.
  package var timeToLive: TimeSpan = .seconds(60)
  /// Kinds of resolvers; empty for those of the cloud.
  package var resolvers: [ResolversDescription] = []

  package init() {}
}

/// One of the records of a name.
package struct RecordDescription: Sendable, Equatable {
  /// Its identifier among the records of the name; where `to` says nothing, where it leads.
  package var name = ""
  /// Where it leads: `"<load balancer>/<listener>"`, the load balancer with its only listener,
  /// another DNS name, or an IP address that leads to nothing.
  package var to: String?
  package var routing = RecordRouting()
  package var healthCheck: String?
  /// `EvaluateTargetHealth`, for an alias of a load balancer or of another name.
  package var evaluateTargetHealth = false
  /// Its own time to live, where the records are not all of one kind; an alias has none.
  package var timeToLive: TimeSpan?

  package init() {}

  /// Where it leads.
  package var destination: String { to ?? name }
}

extension CloudDescription {
  /// The listeners that a name can lead to by itself or through its aliases, as the records name
  /// them; not those that only records of weight 0 lead to.
  package func listeners(of name: HostedNameDescription) -> [String] {
    var seen = [name.name]
    var listeners: [String] = []
    var next = 0
    while next < seen.count {
      let records = names.first { $0.name == seen[next] }?.records ?? []
      for record in records where record.routing.weight > 0 {
        let destination = record.destination
        if names.contains(where: { $0.name == destination }) {
          if !seen.contains(destination) { seen.append(destination) }
        } else if !isBareAddress(destination) {
          listeners.append(destination)
        }
      }
      next += 1
    }
    return listeners
  }

  /// Whether a destination is an IP address that leads to nothing.
  package func isBareAddress(_ destination: String) -> Bool {
    let balancer = destination.split(separator: "/", maxSplits: 1).first.map(String.init)
    guard !loadBalancers.contains(where: { $0.name == balancer }) else { return false }
    return AddressBlock(destination).map { $0.isSingle } ?? false
  }
}

extension HostedNameDescription {
  /// Of an alias of a load balancer; AWS sets it (Route 53 developer guide, choosing between alias
  /// and non-alias records, 2026-11).
  package static let aliasTimeToLive = TimeSpan.seconds(60)

  /// The time to live of one of its records.
  ///
  /// Only an alias evaluates its target, and has the target's time to live. A record that leads to a
  /// listener and does not is a plain one, such as a CNAME of the load balancer's own name.
  package func timeToLive(of record: RecordDescription) -> TimeSpan {
    record.evaluateTargetHealth ? Self.aliasTimeToLive : record.timeToLive ?? timeToLive
  }
}

extension CloudDescription {
  /// Regions to which latency records measure: those of the scenario, and those that only records
  /// of a name or of a step of the plan speak of.
  package var measuredRegions: [String] {
    var regions = regions.map(\.name)
    var records = names.flatMap { $0.policy == .latency ? $0.records : [] }
    for case .changeRecords(let change) in planSteps.map(\.action)
    where names.contains(where: { $0.name == change.name && $0.policy == .latency }) {
      records += change.upsert
    }
    for region in records.compactMap(\.routing.region) where !regions.contains(region) {
      regions.append(region)
    }
    return regions
  }
}
