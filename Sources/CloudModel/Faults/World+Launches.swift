import SimulationKernel

/// A fault of the start of tasks in some place.
protocol LaunchFault: Fault {
  var place: FaultPlace { get }
  /// Adds what it does in a zone to what others do.
  func impair(_ impairment: inout LaunchImpairment, by fault: ActiveFault)
}

extension LaunchFault {
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshLaunches(in: &queue)
  }
}

/// What faults do to launches in a zone; shares are from 0 to 1.
struct LaunchImpairment {
  /// Launches that fail for lack of capacity.
  var refusedShare = 0.0
  var slowdowns: [CallSlowdown] = []
  /// Tasks without secrets that exit, and that hang.
  var exitingShare = 0.0
  var hangingShare = 0.0
}

/// A fault of image registries.
protocol RegistryFault: Fault {
  /// What is left of the bandwidth of a region's registry [0…1].
  func bandwidthFactor(of region: String?, by fault: ActiveFault) -> Double
}

extension RegistryFault {
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshRegistries(in: &queue)
  }
}

extension World {
  /// Launches in all zones, from all faults that last; what hung for one that is over goes on.
  mutating func refreshLaunches(in queue: inout EventQueue) {
    let faults = lasting((any LaunchFault).self)
    for zone in zones.indices {
      let region = regionName(ofZone: zone)
      var impairment = LaunchImpairment()
      for (kind, fault) in faults
      where fault.strength > 0 && kind.place.contains(zone: zones[zone], of: region) {
        kind.impair(&impairment, by: fault)
      }
      launch.impairments[zone] = impairment
    }
    let hung = launch.hung
    launch.hung = []
    for task in hung { startContainer(task, in: &queue) }
  }

  /// Bandwidths of all registries, from all faults that last.
  mutating func refreshRegistries(in queue: inout EventQueue) {
    let faults = lasting((any RegistryFault).self)
    for region in launch.regions.indices {
      let name = description.regions.isEmpty ? nil : description.regions[region].name
      let factor = faults.reduce(1) { $0 * $1.kind.bandwidthFactor(of: name, by: $1.fault) }
      launch.regions[region].pulls.setFactor(factor, at: queue.now)
      watchPulls(of: region, in: &queue)
    }
  }

  // MARK: What launches ask

  /// Whether capacity is so short in a zone that who has this draw gets none.
  ///
  /// - Parameter draw: Uniform in [0, 1); 0 asks whether any launch is refused there.
  func capacityIsShort(_ zone: Int, draw: Double = 0) -> Bool {
    draw < launch.impairments[zone].refusedShare
  }

  /// What becomes of a task that needs its secrets now; `nil` if it gets them.
  func lackOfSecrets(of task: Int) -> SecretlessTasks? {
    let impairment = launch.impairments[tasks[task].zone]
    guard impairment.exitingShare > 0 || impairment.hangingShare > 0 else { return nil }
    let draw = faulted.draws.secrets.uniform(TaskDraws.counter(tasks[task]))
    if draw < impairment.exitingShare { return .exit }
    return draw < impairment.hangingShare ? .hang : nil
  }

  /// What faults make of the time from a launch to its image pull.
  func impairedLaunch(of task: Int, taking span: TimeSpan) -> TimeSpan {
    let slowdowns = launch.impairments[tasks[task].zone].slowdowns
    guard !slowdowns.isEmpty else { return span }
    let it = slowdowns.together(
      for: faulted.draws.slowLaunches.uniform(TaskDraws.counter(tasks[task])))
    return span.scaled(by: it.factor) + it.added
  }
}
