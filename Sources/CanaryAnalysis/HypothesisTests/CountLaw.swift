/// A law on consecutive whole numbers, built from the ratios of neighboring probabilities.
///
/// Nothing but multiplication and division is needed, outward from the mode and normalized at the
/// end, so that the result is the same on every machine and small tails keep their digits.
struct CountLaw: Sendable {
  /// The first count of `probabilities`; counts outside have a probability below 10⁻³⁰⁰.
  let lowest: Int
  let probabilities: [Double]

  /// - Parameters:
  ///   - support: The counts that are possible.
  ///   - mode: A count near the most probable one.
  ///   - ratio: The probability of k + 1 by that of k.
  /// - Complexity: O(s), where s is the law's standard deviation
  init(support: ClosedRange<Int>, mode: Int, ratio: (Int) -> Double) {
    let start = min(max(mode, support.lowerBound), support.upperBound)
    var upward = [1.0]
    var count = start
    var weight = 1.0
    while count < support.upperBound {
      weight *= ratio(count)
      if weight < 1e-300 { break }
      upward.append(weight)
      count += 1
    }
    var downward: [Double] = []
    count = start
    weight = 1.0
    while count > support.lowerBound {
      weight /= ratio(count - 1)
      if weight < 1e-300 { break }
      downward.append(weight)
      count -= 1
    }
    let weights = downward.reversed() + upward
    let total = weights.reduce(0, +)
    lowest = start - downward.count
    probabilities = weights.map { $0 / total }
  }

  /// How many of `trials` independent trials succeed.
  static func binomial(trials: Int, probability: Double) -> CountLaw {
    if probability <= 0 { return CountLaw(support: 0...0, mode: 0) { _ in 0 } }
    if probability >= 1 { return CountLaw(support: trials...trials, mode: trials) { _ in 0 } }
    let odds = probability / (1 - probability)
    let mode = Int(Double(trials) * probability)
    return CountLaw(support: 0...trials, mode: mode) { k in
      Double(trials - k) / Double(k + 1) * odds
    }
  }

  /// How many of `drawn` balls are marked, when `marked` of all `total` balls are.
  static func hypergeometric(total: Int, marked: Int, drawn: Int) -> CountLaw {
    let support = max(0, drawn + marked - total)...min(marked, drawn)
    let mode = Double(marked) * (Double(drawn) / Double(max(total, 1)))
    return CountLaw(support: support, mode: Int(mode)) { k in
      Double(marked - k) / Double(k + 1)
        * (Double(drawn - k) / Double(total - marked - drawn + k + 1))
    }
  }

  /// The probability of one count.
  func probability(_ count: Int) -> Double {
    let place = count - lowest
    return probabilities.indices.contains(place) ? probabilities[place] : 0
  }

  /// The probability of `count` or more.
  func upperTail(_ count: Int) -> Double {
    let first = max(count - lowest, 0)
    guard first < probabilities.count else { return 0 }
    // From the far end, so that small terms are not lost in large ones.
    return min(1, probabilities[first...].reversed().reduce(0, +))
  }

  /// The probability of `count` or fewer.
  func lowerTail(_ count: Int) -> Double {
    let last = min(count - lowest, probabilities.count - 1)
    guard last >= 0 else { return 0 }
    return min(1, probabilities[...last].reduce(0, +))
  }
}
