import CloudModel
import SimulationKernel
import Testing

@Suite struct ZonalShiftsInTheWorldTests {
  private func cloud(autoshift: Bool = false, horizon: Double = 2_000) -> CloudDescription {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0.001), targets: 6, horizon: .seconds(horizon))
    cloud.zones = ["a", "b", "c"]
    cloud.loadBalancers[0].zonalShift.isEnabled = true
    cloud.loadBalancers[0].zonalShift.autoshift = autoshift
    return cloud
  }

  private func step(at time: Double, _ action: PlanAction) -> PlanStepDescription {
    var step = PlanStepDescription()
    step.at = .seconds(time)
    step.action = action
    return step
  }

  private func shift(away zone: String, minutes: Double) -> PlanAction {
    var shift = ZonalShiftStep()
    (shift.loadBalancer, shift.away, shift.expires) = ("alb", zone, .minutes(minutes))
    return .zonalShift(shift)
  }

  /// What happened to shifts, and when [s].
  private func shifts(_ cloud: CloudDescription) -> [String] {
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    return recorder.journal.compactMap { entry in
      switch entry.happening {
      case .zonalShift(let zone, let status, let isApplied, let isAutoshift):
        "\(Int(entry.at.seconds)) \(zone) \(status.rawValue)"
          + (isApplied ? " applied" : "") + (isAutoshift ? " by AWS" : "")
      case .zonalShiftRefused(let zone): "\(Int(entry.at.seconds)) \(zone) refused"
      default: nil
      }
    }
  }

  @Test func `a plan starts, extends and cancels a shift`() {
    var cloud = cloud()
    cloud.plan = [
      step(at: 100, shift(away: "a", minutes: 5)), step(at: 200, shift(away: "b", minutes: 5)),
      step(at: 300, shift(away: "a", minutes: 10)),
      step(at: 1_000, .cancelZonalShift(loadBalancer: "alb")),
      step(at: 1_100, shift(away: "c", minutes: 1)),
    ]
    cloud.plan[1].deadline = .zero
    cloud.plan[1].onDeadline = .continue
    #expect(
      shifts(cloud) == [
        "100 a ACTIVE applied", "200 b refused", "300 a ACTIVE applied", "900 a EXPIRED",
        "1100 c ACTIVE applied", "1160 c EXPIRED",
      ])
  }

  @Test func `AWS shifts away from a zone that stays impaired`() {
    var fault = FaultDescription()
    (fault.at, fault.duration) = (.seconds(100), .seconds(600))
    fault.kind = .zoneIsolated(ZoneIsolated(zone: "b"))
    var cloud = cloud(autoshift: true)
    cloud.faults = [fault]
    #expect(shifts(cloud) == ["400 b ACTIVE applied by AWS", "1000 b EXPIRED by AWS"])
    cloud.faults[0].duration = .seconds(200)
    #expect(shifts(cloud).isEmpty)
    cloud.faults[0].duration = .seconds(600)
    cloud.loadBalancers[0].zonalShift.autoshift = false
    #expect(shifts(cloud).isEmpty)
  }

  private func isolation(of zone: String, at start: Double, for span: Double) -> FaultDescription {
    var fault = FaultDescription()
    (fault.at, fault.duration) = (.seconds(start), .seconds(span))
    fault.kind = .zoneIsolated(ZoneIsolated(zone: zone))
    return fault
  }

  @Test func `another impaired zone has its turn when the first one is well`() {
    var cloud = cloud(autoshift: true, horizon: 3_000)
    cloud.faults = [isolation(of: "b", at: 100, for: 600), isolation(of: "c", at: 200, for: 1_500)]
    // c would have been shifted at 500, while b was.
    #expect(
      shifts(cloud) == [
        "400 b ACTIVE applied by AWS", "1000 b EXPIRED by AWS", "1000 c ACTIVE applied by AWS",
        "2000 c EXPIRED by AWS",
      ])
  }

  @Test func `and not before AWS has found it impaired for long enough`() {
    var cloud = cloud(autoshift: true, horizon: 3_000)
    cloud.faults = [isolation(of: "b", at: 100, for: 600), isolation(of: "c", at: 900, for: 600)]
    #expect(
      shifts(cloud) == [
        "400 b ACTIVE applied by AWS", "1000 b EXPIRED by AWS", "1200 c ACTIVE applied by AWS",
        "1800 c EXPIRED by AWS",
      ])
  }

  @Test func `a zone that is impaired again stays shifted until that one is over`() {
    var cloud = cloud(autoshift: true)
    // Well from 700 to 800 and from 850 on: what 700 would end at 1000 has come back.
    cloud.faults = [isolation(of: "b", at: 100, for: 600), isolation(of: "b", at: 800, for: 50)]
    #expect(shifts(cloud) == ["400 b ACTIVE applied by AWS", "1150 b EXPIRED by AWS"])
  }

  @Test func `what a plan shifts goes before what AWS shifts`() {
    var fault = FaultDescription()
    (fault.at, fault.duration) = (.seconds(100), .seconds(600))
    fault.kind = .zoneIsolated(ZoneIsolated(zone: "b"))
    var cloud = cloud(autoshift: true)
    cloud.faults = [fault]
    cloud.plan = [step(at: 50, shift(away: "a", minutes: 30))]
    #expect(
      shifts(cloud) == [
        "50 a ACTIVE applied", "400 b ACTIVE by AWS", "1000 b EXPIRED by AWS", "1850 a EXPIRED",
      ])
  }

  /// Practice runs every ten minutes, from 100 s on, and an alarm that nothing rings by itself.
  private func practicing(_ change: (inout PracticeRunDescription) -> Void = { _ in })
    -> CloudDescription
  {
    var cloud = cloud()
    var alarm = AlarmDescription()
    alarm.name = "errors"
    alarm.of = "group"
    alarm.treatMissingData = .notBreaching
    cloud.alarms = [alarm]
    var practice = PracticeRunDescription()
    (practice.at, practice.every, practice.lasts) = (.seconds(100), .minutes(10), .minutes(5))
    practice.outcomeAlarms = ["errors"]
    change(&practice)
    cloud.loadBalancers[0].zonalShift.practice = practice
    return cloud
  }

  /// What became of practice runs, and when [s].
  private func practiceRuns(_ cloud: CloudDescription) -> [String] {
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    return recorder.journal.compactMap { entry in
      guard case .practiceRun(let zone, let outcome, let alarm) = entry.happening else {
        return nil
      }
      return "\(Int(entry.at.seconds)) \(zone) \(outcome?.rawValue ?? "not started")"
        + (alarm.map { " by \($0)" } ?? "")
    }
  }

  @Test func `practice runs take one zone after the other`() {
    #expect(
      practiceRuns(practicing()) == [
        "100 a PENDING", "400 a SUCCEEDED", "700 b PENDING", "1000 b SUCCEEDED", "1300 c PENDING",
        "1600 c SUCCEEDED", "1900 a PENDING",
      ])
    #expect(practiceRuns(practicing { $0.away = "c" }).prefix(1) == ["100 c PENDING"])
    var disabled = practicing()
    disabled.loadBalancers[0].zonalShift.isEnabled = false
    #expect(practiceRuns(disabled).isEmpty)
  }

  @Test func `a practice run shifts traffic, and gives it back`() {
    let recorder = KeepingRecorder()
    _ = Run.perform(practicing(), seed: 1, replication: 0, recorder: recorder)
    func zones(_ span: Range<Double>) -> Set<Int32> {
      Set(recorder.attempts.filter { span.contains($0.due.seconds) }.map { $0.target % 3 })
    }
    #expect(zones(0..<100) == [0, 1, 2])
    #expect(zones(110..<400) == [1, 2])
    #expect(zones(410..<700) == [0, 1, 2])
  }

  @Test func `an outcome alarm ends a practice run, and whoever rings blocks the next`() {
    var cloud = practicing()
    cloud.faults = [
      FaultDescription(
        .badConfiguration(.init(of: "fleet", errorRate: 1)), at: 200, for: 900)
    ]
    let runs = practiceRuns(cloud)
    #expect(runs.prefix(1) == ["100 a PENDING"])
    #expect(runs.dropFirst().first?.hasSuffix("a FAILED by errors") == true)
    #expect(
      runs.dropFirst(2) == [
        "700 b not started by errors", "1300 c PENDING", "1600 c SUCCEEDED", "1900 a PENDING",
      ])
  }

  @Test func `a practice run does not start in a blocked window, or while traffic is shifted`() {
    let blocked = practicing {
      $0.blockedWindows = [BlockedWindow(at: .seconds(90), duration: .seconds(60))]
    }
    #expect(practiceRuns(blocked).prefix(2) == ["100 a not started", "700 b PENDING"])
    var shifted = practicing()
    shifted.plan = [step(at: 50, shift(away: "c", minutes: 2))]
    #expect(practiceRuns(shifted).prefix(1) == ["100 a not started"])
  }

  @Test func `an operator's shift interrupts a practice run`() {
    var cloud = practicing()
    cloud.plan = [step(at: 200, shift(away: "c", minutes: 2))]
    #expect(
      practiceRuns(cloud).prefix(3) == ["100 a PENDING", "200 a INTERRUPTED", "700 b PENDING"])
    #expect(shifts(cloud) == ["200 c ACTIVE applied", "320 c EXPIRED"])
  }

  @Test func `a kept connection is not moved`() {
    var cloud = cloud(horizon: 300)
    cloud.traffic[0].client.sessions = 1
    cloud.traffic[0].client.keepAlive = true
    cloud.targetGroups[0].crossZone = false
    cloud.plan = [step(at: 100, shift(away: "a", minutes: 60))]
    var seen: Set<Int32> = []
    for seed in 1...9 as ClosedRange<UInt64> {
      let recorder = KeepingRecorder()
      _ = Run.perform(cloud, seed: seed, replication: 0, recorder: recorder)
      let zones = Set(recorder.attempts.map { $0.target % 3 })
      // Whichever its zone is, its targets serve it on.
      #expect(zones.count == 1)
      seen.formUnion(zones)
    }
    #expect(seen == [0, 1, 2])
  }
}
