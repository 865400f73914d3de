/// Limits that a correct implementation exceeds with a probability of 1e-4, for fixed seeds.
enum CriticalValues {
  /// Of the chi-square statistic (Wilson and Hilferty 1931; 3.719 is the normal quantile).
  static func chiSquare(degreesOfFreedom: Int) -> Double {
    let part = 2 / (9 * Double(degreesOfFreedom))
    let root = 1 - part + 3.719 * part.squareRoot()
    return Double(degreesOfFreedom) * root * root * root
  }

  /// Of the Kolmogorov-Smirnov distance times the square root of the number of samples:
  /// the solution of 2·exp(-2·x²) = 1e-4.
  static let kolmogorovSmirnov = 2.2253

  /// Of a standard normal quantity's magnitude.
  static let normal = 3.891
}

/// The chi-square statistic of counts against equal expectations.
func chiSquare(uniform counts: [Int]) -> Double {
  let expected = Double(counts.reduce(0, +)) / Double(counts.count)
  return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
}

/// The correlation of pairs of numbers uniform in [0, 1), in deviations from zero.
func standardizedCorrelation(_ pairs: [(Double, Double)]) -> Double {
  let sum = pairs.reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) }
  return sum * 12 / Double(pairs.count).squareRoot()
}
