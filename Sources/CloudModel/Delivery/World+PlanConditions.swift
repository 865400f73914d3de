import SimulationKernel

// What steps of the plan wait for, and what they see meanwhile.
extension World {
  /// - Parameter step: The step that waits, which keeps what it has seen so far.
  func holds(_ condition: WaitCondition, for step: Int, at now: SimulationTime) -> Bool {
    switch condition {
    case .deploymentFinished(let name):
      return services[service(name)].deployment?.isFinished ?? true
    case .healthyTargets(let name, let atLeast):
      return healthyTargets(in: number(name, in: groups, \.name)) >= atLeast
    case .steady(let name):
      let service = service(name)
      return census(of: service, at: now).healthy >= services[service].desiredCount
    case .alarm(let name, let inAlarm):
      return isInAlarm(name) == inAlarm
    case .schemaPhase(let name, let phase):
      return isSchema(name, in: phase)
    case .healthCheck(let name, let isHealthy):
      return isReportedHealthy(name) == isHealthy
    case .replicated(let name, let region):
      let (table, replica) = source(of: name, in: region)
      return replica.map { table.hasArrived(from: $0, upTo: planMarks[step] ?? .max) } ?? true
    case .divergence(let name, let atMost):
      return divergence(of: name) <= atMost
    case .databaseAvailable(let name, let region):
      return takesWrites(database(name), in: region)
    case .replicaFollows(let name, let region):
      return hasReplica(database(name), in: place(region))
    case .successShare(_, let atLeast, _):
      return planWindows[step]?.share.map { $0 >= atLeast } ?? false
    case .drained(let source, let listener, let classes):
      return inFlight(source: source, listener: listener, classes: classes) == 0
    }
  }

  /// What is there instead of what is waited for.
  func seen(_ condition: WaitCondition, for step: Int, at now: SimulationTime) -> String {
    switch condition {
    case .deploymentFinished:
      return "still under way"
    case .healthyTargets(let name, _):
      return "\(healthyTargets(in: number(name, in: groups, \.name))) healthy"
    case .steady(let name):
      let service = service(name)
      let census = census(of: service, at: now)
      return "\(census.healthy) of \(services[service].desiredCount) healthy, "
        + "\(census.pending) pending"
    case .alarm(let name, _):
      return alarms[number(name, in: description.alarms, \.name)].state.rawValue
    case .schemaPhase(let name, _):
      let schema = schemas[number(name, in: description.schemas, \.name)]
      return schema.phases[schema.migration.phase]
    case .healthCheck(let name, _):
      return isReportedHealthy(name) ? "healthy" : "unhealthy"
    case .replicated(let name, let region):
      let (table, replica) = source(of: name, in: region)
      let count = replica.map { table.underWay(from: $0, upTo: planMarks[step] ?? .max) } ?? 0
      return "\(count) \(count == 1 ? "write is" : "writes are") still under way"
    case .divergence(let name, _):
      let count = divergence(of: name)
      return "\(count) \(count == 1 ? "item differs" : "items differ")"
    case .databaseAvailable(let name, _):
      return databaseStanding(database(name))
    case .replicaFollows:
      return "it is being made"
    case .successShare:
      guard let share = planWindows[step]?.share else { return "too few requests so far" }
      return "\((share * 1_000).rounded() / 10)%"
    case .drained(let source, let listener, let classes):
      return "\(inFlight(source: source, listener: listener, classes: classes)) in flight"
    }
  }

  private func isReportedHealthy(_ name: String) -> Bool {
    healthChecks[number(name, in: description.healthChecks, \.name)].isHealthy
  }

  private func isInAlarm(_ name: String) -> Bool {
    alarms[number(name, in: description.alarms, \.name)].state == .inAlarm
  }

  private func census(of service: Int, at now: SimulationTime) -> TaskCensus {
    survey(of: service, apart: services[service].current, at: now).own
  }

  // MARK: Tables

  /// A table, and its replica in a region.
  private func source(
    of name: String, in region: String
  ) -> (table: GlobalTable, replica: Int?) {
    let data = tables[number(name, in: description.tables, \.name)].data
    return (data, data.replica(in: region))
  }

  private func divergence(of name: String) -> Int {
    tables[number(name, in: description.tables, \.name)].data.divergent ?? 0
  }

  /// A step begins to wait for a condition: it marks where it stands.
  mutating func mark(_ condition: WaitCondition, for step: Int, at now: SimulationTime) {
    switch condition {
    case .successShare(let source, _, let window):
      var seen = SuccessWindow(length: window)
      seen.note(successTally(of: source), at: now)
      planWindows[step] = seen
    case .replicated(let name, _):
      planMarks[step] = tables[number(name, in: description.tables, \.name)].data.lastWrite
    case .divergence(let name, _):
      tables[number(name, in: description.tables, \.name)].data.trackDivergence()
    case .deploymentFinished, .healthyTargets, .steady, .alarm, .schemaPhase, .healthCheck,
      .databaseAvailable, .replicaFollows, .drained:
      break
    }
  }

  // MARK: Traffic

  /// Requests that are on their way or being served, of a source or to a listener.
  private func inFlight(source: String?, listener: String?, classes: [String]) -> Int {
    let source = source.map { self.source($0) }
    let kinds = source.map { self.classes(named: classes, of: $0) } ?? []
    let listener = listener.map { destination($0).listener }
    return slab.attempts.count { attempt in
      attempt.isInFlight && !attempt.isProbe
        && (source.map { Int(attempt.source) == $0 } ?? true)
        && (kinds.isEmpty || kinds.contains(Int(attempt.requestClass)))
        && (listener.map { Int(attempt.listener) == $0 } ?? true)
    }
  }

  /// The numbers of classes of a source.
  private func classes(named names: [String], of source: Int) -> [Int] {
    names.compactMap { name in
      description.traffic[source].classes.firstIndex { $0.name == name }
        .map { sources[source].firstClass + $0 }
    }
  }

  /// What a source's requests have come to.
  func successTally(of name: String) -> SuccessTally {
    sources[source(name)].tally
  }
}
