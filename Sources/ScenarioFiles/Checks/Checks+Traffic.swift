import CloudModel
import RandomVariates
import SimulationKernel

extension ScenarioChecks {
  mutating func checkTraffic() {
    if cloud.warmUp >= cloud.horizon {
      report(
        .warmUpTooLong, at: .of("warmUp"),
        "a warm-up of \(DurationText.text(of: cloud.warmUp)) leaves nothing of a run of "
          + DurationText.text(of: cloud.horizon),
        help: "shorten the warm-up or lengthen the run")
    }
    for source in cloud.traffic {
      let path = ValuePath.of("traffic", source.name)
      checkDestination(of: source, at: path)
      checkShares(of: source, at: path + "classes")
      checkWindow(of: source, at: path)
      checkProgress(of: source, at: path + "arrivals")
    }
    if cloud.traffic.isEmpty {
      report(.noTraffic, at: .of("traffic"), "there is no traffic in this scenario")
    }
  }

  /// A DNS name, whose records are checked with it, or a listener.
  private mutating func checkDestination(of source: TrafficDescription, at path: ValuePath) {
    if let name = hostedName(source.to) {
      for destination in cloud.listeners(of: name) {
        guard let listener = knownListener(destination) else { continue }
        checkRoutes(of: source, to: listener, at: path)
      }
    } else if !cloud.names.isEmpty, !source.to.contains("/"),
      !cloud.loadBalancers.contains(where: { $0.name == source.to })
    {
      report(
        .unknownName, at: path + "to",
        "no load balancer or DNS name has the name \(TerminalText.quote(source.to))",
        help: Spelling.help(
          for: source.to, among: cloud.loadBalancers.map(\.name) + cloud.names.map(\.name),
          called: "load balancers and DNS names"))
    } else if let target = destination(source.to, at: path + "to") {
      checkRoutes(of: source, to: target.listener, at: path)
    }
  }

  private mutating func checkShares(of source: TrafficDescription, at path: ValuePath) {
    let sum = source.classes.reduce(0) { $0 + $1.share }
    if sum == 0 {
      report(
        .zeroWeights, at: path, "the shares of the classes sum to zero",
        help: "give at least one class a share")
    } else if source.classes.count > 1, abs(sum - 1) > 1e-9 {
      report(
        .sharesOfAll, at: path,
        "the shares of the classes sum to \(ShareText.text(of: sum)) and are taken as weights",
        help: "let them sum to 100%")
    }
  }

  private mutating func checkWindow(of source: TrafficDescription, at path: ValuePath) {
    if let end = source.end, end <= source.start {
      report(
        .emptyWindow, at: path + "end",
        "\"\(source.name)\" ends at \(DurationText.text(of: end)), it starts at "
          + DurationText.text(of: source.start),
        help: "let it end after its start")
    } else if source.start >= cloud.horizon {
      reportAfterTheEnd("\"\(source.name)\" starts", source.start, at: path + "start")
    }
  }

  mutating func reportAfterTheEnd(_ what: String, _ time: TimeSpan, at path: ValuePath) {
    report(
      .afterTheEnd, at: path,
      "\(what) at \(DurationText.text(of: time)), the run ends at "
        + DurationText.text(of: cloud.horizon),
      help: "lengthen \"duration\" or do it earlier")
  }

  /// Whether time passes between arrivals, and whether there are any.
  private mutating func checkProgress(of source: TrafficDescription, at path: ValuePath) {
    switch source.arrivals {
    case .renewal(let gap) where gap.mean == 0:
      report(
        .noTime, at: path + "gap", "no time passes between two arrivals of \"\(source.name)\"",
        help: "write a gap with a mean above zero")
    case .closed(_, let think) where think.mean == 0 && hasInstantAnswers(source):
      report(
        .noTime, at: path + "think",
        "clients of \"\(source.name)\" neither think nor wait: requests would come without end",
        help: "give the think time or the work a mean above zero")
    case .constant, .poisson, .renewal, .stages, .daily, .bursts, .counts, .trace, .closed:
      guard source.start < cloud.horizon, source.arrivals.expectedCount(in: .infinity) == 0 else {
        return
      }
      report(
        .zeroRate, at: path, "no request ever comes from \"\(source.name)\"",
        help: "write a rate above zero, or remove the source")
    }
  }

  /// Whether a request can be answered in no time.
  private func hasInstantAnswers(_ source: TrafficDescription) -> Bool {
    source.classes.contains { $0.work.mean == 0 } || registeredTargetCount == 0
      || cloud.revisions.contains { $0.slowness == 0 || $0.errorWork == 0 && $0.errorRate > 0 }
  }

  private var registeredTargetCount: Int {
    cloud.services.reduce(0) { $0 + $1.desiredCount } + cloud.fleets.reduce(0) { $0 + $1.count }
  }

  /// Whether each class finds targets.
  private mutating func checkRoutes(
    of source: TrafficDescription, to listener: ListenerDescription, at path: ValuePath
  ) {
    for kind in source.classes {
      let rule = listener.rules.sorted { $0.priority < $1.priority }
        .first { $0.conditions.allSatisfy { $0.matches(kind) } }
      guard case .forward(let forward) = rule?.action ?? listener.defaultAction else { continue }
      for group in forward.targetGroups where group.weight > 0 {
        guard targetGroup(group.targetGroup) != nil, !mayHaveTargets(group.targetGroup) else {
          continue
        }
        report(
          .noTargets, at: path + "to",
          "requests of \"\(kind.name)\" go to \"\(group.targetGroup)\", which has no targets",
          help: "register a service or a fleet with it")
      }
    }
  }

  /// Whether a service or a fleet is ever registered with a group.
  func mayHaveTargets(_ group: String) -> Bool {
    cloud.registeredTargets(with: group) > 0
      || cloud.services.contains { $0.targetGroup == group || $0.alternateTargetGroup == group }
  }
}
