import CloudModel
import Experiments
import OutputAnalysis
import RehearsalFixtures
import Testing

/// Variants whose scripted runs depend on the horizon, which stands for a design here.
private func variants(
  _ count: Int, minimum: Int = 5, maximum: Int = 5, metric: String = "failed",
  threshold: String = "rate<1%"
) -> [Variant] {
  (0..<count).map { index in
    var scenario = Scenario()
    scenario.cloud = smallCloud(horizon: .seconds(Double(20 + index)))
    scenario.replications = ReplicationPolicy(minimum: minimum, maximum: maximum)
    scenario.objectives = [ObjectiveDescription(metric: metric, thresholds: [threshold])]
    return Variant(
      label: "v\(index)", settings: [Setting(path: "n", value: "\(index)")], scenario: scenario)
  }
}

/// Runs of which each variant has its own script.
private func execute(
  _ attempts: @escaping @Sendable (_ variant: Int, _ replication: Int) -> [AttemptRecord]
) -> ReplicationExecutor {
  { cloud, seed, replication, recorder, limit, stopCheck in
    let variant = Int(cloud.horizon.seconds) - 20
    return try Script { attempts(variant, $0) }
      .execute(cloud, seed, replication, recorder, limit, stopCheck)
  }
}

private func compare(
  _ variants: [Variant], tolerance: Double? = nil, jobs: Int = 2,
  _ attempts: @escaping @Sendable (Int, Int) -> [AttemptRecord]
) async throws -> ComparisonResult {
  try await VariantComparison(
    variants, tolerance: tolerance, jobs: jobs, execute: execute(attempts)
  ).run()
}

extension ComparisonResult {
  fileprivate func verdict(_ variant: Int, _ measure: String) -> DifferenceVerdict? {
    measures.firstIndex { $0.name == measure }
      .map { variants[variant].differences[$0].verdict }
  }
}

@Suite struct ComparisonTests {
  @Test func `equal variants are the same in every measure and nothing regresses`() async throws {
    let result = try await compare(variants(3)) { _, _ in requests(500) }
    #expect(result.verdict == .pass)
    #expect(result.replications == 5)
    for variant in result.variants.dropFirst() {
      #expect(variant.differences.allSatisfy { $0.verdict == .same })
    }
    #expect(result.ranking == [RankedGroup(place: 1, variants: [0, 1, 2])])
  }

  @Test func `an objective that the first meets and a variant does not is a regression`()
    async throws
  {
    let result = try await compare(variants(2)) { variant, _ in
      requests(500, failures: variant == 0 ? 0 : 50)
    }
    #expect(result.verdict == .fail)
    #expect(result.verdict(1, "failed count") == .worse)
    #expect(result.verdict(1, "failed rate") == .worse)
    guard case .objectiveLost(let objective)? = result.variants[1].regressions.first else {
      Issue.record("\(result.variants[1].regressions)")
      return
    }
    #expect(objective.text == "failed rate<1%")
    #expect(result.ranking.map(\.variants) == [[0], [1]])
  }

  @Test func `worse beyond doubt in an objective's metric is a regression, though met`()
    async throws
  {
    let both = variants(2, metric: "latency", threshold: "p(99)<1s")
    let result = try await compare(both) { variant, replication in
      requests(500, latency: 50 + Double(variant * 10 + replication))
    }
    #expect(result.variants[1].verdict == .pass)
    #expect(result.verdict == .fail)
    #expect(
      result.variants[1].regressions == [
        .worse(result.measures[result.measures.firstIndex { $0.name == "latency p(99)" } ?? 0])
      ])
  }

  @Test func `a tolerance forgives what does not matter, and asks for proof`() async throws {
    let both = variants(2, metric: "latency", threshold: "p(99)<1s")
    let slower: @Sendable (Int, Int) -> [AttemptRecord] = { variant, replication in
      requests(500, latency: 50 + Double(variant * 2) + Double(variant * (replication % 2)) / 5)
    }
    #expect(try await compare(both, slower).verdict == .fail)
    #expect(try await compare(both, tolerance: 0.1, slower).verdict == .pass)
    let noisy: @Sendable (Int, Int) -> [AttemptRecord] = { variant, replication in
      requests(500, latency: 50 + Double(variant * (replication % 2) * 30))
    }
    #expect(try await compare(both, noisy).verdict == .pass)
    #expect(try await compare(both, tolerance: 0.1, noisy).verdict == .inconclusive)
  }

  @Test func `fewer failures are better, and the ranking says so`() async throws {
    let result = try await compare(variants(2)) { variant, replication in
      requests(500, failures: variant == 0 ? 3 + replication % 2 : 0)
    }
    #expect(result.verdict(1, "failed count") == .better)
    #expect(result.verdict(1, "score") == .better)
    #expect(result.ranking.map(\.variants) == [[1], [0]])
    #expect(result.verdict == .inconclusive || result.verdict == .pass)
  }

  @Test func `a single failure more in two replications decides nothing`() async throws {
    let result = try await compare(variants(2, minimum: 2, maximum: 2)) { variant, _ in
      requests(500, failures: variant)
    }
    #expect(result.verdict(1, "failed count") == .cannotTell)
  }

  @Test func `an equal difference is believed from three pairs on`() async throws {
    let slower: @Sendable (Int, Int) -> [AttemptRecord] = { variant, _ in
      requests(500, latency: 50 + Double(variant * 10))
    }
    let two = try await compare(variants(2, minimum: 2, maximum: 2), slower)
    #expect(two.verdict(1, "latency p(99)") == .cannotTell)
    let three = try await compare(variants(2, minimum: 3, maximum: 3), slower)
    #expect(three.verdict(1, "latency p(99)") == .worse)
  }

  @Test func `replications are added in rounds while it cannot tell`() async throws {
    let noisy: @Sendable (Int, Int) -> [AttemptRecord] = { variant, replication in
      requests(500, failures: (variant + replication) % 2)
    }
    let many = try await compare(variants(2, minimum: 4, maximum: 20), noisy)
    #expect(many.replications == 20)
    // 4, 6, 9, 13, 19, 20.
    #expect(many.family.looks == 6)
    let certain = try await compare(variants(2, minimum: 4, maximum: 20)) { variant, _ in
      requests(500, failures: variant * 100)
    }
    #expect(certain.replications == 4)
  }

  @Test func `the intervals hold together: their level grows with the family`() async throws {
    let result = try await compare(variants(3)) { _, _ in requests(100) }
    // Two variants, four measures, one look.
    #expect(
      result.measures.map(\.name) == ["failed count", "failed rate", "latency p(99)", "score"])
    #expect(result.family.differences == 8)
    #expect((result.family.level - (1 - 0.05 / 8)).magnitude < 1e-12)
  }

  @Test(arguments: [1, 3, 8])
  func `the number of jobs changes nothing`(jobs: Int) async throws {
    let noisy: @Sendable (Int, Int) -> [AttemptRecord] = { variant, replication in
      requests(200 + variant, failures: (variant + replication) % 3)
    }
    let result = try await compare(variants(3, minimum: 4, maximum: 9), jobs: jobs, noisy)
    let other = try await compare(variants(3, minimum: 4, maximum: 9), jobs: 2, noisy)
    #expect(result.variants.map(\.fingerprint) == other.variants.map(\.fingerprint))
    #expect(result.variants.map(\.differences) == other.variants.map(\.differences))
    #expect(result.ranking == other.ranking)
  }

  @Test func `a variant that hits a limit ends it, and only whole replications count`()
    async throws
  {
    let cut: ReplicationExecutor = { cloud, seed, replication, recorder, limit, stopCheck in
      var script = Script { _ in requests(100) }
      script.reachesHorizon = { cloud.horizon.seconds < 21 || $0 < 2 }
      return try script.execute(cloud, seed, replication, recorder, limit, stopCheck)
    }
    let result = try await VariantComparison(variants(2), jobs: 2, execute: cut).run()
    #expect(result.verdict == .incomplete)
    #expect(result.stopReason == .events)
    #expect(result.replications == 2)
  }

  @Test func `another traffic is said to be another world`() async throws {
    var both = variants(2)
    both[1].scenario.cloud = smallCloud(rate: 50)
    let result = try await VariantComparison(
      both, jobs: 1, execute: Script { _ in requests(10) }.execute
    ).run()
    #expect(result.doubts == [WorldDoubt(part: .traffic, variants: ["v1"])])
    #expect(
      try await compare(variants(2)) { _, _ in requests(10) }.doubts
        == [WorldDoubt(part: .window, variants: ["v1"])])
  }

  @Test func `every variant runs under the first one's seed`() async throws {
    var both = variants(2)
    both[1].scenario.seed = 99
    let seeds: ReplicationExecutor = { cloud, seed, replication, recorder, limit, stopCheck in
      #expect(seed == 1)
      return try Script { _ in requests(10) }
        .execute(cloud, seed, replication, recorder, limit, stopCheck)
    }
    _ = try await VariantComparison(both, jobs: 1, execute: seeds).run()
  }
}

/// What never ends has no mean.
@Suite struct EndlessRolloutTests {
  private func result(open: Set<Int>, of replications: Int) async throws -> ComparisonResult {
    var all = variants(2, minimum: replications, maximum: replications)
    for index in all.indices {
      var step = PlanStepDescription()
      step.action = .deploy(service: "web", revision: "v1")
      all[index].scenario.cloud.plan = [step]
    }
    let execute: ReplicationExecutor = { cloud, seed, replication, recorder, limit, stopCheck in
      var script = cutoverScript()
      if cloud.horizon.seconds > 20.5, open.contains(replication) {
        script.rollouts[0].finished = nil
        script.rollouts[0].outcome = .stuck
      }
      return try script.execute(cloud, seed, replication, recorder, limit, stopCheck)
    }
    return try await VariantComparison(all, jobs: 1, execute: execute).run()
  }

  @Test func `never ending is worse once no coin would have done it`() async throws {
    // Two measures' worth of risk is shared by all: 2 · 2⁻ⁿ ≤ 0.05 / 6 from n = 8 on.
    #expect(try await result(open: [0, 1], of: 2).verdict(1, "rollout.duration") == .cannotTell)
    #expect(
      try await result(open: Set(0..<8), of: 8).verdict(1, "rollout.duration") == .worse)
    #expect(
      try await result(open: [3], of: 8).verdict(1, "rollout.duration") == .cannotTell)
    #expect(try await result(open: [], of: 8).verdict(1, "rollout.duration") == .same)
  }
}
