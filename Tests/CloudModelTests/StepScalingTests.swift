import CloudModel
import SimulationKernel
import Testing

@Suite struct StepScalingTests {
  /// The scale-out and the scale-in policy of the EC2 Auto Scaling user guide, "step adjustments".
  private let out = [
    StepAdjustmentDescription(lowerBound: 0, upperBound: 10, adjustment: 0),
    StepAdjustmentDescription(lowerBound: 10, upperBound: 20, adjustment: 10),
    StepAdjustmentDescription(lowerBound: 20, upperBound: nil, adjustment: 30),
  ]
  private let back = [
    StepAdjustmentDescription(lowerBound: nil, upperBound: -20, adjustment: -30),
    StepAdjustmentDescription(lowerBound: -20, upperBound: -10, adjustment: -10),
    StepAdjustmentDescription(lowerBound: -10, upperBound: 0, adjustment: 0),
  ]

  private func policy(
    _ type: AdjustmentType, _ steps: [StepAdjustmentDescription], magnitude: Int? = nil,
    _ aggregation: MetricAggregation = .average
  ) -> StepScaling {
    var description = StepScalingDescription()
    description.adjustmentType = type
    description.steps = steps
    description.minAdjustmentMagnitude = magnitude
    description.metricAggregationType = aggregation
    return StepScaling(description)
  }

  private func wish(
    _ policy: StepScaling, capacity: Int, threshold: Double, _ values: [Double],
    _ state: AlarmState = .inAlarm, cooldown: ScalingCooldown = .none
  ) -> ScalingProposal {
    policy.proposal(
      StepScaling.Reading(state: state, threshold: threshold, values: values),
      capacity: capacity, cooldown: cooldown, at: .zero)
  }

  @Test(arguments: [
    (10, 60.0, ScalingProposal.abstains), (10, 70, .scalesOut(to: 11)),
    (11, 80, .scalesOut(to: 14)), (10, 79.9, .scalesOut(to: 11)),
  ])
  func `AWS's own example scales out`(capacity: Int, value: Double, expected: ScalingProposal) {
    let policy = policy(.percentChangeInCapacity, out)
    #expect(wish(policy, capacity: capacity, threshold: 60, [value]) == expected)
  }

  @Test(arguments: [
    (14, 40.0, ScalingProposal.abstains), (14, 30, .scalesIn(to: 13)),
    (13, 20, .scalesIn(to: 10)), (14, 30.1, .abstains),
  ])
  func `AWS's own example scales in`(capacity: Int, value: Double, expected: ScalingProposal) {
    let policy = policy(.percentChangeInCapacity, back)
    #expect(wish(policy, capacity: capacity, threshold: 40, [value]) == expected)
  }

  @Test(arguments: [
    // EC2 Auto Scaling user guide, "scaling adjustment types": parts of a task are cut off, but
    // one at least changes.
    (100, 12, 112), (106, 12, 118), (5, 12, 6), (5, -12, 4), (58, -11, 52), (10, 0, 10), (0, 50, 1),
  ])
  func `percent become whole tasks`(capacity: Int, percent: Int, expected: Int) {
    #expect(policy(.percentChangeInCapacity, []).changed(capacity, by: percent) == expected)
  }

  @Test func `a change in percent has a least size`() {
    let policy = policy(.percentChangeInCapacity, [], magnitude: 2)
    #expect(policy.changed(4, by: 25) == 6)
    #expect(policy.changed(4, by: -25) == 2)
    #expect(policy.changed(100, by: 25) == 125)
  }

  @Test func `tasks are added, removed or given outright`() {
    #expect(policy(.changeInCapacity, []).changed(10, by: 3) == 13)
    #expect(policy(.changeInCapacity, []).changed(2, by: -5) == 0)
    #expect(policy(.exactCapacity, []).changed(10, by: 3) == 3)
  }

  @Test(arguments: [
    (MetricAggregation.average, 12), (.minimum, 11), (.maximum, 13),
  ])
  func `the datapoints of the alarm are aggregated as the policy says`(
    aggregation: MetricAggregation, expected: Int
  ) {
    let steps = [
      StepAdjustmentDescription(lowerBound: 0, upperBound: 10, adjustment: 1),
      StepAdjustmentDescription(lowerBound: 10, upperBound: 20, adjustment: 2),
      StepAdjustmentDescription(lowerBound: 20, upperBound: nil, adjustment: 3),
    ]
    let policy = policy(.changeInCapacity, steps, aggregation)
    #expect(
      wish(policy, capacity: 10, threshold: 50, [55, 65, 75]) == .scalesOut(to: expected))
  }

  @Test func `without an alarm or without data it has no say`() {
    let policy = policy(.percentChangeInCapacity, out)
    #expect(wish(policy, capacity: 10, threshold: 60, [90], .okay) == .abstains)
    #expect(wish(policy, capacity: 10, threshold: 60, [90], .insufficientData) == .abstains)
    #expect(wish(policy, capacity: 10, threshold: 60, []) == .abstains)
  }

  @Test func `a larger step in the cooldown adds the rest of it`() {
    let policy = policy(
      .changeInCapacity,
      [
        StepAdjustmentDescription(lowerBound: 0, upperBound: 20, adjustment: 2),
        StepAdjustmentDescription(lowerBound: 20, upperBound: nil, adjustment: 3),
      ])
    var cooldown = ScalingCooldown.none
    cooldown.scaledOut(from: 10, at: .zero, lasting: .seconds(300))
    #expect(wish(policy, capacity: 12, threshold: 60, [70], cooldown: cooldown) == .abstains)
    #expect(
      wish(policy, capacity: 12, threshold: 60, [90], cooldown: cooldown) == .scalesOut(to: 13))
  }
}
