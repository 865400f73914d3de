/// What one period of a metric means to an alarm.
package enum AlarmDatapoint: Sendable, Equatable {
  case okay, breaching, missing
}

/// How CloudWatch turns the latest periods of a metric into an alarm's state.
///
/// The documented tables of missing data follow from five rules: enough real data decides by
/// itself; without any the treatment decides; otherwise the treatment fills what is missing, and a
/// lone breach at the newest end does not alarm before it is old enough ("premature alarm").
package struct AlarmEvaluation: Sendable, Equatable {
  /// Periods that are judged, N.
  package let evaluationPeriods: Int
  /// Breaching ones among them that alarm, M.
  package let datapointsToAlarm: Int
  package let treatment: MissingDataTreatment
  /// Periods that are fetched beyond N, where data is missing.
  package let extraPeriods: Int

  package init(_ description: AlarmDescription) {
    evaluationPeriods = max(1, description.evaluationPeriods)
    datapointsToAlarm = description.datapointsToAlarm ?? evaluationPeriods
    treatment = description.treatMissingData
    extraPeriods = max(0, description.extraPeriods)
  }

  /// Periods that one evaluation looks at.
  package var range: Int { evaluationPeriods + extraPeriods }

  /// The state after an evaluation.
  ///
  /// - Parameters:
  ///   - points: The latest ``range`` periods, the oldest first; if none of the latest
  ///     ``evaluationPeriods`` is missing, they are enough.
  ///   - current: The state before, which `ignore` keeps.
  package func state(after points: [AlarmDatapoint], current: AlarmState) -> AlarmState {
    let real = points.filter { $0 != .missing }
    if real.count >= evaluationPeriods {
      let latest = real.suffix(evaluationPeriods)
      return verdict(breaching: latest.count { $0 == .breaching })
    }
    guard !real.isEmpty else { return stateWithoutData(current) }
    let breaching = real.count { $0 == .breaching }
    switch treatment {
    case .breaching:
      return verdict(breaching: breaching + evaluationPeriods - real.count)
    case .notBreaching:
      return verdict(breaching: breaching)
    case .missing, .ignore:
      if breaching >= datapointsToAlarm { return .inAlarm }
      guard breaching == real.count, let first = points.firstIndex(of: .breaching) else {
        return .okay
      }
      let isOldEnough = points.count - first >= datapointsToAlarm
      return isOldEnough && treatment == .missing ? .inAlarm : current
    }
  }

  private func verdict(breaching: Int) -> AlarmState {
    breaching >= datapointsToAlarm ? .inAlarm : .okay
  }

  private func stateWithoutData(_ current: AlarmState) -> AlarmState {
    switch treatment {
    case .missing: .insufficientData
    case .ignore: current
    case .breaching: .inAlarm
    case .notBreaching: .okay
    }
  }
}

extension AlarmDescription {
  /// How a period with this value of the statistic counts; `nil` is a period without data.
  package func datapoint(_ value: Double?) -> AlarmDatapoint {
    guard let value else { return .missing }
    let breaches =
      switch comparison {
      case .greaterThanThreshold: value > threshold
      case .greaterThanOrEqualToThreshold: value >= threshold
      case .lessThanThreshold: value < threshold
      case .lessThanOrEqualToThreshold: value <= threshold
      }
    return breaches ? .breaching : .okay
  }
}
