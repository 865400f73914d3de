/// The law of a sum of squares of independent standard normal values.
public struct ChiSquareLaw: Sendable, Hashable {
  /// How many squares are added; positive.
  public let degreesOfFreedom: Double

  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom < .infinity,
      "\(degreesOfFreedom) degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    GammaFunction.incomplete(shape: degreesOfFreedom / 2, x / 2).lower
  }

  /// The probability of a value above `x`, accurate also where it is tiny.
  public func survival(_ x: Double) -> Double {
    GammaFunction.incomplete(shape: degreesOfFreedom / 2, x / 2).upper
  }

  /// The value that is not exceeded with the given probability.
  public func quantile(_ probability: Double) -> Double {
    precondition(
      probability >= 0 && probability <= 1, "\(probability) is not a probability")
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    let shape = degreesOfFreedom / 2
    let isLower = probability <= 0.5
    let tail = isLower ? probability : 1 - probability
    return 2
      * invertTail(tail, rising: isLower, from: shape) { x in
        let parts = GammaFunction.incomplete(shape: shape, x)
        return (isLower ? parts.lower : parts.upper, GammaFunction.kernel(shape: shape, x))
      }
  }
}
