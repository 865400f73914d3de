/// Why a distribution's parameters describe no law.
public struct DistributionError: Error, Sendable, Hashable {
  /// The law that is at fault, such as `"uniform"`.
  public let distribution: String
  /// Where it stands inside mixtures: the positions, from the outside, counted from zero.
  public let path: [Int]
  public let problem: Problem

  public init(distribution: String, path: [Int] = [], problem: Problem) {
    self.distribution = distribution
    self.path = path
    self.problem = problem
  }

  /// What is wrong with the parameters.
  public enum Problem: Sendable, Hashable {
    /// A number that is not a number, or infinite.
    case notFinite(parameter: String, value: Double)
    /// A number that must be above zero and is not.
    case notPositive(parameter: String, value: Double)
    /// A number below zero that must not be.
    case negative(parameter: String, value: Double)
    /// A probability above one.
    case aboveOne(parameter: String, value: Double)
    /// An upper bound that does not exceed the lower one.
    case emptyRange(lower: String, low: Double, upper: String, high: Double)
    /// A list without entries.
    case noEntries(String)
    /// Weights of which none is above zero.
    case weightsSumToZero
    /// Weights whose sum is too large for a number.
    case weightsOverflow
    /// Probabilities that should sum to one and do not.
    case probabilitiesDoNotSumToOne(sum: Double)
    /// A list that should not descend, and the entry, counted from zero, at which it does.
    case descending(parameter: String, index: Int, value: Double, previous: Double)
    /// A cumulative distribution function that does not end at one.
    case doesNotReachOne(last: Double)
    /// Mixtures nested more deeply than `Distribution.maximumDepth`.
    case nestedTooDeeply(limit: Int)
  }
}

extension DistributionError: CustomStringConvertible {
  public var description: String {
    let places = path.map { "component \($0 + 1): " }.joined()
    return "\(places)\(distribution): \(problem)"
  }
}

extension DistributionError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFinite(let parameter, let value):
      // The sign of a NaN differs between processors; it says nothing.
      "the \(parameter) must be a finite number, but is \(value.isNaN ? .nan : value)"
    case .notPositive(let parameter, let value):
      "the \(parameter) must be above zero, but is \(value)"
    case .negative(let parameter, let value):
      "the \(parameter) must not be negative, but is \(value)"
    case .aboveOne(let parameter, let value):
      "the \(parameter) must not exceed 1, but is \(value)"
    case .emptyRange(let lower, let low, let upper, let high):
      "the \(upper) must exceed the \(lower), but \(high) does not exceed \(low)"
    case .noEntries(let entries):
      "there must be at least one of its \(entries)"
    case .weightsSumToZero:
      "at least one weight must be above zero"
    case .weightsOverflow:
      "the sum of the weights must be a finite number"
    case .probabilitiesDoNotSumToOne(let sum):
      "the probabilities must sum to 1, but sum to \(sum)"
    case .descending(let parameter, let index, let value, let previous):
      "the \(parameter) must not descend, but entry \(index + 1) is \(value) after \(previous)"
    case .doesNotReachOne(let last):
      "the last cumulative probability must be 1, but is \(last)"
    case .nestedTooDeeply(let limit):
      "mixtures may be nested \(limit) deep at most"
    }
  }
}
