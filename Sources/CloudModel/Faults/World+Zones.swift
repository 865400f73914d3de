import SimulationKernel

/// A fault that takes the power of zones.
protocol PowerFault: Fault {
  /// - Parameter region: `nil` in a cloud without regions.
  func takesPower(of zone: String, in region: String?) -> Bool
}

extension PowerFault {
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshPower(in: &queue)
  }
}

/// What is left of a zone.
struct ZoneHealth {
  var isDead = false
  /// Whether ECS knows; until then it goes on placing tasks there.
  var isKnown = false
  /// Whether it has power and no network.
  var isIsolated = false
}

// Zones: their power, and their network.
extension World {
  /// The name of a zone's region; `nil` in a cloud without regions.
  func regionName(ofZone zone: Int) -> String? {
    description.regions.isEmpty ? nil : description.regions[regionOfZone[zone]].name
  }

  /// Zones without power, from all faults that last.
  mutating func refreshPower(in queue: inout EventQueue) {
    let faults = lasting((any PowerFault).self)
    for zone in zones.indices {
      let region = regionName(ofZone: zone)
      let isDead = faults.contains {
        $0.fault.strength > 0 && $0.kind.takesPower(of: zones[zone], in: region)
      }
      if isDead, !deadZones[zone].isDead {
        loseZone(zone, in: &queue)
      } else if !isDead, deadZones[zone].isDead {
        restoreZone(zone, in: &queue)
      }
    }
  }

  /// The power goes: nodes and tasks are gone without a word. A fleet's machines come back with
  /// the power; tasks do not.
  private mutating func loseZone(_ zone: Int, in queue: inout EventQueue) {
    deadZones[zone].isDead = true
    setNode(zone: zone, isUp: false, in: &queue)
    refreshDatabaseHosts(zone: zone, in: &queue)
    for target in targets.indices
    where targets[target].zone == zone && targets[target].life != .exited {
      if let task = task(of: target) {
        tasks[task].isLost = true
        kill(target, silently: true, in: &queue)
      } else {
        setFailure(.unreachable, of: target, in: &queue)
      }
    }
    for task in tasks.indices where tasks[task].zone == zone && tasks[task].life.isActive {
      tasks[task].isLost = true
    }
    expectNotice(of: zone, in: &queue)
  }

  private mutating func restoreZone(_ zone: Int, in queue: inout EventQueue) {
    deadZones[zone].isDead = false
    deadZones[zone].isKnown = false
    for target in targets.indices
    where targets[target].zone == zone && task(of: target) == nil {
      refreshFailure(of: target, in: &queue)
    }
    setNode(zone: zone, isUp: !deadZones[zone].isIsolated, in: &queue)
    refreshDatabaseHosts(zone: zone, in: &queue)
    for service in services.indices { reconcileSoon(service, in: &queue) }
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

  mutating func zoneLossKnown(_ zone: Int, in queue: inout EventQueue) {
    deadZones[zone].isKnown = deadZones[zone].isDead
    for task in tasks.indices where tasks[task].zone == zone && tasks[task].isLost {
      let action = tasks[task].life.lost()
      guard action != .nothing else { continue }
      journal(taskName(task), .taskStopping(task: task, cause: .zoneLost), in: queue)
      perform(action, on: task, in: &queue)
    }
  }

  // MARK: Network

  /// Zones without network, from all faults that last: what is in them works on, and nobody can
  /// reach it.
  mutating func refreshIsolation(in queue: inout EventQueue) {
    let faults = lasting(ZoneIsolated.self)
    for zone in zones.indices {
      let isIsolated = faults.contains { $0.fault.strength > 0 && $0.kind.zone == zones[zone] }
      guard isIsolated != deadZones[zone].isIsolated else { continue }
      deadZones[zone].isIsolated = isIsolated
      for target in targets.indices where targets[target].zone == zone {
        refreshFailure(of: target, in: &queue)
      }
      setNode(zone: zone, isUp: !isIsolated && !deadZones[zone].isDead, in: &queue)
      refreshDatabaseHosts(zone: zone, in: &queue)
    }
  }
}
