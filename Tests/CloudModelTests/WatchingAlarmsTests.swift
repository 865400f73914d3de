import CloudModel
import SimulationKernel
import Testing

/// Alarms in the world: metric maths, composite alarms, states at the start.
@Suite struct WatchingAlarmsTests {
  private func metric(_ name: String, _ metric: AlarmMetric) -> MathMetricDescription {
    var description = MathMetricDescription()
    description.name = name
    description.metric = metric
    description.of = "blue"
    return description
  }

  /// Rings above one percent of errors in a minute.
  private func ratio(_ name: String = "ratio", period: Double = 60) -> AlarmDescription {
    var alarm = AlarmDescription()
    alarm.name = name
    alarm.metrics = [metric("errors", .targetErrors), metric("requests", .requestCount)]
    alarm.source = .expression(.arithmetic(.metric("errors"), .dividedBy, .metric("requests")))
    alarm.threshold = 0.01
    alarm.period = .seconds(period)
    alarm.metricDelay = .zero
    return alarm
  }

  private func composite(_ name: String, _ rule: AlarmRule) -> AlarmDescription {
    var alarm = AlarmDescription()
    alarm.name = name
    alarm.source = .rule(rule)
    return alarm
  }

  /// A service whose database is down in a window of time; no deployment.
  private func service(
    horizon: Double = 900, down: ClosedRange<Double>? = nil, alarms: [AlarmDescription]
  ) -> ServiceCloud {
    var service = ServiceCloud(desired: 2, horizon: horizon)
    service.cloud.plan = []
    service.cloud.dependencies = [DependencyDescription()]
    service.cloud.dependencies[0].name = "db"
    service.cloud.revisions[0].calls = ["db"]
    if let down {
      var fault = FaultDescription()
      fault.at = .seconds(down.lowerBound)
      fault.duration = .seconds(down.upperBound - down.lowerBound)
      fault.kind = .dependencyDown(dependency: "db")
      service.cloud.faults = [fault]
    }
    service.cloud.alarms = alarms
    return service
  }

  /// When an alarm came into a state, from the start of the run [s].
  private func times(_ run: Rehearsed, _ name: String, _ state: AlarmState) -> [Double] {
    run.recorder.journal.filter { $0.subject == name && $0.happening == .alarm(state: state) }
      .map(\.at.seconds)
  }

  @Test func `a ratio rings when its share of the period is enough`() {
    // From 119.5 s on all of 10 requests a second fail: 5 of 600, then all of them.
    let late = service(down: 119.5...300, alarms: [ratio()]).run()
    #expect(times(late, "ratio", .inAlarm) == [180])
    #expect(times(late, "ratio", .okay) == [360])
    let early = service(down: 119...300, alarms: [ratio()]).run()
    #expect(times(early, "ratio", .inAlarm) == [120])
  }

  @Test func `a ratio without requests is missing`() {
    var quiet = service(alarms: [ratio()])
    quiet.cloud.traffic[0].end = .seconds(200)
    let run = quiet.run()
    // The last request is in the minute that ends at 240 s. At 360 s its datapoint is still among
    // the latest three, at 420 s it is not.
    #expect(times(run, "ratio", .insufficientData) == [420])
  }

  @Test func `a composite alarm follows the others at once`() {
    let both = composite(
      "both", .both(.state("fast", .inAlarm), .not(.state("slow", .okay))))
    let outer = composite("outer", .state("both", .inAlarm))
    // Listed before what it follows.
    let run = service(
      down: 100...400, alarms: [outer, both, ratio("fast"), ratio("slow", period: 300)]
    ).run()
    // 20 s of 60 s at 120 s; 20 s of 120 s at once, since there was nothing before.
    #expect(times(run, "fast", .inAlarm) == [120])
    #expect(times(run, "both", .inAlarm) == [120])
    #expect(times(run, "outer", .inAlarm) == [120])
    #expect(times(run, "fast", .okay) == [480])
    #expect(times(run, "slow", .okay) == [720])
    #expect(times(run, "both", .okay) == [480])
    #expect(times(run, "outer", .okay) == [480])
  }

  @Test func `a composite alarm over what rings at the start rings at the start`() {
    var ringing = ratio("fast", period: 60)
    ringing.initialState = .inAlarm
    let run = service(alarms: [composite("outer", .state("fast", .inAlarm)), ringing]).run()
    #expect(times(run, "outer", .inAlarm) == [0])
    #expect(times(run, "outer", .okay) == [60])
  }

  @Test func `the time before the start counts as what the first state says`() {
    for (state, expected) in [
      (AlarmState.okay, []), (.inAlarm, [180]), (.insufficientData, [60]),
    ] as [(AlarmState, [Double])] {
      var alarm = ratio()
      alarm.evaluationPeriods = 5
      alarm.datapointsToAlarm = 3
      alarm.extraPeriods = 0
      alarm.initialState = state
      let run = service(alarms: [alarm]).run()
      #expect(times(run, "ratio", .okay) == expected, "\(state)")
    }
  }

  @Test func `a deployment that starts while its alarm rings is not watched`() {
    func outcome(_ state: AlarmState) -> RolloutOutcome {
      var service = ServiceCloud(desired: 2)
      service.watchErrors(of: "blue")
      service.candidate.errorRate = 1
      service.deployment.bakeTime = .minutes(5)
      service.cloud.alarms[0].evaluationPeriods = 5
      service.cloud.alarms[0].datapointsToAlarm = 1
      service.cloud.alarms[0].initialState = state
      return service.run().rollout.outcome
    }
    #expect(outcome(.okay) == .rolledBack)
    #expect(outcome(.inAlarm) == .succeeded)
  }

  @Test(arguments: [LowSampleTreatment.evaluate, .ignore])
  func `a percentile of few samples is judged or not`(_ treatment: LowSampleTreatment) {
    var alarm = AlarmDescription()
    alarm.name = "slow"
    alarm.metric = .targetResponseTime
    alarm.of = "blue"
    alarm.statistic = .p99
    alarm.threshold = 0.001
    alarm.metricDelay = .zero
    alarm.lowSamples = treatment
    // 600 requests a minute are fewer than the 1,000 that the 99th percentile needs.
    let run = service(alarms: [alarm]).run()
    #expect(times(run, "slow", .inAlarm) == (treatment == .evaluate ? [60] : []))
    alarm.statistic = .p95
    let enough = service(alarms: [alarm]).run()
    #expect(times(enough, "slow", .inAlarm) == [60])
  }
}
