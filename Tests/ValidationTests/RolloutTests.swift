import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Rolling deployments within their two percentages (Amazon ECS developer guide,
/// "deployment-type-ecs": the minimum rounds up, the maximum rounds down).
@Suite struct `Rolling deployments` {
  struct Bounds: Sendable, CustomTestStringConvertible {
    var id: String
    var desired: Int
    var minimum: Int
    var maximum: Int
    var lower: Int
    var upper: Int
    /// Sizes of the waves, where the two bounds force them.
    var waves: [Int]?

    init(
      _ id: String, _ desired: Int, _ minimum: Int, _ maximum: Int, _ lower: Int, _ upper: Int,
      waves: [Int]? = nil
    ) {
      self.id = id
      self.desired = desired
      self.minimum = minimum
      self.maximum = maximum
      self.lower = lower
      self.upper = upper
      self.waves = waves
    }

    var isStuck: Bool { lower == desired && upper == desired }
    var testDescription: String { "\(id): \(desired)/\(minimum)/\(maximum)" }
  }

  private static let cases = [
    Bounds("R-ECS-01, T-ROLL-01", 4, 50, 100, 2, 4, waves: [2, 2]),
    Bounds("R-ECS-02, T-ROLL-02", 4, 100, 200, 4, 8, waves: [4]),
    Bounds("R-ECS-03, T-ROLL-04", 3, 100, 125, 3, 3),
    Bounds("R-ECS-05, T-ROLL-09", 1, 50, 100, 1, 1),
    Bounds("R-ECS-10, T-ROLL-07", 10, 100, 110, 10, 11, waves: Array(repeating: 1, count: 10)),
    Bounds("R-ECS-11", 9, 100, 110, 9, 9),
    Bounds("R-ECS-12", 7, 60, 130, 5, 9),
    Bounds("R-ECS-14", 3, 66, 133, 2, 3, waves: [1, 1, 1]),
    Bounds("R-ECS-15", 3, 67, 133, 3, 3),
    Bounds("R-ECS-16", 5, 100, 119, 5, 5),
    Bounds("T-ROLL-03", 2, 75, 100, 2, 2),
    Bounds("T-ROLL-05", 5, 100, 110, 5, 5),
    Bounds("T-ROLL-06", 10, 100, 150, 10, 15, waves: [5, 5]),
    Bounds("T-ROLL-08", 3, 67, 134, 3, 4, waves: [1, 1, 1]),
    Bounds("T-ROLL-09, none needed", 1, 0, 100, 0, 1, waves: [1]),
    Bounds("T-ROLL-09, half more", 1, 100, 150, 1, 1),
    Bounds("T-ROLL-09, one more", 1, 100, 200, 1, 2, waves: [1]),
    Bounds("T-ROLL-10", 7, 50, 150, 4, 10),
  ]

  private func deploy(_ bounds: Bounds, _ order: RollingOrder) -> ServiceRun {
    ServiceRun(
      oneService(desired: bounds.desired, horizon: 2000) {
        $0.services[0].deployment.minimumHealthyPercent = bounds.minimum
        $0.services[0].deployment.maximumPercent = bounds.maximum
        $0.services[0].deployment.order = order
        $0.plan = [step("deploy", at: 100, .deploy(service: "web", revision: "v2"))]
      })
  }

  @Test(arguments: cases)
  func `tasks stay within the bounds, and all are replaced unless there is no room`(
    _ bounds: Bounds
  ) {
    for order in RollingOrder.allCases {
      let run = deploy(bounds, order)
      #expect(run.accounts.rollouts.count == 1)
      if bounds.isStuck {
        #expect(run.accounts.rollouts[0].outcome == .stuck)
        #expect(run.times { $0 == .cannotStartOrStop } == [0])
        #expect(run.starts.isEmpty && run.stops.isEmpty)
        continue
      }
      #expect(run.accounts.rollouts[0].outcome == .succeeded)
      #expect(run.starts.count == bounds.desired && run.stops.count == bounds.desired)
      let (fewest, most) = extremes(of: run, desired: bounds.desired)
      #expect(fewest >= bounds.lower && most <= bounds.upper, "\(fewest)...\(most)")
      expectFirstMoves(of: run, bounds, order)
      if let waves = bounds.waves { #expect(ServiceRun.waves(run.stops) == waves) }
    }
  }

  /// What the deployment does at its first instant.
  private func expectFirstMoves(of run: ServiceRun, _ bounds: Bounds, _ order: RollingOrder) {
    let roomToStart = bounds.upper - bounds.desired
    let roomToStop = bounds.desired - bounds.lower
    let startsAtOnce = run.starts.count { $0 == 0 }
    let stopsAtOnce = run.stops.count { $0 == 0 }
    if roomToStart > 0, order == .startFirst {
      #expect(startsAtOnce == min(roomToStart, bounds.desired))
      #expect(stopsAtOnce == 0)
    } else {
      #expect(stopsAtOnce == roomToStop)
    }
  }

  /// The fewest healthy targets, and the most tasks running or pending at one time.
  private func extremes(of run: ServiceRun, desired: Int) -> (fewest: Int, most: Int) {
    var (healthy, active) = (desired, desired)
    var (fewest, most) = (desired, desired)
    var initial = desired
    for (index, entry) in run.journal.enumerated() {
      if case .targetHealth(_, .healthy, _) = entry.happening {
        // The first ones are those that were there at the start.
        if initial > 0 { initial -= 1 } else { healthy += 1 }
      }
      if case .targetHealth(_, .draining, _) = entry.happening { healthy -= 1 }
      if case .taskStarted = entry.happening { active += 1 }
      if case .taskStopping = entry.happening { active -= 1 }
      // What happens at one instant counts as one.
      let isLast =
        index + 1 == run.journal.count || run.journal[index + 1].at > entry.at
      guard isLast else { continue }
      fewest = min(fewest, healthy)
      most = max(most, active)
    }
    return (fewest, most)
  }

  @Test func `M-18: four tasks at 100 and 200 percent, second by second`() {
    let run = deploy(Bounds("M-18", 4, 100, 200, 4, 8), .startFirst)
    #expect(run.states(.healthy).suffix(4) == [40, 40, 40, 40])
    #expect(run.states(.draining) == [40, 40, 40, 40])
    #expect(run.gone == [60, 60, 60, 60])
    #expect(extremes(of: run, desired: 4) == (4, 8))
    #expect(ServiceRun.waves(run.starts) == [4])
  }

  /// Whether tasks that are stopping count against the maximum is a parameter, because the
  /// sources conflict.
  @Test(arguments: [(false, 450.0), (true, 780)])
  func `T-ROLL-TIME: ten tasks, two waves, long drains`(countsStopping: Bool, last: Double) {
    let run = ServiceRun(
      oneService(desired: 10, horizon: 2000) {
        $0.services[0].deployment.maximumPercent = 150
        $0.services[0].deployment.countsStoppingInMaximum = countsStopping
        $0.launch.provisioning = .constant(.seconds(50))
        $0.targetGroups[0].deregistrationDelay = .seconds(300)
        $0.revisions[0].stop.exitTime = .constant(30)
        $0.revisions[0].stop.stopTimeout = .seconds(120)
        $0.plan = [step("deploy", at: 100, .deploy(service: "web", revision: "v2"))]
      })
    #expect(run.gone.last == last)
  }

  /// One task is started at a time, so that the deployment ends with the failure that counts.
  @Test(arguments: [
    ("R-CB-01", 1, 200, 3), ("R-CB-02", 6, 117, 3), ("R-CB-03", 7, 115, 4),
    ("R-CB-04", 25, 104, 13),
  ])
  func `the circuit breaker trips at half of the desired count, and not before three failures`(
    id: String, desired: Int, maximum: Int, threshold: Int
  ) {
    let run = ServiceRun(
      oneService(desired: desired, horizon: 20_000) {
        $0.services[0].deployment.circuitBreaker = CircuitBreakerDescription()
        $0.services[0].deployment.maximumPercent = maximum
        $0.revisions[1].crash.beforeRunning = 1
        $0.plan = [step("deploy", at: 100, .deploy(service: "web", revision: "v2"))]
      })
    #expect(run.accounts.rollouts[0].failure == .circuitBreaker)
    #expect(run.accounts.rollouts[0].outcome == .rolledBack)
    #expect(run.starts.count == threshold, "\(id)")
    let counted = run.journal.compactMap { entry -> [Int]? in
      guard case .circuitBreakerCounted(let failures, let bound) = entry.happening else {
        return nil
      }
      return [failures, bound]
    }
    #expect(counted == (1...threshold).map { [$0, threshold] })
  }

  /// Fargate's account quota: a bucket of 100 launches that refills by 20 a second.
  @Test(arguments: [
    ("M-17", 500, 10_000, 20.0), ("T-FG-01", 300, 10_000, 10), ("T-FG-01", 1000, 10_000, 45),
  ])
  func `launches drain the bucket`(id: String, tasks: Int, perMinute: Int, last: Double) {
    let run = launch(tasks, perMinute: perMinute)
    #expect(run.starts.count == tasks)
    #expect(run.starts.count { $0 == 0 } == 100)
    #expect(run.starts.count { $0 <= 5 } == 200)
    #expect(run.starts.last == last, "\(id)")
  }

  @Test func `T-FG-01: a thousand tasks of one service need two of its minutes`() {
    let run = launch(1000, perMinute: 500)
    #expect(run.starts.count { $0 < 60 } == 500)
    #expect(run.starts.count == 1000)
  }

  private func launch(_ tasks: Int, perMinute: Int) -> ServiceRun {
    ServiceRun(
      oneService(desired: 0, horizon: 400) {
        $0.services[0].targetGroup = nil
        $0.launch.tasksPerMinute = perMinute
        $0.plan = [step("scale", at: 100, .scale(service: "web", desiredCount: tasks))]
      })
  }

  /// All traffic moves at once, both revisions stay up for the bake time, and then the old one
  /// goes.
  @Test func `T-BG-01: blue and green bake for five minutes`() {
    let run = ServiceRun(blueGreen { _ in })
    let shift = run.stage(.productionTrafficShift) ?? .nan
    #expect(run.accounts.rollouts[0].trafficSteps.map(\.percent) == [100])
    #expect(run.stage(.cleanUp) == shift + 300)
    #expect(run.accounts.rollouts[0].outcome == .succeeded)
    #expect(run.accounts.failed == 0)
  }

  @Test func `T-BG-01: an alarm in the bake time takes the traffic back at once`() {
    let run = ServiceRun(
      blueGreen {
        // The candidate's own dependency fails two minutes after the shift.
        var dependency = DependencyDescription()
        dependency.name = "store"
        $0.dependencies = [dependency]
        $0.revisions[1].calls = ["store"]
        var outage = FaultDescription()
        outage.name = "outage"
        outage.at = .seconds(260)
        outage.kind = .dependencyDown(dependency: "store")
        $0.faults = [outage]
      })
    let rung = run.times { $0 == .alarm(state: .inAlarm) }.first ?? .nan
    let rollout = run.accounts.rollouts[0]
    #expect(rung > 160 && rung < 340)
    #expect(rollout.trafficSteps.map(\.percent) == [100, 0])
    #expect((rollout.rolledBack?.seconds ?? 0) - 100 - rung <= 1)
    #expect(rollout.outcome == .rolledBack)
    let after = run.attempts.filter { $0.sent.seconds - 100 > rung + 1 }
    #expect(!after.isEmpty && after.allSatisfy { $0.revision == 0 })
  }

  private func blueGreen(_ configure: (inout CloudDescription) -> Void) -> CloudDescription {
    oneService(desired: 2, horizon: 1200) {
      $0.services[0].alternateTargetGroup = "green"
      $0.services[0].productionRule = "alb/production"
      $0.services[0].deployment.strategy = .blueGreen
      $0.services[0].deployment.bakeTime = .minutes(5)
      var alarm = AlarmDescription()
      alarm.name = "errors"
      alarm.of = "green"
      alarm.treatMissingData = .notBreaching
      $0.alarms = [alarm]
      var alarms = DeploymentAlarmsDescription()
      alarms.names = ["errors"]
      alarms.pollInterval = .seconds(1)
      $0.services[0].deployment.alarms = alarms
      $0.traffic =
        oneFleet(
          arrivals: .constant(rate: 10), work: .constant(0.001), horizon: .seconds(1)
        ).traffic
      $0.plan = [step("deploy", at: 100, .deploy(service: "web", revision: "v2"))]
      configure(&$0)
    }
  }
}
