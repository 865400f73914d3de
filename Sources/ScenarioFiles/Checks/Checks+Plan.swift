import CloudModel
import SimulationKernel

extension ScenarioChecks {
  mutating func checkPlan() {
    var deployed: Set<String> = []
    for (index, step) in cloud.plan.enumerated() {
      let path = ValuePath.of("plan").appending(index)
      if let at = step.at, at >= cloud.horizon {
        reportAfterTheEnd("the step begins", at, at: path + "at")
      }
      switch step.action {
      case .deploy(let service, _): deployed.insert(service)
      case .shift(let rule, let weights):
        checkShift(of: rule, weights, at: path + "shift")
      case .shiftName(let name, let weights):
        checkShift(ofName: name, weights, at: path + "shiftName")
      case .changeRecords(let change):
        checkRecordChange(change, at: path + "changeRecords")
      case .routingControls(let change):
        checkRoutingControlChange(change, at: path + "routingControls")
      case .zonalShift(let shift): checkZonalShift(shift, at: path + "zonalShift")
      case .scale, .stop, .migrate, .cancelZonalShift: break
      case .rollBack(let service):
        checkDeployment(of: service, after: deployed, at: path + "rollBack")
      case .wait(let wait):
        checkWait(wait.condition, after: deployed, at: path + "wait" + "for")
      }
    }
  }

  private mutating func checkShift(
    of text: String, _ weights: [WeightedGroupDescription], at path: ValuePath
  ) {
    if weights.allSatisfy({ $0.weight == 0 }) {
      report(
        .zeroWeights, at: path + "weights", "the weights of the shift sum to zero",
        help: "give at least one target group a weight")
    }
    guard let rule = rule(text, at: path + "rule") else { return }
    let groups = rule.forward?.targetGroups.map(\.targetGroup) ?? []
    for weight in weights
    where !groups.contains(weight.targetGroup) && targetGroup(weight.targetGroup) != nil {
      report(
        .shiftElsewhere, at: path + "weights" + weight.targetGroup, isAboutKey: true,
        "\(TerminalText.quote(text)) does not forward to \"\(weight.targetGroup)\"",
        help: groups.isEmpty
          ? "let it forward to the target group" : "let it forward to it with weight 0")
    }
  }

  private mutating func checkDeployment(
    of service: String, after deployed: Set<String>, at path: ValuePath
  ) {
    // A misspelled service in a deploy step is reported as such.
    let isKnown = deployed.allSatisfy { self.service($0) != nil }
    guard isKnown, !deployed.contains(service), self.service(service) != nil else { return }
    report(
      .impossibleWait, at: path, "no step before this one deploys \"\(service)\"",
      help: "put a \"deploy\" of it before")
  }

  private mutating func checkWait(
    _ condition: WaitCondition, after deployed: Set<String>, at path: ValuePath
  ) {
    switch condition {
    case .deploymentFinished(let service):
      checkDeployment(of: service, after: deployed, at: path + "deploymentFinished")
    case .healthyTargets(let group, let least):
      let most = mostTargets(of: group)
      guard least > most, targetGroup(group) != nil else { return }
      report(
        .impossibleWait, at: path + "healthyTargets" + "atLeast",
        "\"\(group)\" never has more than \(most) targets, \(least) are waited for",
        help: "wait for at most \(most)")
    case .alarm, .schemaPhase: break
    }
  }

  /// More than this are never registered with a group.
  private func mostTargets(of group: String) -> Int {
    var most = cloud.fleets.reduce(0) { $0 + ($1.targetGroup == group ? $1.count : 0) }
    for service in cloud.services
    where service.targetGroup == group || service.alternateTargetGroup == group {
      var desired = max(service.desiredCount, service.scaling?.highestCapacity ?? 0)
      for case .scale(service.name, let count) in cloud.plan.map(\.action) {
        desired = max(desired, count)
      }
      most += desired * max(100, service.deployment.maximumPercent) / 100
    }
    return most
  }

  /// What nothing refers to.
  mutating func checkUse() {
    let forwarded = Set(cloud.loadBalancers.flatMap(\.targetGroups))
    for group in cloud.targetGroups where !forwarded.contains(group.name) {
      report(
        .unusedThing, at: .of("targetGroups", group.name), isAboutKey: true,
        "no rule forwards to the target group \"\(group.name)\"",
        help: "AWS does not even check the health of its targets")
    }
    var running = Set(cloud.services.map(\.revision) + cloud.fleets.map(\.revision))
    for case .deploy(_, let revision) in cloud.plan.map(\.action) { running.insert(revision) }
    for revision in cloud.revisions where !running.contains(revision.name) {
      report(
        .unusedThing, at: .of("revisions", revision.name), isAboutKey: true,
        "the revision \"\(revision.name)\" never runs")
    }
  }
}
