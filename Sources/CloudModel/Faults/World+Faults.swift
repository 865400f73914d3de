import RandomVariates
import SimulationKernel

/// What breaks, mends, and is found out.
enum FaultEvent {
  case starts(Int)
  case ends(Int)
  /// ECS gives up the tasks of a zone that is gone.
  case zoneLossKnown(zone: Int)
}

/// What is left of a zone.
struct ZoneHealth {
  var isDead = false
  /// Whether ECS knows; until then it goes on placing tasks there.
  var isKnown = false
}

// Faults: each begins at its own time, whatever else happens.
extension World {
  mutating func scheduleFaults(in queue: inout EventQueue) {
    let key = draws.key.derived("world").derived("fault time")
    for (number, fault) in description.faults.enumerated() {
      var stream = RandomStream(key.derived(UInt64(number)))
      let window = FaultWindow(fault, draw: stream.uniform())
      schedule(.fault(.starts(number)), after: window.start - queue.now, in: &queue)
      if let end = window.end {
        schedule(.fault(.ends(number)), after: end - queue.now, in: &queue)
      }
    }
  }

  mutating func handle(_ event: FaultEvent, in queue: inout EventQueue) {
    switch event {
    case .starts(let number):
      activeFaults.append(number)
      journal(description.faults[number].title, .faultStarted, in: queue)
      start(number, in: &queue)
    case .ends(let number):
      activeFaults.removeAll { $0 == number }
      journal(description.faults[number].title, .faultEnded, in: queue)
      mend(number, in: &queue)
    case .zoneLossKnown(let zone):
      zoneLossKnown(zone, in: &queue)
    }
  }

  private mutating func start(_ number: Int, in queue: inout EventQueue) {
    switch description.faults[number].kind {
    case .targetsLost(let owner, let count, let mode):
      brokenTargets[number] = Array(processes(of: owner).prefix(max(0, count)))
      for target in brokenTargets[number] { setFailure(mode, of: target, in: &queue) }
    case .zoneLost(let zone):
      loseZone(self.number(zone, in: zones, \.self), fault: number, in: &queue)
    case .dependencySlow(let name, _, _), .dependencyDown(let name):
      refreshDependency(name)
    }
  }

  private mutating func mend(_ number: Int, in queue: inout EventQueue) {
    switch description.faults[number].kind {
    case .targetsLost:
      mendTargets(of: number, in: &queue)
    case .zoneLost(let zone):
      // The last fault of a zone gives it its power back.
      guard !activeFaults.contains(where: { isLoss($0, of: zone) }) else { return }
      let zone = self.number(zone, in: zones, \.self)
      deadZones[zone] = ZoneHealth()
      mendTargets(of: number, in: &queue)
      setNode(zone: zone, isUp: true, in: &queue)
      setDatabaseHosts(zone: zone, areUp: true, in: &queue)
      for service in services.indices { reconcileSoon(service, in: &queue) }
    case .dependencySlow(let name, _, _), .dependencyDown(let name):
      refreshDependency(name)
    }
  }

  private func isLoss(_ fault: Int, of zone: String) -> Bool {
    description.faults[fault].kind == .zoneLost(zone: zone)
  }

  /// Works out what the faults that last do to a dependency together: factors multiply, delays
  /// add up.
  private mutating func refreshDependency(_ name: String) {
    var factor = 1.0
    var added = TimeSpan.zero
    var isDown = false
    for fault in activeFaults {
      switch description.faults[fault].kind {
      case .dependencySlow(name, let itsFactor, let itsAdded):
        factor *= itsFactor
        added = added + itsAdded
      case .dependencyDown(name):
        isDown = true
      case .dependencySlow, .dependencyDown, .targetsLost, .zoneLost:
        break
      }
    }
    setDependency(dependency(name), factor: factor, added: added, isDown: isDown)
  }

  /// What has lost its power meanwhile comes back with its zone. An instance that crashed starts
  /// again; a task that did is the scheduler's.
  private mutating func mendTargets(of fault: Int, in queue: inout EventQueue) {
    for target in brokenTargets[fault] where !deadZones[targets[target].zone].isDead {
      if targets[target].life != .exited {
        setFailure(nil, of: target, in: &queue)
      } else if task(of: target) == nil {
        restart(target, in: &queue)
      }
    }
    brokenTargets[fault] = []
  }

  private func dependency(_ name: String) -> Int {
    number(name, in: description.dependencies, \.name)
  }

  // MARK: Zones

  /// The power goes: nodes and tasks are gone without a word. A fleet's machines come back with
  /// the power; tasks do not.
  private mutating func loseZone(_ zone: Int, fault: Int, in queue: inout EventQueue) {
    deadZones[zone].isDead = true
    setNode(zone: zone, isUp: false, in: &queue)
    setDatabaseHosts(zone: zone, areUp: false, in: &queue)
    for target in targets.indices
    where targets[target].zone == zone && targets[target].life != .exited {
      if let task = task(of: target) {
        tasks[task].isLost = true
        kill(target, silently: true, in: &queue)
      } else {
        brokenTargets[fault].append(target)
        setFailure(.unreachable, of: target, in: &queue)
      }
    }
    for task in tasks.indices where tasks[task].zone == zone && tasks[task].life.isActive {
      tasks[task].isLost = true
    }
    expectNotice(of: zone, in: &queue)
  }

  /// Whether a task on its way up is lost with its zone; ECS gives it up when it knows.
  mutating func isLost(_ task: Int, in queue: inout EventQueue) -> Bool {
    let zone = tasks[task].zone
    if deadZones[zone].isDead, !tasks[task].isLost {
      tasks[task].isLost = true
      expectNotice(of: zone, in: &queue)
    }
    return tasks[task].isLost
  }

  private mutating func expectNotice(of zone: Int, in queue: inout EventQueue) {
    schedule(
      .fault(.zoneLossKnown(zone: zone)), after: max(.zero, launch.description.zoneLossNotice),
      in: &queue)
  }

  private mutating func zoneLossKnown(_ zone: Int, in queue: inout EventQueue) {
    deadZones[zone].isKnown = deadZones[zone].isDead
    for task in tasks.indices where tasks[task].zone == zone && tasks[task].isLost {
      let action = tasks[task].life.lost()
      guard action != .nothing else { continue }
      journal(taskName(task), .taskStopping(task: task, cause: .zoneLost), in: queue)
      perform(action, on: task, in: &queue)
    }
  }

  // MARK: Who is meant

  /// Living processes of a service or fleet, the oldest first; without power nothing else can
  /// break.
  private func processes(of owner: String) -> [Int] {
    if let service = description.services.firstIndex(where: { $0.name == owner }) {
      return services[service].tasks.compactMap { tasks[$0].target }
        .filter { isAlive($0) }
    }
    var first = 0
    for fleet in description.fleets {
      if fleet.name == owner {
        return (first..<first + fleet.count).filter { isAlive($0) }
      }
      first += fleet.count
    }
    return []
  }

  private func isAlive(_ target: Int) -> Bool {
    targets[target].life != .exited && !deadZones[targets[target].zone].isDead
  }
}
