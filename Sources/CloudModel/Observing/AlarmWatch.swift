import SimulationKernel

/// One alarm: its state, and how it judges what it looks at.
package struct AlarmWatch: Sendable {
  package let description: AlarmDescription
  /// What each of the alarm's metrics is about.
  private let subjects: [MetricSubject]
  private let metrics: [MathMetricDescription]
  package private(set) var state: AlarmState
  private let evaluation: AlarmEvaluation

  /// - Parameter subjects: What each of the description's ``AlarmDescription/readMetrics`` is about.
  package init(_ description: AlarmDescription, subjects: [MetricSubject]) {
    self.description = description
    self.subjects = subjects
    metrics = description.readMetrics
    state = description.initialState
    evaluation = AlarmEvaluation(description)
    precondition(
      subjects.count == metrics.count, "\(subjects.count) subjects of \(metrics.count) metrics")
  }

  /// When it reads metrics; `nil` for a composite alarm, which follows others at once.
  ///
  /// Every 10 s for high-resolution periods, every minute for others, every hour if more than a
  /// day is judged (CloudWatch user guide, "alarm-evaluation", 2026-11).
  package var cadence: TimeSpan? {
    if metrics.isEmpty { return nil }
    if description.period < .minutes(1) { return .seconds(10) }
    let judged = description.period.nanoseconds * Int64(evaluation.evaluationPeriods)
    return judged > TimeSpan.minutes(1_440).nanoseconds ? .minutes(60) : .minutes(1)
  }

  /// What the metrics must keep for its evaluations.
  package var demand: MetricDemand? {
    if metrics.isEmpty { return nil }
    let judged = TimeSpan(
      nanoseconds: description.period.nanoseconds * Int64(evaluation.range))
    return MetricDemand(
      period: description.period, reach: judged + description.metricDelay + .minutes(1),
      percentiles: metrics.indices.filter { metrics[$0].statistic.percentile != nil }
        .map { subjects[$0] })
  }

  /// Judges the periods that end with the last of the finished intervals.
  ///
  /// Longer periods slide: every minute the latest ones are judged anew. The time before the
  /// rehearsal counts as what its initial state says.
  /// - Parameters:
  ///   - store: Where its metrics are.
  ///   - finished: How many intervals can be read by now.
  /// - Returns: The new state if it changed.
  package mutating func evaluate(_ store: borrowing MetricStore, finished: Int) -> AlarmState? {
    let latest = max(0, finished - width(in: store))..<finished
    if description.lowSamples == .ignore, hasFewSamples(store, latest) { return nil }
    var judged = points(0..<evaluation.evaluationPeriods, in: store, finished: finished)
    // Older periods count only where data is missing, and reading them is dear.
    if judged.contains(.missing) {
      let older = evaluation.evaluationPeriods..<evaluation.range
      judged = points(older, in: store, finished: finished) + judged
    }
    return change(to: evaluation.state(after: judged, current: state))
  }

  /// The value of one of its periods; `nil` without data, and for a composite alarm.
  ///
  /// - Parameters:
  ///   - finished: How many intervals can be read by now.
  ///   - age: How many periods lie between it and the latest.
  package func value(
    in store: borrowing MetricStore, asOf finished: Int, age: Int = 0
  ) -> Double? {
    let width = max(1, Int(description.period.nanoseconds / store.resolution.nanoseconds))
    let end = finished - age * width
    return end > 0 ? value(in: store, max(0, end - width)..<end) : nil
  }

  /// Follows the alarms that a composite alarm's rule names.
  ///
  /// - Parameter rings: Whether the rule holds.
  /// - Returns: The new state if it changed.
  package mutating func follow(rings: Bool) -> AlarmState? {
    change(to: rings ? .inAlarm : .okay)
  }

  private mutating func change(to next: AlarmState) -> AlarmState? {
    guard next != state else { return nil }
    state = next
    return next
  }

  /// The periods of these ages, the oldest first; the latest has age zero.
  private func points(
    _ ages: Range<Int>, in store: borrowing MetricStore, finished: Int
  ) -> [AlarmDatapoint] {
    let width = width(in: store)
    return ages.reversed().map { age in
      let end = finished - age * width
      guard end > 0 else { return description.initialState.datapoint }
      return description.datapoint(value(in: store, max(0, end - width)..<end))
    }
  }

  /// Intervals of one period.
  private func width(in store: borrowing MetricStore) -> Int {
    max(1, Int(description.period.nanoseconds / store.resolution.nanoseconds))
  }

  private func value(in store: borrowing MetricStore, _ intervals: Range<Int>) -> Double? {
    let values = metrics.indices.map { number in
      store.statistic(
        metrics[number].statistic, of: metrics[number].metric, for: subjects[number],
        intervals: intervals)
    }
    switch description.source {
    case .metric: return values[0]
    case .expression(let expression):
      return expression.value { name in
        metrics.firstIndex { $0.name == name }.flatMap { values[$0] }
      }
    case .rule: return nil
    }
  }

  /// Whether a percentile has fewer than 10 / (1 − p) samples, so that an alarm may ignore it
  /// (CloudWatch user guide, "percentile-based alarms and low data samples"; p ≥ 0.5).
  private func hasFewSamples(_ store: borrowing MetricStore, _ intervals: Range<Int>) -> Bool {
    metrics.indices.contains { number in
      guard let share = metrics[number].statistic.percentile,
        let sample = store.sample(
          of: metrics[number].metric, for: subjects[number], intervals: intervals)
      else { return false }
      // 1 − 0.99 is a little more than a hundredth; whole samples are what is meant.
      return sample.count < (10 / (1 - share)).rounded()
    }
  }
}

extension AlarmState {
  /// What a period must have been for an alarm to be in this state.
  fileprivate var datapoint: AlarmDatapoint {
    switch self {
    case .okay: .okay
    case .inAlarm: .breaching
    case .insufficientData: .missing
    }
  }
}
