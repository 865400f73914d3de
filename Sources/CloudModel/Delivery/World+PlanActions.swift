import SimulationKernel

// What the steps of the plan do: the same operations that everything else uses.
extension World {
  /// The interface of AWS that an operation is a call of; `nil` for what needs none.
  func interface(of action: PlanAction) -> ControlPlane? {
    switch action {
    case .deploy(let name, _), .scale(let name, _), .scaleLike(let name, _, _), .stop(let name, _),
      .rollBack(let name):
      .ecs(region(ofService: name))
    case .shift(let rule, _):
      .elb(region(ofRule: rule))
    case .shiftName, .changeRecords:
      .route53
    case .routingControls:
      .arcCluster
    case .addReplica(.table, let region):
      .dynamoDB(place(region))
    case .addReplica(.database, let region), .promote(_, let region, _):
      .rds(place(region))
    case .zonalShift, .cancelZonalShift, .migrate, .wait, .verify, .decide, .drain, .resume,
      .revertConfiguration, .parallel:
      nil
    }
  }

  /// - Parameter isAgain: Whether it was refused before; the journal has that already.
  /// - Returns: Whether it could be done.
  mutating func take(
    _ action: PlanAction, isAgain: Bool, in queue: inout EventQueue
  ) -> Bool {
    switch action {
    case .deploy(let name, let revision):
      deploy(number(revision, in: revisions, \.name), to: service(name), in: &queue)
    case .shift(let rule, let weights):
      guard let rule = ruleReference(rule) else {
        preconditionFailure("the rule \"\(rule)\" resolves to nothing")
      }
      setWeights(
        weights.map { (group: number($0.targetGroup, in: groups, \.name), weight: $0.weight) },
        of: rule, in: &queue)
    case .shiftName(let name, let weights):
      return shift(name, weights, in: &queue)
    case .changeRecords(let change):
      return changeRecords(
        ofName: number(change.name, in: names, \.name), upsert: change.upsert,
        delete: change.delete, in: &queue)
    case .routingControls(let change):
      return setRoutingControls(
        change.set, overriding: change.override, by: isAgain ? nil : "routing controls",
        in: &queue)
    case .zonalShift(let shift):
      return startZonalShift(
        of: number(shift.loadBalancer, in: balancers, \.name),
        awayFrom: number(shift.away, in: zones, \.self), for: shift.expires, isAgain: isAgain,
        in: &queue)
    case .cancelZonalShift(let name):
      cancelZonalShift(of: number(name, in: balancers, \.name), in: &queue)
    case .scale(let name, let desiredCount):
      setDesiredCount(desiredCount, of: service(name), in: &queue)
    case .scaleLike(let name, let percent, let other):
      scale(service(name), to: percent, of: service(other), in: &queue)
    case .stop(let name, let count):
      let running = services[service(name)].tasks.filter { tasks[$0].life.isActive }
      for task in running.prefix(count) {
        stopTask(task, cause: .stoppedByUser, in: &queue)
      }
    case .rollBack(let name):
      rollBack(service(name), in: &queue)
    case .migrate(let name, let phase):
      migrate(number(name, in: description.schemas, \.name), to: phase, in: &queue)
    case .addReplica(.database(let name), let region):
      return createReplica(of: database(name), in: place(region), queue: &queue)
    case .addReplica(.table(let name), let region):
      addReplica(number(name, in: description.tables, \.name), in: region, queue: &queue)
    case .promote(let name, let region, let losesData):
      return promote(
        number(name, in: description.databases, \.name), in: place(region),
        losesData: losesData ?? (plan.mode == .ungraceful), in: &queue)
    case .drain(let drain):
      if let source = drain.source { pause(self.source(source), classes: drain.classes) }
    case .resume(let name):
      resume(source(name), in: &queue)
    case .revertConfiguration(let owner):
      revertConfiguration(of: owner)
    case .wait, .verify, .decide, .parallel:
      break
    }
    return true
  }

  /// Why an operation is refused, as far as one can tell.
  func refusal(of action: PlanAction, at now: SimulationTime) -> String {
    switch action {
    case .routingControls(let change):
      var trial = routingControls
      let refusal = trial.update(change.set, overriding: change.override, at: now)
      return "refuses" + (refusal.map { ", by the safety rule \($0.rule)" } ?? "")
    case .zonalShift(let shift):
      return "another zonal shift of \(shift.loadBalancer)"
    case .deploy, .scale, .scaleLike, .stop, .rollBack, .shift, .shiftName, .changeRecords,
      .addReplica, .promote:
      return "refuses"
    case .cancelZonalShift, .migrate, .wait, .verify, .decide, .drain, .resume,
      .revertConfiguration, .parallel:
      return "its turn"
    }
  }

  /// By number; a cloud without regions has one, whose number is 0.
  private func region(ofService name: String) -> Int {
    description.services[service(name)].region.map { place($0) } ?? 0
  }

  private func region(ofRule path: String) -> Int {
    let balancer = path.prefix { $0 != "/" }
    let owner = description.loadBalancers.first { $0.name == balancer }
    return owner?.region.map { place($0) } ?? 0
  }

  private mutating func shift(
    _ name: String, _ weights: [RecordWeightDescription], in queue: inout EventQueue
  ) -> Bool {
    let name = number(name, in: description.names, \.name)
    // Route 53 refuses a record that is not there: another step may not have made it yet.
    let known = weights.compactMap { weight in
      record(weight.record, of: name).map { (record: $0, weight: weight.weight) }
    }
    return known.count == weights.count && setWeights(known, ofName: name, in: &queue)
  }

  /// A share of what another service wants, rounded up; never fewer than there are.
  private mutating func scale(
    _ service: Int, to percent: Double, of other: Int, in queue: inout EventQueue
  ) {
    let wanted = Double(services[other].desiredCount) * percent / 100
    // 14 · 50 % is 7, whatever the last bit of the product says.
    let count = Int((wanted - 1e-9).rounded(.up))
    setDesiredCount(max(services[service].desiredCount, count), of: service, in: &queue)
  }

  func service(_ name: String) -> Int {
    number(name, in: description.services, \.name)
  }

  func source(_ name: String) -> Int {
    number(name, in: description.traffic, \.name)
  }
}
