import CloudModel
import SimulationKernel
import Testing

@Suite struct TaskLifeTests {
  private func runningTask() -> TaskLife {
    var task = TaskLife()
    #expect(task.provisioned() == .waitForCapacity)
    #expect(task.placed() == .pullImage)
    #expect(task.containerStarted() == .register)
    return task
  }

  @Test func `a task that the scheduler stops drains before its SIGTERM`() {
    var task = runningTask()
    #expect(task.stopRequested(.scaledIn, isRegistered: true, drainsFirst: true) == .drain)
    #expect(task.state == .deactivating)
    #expect(task.drained() == .terminate)
    #expect(task.state == .stopping)
    #expect(task.exited() == .release)
    #expect(task.deprovisioned() == .removed)
    #expect(task.state == .stopped)
    #expect(task.cause == .scaledIn)
  }

  @Test func `a task that a user stops gets its SIGTERM with the drain`() {
    var task = runningTask()
    let action = task.stopRequested(.stoppedByUser, isRegistered: true, drainsFirst: false)
    #expect(action == .drainAndTerminate)
    #expect(task.drained() == .nothing)
    #expect(task.stopTimedOut() == .kill)
    #expect(task.exited() == .release)
  }

  @Test func `a task without target group just gets its SIGTERM`() {
    var task = runningTask()
    #expect(task.stopRequested(.scaledIn, isRegistered: false, drainsFirst: true) == .terminate)
  }

  @Test func `a task that exits on its way to RUNNING failed to start`() {
    var task = TaskLife()
    _ = task.provisioned()
    _ = task.placed()
    #expect(task.exited() == .release)
    #expect(task.cause == .failedToStart)
    #expect(!task.reachedRunning)
  }

  @Test func `a task that exits while RUNNING crashed`() {
    var task = runningTask()
    #expect(task.exited() == .release)
    #expect(task.cause == .crashed)
    #expect(task.reachedRunning)
  }

  @Test func `a task that is not up yet just goes`() {
    var task = TaskLife()
    #expect(task.stopRequested(.scaledIn, isRegistered: false, drainsFirst: true) == .release)
    #expect(task.provisioned() == .nothing)
    #expect(task.containerStarted() == .nothing)
  }

  @Test func `an event that nobody waits for any more does nothing`() {
    var task = runningTask()
    _ = task.exited()
    #expect(task.stopTimedOut() == .nothing)
    #expect(task.drained() == .nothing)
    #expect(task.exited() == .nothing)
    #expect(task.stopRequested(.scaledIn, isRegistered: true, drainsFirst: true) == .nothing)
    #expect(task.lost() == .nothing)
    #expect(task.deprovisioned() == .removed)
    #expect(task.deprovisioned() == .nothing)
  }

  @Test func `a task in a lost zone goes without ceremony`() {
    var task = runningTask()
    #expect(task.lost() == .release)
    #expect(task.cause == .zoneLost)
  }
}

@Suite struct ContainerHealthTests {
  private func probes(
    _ results: [Bool], startPeriod: Double = 0, retries: Int = 3
  ) -> [ContainerHealth.State] {
    var description = ContainerHealthCheckDescription()
    description.startPeriod = .seconds(startPeriod)
    description.retries = retries
    var health = ContainerHealth(description)
    return results.enumerated().map { index, passed in
      _ = health.probed(passed: passed, sinceStart: .seconds(Double(index + 1) * 30))
      return health.state
    }
  }

  @Test func `the first success makes it healthy`() {
    #expect(probes([false, true]) == [.unknown, .healthy])
  }

  @Test func `retries failures in a row make it unhealthy`() {
    #expect(probes([false, false, false]) == [.unknown, .unknown, .unhealthy])
    #expect(
      probes([true, false, false, true, false, false, false])
        == [.healthy, .healthy, .healthy, .healthy, .healthy, .healthy, .unhealthy])
  }

  @Test func `failures in the start period do not count`() {
    #expect(
      probes([false, false, false, false, false], startPeriod: 70)
        == [.unknown, .unknown, .unknown, .unknown, .unhealthy])
  }

  @Test func `a success ends the start period's leniency`() {
    #expect(
      probes([true, false, false, false], startPeriod: 300)
        == [.healthy, .healthy, .healthy, .unhealthy])
  }

  @Test func `it recovers with one success`() {
    #expect(probes([false, true], retries: 1) == [.unhealthy, .healthy])
  }
}

@Suite struct ZoneSpreadTests {
  @Test func `a task starts in the zone with the fewest`() {
    #expect(ZoneSpread.zoneToStart(tasks: [2, 1, 1], zones: [0, 1, 2]) == 1)
    #expect(ZoneSpread.zoneToStart(tasks: [2, 0, 1], zones: [0, 2]) == 2)
    #expect(ZoneSpread.zoneToStart(tasks: [0], zones: []) == nil)
  }

  @Test func `a zone that cannot be used is passed over, unless all are`() {
    #expect(ZoneSpread.zoneToStart(tasks: [5, 0], zones: [0, 1], usable: { $0 == 0 }) == 0)
    #expect(ZoneSpread.zoneToStart(tasks: [5, 0], zones: [0, 1], usable: { _ in false }) == 1)
  }

  @Test func `a task stops in the zone with the most`() {
    #expect(ZoneSpread.indexToStop(tasks: [1, 3, 2], candidates: [0, 2, 1, 1]) == 2)
    #expect(ZoneSpread.indexToStop(tasks: [2, 2], candidates: [0, 1]) == 1)
    #expect(ZoneSpread.indexToStop(tasks: [0], candidates: []) == nil)
  }

  @Test func `started one by one, zones never differ by more than one`() {
    var tasks = [0, 0, 0]
    for _ in 0..<50 {
      guard let zone = ZoneSpread.zoneToStart(tasks: tasks, zones: [0, 1, 2]) else { return }
      tasks[zone] += 1
      #expect((tasks.max() ?? 0) - (tasks.min() ?? 0) <= 1)
    }
  }
}
