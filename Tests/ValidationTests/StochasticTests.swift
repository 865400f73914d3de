import Testing

/// Every case with random arrivals or services, each run once with a fixed seed.
///
/// The runs start together when the first test asks for one, and use all cores.
enum StochasticCases {
  static let all =
    singleQueueCases + lossCases + balancingCases + disciplineCases + arrivalCases + callingCases

  static let seed: UInt64 = 20_261_121

  private static let runs: [String: Task<CaseResult, Never>] = {
    let pairs = all.map { one in
      (one.id, Task.detached { CaseResult(one, seed: seed) })
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()

  static func result(of one: StochasticCase) async -> CaseResult {
    guard let run = runs[one.id] else { preconditionFailure("no run for \(one.id)") }
    return await run.value
  }
}

@Suite struct `Queueing theory` {
  @Test(arguments: StochasticCases.all)
  func `a system behaves as its theory says`(_ one: StochasticCase) async {
    let result = await StochasticCases.result(of: one)
    #expect(result.conservesRequests)
    for value in result.values {
      tabulate(one.id, "\(value.metric)", value.observed, expected: value.expected)
      #expect(
        value.isWithin,
        """
        \(one.id) \(value.metric): observed \(value.observed), expected \(value.expected) ± \
        \(value.halfWidth), \(value.score) standard errors off
        """)
    }
  }

  /// A mistake whose value lies within the tolerance of the right one cannot be told from it by
  /// a run of this size, and is left out.
  @Test(arguments: StochasticCases.all.filter { !$0.wrong.isEmpty })
  func `a system does not behave as a known mistake would`(_ one: StochasticCase) async {
    let result = await StochasticCases.result(of: one)
    for mistake in one.wrong {
      guard let value = result.values.first(where: { $0.metric == mistake.metric }),
        abs(mistake.value - value.expected) > value.halfWidth
      else { continue }
      let width = value.halfWidth * abs(mistake.value / value.expected)
      #expect(
        abs(value.observed - mistake.value) > min(width, value.halfWidth),
        "\(one.id) \(value.metric): observed \(value.observed), as if \(mistake.mistake)")
    }
  }

  /// A model that returned its formulas would have no deviations; one with a bias would have
  /// them all on one side.
  @Test func `deviations look like chance`() async {
    var scores: [Double] = []
    for one in StochasticCases.all {
      let result = await StochasticCases.result(of: one)
      if let headline = result.values.first { scores.append(headline.score) }
    }
    let count = Double(scores.count)
    let positive = Double(scores.count { $0 > 0 })
    let large = Double(scores.count { abs($0) > 0.1 })
    let mean = scores.reduce(0, +) / count
    let spread = (scores.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
    tabulate("scores", "mean of \(scores.count)", mean, expected: 0)
    tabulate("scores", "root mean square", spread, expected: 1)
    tabulate("scores", "positive", positive, expected: count / 2)
    #expect(abs(positive - count / 2) < 2 * count.squareRoot(), "\(positive) of \(count) positive")
    #expect(abs(mean) < 4 / count.squareRoot(), "mean score \(mean)")
    #expect(large > 0.7 * count, "only \(large) of \(count) scores exceed 0.1")
    #expect((0.3...1.7).contains(spread), "root mean square of the scores: \(spread)")
  }
}
