extension Distribution {
  /// How deeply mixtures may be nested.
  public static var maximumDepth: Int { 16 }

  /// How far probabilities that should sum to one may be off, for those written with few digits.
  static var probabilityTolerance: Double { 1e-6 }

  /// The distribution itself, if its parameters describe a law.
  ///
  /// - Throws: What is wrong with the first parameter that is.
  @discardableResult
  public func validated() throws(DistributionError) -> Distribution {
    try check(path: [])
    return self
  }

  /// The name by which errors call the law.
  public var name: String {
    switch self {
    case .constant: "constant"
    case .uniform: "uniform"
    case .exponential: "exponential"
    case .erlang: "Erlang"
    case .gamma: "gamma"
    case .lognormal: "lognormal"
    case .weibull: "Weibull"
    case .pareto: "Pareto"
    case .boundedPareto: "bounded Pareto"
    case .normal: "normal"
    case .hyperexponential: "hyperexponential"
    case .mixture: "mixture"
    case .empiricalCDF: "empirical CDF"
    case .samples: "samples"
    case .discrete: "discrete"
    }
  }

  private func check(path: [Int]) throws(DistributionError) {
    guard path.count <= Distribution.maximumDepth else {
      throw DistributionError(
        distribution: name, path: path, problem: .nestedTooDeeply(limit: Distribution.maximumDepth))
    }
    if let problem = ownProblem {
      throw DistributionError(distribution: name, path: path, problem: problem)
    }
    if case .mixture(let components) = self {
      for (index, component) in components.enumerated() {
        try component.distribution.check(path: path + [index])
      }
    }
  }

  /// The first problem of this law's own parameters, without those of a mixture's components.
  private var ownProblem: DistributionError.Problem? {
    switch self {
    case .constant(let value):
      notNegative(value, "value")
    case .uniform(let low, let high):
      notNegative(low, "low end") ?? notNegative(high, "high end")
        ?? ordered(low, "low end", high, "high end")
    case .exponential(let mean):
      positive(mean, "mean")
    case .erlang(let shape, let mean):
      positive(Double(shape), "shape") ?? positive(mean, "mean")
    case .gamma(let shape, let scale), .weibull(let shape, let scale):
      positive(shape, "shape") ?? positive(scale, "scale")
    case .lognormal(let mean, let sigma):
      positive(mean, "mean") ?? notNegative(sigma, "sigma")
    case .pareto(let minimum, let shape):
      positive(minimum, "minimum") ?? positive(shape, "shape")
    case .boundedPareto(let minimum, let maximum, let shape):
      positive(minimum, "minimum") ?? positive(maximum, "maximum") ?? positive(shape, "shape")
        ?? ordered(minimum, "minimum", maximum, "maximum")
    case .normal(let mean, let deviation):
      notNegative(mean, "mean") ?? notNegative(deviation, "standard deviation")
    case .hyperexponential(let branches):
      problem(of: branches)
    case .mixture(let components):
      problem(ofWeights: components.map(\.weight), of: "components")
    case .empiricalCDF(let points):
      problem(of: points)
    case .samples(let values):
      values.isEmpty ? .noEntries("values") : first(values) { notNegative($0, "value") }
    case .discrete(let entries):
      first(entries) { notNegative($0.value, "value") }
        ?? problem(ofWeights: entries.map(\.weight), of: "values")
    }
  }

  private func problem(of branches: [Branch]) -> DistributionError.Problem? {
    if branches.isEmpty { return .noEntries("branches") }
    let ofOne = first(branches) {
      probability($0.probability, "probability") ?? positive($0.mean, "mean")
    }
    if let ofOne { return ofOne }
    let sum = branches.reduce(0) { $0 + $1.probability }
    let isOne = (sum - 1).magnitude <= Distribution.probabilityTolerance
    return isOne ? nil : .probabilitiesDoNotSumToOne(sum: sum)
  }

  private func problem(ofWeights weights: [Double], of entries: String)
    -> DistributionError.Problem?
  {
    if weights.isEmpty { return .noEntries(entries) }
    if let ofOne = first(weights, { notNegative($0, "weight") }) { return ofOne }
    let sum = weights.reduce(0, +)
    if sum == 0 { return .weightsSumToZero }
    return sum < .infinity ? nil : .weightsOverflow
  }

  private func problem(of points: [CumulativePoint]) -> DistributionError.Problem? {
    guard let last = points.last else { return .noEntries("points") }
    let ofOne = first(points) {
      notNegative($0.value, "value") ?? probability($0.probability, "cumulative probability")
    }
    if let ofOne { return ofOne }
    let disorder =
      descent(points.map(\.value), "values")
      ?? descent(points.map(\.probability), "cumulative probabilities")
    if let disorder { return disorder }
    let isOne = last.probability >= 1 - Distribution.probabilityTolerance
    return isOne ? nil : .doesNotReachOne(last: last.probability)
  }
}

private func first<Element>(
  _ elements: [Element], _ check: (Element) -> DistributionError.Problem?
) -> DistributionError.Problem? {
  for element in elements {
    if let problem = check(element) { return problem }
  }
  return nil
}

private func finite(_ value: Double, _ parameter: String) -> DistributionError.Problem? {
  value.isFinite ? nil : .notFinite(parameter: parameter, value: value)
}

private func notNegative(_ value: Double, _ parameter: String) -> DistributionError.Problem? {
  finite(value, parameter) ?? (value >= 0 ? nil : .negative(parameter: parameter, value: value))
}

private func positive(_ value: Double, _ parameter: String) -> DistributionError.Problem? {
  finite(value, parameter) ?? (value > 0 ? nil : .notPositive(parameter: parameter, value: value))
}

private func probability(_ value: Double, _ parameter: String) -> DistributionError.Problem? {
  notNegative(value, parameter)
    ?? (value <= 1 ? nil : .aboveOne(parameter: parameter, value: value))
}

private func ordered(_ low: Double, _ lower: String, _ high: Double, _ upper: String)
  -> DistributionError.Problem?
{
  low < high ? nil : .emptyRange(lower: lower, low: low, upper: upper, high: high)
}

private func descent(_ values: [Double], _ parameter: String) -> DistributionError.Problem? {
  for (index, (previous, value)) in zip(values, values.dropFirst()).enumerated()
  where value < previous {
    return .descending(parameter: parameter, index: index + 1, value: value, previous: previous)
  }
  return nil
}
