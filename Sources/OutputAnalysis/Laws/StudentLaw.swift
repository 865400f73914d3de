/// Student's t: the law of a mean's error in units of its own estimated standard error.
public struct StudentLaw: Sendable, Hashable {
  /// How many independent differences the standard error was estimated from; positive.
  public let degreesOfFreedom: Double

  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom < .infinity,
      "\(degreesOfFreedom) degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value of at most `t`.
  public func cumulative(_ t: Double) -> Double {
    if t.isNaN { return t }
    return t < 0 ? upperTail(-t) : 1 - upperTail(t)
  }

  /// The value that is not exceeded with the given probability; infinite for 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(
      probability >= 0 && probability <= 1, "\(probability) is not a probability")
    return probability < 0.5
      ? -upperQuantile(probability) : upperQuantile(1 - probability)
  }

  /// The half width of an interval of the given level, in standard errors.
  func criticalValue(level: Double) -> Double {
    upperQuantile((1 - level) / 2)
  }

  /// The value that is exceeded with the given probability, at most ½.
  func upperQuantile(_ tail: Double) -> Double {
    if tail == 0 { return .infinity }
    if tail == 0.5 { return 0 }
    return invertTail(tail, rising: false, from: StandardNormal.upperQuantile(tail)) { t in
      let (x, y) = shares(t)
      return (upperTail(t), BetaFunction.kernel(degreesOfFreedom / 2, 0.5, x: x, y: y))
    }
  }

  private func upperTail(_ t: Double) -> Double {
    let (x, y) = shares(t)
    return BetaFunction.incomplete(degreesOfFreedom / 2, 0.5, x: x, y: y).lower / 2
  }

  /// ν/(ν + t²) and t²/(ν + t²), each without cancellation (DLMF 8.17).
  private func shares(_ t: Double) -> (Double, Double) {
    let ratio = t * t / degreesOfFreedom
    return (1 / (1 + ratio), 1 / (1 + 1 / ratio))
  }
}
