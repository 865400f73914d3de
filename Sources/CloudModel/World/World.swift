import RandomVariates
import SimulationKernel

/// Everything of one run: what exists, in what state, and the streams of its luck.
///
/// A value with one owner. The arrays are flat and indexed by number; the methods that change
/// them stand in the folder of the thing that changes.
package struct World: ~Copyable, SimulationModel {
  // Traffic.
  var sources = Table<Source>()
  var classes = Table<RequestClass>()
  /// Whether requests differ in what they cost the load balancer: a class has a size, or passes
  /// more rules than are free.
  var measuresRequests = false
  let unitExponential = Sampler(.exponential(mean: 1))
  var sessions = Table<Session>()
  var slab = AttemptSlab()

  // The network: the places that things are at, and the way between each two of them.
  var places: [String] = []
  var links: [Link] = []
  /// The region of each zone, 0 without regions.
  var regionOfZone: [Int] = []
  var controlPlanes = ControlPlanes()

  // Naming.
  var names: [HostedName] = []
  var populations: [ResolverPopulation] = []
  var resolvers = Table<ResolverCache>()
  var namedSessions = Table<NamedSession>()
  /// What the name servers know, and what their answers lead to.
  var answers = AnswerTree([])
  var leaves: [AnswerLeaf] = []
  /// Who asks, by place.
  var askers: [Asker] = []
  var healthChecks: [RouteHealthCheck] = []
  /// Of requests of checkers that wait in a queue.
  var statusLane: EventQueue.Lane?
  var routingControls: RoutingControls
  /// By load balancer.
  var evaluatedTargets: [EvaluatedTarget] = []

  // Balancing.
  var balancers: [Balancer] = []
  var nodes: [Node] = []
  var listeners: [Listener] = []
  var rules: [Rule] = []
  var ruleNames: [String] = []
  /// What each node knows of each rule: node · rules + rule.
  var forwards: [NodeForward] = []
  var groups: [TargetGroup] = []
  var groupViews = Table<GroupView>()
  /// What each node knows of each target: target · nodes of a balancer + ordinal.
  var targetViews = Table<TargetView>()
  var nodesPerBalancer = 1
  /// The shown state of each target.
  var states: [TargetState?] = []
  var reasons: [TargetReason?] = []
  var wantedMasks: [UInt64] = []
  /// By zone.
  var impairments: [ZoneImpairment] = []
  var groupProbeLanes: [EventQueue.Lane?] = []

  // Compute.
  var targets = Table<Target>()
  var lines = Table<WaitingLine>()
  var sharing = Table<ProcessorSharing>()
  var revisions: [Revision] = []
  var dependencies: [Dependency] = []
  var schemas: [Schema] = []
  var tables = Table<StoredTable>()
  var tableCalls = TableCalls()
  /// Rank of each priority among the classes, the highest first.
  var priorityRanks: [Int: Int] = [:]

  /// What revisions call, and what calls are under way.
  var graph: CallGraph
  /// Sources of users' requests; those of sub-requests come behind them.
  let userSourceCount: Int

  // Data.
  var databases: [Database] = []
  var databaseCalls = DatabaseCalls()
  var databasePools: [ConnectionPool] = []
  /// The pool of each process and database that has called.
  var poolNumbers: [Int: Int] = [:]

  // Control.
  var control = ControlTimers()
  var services: [Service] = []
  var tasks: [ServiceTask] = []
  /// The task of each target, −1 for a fleet's.
  var taskOfTarget: [Int] = []
  var launch: LaunchControl
  /// The services that scale.
  var scalings: [ServiceScaling] = []
  var plan: PlanRunner
  /// What steps have seen of the traffic that wait for its success.
  var planWindows: [Int: SuccessWindow] = [:]
  /// The last write of a table when a step began to wait for what it had acknowledged.
  var planMarks: [Int: UInt64] = [:]
  /// Steps whose operation was refused, or whose interface was down.
  var heldSteps: Set<Int> = []
  var isLookingForPlan = false
  var metrics = MetricStore(MetricStore.Layout())
  var taskLoads = TaskLoadMeter()
  var usage = UsageMeter(balancerCount: 0)
  /// Whether it is kept how long targets take: there are several Regions.
  let measuresService: Bool
  var serviceLoads = ServiceLoads()
  var alarms: [AlarmWatch] = []
  /// The state as which the metrics count each target.
  var countedStates: [TargetState?] = []
  var deadZones: [ZoneHealth] = []
  var faulted: FaultBook
  var experiments: [ExperimentRun] = []
  let propagation: PropagationDescription
  let zones: [String]
  let description: CloudDescription

  // Randomness and recording.
  var draws: WorldDraws
  var batch = AttemptBatch()
  let recorder: any Recorder
  var accounts = RunAccounts()

  /// Builds the world as it stands at time zero.
  ///
  /// - Precondition: The description has no problems.
  init(
    _ description: CloudDescription, seed: UInt64, replication: Int, recorder: any Recorder,
    in queue: inout EventQueue
  ) {
    self.description = description
    self.recorder = recorder
    propagation = description.propagation
    zones = description.zones
    draws = WorldDraws(
      seed: seed, replication: replication, dependencyCount: description.dependencies.count)
    launch = LaunchControl(description, key: draws.key)
    faulted = FaultBook(
      description.allFaults,
      draws: FaultDraws(draws.key, dependencies: description.dependencies.count))
    measuresService = description.regions.count > 1
    if measuresService {
      serviceLoads = ServiceLoads(
        horizon: description.horizon, groupCount: description.targetGroups.count)
    }
    plan = PlanRunner(steps: description.plan, mode: description.runbook.mode)
    graph = CallGraph(description)
    userSourceCount = description.traffic.count
    routingControls = RoutingControls(description.routingControls)
    experiments = description.experiments.map { _ in ExperimentRun() }
    buildNetwork()
    buildTables(in: &queue)
    buildSchemas()
    buildDatabases()
    buildRevisions()
    buildGroups()
    buildBalancers(in: &queue)
    buildNames()
    buildSources(in: &queue)
    buildCallGraph()
    buildRoutes()
    countRules()
    for balancer in balancers.indices { wantedMasks.append(balancers[balancer].addresses.nodes) }
    startFleets(in: &queue)
    startControlPlane(in: &queue)
    startNaming(in: &queue)
    startAnomalyMitigation(in: &queue)
    startTraffic(in: &queue)
  }

  /// The one switch from event to handler.
  ///
  /// The path that nearly every request takes is inlined into it, which saves a fifth of the
  /// instructions of workload W; the instruction threshold in `Benchmarks` guards that.
  @inline(__always)
  package mutating func handle(_ event: Event, in queue: inout EventQueue) {
    guard let kind = EventKind(rawValue: event.kind) else {
      preconditionFailure("an event of unknown kind \(event.kind)")
    }
    let index = Int(event.index)
    switch kind {
    case .arrival: arrived(from: index, in: &queue)
    case .departure: departed(index, generation: event.tag, in: &queue)
    case .sharedDeparture: sharedDeparture(of: index, version: event.tag, in: &queue)
    case .clientTimeout: clientTimedOut(index, in: &queue)
    case .idleTimeout: idleTimedOut(index, in: &queue)
    case .connectTimeout: connectTimedOut(index, in: &queue)
    case .retryDue: if slab.tag(index) == event.tag { send(index, in: &queue) }
    case .queueTimeout: queueTimedOut(index, generation: event.tag, in: &queue)
    case .nodeUnreachable: nodeUnreachable(index, generation: event.tag, in: &queue)
    case .thinkingEnded: request(from: Int(event.tag), session: Int32(index), in: &queue)
    case .probeTimeout: probeTimedOut(index, in: &queue)
    case .healthCheckDue:
      healthCheckDue(index, tag: event.tag, in: &queue)
    case .healthCheckPassed:
      healthCheckEnded(index, tag: event.tag, failure: nil, in: &queue)
    case .healthCheckMismatched:
      healthCheckEnded(index, tag: event.tag, failure: .responseCodeMismatch, in: &queue)
    case .healthCheckTimedOut:
      healthCheckEnded(index, tag: event.tag, failure: .timeout, in: &queue)
    case .requestReaches: requestReaches(index, generation: event.tag, in: &queue)
    case .answerReaches: answerReaches(index, generation: event.tag, in: &queue)
    case .callStep: callStepDue(index, tag: event.tag, in: &queue)
    case .tableStep: tableStep(index, generation: event.tag, in: &queue)
    case .writeArrives: writeArrives(index, tag: event.tag, in: &queue)
    case .backlogDrains: backlogDrains(index, tag: event.tag, in: &queue)
    case .databaseStep: databaseStep(index, generation: event.tag, in: &queue)
    case .control: handle(control.remove(event.index), in: &queue)
    }
  }

  /// Closes the books at the horizon.
  mutating func finish(at horizon: SimulationTime) -> RunAccounts {
    finishControlPlane(at: horizon)
    finishMeter(at: horizon)
    flushRecords()
    accountForTargets(at: horizon)
    accounts.inFlightAtEnd = UInt64(
      slab.attempts.count {
        ($0.isInFlight || $0.phase == .backingOff) && !$0.isProbe
          && Int($0.source) < userSourceCount
      })
    accounts.calls = callAccounts()
    accounts.offeredBySource = (0..<userSourceCount).map { sources[$0].sequence }
    accounts.serviceLoads = serviceLoads
    accounts.groupNames = groups.map(\.name)
    accounts.revisionNames = revisions.map(\.name)
    accounts.sourceNames = description.traffic.map(\.name)
    accounts.names = names.map(\.account)
    accounts.healthChecks = healthChecks.map(\.account)
    accounts.tables = tableAccounts(at: horizon)
    accounts.classNames = [classes.map { $0.name }]
    return accounts
  }

  private mutating func accountForTargets(at horizon: SimulationTime) {
    for target in targets.indices {
      targets[target].count(0, at: horizon)
      // Of the demands that are counted below, this has not been served.
      targets[target].busyTime =
        targets[target].busyTime - sharing[target].removeAll(at: horizon)
    }
    // Stays so far of those that have not left yet.
    for slot in slab.attempts.indices {
      let phase = slab[slot].phase
      guard phase == .waiting || phase == .inService || phase == .calling else { continue }
      let target = Int(slab[slot].target)
      targets[target].stays &+= Int128((horizon - slab[slot].sent).nanoseconds)
      if phase != .waiting {
        let isShared = targets[target].discipline == .processorSharing
        let served = max(.zero, horizon - slab[slot].started)
        targets[target].busyTime =
          targets[target].busyTime + (isShared ? slab[slot].demand : served)
      }
    }
    accounts.targets = targets.indices.map { target in
      let it = targets[target]
      return TargetAccount(
        name: targetName(target), group: it.lastGroup, revision: it.revision, arrivals: it.arrivals,
        departures: it.departures, area: Double(it.area) / 1e9, stays: Double(it.stays) / 1e9,
        busy: it.busyTime.seconds,
        lifetime: (it.formerLifetime + (min(it.ended, horizon) - min(it.listening, horizon)))
          .seconds,
        workers: it.workers == .max ? nil : it.workers, zone: it.zone, listening: it.listening,
        ended: it.ended)
    }
  }

  func targetName(_ target: Int) -> String {
    "\(revisions[targets[target].revision].name)/\(target)"
  }
}
