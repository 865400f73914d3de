/// Finds where the tail of a law on the positive numbers has a given probability.
///
/// Newton's method between logarithms, because tails are near straight lines there, kept inside a
/// bracket that every step narrows.
///
/// - Parameters:
///   - rising: Whether the tail's probability grows with x.
///   - guess: A positive number to start from.
///   - limit: The upper end of the law's range.
///   - tail: The tail's probability at x, and x times the law's density there.
func invertTail(
  _ probability: Double, rising: Bool, from guess: Double, limit: Double = .infinity,
  tail: (_ x: Double) -> (probability: Double, scaledDensity: Double)
) -> Double {
  var (low, high) = (0.0, limit)
  var x = guess
  for _ in 0..<200 {
    let here = tail(x)
    if here.probability == probability { return x }
    let isTooFar = (here.probability > probability) == rising
    if isTooFar { high = x } else { low = x }
    let excess = ElementaryFunctions.logarithm(here.probability / probability)
    let slope = (rising ? 1 : -1) * here.scaledDensity / here.probability
    let next = x * ElementaryFunctions.exponential(-excess / slope)
    // Newton's error is squared at each step: after one this small, only rounding is left.
    if (next - x).magnitude <= x * 1e-10 { return next }
    x = next > low && next < high ? next : middle(low, high, near: x)
  }
  return x
}

/// A point inside a bracket that may still be open at either end.
private func middle(_ low: Double, _ high: Double, near x: Double) -> Double {
  if low == 0 { return x / 8 }
  if high == .infinity { return x * 8 }
  return low.squareRoot() * high.squareRoot()
}
