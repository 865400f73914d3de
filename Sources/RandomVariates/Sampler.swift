/// A distribution prepared for fast draws.
///
/// A sampler is made once and used for millions of draws. Its common kinds are a byte and four
/// numbers, so that drawing touches no table of its own and counts no references.
public struct Sampler: Sendable {
  private let kind: Kind
  private let first: Double
  private let second: Double
  private let third: Double
  private let fourth: Double
  private let tables: SamplerTables?

  /// Which formula the numbers belong to.
  private enum Kind: UInt8 {
    case constant
    /// low, width
    case uniform
    /// mean
    case exponential
    /// mean and deviation of the logarithm
    case lognormal
    /// mean, deviation
    case normal
    /// probability of the first branch, mean of the first, mean of the second
    case twoBranches
    /// d, c, scale of Marsaglia and Tsang; 1 / shape where the shape is below 1, else 0
    case gamma
    /// scale, 1 / shape
    case weibull
    /// minimum, 1 / shape
    case pareto
    /// minimum, 1 / shape, 1 - (minimum / maximum)^shape, maximum
    case boundedPareto
    /// by alias: values
    case discrete
    /// observations
    case samples
    /// piecewise linear CDF
    case empirical
    /// by alias: samplers
    case mixture
  }

  private init(
    _ kind: Kind, _ first: Double = 0, _ second: Double = 0, _ third: Double = 0,
    _ fourth: Double = 0, tables: SamplerTables? = nil
  ) {
    self.kind = kind
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
    self.tables = tables
  }

  /// A sampler of this law.
  ///
  /// - Precondition: The distribution is valid; check what comes from outside with `validated()`.
  public init(_ distribution: Distribution) {
    do {
      try distribution.validated()
    } catch {
      preconditionFailure("cannot sample: \(error)")
    }
    self = Sampler(valid: distribution)
  }

  private init(valid distribution: Distribution) {
    switch distribution {
    case .constant(let value):
      self.init(.constant, value)
    case .uniform(let low, let high):
      self.init(.uniform, low, high - low)
    case .exponential(let mean):
      self.init(.exponential, mean)
    case .erlang(1, let mean):
      self.init(.exponential, mean)
    case .erlang(let shape, let mean):
      self.init(gammaShape: Double(shape), scale: mean / Double(shape))
    case .gamma(let shape, let scale):
      self.init(gammaShape: shape, scale: scale)
    case .lognormal(let mean, 0):
      // The logarithm and its inverse would give the mean back only up to rounding.
      self.init(.constant, mean)
    case .lognormal(let mean, let sigma):
      self.init(.lognormal, PortableMath.log(mean) - 0.5 * (sigma * sigma), sigma)
    case .weibull(let shape, let scale):
      self.init(.weibull, scale, 1 / shape)
    case .pareto(let minimum, let shape):
      self.init(.pareto, minimum, 1 / shape)
    case .boundedPareto(let minimum, let maximum, let shape):
      let span = PortableMath.log(minimum) - PortableMath.log(maximum)
      self.init(.boundedPareto, minimum, 1 / shape, -PortableMath.expm1(shape * span), maximum)
    case .normal(let mean, let deviation):
      self.init(.normal, mean, deviation)
    case .hyperexponential(let branches) where branches.count == 2:
      let sum = branches[0].probability + branches[1].probability
      self.init(.twoBranches, branches[0].probability / sum, branches[0].mean, branches[1].mean)
    case .hyperexponential(let branches):
      self.init(
        mixing: branches.map(\.probability), branches.map { Sampler(.exponential, $0.mean) })
    case .mixture(let components):
      self.init(
        mixing: components.map(\.weight), components.map { Sampler(valid: $0.distribution) })
    case .empiricalCDF(let points):
      self.init(.empirical, tables: SamplerTables(cumulative: EmpiricalTable(points)))
    case .samples(let values):
      self.init(.samples, tables: SamplerTables(values: values))
    case .discrete(let entries):
      let choice = AliasTable(weights: entries.map(\.weight))
      self.init(
        .discrete, tables: SamplerTables(choice: choice, values: entries.map(\.value)))
    }
  }

  private init(mixing weights: [Double], _ components: [Sampler]) {
    let choice = AliasTable(weights: weights)
    self.init(.mixture, tables: SamplerTables(choice: choice, components: components))
  }

  private init(gammaShape shape: Double, scale: Double) {
    // Below 1 the sample of shape + 1 is scaled by U^(1/shape).
    let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
    self.init(.gamma, d, 1 / (9 * d).squareRoot(), scale, shape < 1 ? 1 / shape : 0)
  }

  /// A sample of the law: finite and not negative.
  ///
  /// Draws as many numbers from the stream as the law needs, in most cases one.
  public func sample(using stream: inout RandomStream) -> Double {
    switch kind {
    case .constant:
      return first
    case .uniform:
      return first + stream.uniform() * second
    case .exponential:
      return bounded(first * Ziggurat.exponential(&stream))
    case .lognormal:
      return bounded(PortableMath.inlinedExp(first + second * Ziggurat.normal(&stream)))
    case .normal:
      let value = first + second * Ziggurat.normal(&stream)
      return value >= 0 ? bounded(value) : normalSampleAgain(&stream)
    case .twoBranches:
      let mean = stream.uniform() < first ? second : third
      return bounded(mean * Ziggurat.exponential(&stream))
    case .gamma:
      return gammaSample(&stream)
    case .weibull:
      let logarithm = PortableMath.log(Ziggurat.exponential(&stream))
      return bounded(first * PortableMath.exp(second * logarithm))
    case .pareto:
      return bounded(first * PortableMath.exp(second * Ziggurat.exponential(&stream)))
    case .boundedPareto:
      let depth = PortableMath.log(1 - stream.uniform() * third)
      return min(max(first * PortableMath.exp(-second * depth), first), fourth)
    case .discrete, .samples, .empirical, .mixture:
      return tableSample(&stream)
    }
  }

  @inline(never)
  private func normalSampleAgain(_ stream: inout RandomStream) -> Double {
    // The mean is not negative, so that at least every second sample is accepted.
    while true {
      let value = first + second * Ziggurat.normal(&stream)
      if value >= 0 { return bounded(value) }
    }
  }

  /// Marsaglia and Tsang 2000, for any shape.
  private func gammaSample(_ stream: inout RandomStream) -> Double {
    while true {
      let z = Ziggurat.normal(&stream)
      let root = 1 + second * z
      if root <= 0 { continue }
      let v = root * root * root
      let u = stream.uniformOpen()
      let z2 = z * z
      let isInside =
        u < 1 - 0.0331 * (z2 * z2)
        || PortableMath.log(u) < 0.5 * z2 + first * ((1 - v) + PortableMath.log(v))
      if isInside {
        if fourth == 0 { return bounded(first * v * third) }
        // U^(1/shape), as -log U is exponential.
        let boost = PortableMath.exp(-fourth * Ziggurat.exponential(&stream))
        return bounded(first * v * boost * third)
      }
    }
  }

  @inline(never)
  private func tableSample(_ stream: inout RandomStream) -> Double {
    guard let tables else { preconditionFailure("a sampler of kind \(kind) lacks its tables") }
    switch kind {
    case .discrete:
      return tables.values[tables.choice.sample(using: &stream)]
    case .samples:
      let place = stream.next().multipliedFullWidth(by: UInt64(tables.values.count))
      return tables.values[Int(truncatingIfNeeded: place.high)]
    case .empirical:
      return tables.cumulative.quantile(stream.uniform())
    case .mixture:
      return tables.components[tables.choice.sample(using: &stream)].sample(using: &stream)
    case .constant, .uniform, .exponential, .lognormal, .normal, .twoBranches, .gamma, .weibull,
      .pareto, .boundedPareto:
      preconditionFailure("a sampler of kind \(kind) has no tables")
    }
  }
}

/// A sample that overflowed is taken for the largest finite number.
@inline(__always)
private func bounded(_ value: Double) -> Double {
  value < Double.greatestFiniteMagnitude ? value : Double.greatestFiniteMagnitude
}

/// What the rarer kinds of sampler need beside four numbers.
///
/// A class, so that in all other samplers it is one null pointer; it never changes.
private final class SamplerTables: Sendable {
  let choice: AliasTable
  let values: [Double]
  let components: [Sampler]
  let cumulative: EmpiricalTable

  init(
    choice: AliasTable = AliasTable(weights: [1]), values: [Double] = [],
    components: [Sampler] = [],
    cumulative: EmpiricalTable = EmpiricalTable([.init(value: 0, probability: 1)])
  ) {
    self.choice = choice
    self.values = values
    self.components = components
    self.cumulative = cumulative
  }
}
