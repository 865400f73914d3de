import CloudModel
import SimulationKernel
import Testing

@Suite struct ScalableTargetTests {
  private func target(_ minimum: Int, _ maximum: Int, policies: Int = 2) -> ScalableTarget {
    var description = ScalingDescription()
    description.minCapacity = minimum
    description.maxCapacity = maximum
    description.policies = (0..<policies).map { number in
      var tracking = TargetTrackingDescription()
      tracking.target = 50
      tracking.scaleInAtMost = 1
      var policy = ScalingPolicyDescription()
      policy.name = "policy \(number)"
      policy.kind = .targetTracking(tracking)
      return policy
    }
    return ScalableTarget(description)
  }

  private func high(_ value: Double) -> ScalingReading {
    .tracking(TargetTracking.Reading(high: .inAlarm, low: .okay, value: value))
  }
  private func low(_ value: Double) -> ScalingReading {
    .tracking(TargetTracking.Reading(high: .okay, low: .inAlarm, value: value))
  }
  private let calm = ScalingReading.tracking(
    TargetTracking.Reading(high: .okay, low: .okay, value: 48))
  private let blind = ScalingReading.tracking(
    TargetTracking.Reading(high: .insufficientData, low: .insufficientData, value: nil))

  private func decision(
    _ readings: [ScalingReading], capacity: Int = 10, suspendsScaleIn: Bool = false
  ) -> ScalingDecision {
    var target = target(2, 20)
    return target.decide(
      readings, capacity: capacity, suspendsScaleIn: suspendsScaleIn, at: .zero)
  }

  @Test func `any policy scales out, the largest wish wins`() {
    #expect(decision([calm, high(75)]) == .scales(policy: 1, to: 15))
    #expect(decision([high(60), high(75)]) == .scales(policy: 1, to: 15))
    #expect(decision([high(75), low(10)]) == .scales(policy: 0, to: 15))
  }

  @Test func `all scale in, or none`() {
    #expect(decision([low(20), low(30)]) == .scales(policy: 1, to: 6))
    #expect(decision([low(20), calm]) == .stays)
  }

  @Test func `a policy without data lets nobody scale in, and others scale out`() {
    #expect(decision([low(20), blind]) == .stays)
    #expect(decision([high(75), blind]) == .scales(policy: 0, to: 15))
    #expect(decision([blind, blind]) == .stays)
  }

  @Test func `the bounds hold`() {
    #expect(decision([high(500), calm]) == .scales(policy: 0, to: 20))
    #expect(decision([high(500), calm], capacity: 20) == .stays)
    #expect(decision([low(1), low(1)]) == .scales(policy: 0, to: 2))
    #expect(decision([low(1), low(1)], capacity: 2) == .stays)
  }

  @Test func `a deployment suspends scaling in and not out`() {
    #expect(decision([low(20), low(30)], suspendsScaleIn: true) == .suspended(policy: 1))
    #expect(decision([calm, high(75)], suspendsScaleIn: true) == .scales(policy: 1, to: 15))
  }

  @Test func `a suspended scale-in starts no cooldown`() {
    var target = target(2, 20)
    _ = target.decide([low(20), low(20)], capacity: 10, suspendsScaleIn: true, at: .zero)
    #expect(target.cooldown == .none)
    #expect(
      target.decide([low(20), low(20)], capacity: 10, at: .zero) == .scales(policy: 0, to: 4))
    #expect(target.cooldown == .scaledIn(until: .zero + .seconds(300)))
  }

  @Test func `scheduled bounds move what lies outside of them`() {
    var target = target(2, 20)
    #expect(target.bound(minimum: 12, maximum: nil, capacity: 10) == 12)
    #expect(target.bound(minimum: nil, maximum: 15, capacity: 18) == 15)
    #expect(target.bound(minimum: 2, maximum: 30, capacity: 15) == 15)
    #expect(
      target.decide([high(500), calm], capacity: 15, at: .zero) == .scales(policy: 0, to: 30))
  }
}
