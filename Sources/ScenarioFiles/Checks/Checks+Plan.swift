import CloudModel
import SimulationKernel

extension ScenarioChecks {
  /// Every step of the plan and where it stands, those of branches after the step that holds
  /// them.
  var planSteps: [(path: ValuePath, step: PlanStepDescription)] {
    Self.steps(of: cloud.plan, at: .of("plan"))
  }

  private static func steps(
    of list: [PlanStepDescription], at path: ValuePath
  ) -> [(path: ValuePath, step: PlanStepDescription)] {
    list.enumerated().flatMap { index, step in
      let place = path.appending(index)
      return [(place, step)]
        + step.action.branches.enumerated().flatMap { branch, steps in
          Self.steps(of: steps, at: (place + "parallel").appending(branch))
        }
    }
  }

  /// What a step waits for, and where that is written.
  func conditions(
    of step: PlanStepDescription, at path: ValuePath
  ) -> [(condition: WaitCondition, path: ValuePath)] {
    var conditions: [(WaitCondition, ValuePath)] = []
    if let when = step.when { conditions.append((when, path + "when")) }
    switch step.action {
    case .wait(let wait): conditions.append((wait.condition, path + "wait" + "for"))
    case .verify(let wait): conditions.append((wait.condition, path + "verify" + "for"))
    case .decide(let decision):
      if let notices = decision.notices {
        conditions.append((notices, path + "decide" + "notices"))
      }
    case .deploy, .shift, .shiftName, .changeRecords, .routingControls, .zonalShift,
      .cancelZonalShift, .scale, .scaleLike, .stop,
      .rollBack, .migrate, .addReplica, .promote, .drain, .resume, .revertConfiguration, .parallel:
      break
    }
    return conditions
  }

  mutating func checkPlan() {
    var deployed: Set<String> = []
    for (path, step) in planSteps {
      if let at = step.at, at >= cloud.horizon {
        reportAfterTheEnd("the step begins", at, at: path + "at")
      }
      checkDeadlines(of: step, at: path)
      switch step.action {
      case .deploy(let service, _): deployed.insert(service)
      case .shift(let rule, let weights):
        checkShift(of: rule, weights, at: path + "shift")
      case .routingControls(let change):
        checkRoutingControlChange(change, at: path + "routingControls")
      case .zonalShift(let shift): checkZonalShift(shift, at: path + "zonalShift")
      case .addReplica(.table(let table), let region):
        checkNewReplica(of: table, in: region, at: path + "addReplica")
      case .addReplica(.database(let database), let region):
        checkPromotion(of: database, in: region, at: path + "addReplica")
      case .rollBack(let service):
        checkDeployment(of: service, after: deployed, at: path + "rollBack")
      case .promote(let database, let region, _):
        checkPromotion(of: database, in: region, at: path + "promote")
      case .drain(let drain): checkDrain(drain, at: path + "drain")
      case .resume(let source): checkResume(source, at: path + "resume")
      case .revertConfiguration(let owner):
        checkOwner(owner, at: path + "revertConfiguration")
      case .parallel(let branches): checkBranches(branches, at: path + "parallel")
      case .shiftName, .changeRecords: break
      case .cancelZonalShift, .scale, .scaleLike, .stop, .migrate, .wait, .verify, .decide: break
      }
      for (condition, path) in conditions(of: step, at: path) {
        checkWait(condition, after: deployed, at: path)
      }
    }
    checkRecordChanges()
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
    case .databaseAvailable(let database, let region):
      checkPlace(of: database, region, at: path + "databaseAvailable")
    case .drained(let source, let listener, _):
      checkEmptiness(source, listener, at: path + "drained")
    case .alarm, .schemaPhase, .healthCheck, .steady, .replicaFollows, .successShare: break
    case .replicated(let table, let region):
      checkReplica(of: table, in: region, at: path + "replicated")
    case .divergence(let table, _):
      checkComparison(of: table, at: path + "divergence")
    }
  }

  /// More than this are never registered with a group.
  private func mostTargets(of group: String) -> Int {
    let tasks = mostTasks()
    var most = cloud.fleets.reduce(0) { $0 + ($1.targetGroup == group ? $1.count : 0) }
    for service in cloud.services
    where service.targetGroup == group || service.alternateTargetGroup == group {
      most += (tasks[service.name] ?? 0) * max(100, service.deployment.maximumPercent) / 100
    }
    return most
  }

  /// The most tasks that each service ever wants: what steps scale it to, and what others want then
  /// that it is scaled like. Branches go on in any order, so that every step may come after any
  /// other.
  private func mostTasks() -> [String: Int] {
    var most: [String: Int] = [:]
    for service in cloud.services {
      most[service.name] = max(service.desiredCount, service.scaling?.highestCapacity ?? 0)
    }
    let steps = cloud.planSteps
    for _ in steps.indices {
      let before = most
      for step in steps {
        guard let (service, count) = wantedTasks(by: step, most) else { continue }
        most[service] = max(most[service] ?? 0, min(count, CloudRanges.tasksOfService))
      }
      if most == before { break }
    }
    return most
  }

  private func wantedTasks(
    by step: PlanStepDescription, _ most: [String: Int]
  ) -> (service: String, count: Int)? {
    switch step.action {
    case .scale(let service, let count): return (service, count)
    case .scaleLike(let service, let percent, let other):
      return (service, Int((Double(most[other] ?? 0) * percent / 100).rounded(.up)))
    case .deploy, .shift, .shiftName, .changeRecords, .routingControls,
      .zonalShift, .cancelZonalShift, .stop,
      .rollBack, .migrate, .addReplica, .promote,
      .wait, .verify, .decide, .drain, .resume, .revertConfiguration, .parallel:
      return nil
    }
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
    for case .deploy(_, let revision) in cloud.planSteps.map(\.action) { running.insert(revision) }
    for revision in cloud.revisions where !running.contains(revision.name) {
      report(
        .unusedThing, at: .of("revisions", revision.name), isAboutKey: true,
        "the revision \"\(revision.name)\" never runs")
    }
  }
}
