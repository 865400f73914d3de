import CloudModel
import SimulationKernel
import Testing

private func tracking(
  target: Double, _ edit: (inout TargetTrackingDescription) -> Void = { _ in }
) -> TargetTrackingDescription {
  var description = TargetTrackingDescription()
  description.target = target
  edit(&description)
  return description
}

private func reading(
  high: AlarmState = .okay, low: AlarmState = .okay, _ value: Double?
) -> TargetTracking.Reading {
  TargetTracking.Reading(high: high, low: low, value: value)
}

private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

@Suite struct TargetTrackingTests {
  @Test(arguments: [
    // R-TT-01 and R-TT-02, then the vectors of the reference.
    (10, 75.0, 50.0, 15), (3, 51, 50, 4), (10, 80, 50, 16), (10, 55, 50, 11), (4, 75, 70, 5),
    (10, 50, 50, 10), (10, 0, 50, 0), (0, 90, 50, 0), (7, 1e300, 1e-3, 1_000_000),
  ])
  func `the capacity at which the metric meets its target is rounded up`(
    capacity: Int, value: Double, target: Double, expected: Int
  ) {
    #expect(
      ProportionalCapacity.capacity(from: capacity, at: value, target: target) == expected)
  }

  @Test func `a value at the target needs no other task for its last bit`() {
    for capacity in 1...200 {
      let shared = 6000 / Double(capacity)
      #expect(
        ProportionalCapacity.capacity(from: capacity, at: shared * 3 / 3, target: shared)
          == capacity)
    }
  }

  @Test func `it scales out while AlarmHigh rings and not before`() {
    let policy = TargetTracking(tracking(target: 50))
    #expect(
      policy.proposal(reading(75), capacity: 10, cooldown: .none, at: .zero) == .holds)
    #expect(
      policy.proposal(reading(high: .inAlarm, 75), capacity: 10, cooldown: .none, at: .zero)
        == .scalesOut(to: 15))
  }

  @Test func `it scales in by a tenth, and never to where the metric would be above its target`() {
    let policy = TargetTracking(tracking(target: 60))
    func wish(_ capacity: Int, _ value: Double) -> ScalingProposal {
      policy.proposal(
        reading(low: .inAlarm, value), capacity: capacity, cooldown: .none, at: .zero)
    }
    #expect(wish(40, 30) == .scalesIn(to: 36))
    #expect(wish(41, 30) == .scalesIn(to: 36))
    #expect(wish(4, 10) == .scalesIn(to: 3))
    #expect(wish(20, 53.9) == .scalesIn(to: 18))
    #expect(wish(20, 56.9) == .scalesIn(to: 19))
    #expect(wish(2, 31) == .holds)
  }

  @Test func `all at once is a choice`() {
    let policy = TargetTracking(tracking(target: 60) { $0.scaleInAtMost = 1 })
    #expect(
      policy.proposal(reading(low: .inAlarm, 29), capacity: 40, cooldown: .none, at: .zero)
        == .scalesIn(to: 20))
  }

  @Test(arguments: [AlarmState.okay, .inAlarm, .insufficientData])
  func `without data it scales in neither direction`(state: AlarmState) {
    let policy = TargetTracking(tracking(target: 50))
    #expect(
      policy.proposal(reading(high: state, nil), capacity: 10, cooldown: .none, at: .zero)
        == .holds)
    #expect(
      policy.proposal(reading(low: state, nil), capacity: 10, cooldown: .none, at: .zero)
        == .holds)
  }

  @Test func `with scale-in disabled it has no say about it`() {
    let policy = TargetTracking(tracking(target: 50) { $0.disableScaleIn = true })
    #expect(
      policy.proposal(reading(low: .inAlarm, 5), capacity: 10, cooldown: .none, at: .zero)
        == .abstains)
    #expect(
      policy.proposal(reading(nil), capacity: 10, cooldown: .none, at: .zero) == .abstains)
  }

  @Test func `its alarms are those that AWS makes`() {
    let (high, low) = tracking(target: 30).alarms(service: "shop", policy: "cpu")
    #expect(high.name == "TargetTracking-shop-cpu-AlarmHigh")
    #expect(high.comparison == .greaterThanThreshold && high.threshold == 30)
    #expect(high.evaluationPeriods == 3 && high.period == .minutes(1))
    #expect(low.comparison == .lessThanThreshold && low.threshold == 27)
    #expect(low.evaluationPeriods == 15 && low.datapointsToAlarm == nil)
    #expect(high.metric == .processorUtilization && high.of == "shop")
    let requests = tracking(target: 900) {
      $0.metric = .requestCountPerTarget
      $0.targetGroup = "blue"
    }
    let label = requests.alarms(service: "shop", policy: "requests").high
    #expect(label.metric == .requestCountPerTarget && label.of == "blue")
  }
}

@Suite struct ScalingCooldownTests {
  private let policy = TargetTracking(tracking(target: 60))

  private func wish(
    _ capacity: Int, _ value: Double, _ cooldown: ScalingCooldown, _ seconds: Double
  ) -> ScalingProposal {
    policy.proposal(
      reading(high: .inAlarm, value), capacity: capacity, cooldown: cooldown, at: at(seconds))
  }

  @Test func `tasks that were just added are not counted twice`() {
    var cooldown = ScalingCooldown.none
    #expect(wish(4, 120, cooldown, 0) == .scalesOut(to: 8))
    cooldown.scaledOut(from: 4, at: at(0), lasting: .seconds(300))
    // The metric still speaks of four tasks.
    #expect(wish(8, 120, cooldown, 60) == .holds)
    // A larger scale-out is not held back, and counts from four as well.
    #expect(wish(8, 150, cooldown, 120) == .scalesOut(to: 10))
    cooldown.scaledOut(from: 8, at: at(120), lasting: .seconds(300))
    #expect(wish(10, 160, cooldown, 180) == .scalesOut(to: 11))
  }

  @Test func `when the cooldown is over the present tasks count`() {
    var cooldown = ScalingCooldown.none
    cooldown.scaledOut(from: 4, at: at(0), lasting: .seconds(300))
    #expect(wish(8, 75, cooldown, 299) == .holds)
    #expect(wish(8, 75, cooldown, 300) == .scalesOut(to: 10))
  }

  @Test func `a scale-in waits for the one before it`() {
    var cooldown = ScalingCooldown.none
    cooldown.scaledIn(at: at(0), lasting: .seconds(300))
    #expect(!cooldown.allowsScaleIn(at: at(299)))
    #expect(cooldown.allowsScaleIn(at: at(300)))
  }

  @Test func `a scale-out ends the wait of scale-ins`() {
    var cooldown = ScalingCooldown.none
    cooldown.scaledIn(at: at(0), lasting: .seconds(300))
    cooldown.scaledOut(from: 9, at: at(60), lasting: .seconds(300))
    #expect(cooldown.allowsScaleIn(at: at(61)))
    #expect(cooldown.base(of: 12, at: at(61)) == 9)
  }
}
