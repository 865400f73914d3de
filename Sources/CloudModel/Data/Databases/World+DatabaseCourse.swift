import RandomVariates
import SimulationKernel

// The course of a failover: its steps, its timers, and the books about it.
extension World {
  mutating func handle(
    _ event: DatabaseEvent, of database: Int, in queue: inout EventQueue
  ) {
    switch event {
    case .detected(let generation):
      let move = databases[database].machine.detected(generation)
      if move != .nothing {
        note(of: database) { $0.detected = queue.now }
        journal(databases[database].description.name, .databaseFailureDetected, in: queue)
      }
      follow(move, of: database, in: &queue)
    case .promoted(let generation):
      let former = databases[database].machine.writer
      refreshStreams(of: database, at: queue.now)
      let move = databases[database].machine.promoted(generation)
      if move != .nothing { tookOver(from: former, of: database, in: &queue) }
      follow(move, of: database, in: &queue)
    case .published(let generation):
      follow(databases[database].machine.published(generation), of: database, in: &queue)
    case .synchronizing(let generation):
      guard generation == databases[database].machine.generation else { return }
      synchronize(database, generation: generation, in: &queue)
    case .switchoverTimedOut(let generation):
      follow(
        databases[database].machine.synchronizingGivenUp(generation), of: database, in: &queue)
    case .replicaCreated(let region):
      replicaCreated(in: region, of: database, queue: &queue)
    }
  }

  mutating func follow(
    _ move: DatabaseMove, of database: Int, in queue: inout EventQueue
  ) {
    switch move {
    case .detect(let generation):
      let began = databases[database].failed ?? queue.now
      databases[database].failed = began
      databases[database].account.failovers.append(
        DatabaseFailoverAccount(began: began, isAsked: false))
      journal(databases[database].description.name, .databaseWriterLost, in: queue)
      after(
        databases[database].times.detection, databases[database].draws.detection, of: database,
        .detected(generation: generation), in: &queue)
    case .promote(let host, let how, let generation):
      begin(host, how, generation: generation, of: database, in: &queue)
    case .publish(let generation):
      after(
        databases[database].times.endpointChange, databases[database].draws.endpointChange,
        of: database, .published(generation: generation), in: &queue)
    case .synchronize(_, let generation):
      schedule(
        .data(.database(database, .switchoverTimedOut(generation: generation))),
        after: databases[database].description.failover.switchoverTimeout, in: &queue)
      synchronize(database, generation: generation, in: &queue)
    case .done:
      note(of: database) { $0.published = queue.now }
      journal(databases[database].description.name, .databaseEndpointMoved, in: queue)
    case .resume:
      databases[database].failed = nil
      databases[database].severed = nil
      note(of: database) { $0.givenUp = queue.now }
      journal(databases[database].description.name, .databaseGoesOn, in: queue)
    case .wait:
      journal(databases[database].description.name, .databaseWithoutSuccessor, in: queue)
    case .refuse, .nothing:
      break
    }
    refreshStreams(of: database, at: queue.now)
    noteAvailability(of: database, at: queue.now)
    checkPlan(in: &queue)
  }

  private mutating func begin(
    _ host: Int, _ how: DatabaseMove.Promotion, generation: Int, of database: Int,
    in queue: inout EventQueue
  ) {
    let sampler: Sampler
    switch how {
    case .standby: sampler = databases[database].times.promotion
    case .restart: sampler = databases[database].times.restart
    case .region:
      sampler = databases[database].times.regionalPromotion
      databases[database].severed = queue.now
      fenceWriter(of: database, in: &queue)
    }
    after(
      sampler, databases[database].draws.promotion, of: database,
      .promoted(generation: generation), in: &queue)
  }

  /// A writer that is to follow another one acknowledges nothing more.
  mutating func fenceWriter(of database: Int, in queue: inout EventQueue) {
    let machine = databases[database].machine
    guard machine.hosts[machine.writer].role != .orphan else { return }
    databases[database].epochs[machine.writer] += 1
    endSessions(with: machine.writer, of: database, silently: false, in: &queue)
  }

  /// A new writer takes writes: its sessions as a follower end, and the others follow it.
  private mutating func tookOver(
    from former: Int, of database: Int, in queue: inout EventQueue
  ) {
    let writer = databases[database].machine.writer
    let hosts = databases[database].machine.hosts
    note(of: database) { $0.promoted = queue.now }
    if hosts[former].region != hosts[writer].region {
      loseWhatIsMissing(at: writer, of: database, at: queue.now)
    }
    databases[database].failed = nil
    databases[database].severed = nil
    // One that nobody can tell knows nothing of it.
    let isHeard = !databases[database].description.kind.rejoins
    for host in Set([former, writer]).sorted() where hosts[host].role != .orphan || isHeard {
      databases[database].epochs[host] += 1
      endSessions(with: host, of: database, silently: false, in: &queue)
    }
    journal(
      databases[database].description.name,
      .databaseTakenOver(host: hostName(writer, of: database)), in: queue)
  }

  /// Writes have stopped: the copy takes over when the last one has arrived.
  private mutating func synchronize(
    _ database: Int, generation: Int, in queue: inout EventQueue
  ) {
    guard case .synchronizing(let host) = databases[database].machine.state else { return }
    refreshStreams(of: database, at: queue.now)
    let copy = databases[database].copy(of: host)
    let arrival = databases[database].streams[copy]?.caughtUp(at: queue.now) ?? queue.now
    if arrival <= queue.now {
      follow(databases[database].machine.synchronized(generation), of: database, in: &queue)
      return
    }
    // Nothing arrives over a way that is cut; then somebody has to look again.
    let next = arrival < .never ? arrival - queue.now : description.runbook.lookEvery
    schedule(
      .data(.database(database, .synchronizing(generation: generation))), after: next, in: &queue)
  }

  mutating func after(
    _ sampler: Sampler, _ luck: KeyedRandom, of database: Int, _ event: DatabaseEvent,
    in queue: inout EventQueue
  ) {
    var stream = luck.stream(databases[database].changes)
    databases[database].changes += 1
    let span = TimeSpan(seconds: sampler.sample(using: &stream))
    schedule(.data(.database(database, event)), after: span, in: &queue)
  }

  // MARK: Bookkeeping

  mutating func note(
    of database: Int, _ change: (inout DatabaseFailoverAccount) -> Void
  ) {
    guard let last = databases[database].account.failovers.indices.last else { return }
    change(&databases[database].account.failovers[last])
  }

  private mutating func noteAvailability(of database: Int, at now: SimulationTime) {
    let isAvailable = databases[database].machine.isAvailable
    if let since = databases[database].downSince, isAvailable {
      databases[database].account.downtime += (now - since).seconds
      databases[database].downSince = nil
    } else if databases[database].downSince == nil, !isAvailable {
      databases[database].downSince = now
    }
  }
}
