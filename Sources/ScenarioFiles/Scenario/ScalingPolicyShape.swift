import CloudModel
import SimulationKernel

// The policies of Application Auto Scaling.

extension ObjectShape where Root == TargetTrackingDescription {
  private static var guide: String { "Application Auto Scaling user guide, 2026-11" }

  static let targetTracking = ObjectShape("target tracking", TargetTrackingDescription()) {
    Field(
      "metric", \.metric,
      .words("a metric") {
        switch $0 {
        case .averageCPUUtilization: "CPU of all tasks of the service, in percent."
        case .requestCountPerTarget: "Requests a minute for each target of a group."
        }
      }, "What is tracked.", .required)
    Field(
      "targetGroup", \.targetGroup, .reference(to: .targetGroup),
      "The resource label of ALBRequestCountPerTarget: one group, wherever the traffic goes.")
    Field("targetValue", \.target, .number(in: 0.001...1e9), "What it is kept at.", .required)
    Field(
      "scaleOutCooldown", \.scaleOutCooldown, .cooldown,
      "How long only a larger scale-out follows.", source: guide)
    Field(
      "scaleInCooldown", \.scaleInCooldown, .cooldown,
      "How long no scale-in follows another.", source: guide)
    Field("disableScaleIn", \.disableScaleIn, .boolean, "Whether it only scales out.")
    Field(
      "highPeriods", \.highPeriods, .integer(in: 1...1_440),
      "Minutes above the value that ring AlarmHigh; seen in accounts, AWS does not say.")
    Field(
      "lowPeriods", \.lowPeriods, .integer(in: 1...1_440),
      "Minutes below lowShare of it that ring AlarmLow; seen in accounts, AWS does not say.")
    Field(
      "lowShare", \.lowShare, .share(),
      "Where AlarmLow stands; seen in accounts, AWS does not say.")
    Field(
      "scaleInAtMost", \.scaleInAtMost, .share(in: 0.001...1),
      "The part of the tasks that one scale-in removes; AWS only says that it is gradual.")
    Field(
      "metricDelay", \.metricDelay, .duration(in: .zero...CloudRanges.longestDelay),
      "From a minute's end until its data can be read; AWS does not say.")
  }
}

extension ValueShape where Value == TimeSpan {
  fileprivate static let cooldown = ValueShape.duration(in: .zero...CloudRanges.longestDelay)
}

extension ObjectShape where Root == StepScalingDescription {
  private static var guide: String { "Application Auto Scaling API reference, 2026-11" }

  static let stepScaling = ObjectShape("step scaling", StepScalingDescription()) {
    Field("alarm", \.alarm, .reference(to: .alarm), "While it rings, steps are taken.", .required)
    Field(
      "adjustmentType", \.adjustmentType,
      .words("an adjustment type") {
        switch $0 {
        case .changeInCapacity: "So many tasks more or fewer."
        case .exactCapacity: "So many tasks."
        case .percentChangeInCapacity: "So many percent of the tasks more or fewer."
        }
      }, "What a step's adjustment means.")
    Field(
      "stepAdjustments", \.steps, .list(of: .object(step), count: 1...20),
      "Steps by how far the metric is from the alarm's threshold.", .required, source: guide)
    Field(
      "minAdjustmentMagnitude", \.minAdjustmentMagnitude,
      .integer(in: 1...CloudRanges.tasksOfService),
      "The fewest tasks that a change in percent adds or removes.")
    Field(
      "cooldown", \.cooldown, .cooldown, "How long a step holds back the next one.", source: guide)
    Field(
      "metricAggregationType", \.metricAggregationType,
      .words("an aggregation") {
        switch $0 {
        case .average: "Their mean."
        case .minimum: "The smallest."
        case .maximum: "The largest."
        }
      }, "Which of the datapoints in the alarm's evaluation periods picks the step.",
      source: guide)
  }
  .rule { policy, check in
    if let problem = StepProblem.first(in: policy.steps) {
      check.fail(.stepBounds, at: "stepAdjustments", problem.message, help: problem.help)
    }
  }

  private static let step = ObjectShape<StepAdjustmentDescription>(
    "a step adjustment", StepAdjustmentDescription()
  ) {
    Field(
      "metricIntervalLowerBound", \.lowerBound, .number(in: -1e15...1e15),
      "From so far above the threshold; without bound if it is not given.")
    Field(
      "metricIntervalUpperBound", \.upperBound, .number(in: -1e15...1e15),
      "To so far above the threshold; without bound if it is not given.")
    Field(
      "scalingAdjustment", \.adjustment, .integer(in: -100_000...100_000),
      "Tasks or percent; below zero removes.", .required)
  }
}

/// What AWS refuses about the intervals of step adjustments.
private struct StepProblem {
  var message: String
  var help: String?

  static func first(in steps: [StepAdjustmentDescription]) -> StepProblem? {
    for (number, step) in steps.enumerated() {
      if let lower = step.lowerBound, let upper = step.upperBound, lower >= upper {
        return StepProblem(
          message: "step \(number + 1) ends at \(PlainDecimal.text(of: upper)), where it begins or "
            + "before",
          help: "let it end above \(PlainDecimal.text(of: lower))")
      }
      guard number > 0 else { continue }
      if let problem = between(steps[number - 1], step, number: number) { return problem }
    }
    return open(steps)
  }

  /// Each step begins where the one before it ends.
  private static func between(
    _ before: StepAdjustmentDescription, _ step: StepAdjustmentDescription, number: Int
  ) -> StepProblem? {
    guard let end = before.upperBound, let begin = step.lowerBound else {
      return StepProblem(
        message: "steps \(number) and \(number + 1) overlap: one of them has no bound there",
        help: "only the first step may lack a lower bound, and the last an upper one")
    }
    guard end != begin else { return nil }
    let (low, high) = (
      PlainDecimal.text(of: min(end, begin)), PlainDecimal.text(of: max(end, begin))
    )
    return StepProblem(
      message: begin < end
        ? "steps \(number) and \(number + 1) overlap from \(low) to \(high)"
        : "no step covers \(low) to \(high)",
      help: "let step \(number + 1) begin at \(PlainDecimal.text(of: end))")
  }

  /// Breaches of any size must find a step.
  private static func open(_ steps: [StepAdjustmentDescription]) -> StepProblem? {
    if let upper = steps.last?.upperBound, upper > 0 {
      return StepProblem(
        message: "no step covers what is above \(PlainDecimal.text(of: upper))",
        help: "leave out the upper bound of the last step")
    }
    if let lower = steps.first?.lowerBound, lower < 0 {
      return StepProblem(
        message: "no step covers what is below \(PlainDecimal.text(of: lower))",
        help: "leave out the lower bound of the first step")
    }
    return nil
  }
}
