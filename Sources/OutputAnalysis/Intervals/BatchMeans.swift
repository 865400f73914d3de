/// The mean of one long, autocorrelated sequence with an honest interval, in constant memory.
///
/// Successive observations of one run resemble each other, so their spread says too little about
/// the mean's error. Means of long batches hardly do. When the batches are full, neighbors are
/// joined and the batch length doubles, so there are always between `maximumBatches` / 2 and
/// `maximumBatches` of them, however long the run (Law 2015, §9.5.3; Fishman 1978).
public struct BatchMeans: Sendable, Hashable {
  private var sums: [Double] = []
  private var open = Tally()
  /// How many observations make a batch.
  public private(set) var batchSize = 1
  public let maximumBatches: Int

  /// - Parameter maximumBatches: Even, at least 4.
  public init(maximumBatches: Int = 64) {
    precondition(
      maximumBatches >= 4 && maximumBatches.isMultiple(of: 2),
      "batches are joined in pairs and cannot be at most \(maximumBatches)")
    self.maximumBatches = maximumBatches
  }

  public init(_ values: some Sequence<Double>, maximumBatches: Int = 64) {
    self.init(maximumBatches: maximumBatches)
    for value in values { record(value) }
  }

  /// Adds the next observation of the sequence.
  ///
  /// - Complexity: O(1) amortized
  public mutating func record(_ value: Double) {
    open.record(value)
    guard open.count == batchSize else { return }
    sums.append(open.sum)
    open = Tally()
    guard sums.count == maximumBatches else { return }
    sums = stride(from: 0, to: sums.count, by: 2).map { sums[$0] + sums[$0 + 1] }
    batchSize *= 2
  }

  /// The means of the full batches in their order; what follows the last one is left out.
  public var means: [Double] { sums.map { $0 / Double(batchSize) } }

  /// The interval for the sequence's mean, as if the batch means were independent.
  ///
  /// Look at `isCorrelationNegligible` first; `adjustedInterval` does so by itself.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    ReplicationMeans(means).interval(level: level)
  }

  /// The interval, widened where neighboring batch means still resemble each other.
  ///
  /// The widening, √((1 + r)/(1 − r)), is that of a first-order autoregressive sequence with the
  /// batch means' own lag-1 correlation r.
  public func adjustedInterval(level: Double = 0.95) -> ConfidenceInterval {
    let plain = interval(level: level)
    let r = lagOneCorrelation
    guard r > 0, plain.isBounded else { return plain }
    return ConfidenceInterval(
      estimate: plain.estimate,
      halfWidth: plain.halfWidth * ((1 + r) / (1 - r)).squareRoot(),
      level: level)
  }

  /// The correlation of neighboring batch means; not a number for fewer than three, or for
  /// equal ones.
  public var lagOneCorrelation: Double {
    let means = means
    guard means.count >= 3 else { return .nan }
    let center = Tally(means).mean
    var (products, squares) = (0.0, 0.0)
    for index in means.indices {
      let deviation = means[index] - center
      squares += deviation * deviation
      if index > 0 { products += deviation * (means[index - 1] - center) }
    }
    return products / squares
  }

  /// Whether the lag-1 correlation is no larger than chance allows for independent means.
  ///
  /// One-sided at the given risk: independent means have a correlation of about −1/k with a
  /// spread of 1/√k (von Neumann 1941). False where it cannot be computed.
  public func isCorrelationNegligible(risk: Double = 0.05) -> Bool {
    precondition(risk > 0 && risk < 1, "a risk of \(risk), outside 0..<1")
    let k = Double(sums.count)
    return lagOneCorrelation <= -1 / k + StandardNormal.quantile(1 - risk) / k.squareRoot()
  }
}
