import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// A service with two target groups that is deployed to at 100 s; without traffic unless a test
/// adds it. The candidate is healthy, and traffic begins to shift, 40 s later.
func twoFleets(
  _ strategy: StrategyDescription, bakeTime: TimeSpan = .minutes(15), horizon: Double,
  at deployment: Double = 100, _ configure: (inout CloudDescription) -> Void = { _ in }
) -> CloudDescription {
  oneService(desired: 1, horizon: horizon) {
    $0.services[0].alternateTargetGroup = "green"
    $0.services[0].productionRule = "alb/production"
    $0.services[0].deployment.strategy = strategy
    $0.services[0].deployment.bakeTime = bakeTime
    $0.plan = [step("deploy", at: deployment, .deploy(service: "web", revision: "v2"))]
    configure(&$0)
  }
}

/// ECS's own canary with these numbers.
func canary(percent: Double, minutes: Double) -> StrategyDescription {
  var canary = CanaryDescription()
  canary.percent = percent
  canary.bakeTime = .minutes(minutes)
  return .canary(canary)
}

func linear(percent: Double, minutes: Double) -> StrategyDescription {
  var linear = LinearDescription()
  linear.stepPercent = percent
  linear.stepBakeTime = .minutes(minutes)
  return .linear(linear)
}

func codeDeploy(_ configuration: CodeDeployConfiguration.Predefined) -> StrategyDescription {
  var codeDeploy = CodeDeployDescription()
  codeDeploy.configuration = .predefined(configuration)
  return .codeDeploy(codeDeploy)
}

/// When traffic moves: the steps that AWS documents, as the listener's rule saw them.
@Suite struct `Traffic shifts in the documented steps` {
  struct Shift: Sendable, CustomTestStringConvertible {
    var id: String
    var strategy: StrategyDescription
    /// From the first shift [s, %].
    var steps: [[Double]]
    /// Seconds of requests that the candidate has had when all of the traffic is its own, at one
    /// request per second [s].
    var exposure: Double
    var testDescription: String { id }

    init(
      _ id: String, _ strategy: StrategyDescription, steps: [[Double]], exposure: Double
    ) {
      self.id = id
      self.strategy = strategy
      self.steps = steps
      self.exposure = exposure
    }
  }

  private static func tens(every seconds: Double) -> [[Double]] {
    (1...10).map { step in [Double(step - 1) * seconds, Double(step) * 10] }
  }

  static let shifts: [Shift] = [
    Shift(
      "R-CD-02", codeDeploy(.linear10PercentEvery3Minutes), steps: tens(every: 180),
      exposure: 810),
    Shift("R-CD-05", codeDeploy(.allAtOnce), steps: [[0, 100]], exposure: 0),
    Shift(
      "R-CD-06, T-LIN-01", .linear(LinearDescription()), steps: tens(every: 360), exposure: 1620),
    Shift(
      "R-CD-07, T-CAN-01", .canary(CanaryDescription()), steps: [[0, 5], [600, 100]],
      exposure: 30),
    Shift(
      "R-CD-08, T-LIN-02", linear(percent: 30, minutes: 5),
      steps: [[0, 30], [300, 60], [600, 90], [900, 100]], exposure: 540),
    Shift(
      "CodeDeployDefault.ECSLinear10PercentEvery1Minutes",
      codeDeploy(.linear10PercentEvery1Minutes), steps: tens(every: 60), exposure: 270),
    Shift(
      "T-CD-02", codeDeploy(.canary10Percent5Minutes), steps: [[0, 10], [300, 100]],
      exposure: 30),
    Shift(
      "CodeDeployDefault.ECSCanary10Percent15Minutes", codeDeploy(.canary10Percent15Minutes),
      steps: [[0, 10], [900, 100]], exposure: 90),
  ]

  @Test(arguments: shifts)
  func `the candidate's share steps as documented`(_ shift: Shift) {
    let run = ServiceRun(twoFleets(shift.strategy, horizon: 5000))
    let steps = run.accounts.rollouts[0].trafficSteps.map { [$0.at.seconds - 140, $0.percent] }
    #expect(steps == shift.steps)
    let shares = zip(steps, steps.dropFirst()).map { ($1[0] - $0[0]) * $0[1] / 100 }
    #expect(abs(shares.reduce(0, +) - shift.exposure) < 1e-9)
  }

  @Test func `T-LIN-01, T-CAN-01: the old side goes a bake after the last step`() {
    let linear = ServiceRun(twoFleets(.linear(LinearDescription()), horizon: 5000))
    #expect(linear.stage(.cleanUp) == 4180)
    let canary = ServiceRun(twoFleets(.canary(CanaryDescription()), horizon: 5000))
    #expect(canary.stage(.cleanUp) == 1540)
  }

  @Test func `T-LIN-03: steps of 3 % are 34, and the last one is from 99 to 100`() {
    let run = ServiceRun(twoFleets(linear(percent: 3, minutes: 0), horizon: 2000))
    let shares = run.journal.compactMap { entry in
      if case .trafficShifted(_, "green", let percent) = entry.happening { percent } else { nil }
    }
    #expect(shares.count == 34)
    #expect(shares.suffix(2) == [99, 100])
  }

  @Test func `T-CD-03: after the termination wait the way back is a deployment`() {
    let run = ServiceRun(
      twoFleets(codeDeploy(.allAtOnce), horizon: 9000) {
        $0.plan.append(step("back", at: 140 + 75 * 60, .rollBack(service: "web")))
      })
    let rollouts = run.accounts.rollouts
    #expect(rollouts.map(\.revision) == ["v2", "v1"])
    #expect(rollouts[0].outcome == .succeeded)
    // Blue is gone since minute 60: a new task has to start before any traffic can move.
    #expect((rollouts[1].trafficSteps.first?.at.seconds ?? 0) - rollouts[1].started.seconds == 40)
  }

  @Test func `T-BG-02: a pause before production traffic comes before each of five steps`() {
    let run = ServiceRun(
      twoFleets(linear(percent: 20, minutes: 1), horizon: 5000) {
        var pause = HookDescription()
        pause.stage = .preProductionTrafficShift
        pause.decision = .approval(.succeeds)
        pause.duration = .minutes(2)
        $0.services[0].deployment.hooks = [pause]
      })
    let answers = run.times {
      if case .hookEnded(_, .preProductionTrafficShift, .succeeds) = $0 { true } else { false }
    }
    #expect(answers == [160, 340, 520, 700, 880])
    #expect(run.accounts.rollouts[0].trafficSteps.map(\.percent) == [20, 40, 60, 80, 100])
  }
}

/// What a bad candidate costs until its alarm has taken the traffic away again.
@Suite struct `A bad candidate meets as many requests as its alarm allows` {
  /// A canary that fails some of its requests, watched by an alarm that counts its errors; `phase`
  /// is where in a minute its traffic begins [s].
  private func exposed(
    _ strategy: StrategyDescription, rate: Double, errorRate: Double, threshold: Double,
    periods: Int, phase: Double, rollbackAfter delay: Double = 0, horizon: Double = 900,
    seed: UInt64
  ) -> ServiceRun {
    ServiceRun(
      twoFleets(strategy, horizon: horizon, at: 20 + phase) {
        var alarm = AlarmDescription()
        alarm.name = "errors"
        alarm.of = "alb"
        alarm.threshold = threshold
        alarm.evaluationPeriods = periods
        alarm.metricDelay = .seconds(delay)
        alarm.treatMissingData = .notBreaching
        $0.alarms = [alarm]
        var alarms = DeploymentAlarmsDescription()
        alarms.names = ["errors"]
        alarms.pollInterval = .zero
        $0.services[0].deployment.alarms = alarms
        $0.revisions[0].serving.workers = nil
        $0.revisions[1].serving.workers = nil
        $0.revisions[1].errorRate = errorRate
        $0.traffic =
          oneFleet(
            arrivals: .constant(rate: rate), work: .constant(0.001), horizon: .seconds(1)
          ).traffic
      }, seed: seed)
  }

  #if DEBUG
    private static let rollouts = 5
  #else
    private static let rollouts = 60
  #endif

  /// Phases that cover a minute evenly, and the seed of each.
  private static var phases: [(phase: Double, seed: UInt64)] {
    (0..<rollouts).map { (phase: (Double($0) + 0.5) * 60 / Double(rollouts), seed: UInt64($0)) }
  }

  private func candidate(_ run: ServiceRun) -> (requests: Double, failures: Double) {
    let own = run.attempts.filter { $0.revision == 1 }
    return (Double(own.count), Double(own.count { !$0.isSuccess }))
  }

  @Test(arguments: [
    (
      id: "R-EXP-01", rate: 1000.0, share: 10.0, errorRate: 0.05, periods: 1, delay: 0.0,
      exposed: 4200.0, failed: 210.0, deviation: 87.8066057
    ),
    (
      id: "R-EXP-04", rate: 200.0, share: 1.0, errorRate: 0.1, periods: 3, delay: 60.0,
      exposed: 432.0, failed: 43.2, deviation: 7.42967025
    ),
  ])
  func `the mean over all phases of the minute is the derived one`(
    _ row: (
      id: String, rate: Double, share: Double, errorRate: Double, periods: Int, delay: Double,
      exposed: Double, failed: Double, deviation: Double
    )
  ) {
    // One percent of the candidate's requests of a minute.
    let threshold = row.rate * row.share / 100 * 60 * 0.01
    var requests = 0.0
    var failures = 0.0
    for (phase, seed) in Self.phases {
      let run = exposed(
        canary(percent: row.share, minutes: 30), rate: row.rate, errorRate: row.errorRate,
        threshold: threshold, periods: row.periods, phase: phase, rollbackAfter: row.delay,
        horizon: 140 + 60 * Double(row.periods) + row.delay, seed: seed)
      let own = candidate(run)
      requests += own.requests / Double(Self.rollouts)
      failures += own.failures / Double(Self.rollouts)
    }
    let tolerance = 4 * row.deviation / Double(Self.rollouts).squareRoot()
    #expect(abs(failures - row.failed) < tolerance, "\(row.id): \(failures)")
    #expect(
      abs(requests - row.exposed) < tolerance / row.errorRate, "\(row.id): \(requests)")
  }

  #if !DEBUG
    @Test func `R-EXP-05: an alarm of five minutes lets a fifth pass a bake of five minutes`() {
      var passed = 0.0
      for (phase, seed) in Self.phases {
        let run = exposed(
          canary(percent: 10, minutes: 5), rate: 1000, errorRate: 0.05, threshold: 60, periods: 5,
          phase: phase, horizon: 500, seed: seed)
        let steps = run.accounts.rollouts[0].trafficSteps
        if steps.contains(where: { $0.percent == 100 }) { passed += 1 }
      }
      // The threshold is crossed 12 s into a minute, at which the count of errors has a deviation
      // of 7.7, which is 1.5 s: a phase or two of 60 may fall on the other side.
      #expect(abs(passed / Double(Self.rollouts) - 0.2) < 0.04, "\(passed)")
    }

    @Test func `R-EXP-06: an alarm on all requests sees a linear shift in its third minute`() {
      var (detection, failures) = (0.0, 0.0)
      for (phase, seed) in Self.phases {
        let run = exposed(
          codeDeploy(.linear10PercentEvery1Minutes), rate: 4000, errorRate: 0.05,
          threshold: 2400, periods: 1, phase: phase, horizon: 340, seed: seed)
        let rollout = run.accounts.rollouts[0]
        let shifted = rollout.trafficSteps[0].at.seconds
        detection += ((rollout.detected?.seconds ?? .nan) - shifted) / Double(Self.rollouts)
        failures += candidate(run).failures / 4 / Double(Self.rollouts)
      }
      #expect(abs(detection - 150) < 0.02 * 150, "\(detection)")
      #expect(abs(failures - 1350) < 0.02 * 1350, "\(failures)")
    }
  #endif
}
