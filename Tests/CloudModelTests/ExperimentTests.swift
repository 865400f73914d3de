import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Experiments: their faults, and what stops them.
@Suite struct ExperimentTests {
  /// One request a second that fails while its dependency is down, and an alarm on it.
  private func cloud(_ experiment: ExperimentDescription) -> CloudDescription {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0), workers: nil, horizon: .seconds(900))
    var database = DependencyDescription()
    database.name = "db"
    cloud.dependencies = [database]
    cloud.revisions[0].calls = ["db"]
    var alarm = AlarmDescription()
    alarm.name = "errors"
    alarm.of = "group"
    alarm.evaluationPeriods = 2
    alarm.treatMissingData = .notBreaching
    cloud.alarms = [alarm]
    cloud.experiments = [experiment]
    return cloud
  }

  private func experiment(stops: Bool = false) -> ExperimentDescription {
    var experiment = ExperimentDescription()
    experiment.name = "test"
    experiment.at = .seconds(120)
    experiment.faults = [
      FaultDescription(.dependencyDown(dependency: "db"), at: 0.5, for: 400),
      FaultDescription(.dependencyDown(dependency: "db"), at: 450.5, for: 20),
    ]
    if stops { experiment.stopAlarms = ["errors"] }
    return experiment
  }

  private func run(
    _ cloud: CloudDescription
  ) -> (states: [String], failed: [Double], journal: [JournalEntry]) {
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    let states = recorder.journal.compactMap { entry -> String? in
      guard case .experiment(let state, let alarm) = entry.happening else { return nil }
      return "\(entry.at.seconds) \(state.rawValue) \(alarm ?? "-")"
    }
    let failed = recorder.attempts.filter { !$0.isSuccess }.map(\.due.seconds).sorted()
    return (states, failed, recorder.journal)
  }

  @Test func `an experiment runs until its last fault is over`() {
    let (states, failed, _) = run(cloud(experiment()))
    #expect(states == ["120.0 running -", "590.5 completed -"])
    #expect(failed == (Array(121...520) + Array(571...590)).map(Double.init))
  }

  @Test func `a wait may outlast its faults`() {
    var experiment = experiment()
    experiment.minimumDuration = .seconds(600)
    #expect(run(cloud(experiment)).states == ["120.0 running -", "720.0 completed -"])
  }

  @Test func `an alarm stops it, its faults end at once, and those to come never begin`() {
    let (states, failed, journal) = run(cloud(experiment(stops: true)))
    let rang = journal.first { $0.happening == .alarm(state: .inAlarm) }?.at.seconds ?? 0
    #expect(rang > 180 && rang < 400)
    #expect(states == ["120.0 running -", "\(rang) stopped errors"])
    #expect(failed == (121...Int(rang.nextDown)).map(Double.init))
    #expect(journal.count { $0.happening == .faultStarted } == 1)
    #expect(journal.count { $0.happening == .faultEnded } == 1)
  }

  @Test func `an alarm that rings already stops it before anything breaks`() {
    var cloud = cloud(experiment(stops: true))
    cloud.alarms[0].initialState = .inAlarm
    cloud.experiments[0].at = .zero
    let (states, failed, _) = run(cloud)
    #expect(states == ["0.0 stopped errors"])
    #expect(failed == [])
  }

  @Test func `what is asserted has to be so`() {
    var right = experiment()
    var claim = AlarmAssertion()
    claim.alarm = "errors"
    right.assertions = [claim]
    #expect(run(cloud(right)).states == ["120.0 running -", "590.5 completed -"])
    var wrong = right
    wrong.assertions[0].states = [.inAlarm]
    let (states, failed, _) = run(cloud(wrong))
    #expect(states == ["120.0 running -", "120.0 failed errors"])
    #expect(failed == [])
  }

  /// The one target answers with errors, for good.
  private func loses(at time: Double) -> FaultDescription {
    var fault = FaultDescription(.targetsLost(of: "fleet", count: 1, mode: .error), at: time)
    fault.isForGood = true
    return fault
  }

  @Test func `what is lost for good holds up no end, and an alarm after that revives nobody`() {
    var experiment = experiment(stops: true)
    experiment.faults = [loses(at: 0.5)]
    let (states, failed, journal) = run(cloud(experiment))
    #expect(states == ["120.0 running -", "120.5 completed -"])
    #expect(failed == (121...900).map(Double.init))
    #expect(journal.contains { $0.happening == .alarm(state: .inAlarm) })
    #expect(!journal.contains { $0.happening == .faultEnded })
  }

  @Test func `what is lost for good stays so when an alarm stops the experiment`() {
    var experiment = experiment(stops: true)
    experiment.faults = [
      FaultDescription(.dependencyDown(dependency: "db"), at: 0.5, for: 400),
      loses(at: 1.5), loses(at: 450.5),
    ]
    let (states, failed, journal) = run(cloud(experiment))
    #expect(states.last?.hasSuffix("stopped errors") == true)
    #expect(failed == (121...900).map(Double.init))
    #expect(journal.count { $0.happening == .faultStarted } == 2)
    // Of the dependency.
    #expect(journal.count { $0.happening == .faultEnded } == 1)
  }

  @Test func `what gets worse for good gets no worse when an alarm stops the experiment`() throws {
    var experiment = experiment(stops: true)
    var worse = loses(at: 1.5)
    worse.ramp = .seconds(600)
    experiment.faults = [
      FaultDescription(.dependencyDown(dependency: "db"), at: 0.5, for: 400), worse,
    ]
    let (_, _, journal) = run(cloud(experiment))
    let stop = try #require(
      journal.firstIndex {
        if case .experiment(state: .stopped, alarm: _) = $0.happening { true } else { false }
      })
    #expect(
      !journal[stop...].contains {
        if case .faultStrength = $0.happening { true } else { false }
      })
  }

  @Test func `each state leads where FIS says`() {
    var run = ExperimentRun()
    #expect(run.ended() == nil && run.rang() == nil && run.assertionFailed() == nil)
    #expect(run.start(rings: false) == .running)
    #expect(run.start(rings: false) == nil)
    #expect(run.ended() == .completed)
    #expect(run.rang() == nil && run.assertionFailed() == nil)
    var stopped = ExperimentRun()
    #expect(stopped.start(rings: true) == .stopped)
    #expect(stopped.ended() == nil)
  }
}
