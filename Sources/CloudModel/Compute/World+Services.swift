import SimulationKernel

// What services and their tasks are at time zero.
extension World {
  mutating func startServices(in queue: inout EventQueue) {
    for description in description.services {
      let service = services.count
      services.append(makeService(description))
      for _ in 0..<description.desiredCount { startSteadyTask(of: service, in: &queue) }
    }
  }

  private func makeService(_ it: ServiceDescription) -> Service {
    let names = description.zones(it.zones, in: it.region)
    let release = Release(
      revision: number(it.revision, in: revisions, \.name), rollout: -1,
      group: it.targetGroup.map { number($0, in: groups, \.name) })
    return Service(
      description: it, zones: names.map { number($0, in: zones, \.self) },
      productionRule: it.productionRule.flatMap { ruleReference($0) },
      testRule: it.testRule.flatMap { ruleReference($0) },
      desiredCount: it.desiredCount, releases: [release],
      throttle: StartThrottle(description.launch),
      window: LaunchWindow(limit: description.launch.tasksPerMinute))
  }

  /// A task that has been running and healthy for long.
  private mutating func startSteadyTask(of service: Int, in queue: inout EventQueue) {
    let task = addTask(of: service, release: 0, created: queue.now)
    let revision = tasks[task].revision
    tasks[task].life = .running
    tasks[task].running = queue.now
    tasks[task].billedFrom = queue.now
    tasks[task].wasHealthy = true
    let target = createTarget(
      revision: revision, zone: tasks[task].zone, rollout: -1, at: queue.now)
    attach(target, to: task)
    startListening(target, isWarm: true, in: &queue)
    if let group = services[service].releases[0].group, isInUse(group, zone: tasks[task].zone) {
      registerHealthy(target, with: group, in: &queue)
    }
    if let check = description.revisions[revision].containerHealthCheck {
      var health = ContainerHealth(check)
      _ = health.probed(passed: true, sinceStart: check.startPeriod)
      tasks[task].containerHealth = health
      schedule(.containerProbe(task: task), after: check.interval, in: &queue)
    }
    scheduleCrash(of: task, in: &queue)
  }

  /// A new task in PROVISIONING, in the zone that has the fewest.
  mutating func addTask(of service: Int, release: Int, created: SimulationTime) -> Int {
    let counts = tasksByZone(of: service)
    let zone = ZoneSpread.zoneToStart(
      tasks: counts, zones: services[service].zones, usable: { !deadZones[$0].isKnown })
    let number = tasks.count
    tasks.append(
      ServiceTask(
        service: service, release: release,
        revision: services[service].releases[release].revision, zone: zone ?? 0,
        ordinal: services[service].taskCount, life: TaskLife(), created: created,
        hasGroup: services[service].releases[release].group != nil))
    services[service].taskCount += 1
    services[service].tasks.append(number)
    return number
  }

  func tasksByZone(of service: Int) -> [Int] {
    var counts = Array(repeating: 0, count: max(1, zones.count))
    for task in services[service].tasks where tasks[task].life.isActive {
      counts[tasks[task].zone] += 1
    }
    return counts
  }

  mutating func attach(_ target: Int, to task: Int) {
    tasks[task].target = target
    while taskOfTarget.count <= target { taskOfTarget.append(-1) }
    taskOfTarget[target] = task
  }

  /// The task whose process this is; `nil` for a fleet's.
  func task(of target: Int) -> Int? {
    target < taskOfTarget.count && taskOfTarget[target] >= 0 ? taskOfTarget[target] : nil
  }

  func taskName(_ task: Int) -> String {
    services[tasks[task].service].description.name
  }
}
