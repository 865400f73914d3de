import SimulationKernel

// What scaling policies see: their alarms, and the values behind them.
extension World {
  /// An alarm was judged: policies that hang on it act each minute that it rings, not only when it
  /// begins to. All alarms of one instant are judged before the service decides.
  mutating func scalingAlarmJudged(_ alarm: Int, finished: Int, in queue: inout EventQueue) {
    for scaling in scalings.indices {
      for policy in scalings[scaling].alarms.indices
      where scalings[scaling].alarms[policy].contains(alarm) {
        scalings[scaling].readable[policy] = finished
        scalings[scaling].judged[policy] = queue.now
        guard !scalings[scaling].isDecisionDue else { continue }
        scalings[scaling].isDecisionDue = true
        schedule(.scaling(.decisionDue(scaling: scaling)), after: .zero, in: &queue)
      }
    }
  }

  func reading(
    of policy: Int, _ scaling: ServiceScaling, at now: SimulationTime
  ) -> ScalingReading {
    let numbers = scaling.alarms[policy]
    switch scaling.description.policies[policy].kind {
    case .targetTracking:
      return .tracking(
        TargetTracking.Reading(
          high: alarms[numbers[0]].state, low: alarms[numbers[1]].state,
          value: value(of: numbers[0], asOf: scaling.readable[policy])))
    case .stepScaling:
      // A step is taken when its alarm has been judged, not when another policy's has.
      guard scaling.judged[policy] == now else { return .nothing }
      let alarm = alarms[numbers[0]].description
      let values = (0..<alarm.evaluationPeriods).compactMap {
        value(of: numbers[0], asOf: scaling.readable[policy], age: $0)
      }
      return .step(
        StepScaling.Reading(
          state: alarms[numbers[0]].state, threshold: alarm.threshold, values: values))
    case .horizontalPodAutoscaler:
      return .nothing
    }
  }

  /// The value of one of an alarm's periods; `nil` without data.
  ///
  /// - Parameter age: How many periods lie between it and the latest.
  private func value(of alarm: Int, asOf finished: Int, age: Int = 0) -> Double? {
    alarms[alarm].value(in: metrics, asOf: finished, age: age)
  }
}

extension ScalingReading {
  /// What the journal says of a policy that had its way.
  func reason(_ kind: ScalingPolicyKind) -> ScalingReason {
    switch kind {
    case .targetTracking(let it):
      guard case .tracking(let reading) = self, let value = reading.value else { break }
      return .metric(it.metric.rawValue, value: value, target: it.target)
    case .stepScaling(let it):
      return .alarm(it.alarm)
    case .horizontalPodAutoscaler(let it):
      guard case .pods(let reading) = self else { break }
      let mean = reading.utilizations.reduce(0, +) / Double(max(1, reading.utilizations.count))
      return .metric("cpu", value: mean, target: it.averageUtilization)
    }
    preconditionFailure("a policy had its way without a reading: \(self)")
  }
}
