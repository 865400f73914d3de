import CloudModel
import SimulationKernel

extension ScenarioChecks {
  mutating func checkResolvers() {
    checkKinds(cloud.resolvers, at: .of("resolvers"))
    for name in cloud.names {
      checkKinds(name.resolvers, at: .of("names", name.name, "resolvers"))
    }
    for source in cloud.traffic {
      checkClients(of: source, at: .of("traffic", source.name, "client"))
    }
  }

  private mutating func checkKinds(_ kinds: [ResolversDescription], at path: ValuePath) {
    for (index, kind) in kinds.enumerated() {
      let own = kinds.count > 1 ? path.appending(index) : path
      if kinds[..<index].contains(where: { $0.name == kind.name }) {
        report(
          .repeatedName, at: own,
          kind.name.isEmpty
            ? "two kinds of resolvers have no name"
            : "two kinds of resolvers are called \(TerminalText.quote(kind.name))")
      }
      if kind.place != nil, cloud.regions.isEmpty {
        report(
          .placeWithoutRegions, at: own + "place",
          "there are no regions that the resolvers could be far from",
          help: "describe \"regions\", or leave \"place\" out")
      }
    }
    if kinds.count > 1, kinds.allSatisfy({ $0.share == 0 }) {
      report(
        .zeroWeights, at: path, "the shares of the resolvers sum to zero",
        help: "give at least one kind a share")
    }
  }

  private mutating func checkClients(of source: TrafficDescription, at path: ValuePath) {
    let client = source.client
    if let name = hostedName(source.to) {
      checkChoice(of: client.resolvers, among: cloud.resolvers(of: name), at: path + "resolvers")
    } else if knownListener(source.to) != nil {
      for (key, isSet) in [
        ("caches", !client.caches.isEmpty), ("nameCache", client.nameCache > .zero),
        ("resolvers", !client.resolvers.isEmpty),
      ] where isSet {
        report(
          .nameNeeded, at: path + key, isAboutKey: true,
          "\"\(source.name)\" goes to a load balancer, not to a DNS name")
      }
    }
    checkSessions(of: source, at: path)
    if client.caches.count > 1, client.caches.allSatisfy({ $0.share == 0 }) {
      report(
        .zeroWeights, at: path + "caches", "the shares of the caches sum to zero",
        help: "give at least one cache a share")
    }
  }

  private mutating func checkChoice(
    of names: [String], among kinds: [ResolversDescription], at path: ValuePath
  ) {
    let known = kinds.map(\.name)
    for (index, name) in names.enumerated() where !known.contains(name) {
      report(
        .unknownName, at: path.appending(index),
        "no kind of resolvers has the name \(TerminalText.quote(name))",
        help: Spelling.help(for: name, among: known.filter { !$0.isEmpty }, called: "resolvers"))
    }
  }

  private mutating func checkSessions(of source: TrafficDescription, at path: ValuePath) {
    let client = source.client
    var isClosed = false
    if case .closed = source.arrivals { isClosed = true }
    let hasSessions = client.sessions > 0 || isClosed
    let keepsAlive = hasSessions && client.keepAlive
    for (key, isIdle) in [
      ("caches", !client.caches.isEmpty && !hasSessions),
      ("nameCache", client.nameCache > .zero && !hasSessions),
      ("lifetime", client.lifetime != nil && !hasSessions),
      ("connectionLife", client.connectionLife != nil && !keepsAlive),
    ] where isIdle {
      report(
        .sessionsNeeded, at: path + key, isAboutKey: true,
        hasSessions
          ? "the sessions of \"\(source.name)\" do not keep their connections"
          : "\"\(source.name)\" has no sessions")
    }
  }
}
