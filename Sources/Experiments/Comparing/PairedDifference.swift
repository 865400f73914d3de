import OutputAnalysis

/// What the difference of two variants in one measure amounts to.
package enum DifferenceVerdict: String, Sendable, Hashable {
  case better, worse
  /// It differs beyond doubt in a measure of which neither direction is wanted.
  case different
  /// Equal in every replication, or not further apart than the tolerance.
  case same
  case cannotTell
}

/// One variant's results minus another's, replication by replication, with the interval of their
/// mean.
///
/// Both variants met the same world in each replication, so that the differences vary far less
/// than the results (common random numbers; Law 2015, §11.2).
package struct PairedDifference: Sendable, Hashable {
  package var interval: ConfidenceInterval
  /// Replications in which both had a value.
  package var pairs: Int
  /// Whether the values were equal in every pair, of which there is at least one.
  package var isIdentical: Bool

  /// - Parameters:
  ///   - readings: Of the variant, one for each replication.
  ///   - others: Of the variant to compare with, as many.
  ///   - level: Of the interval.
  init(of readings: [Reading], from others: [Reading], _ dimension: Dimension, level: Double) {
    precondition(
      readings.count == others.count,
      "\(readings.count) replications cannot be paired with \(others.count)")
    let known = zip(readings, others).filter { !$0.0.value.isNaN && !$0.1.value.isNaN }
    pairs = known.count
    isIdentical = !known.isEmpty && known.allSatisfy { $0.0.value == $0.1.value }
    if known.contains(where: { $0.0.value.isInfinite || $0.1.value.isInfinite }) {
      interval = Self.signInterval(known.map { ($0.0.value, $0.1.value) }, level)
      return
    }
    let students = Self.students(known.map { $0.0.value - $0.1.value }, level)
    let events = pairs < 2 ? nil : Self.eventInterval(known, dimension, level)
    interval =
      events.map { exact in
        ConfidenceInterval(
          estimate: students.estimate, low: min(students.low, exact.low),
          high: max(students.high, exact.high), level: level)
      } ?? students
  }

  /// Equal differences that are not zero come from a timer, or from chance in the first pairs; so
  /// many pairs are taken for a timer.
  private static let fewestOfEqual = 3

  private static func students(_ differences: [Double], _ level: Double) -> ConfidenceInterval {
    let means = ReplicationMeans(differences)
    let interval = means.interval(level: level)
    guard means.count < fewestOfEqual, interval.halfWidth == 0, interval.estimate != 0 else {
      return interval
    }
    return ConfidenceInterval(
      estimate: interval.estimate, halfWidth: .infinity, level: level)
  }

  /// Of counts and shares the interval that does not trust a spread of few events; `nil` for what
  /// is not counted.
  private static func eventInterval(
    _ pairs: [(Reading, Reading)], _ dimension: Dimension, _ level: Double
  ) -> ConfidenceInterval? {
    var (differences, scale) = ([Int](), 0.0)
    for (reading, other) in pairs {
      guard let events = reading.events, let others = other.events else { return nil }
      differences.append(events - others)
      switch dimension {
      case .share: scale += Double((reading.trials ?? 0) + (other.trials ?? 0)) / 2
      case .rate: scale += (reading.exposure + other.exposure) / 2
      case .count, .duration, .money, .hours, .outcome: scale += 1
      }
    }
    let interval = PairedEvents(differences).interval(level: level)
    let mean = scale / Double(pairs.count)
    guard mean > 0 else { return nil }
    return ConfidenceInterval(
      estimate: interval.estimate / mean, low: interval.low / mean, high: interval.high / mean,
      level: level)
  }

  /// What never ended has no mean; only its sign says something. The sign is certain where it is
  /// the same in so many pairs that a coin would not have done it (sign test, two-sided).
  private static func signInterval(
    _ pairs: [(Double, Double)], _ level: Double
  ) -> ConfidenceInterval {
    let chance = (0..<pairs.count).reduce(2.0) { chance, _ in chance / 2 }
    let isLarger = pairs.allSatisfy { $0.0 > $0.1 }
    let isSmaller = pairs.allSatisfy { $0.0 < $0.1 }
    guard isLarger || isSmaller, chance <= 1 - level else {
      return ConfidenceInterval(estimate: .nan, halfWidth: .infinity, level: level)
    }
    let end = isLarger ? Double.infinity : -.infinity
    return ConfidenceInterval(
      estimate: end, low: isLarger ? .leastNonzeroMagnitude : end,
      high: isLarger ? end : -.leastNonzeroMagnitude, level: level)
  }

  /// What it amounts to.
  ///
  /// - Parameter margin: A difference that does not matter, not negative, in the measure's unit.
  package func verdict(_ preference: Preference, margin: Double) -> DifferenceVerdict {
    if isIdentical || (interval.low >= -margin && interval.high <= margin) { return .same }
    let isHigher = interval.isEntirelyAbove(margin)
    guard isHigher || interval.isEntirelyBelow(-margin) else { return .cannotTell }
    switch preference {
    case .lower: return isHigher ? .worse : .better
    case .higher: return isHigher ? .better : .worse
    case .neither: return .different
    }
  }
}
