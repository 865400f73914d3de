/// The law of a proportion of which a − 1 successes and b − 1 failures were seen.
public struct BetaLaw: Sendable, Hashable {
  public let a: Double
  public let b: Double

  /// - Parameters: Both shapes are positive.
  public init(_ a: Double, _ b: Double) {
    precondition(a > 0 && b > 0 && a < .infinity && b < .infinity, "shapes \(a) and \(b)")
    self.a = a
    self.b = b
  }

  /// The probability of a value of at most `x`: the regularized incomplete beta function.
  public func cumulative(_ x: Double) -> Double {
    BetaFunction.incomplete(a, b, x: x, y: 1 - x).lower
  }

  /// The value in 0 … 1 that is not exceeded with the given probability.
  public func quantile(_ probability: Double) -> Double {
    precondition(
      probability >= 0 && probability <= 1, "\(probability) is not a probability")
    if probability == 0 { return 0 }
    if probability == 1 { return 1 }
    let isLower = probability <= 0.5
    let tail = isLower ? probability : 1 - probability
    return invertTail(tail, rising: isLower, from: a / (a + b), limit: 1) { x in
      let y = 1 - x
      let parts = BetaFunction.incomplete(a, b, x: x, y: y)
      let kernel = BetaFunction.kernel(a, b, x: x, y: y)
      return (isLower ? parts.lower : parts.upper, kernel / y)
    }
  }
}

/// How many of n independent trials succeed.
struct BinomialLaw {
  let trials: Int
  let probability: Double

  /// The probability of at most `count` successes.
  func cumulative(_ count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    return BetaFunction.incomplete(
      Double(trials - count), Double(count) + 1, x: 1 - probability, y: probability
    ).lower
  }
}
