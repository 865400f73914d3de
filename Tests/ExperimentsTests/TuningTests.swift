import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

/// What a scripted point of a grid does in one replication.
private struct Behavior {
  var failures = 0
  /// Of its rollout [s].
  var duration = 10.0
}

/// A search among points that the horizon tells apart.
private struct Search {
  var points = 4
  var requestCount = 500
  var minimum = 5
  var maximum = 20
  var threshold = "count==0"
  var budget: Int?
  var jobs = 2
  var stopCheck: StopCheck = { nil }
  var behavior: @Sendable (_ point: Int, _ replication: Int) -> Behavior

  func run() async throws -> TuningResult {
    try await Tuning(
      (0..<points).map(point), budget: budget, jobs: jobs, execute: execute, stopCheck: stopCheck
    ).run()
  }

  private func point(_ index: Int) -> Variant {
    var scenario = Scenario()
    scenario.cloud = smallCloud(horizon: .seconds(Double(100 + index)))
    var step = PlanStepDescription()
    step.action = .deploy(service: "web", revision: "v1")
    scenario.cloud.plan = [step]
    scenario.replications = ReplicationPolicy(minimum: minimum, maximum: maximum)
    scenario.objectives = [ObjectiveDescription(metric: "failed", thresholds: [threshold])]
    return Variant(
      label: "p\(index)", settings: [Setting(path: "n", value: "\(index)")], scenario: scenario)
  }

  private var execute: ReplicationExecutor {
    { [behavior, requestCount] cloud, seed, replication, recorder, limit, stopCheck in
      let shown = behavior(Int(cloud.horizon.seconds) - 100, replication)
      var script = Script { _ in requests(requestCount, failures: shown.failures) }
      var rollout = RolloutAccount(
        service: "web", strategy: "rolling", revision: "v1", stableRevision: "v1",
        started: .zero)
      rollout.outcome = .succeeded
      rollout.finished = .zero + .seconds(shown.duration)
      script.rollouts = [rollout]
      return try script.execute(cloud, seed, replication, recorder, limit, stopCheck)
    }
  }
}

/// A little luck that all points share, and a little of their own.
private func noise(_ point: Int, _ replication: Int) -> Double {
  Double(replication * 7 % 5) + Double((point * 3 + replication) % 3) / 10
}

@Suite struct TuningTests {
  @Test func `it finds the optimum with a fraction of the full grid`() async throws {
    let result = try await Search(points: 10, minimum: 20) { point, replication in
      Behavior(
        failures: point < 4 ? 1 : 0, duration: 10 * Double(point) + noise(point, replication))
    }.run()
    #expect(result.verdict == .pass)
    #expect(result.best == [4])
    #expect(result.evenGridRuns == 200)
    #expect(result.runs < 200 / 3)
    #expect(result.points[..<4].allSatisfy { $0.replications == 1 })
    for point in result.points[5...] {
      guard case .dominated(let other) = point.standing else {
        Issue.record("\(point.label): \(point.standing)")
        continue
      }
      #expect(other >= 4)
    }
    #expect(result.points[4].replications == 20)
  }

  @Test func `the grid to compare with has as many replications for each point as the best took`()
    async throws
  {
    let result = try await Search(points: 10) { point, _ in
      Behavior(failures: point == 9 ? 0 : 1)
    }.run()
    #expect(result.runs == 9 + 5)
    #expect(result.evenGridRuns == 10 * 5)
    #expect(result.fullGridRuns == 10 * 20)
  }

  @Test func `a share is not refuted by one replication`() async throws {
    let result = try await Search(points: 2, threshold: "rate<1%") { point, _ in
      Behavior(failures: point == 0 ? 50 : 0)
    }.run()
    #expect(result.best == [1])
    guard case .infeasible(let objective) = result.points[0].standing else {
      Issue.record("\(result.points[0].standing)")
      return
    }
    #expect(objective.text == "failed rate<1%")
    #expect(result.points[0].replications == 3)
  }

  @Test func `a point comes back when what beat it turns out not to meet the objectives`()
    async throws
  {
    let result = try await Search(points: 2, minimum: 12) { point, replication in
      Behavior(
        failures: point == 0 && replication == 11 ? 1 : 0, duration: point == 0 ? 10 : 20)
    }.run()
    #expect(result.best == [1])
    #expect(result.points[1].replications >= 12)
  }

  @Test func `a point comes back when what beat it was only lucky`() async throws {
    let result = try await Search(points: 2, minimum: 15, threshold: "rate<50%") {
      point, replication in
      Behavior(
        failures: point == 0 && replication > 7 ? 20 : 0, duration: point == 0 ? 10 : 20)
    }.run()
    #expect(result.best == [0, 1])
  }

  @Test func `a trade has two sides and keeps both`() async throws {
    let result = try await Search(points: 2, threshold: "rate<50%") { point, replication in
      Behavior(
        failures: point == 0 ? 40 + replication % 2 : 10,
        duration: 10 + 10 * Double(point) + noise(point, replication))
    }.run()
    #expect(result.best == [0, 1])
    // Once the trade is proven nothing more can be learned.
    #expect(result.points[0].replications < 20)
  }

  @Test func `equal points stay together`() async throws {
    let result = try await Search(points: 3) { _, replication in
      Behavior(duration: noise(0, replication))
    }.run()
    #expect(result.best == [0, 1, 2])
    #expect(result.runs == 15)
    #expect(result.isIdentical)
  }

  /// Two points that are equal but for luck: nothing is beyond doubt, so both should stay.
  @Test func `a point is thrown out wrongly no more often than the level says`() async throws {
    #if DEBUG
      let searches = 30
    #else
      let searches = 400
    #endif
    var lost = 0
    for study in 0..<searches {
      let result = try await Search(points: 2, requestCount: 10) { point, replication in
        var state = UInt64(study * 1000 + replication * 10 + point) &* 0x9E37_79B9_7F4A_7C15
        // The sum of twelve uniform numbers is nearly normal, with a deviation of one.
        let luck = (0..<12).reduce(0.0) { sum, _ in
          state = (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
          state ^= state >> 32
          return sum + Double(state >> 11) / 0x1p53
        }
        return Behavior(duration: 20 + luck)
      }.run()
      if result.best.count < 2 { lost += 1 }
    }
    // The domination half of a risk of 5 %, plus three deviations of a binomial count.
    let expected = 0.025 * Double(searches)
    #expect(Double(lost) <= expected + 3 * expected.squareRoot(), "\(lost) of \(searches)")
  }

  @Test func `where no point meets the objectives it says so, cheaply`() async throws {
    let result = try await Search(points: 5) { _, _ in Behavior(failures: 1) }.run()
    #expect(result.verdict == .fail)
    #expect(result.best.isEmpty)
    #expect(result.runs == 5)
  }

  @Test func `what the data cannot decide is not called best`() async throws {
    let result = try await Search(points: 2, threshold: "rate<0.001%") { point, _ in
      Behavior(duration: 10 + Double(point))
    }.run()
    #expect(result.verdict == .inconclusive)
    #expect(result.points[0].standing == .undecided)
    #expect(result.points[0].replications == 20)
  }

  @Test func `a budget ends it with what is known`() async throws {
    let result = try await Search(points: 4, budget: 6) { point, _ in
      Behavior(failures: point < 2 ? 1 : 0)
    }.run()
    #expect(result.verdict == .incomplete)
    #expect(result.stopReason == .budget)
    #expect(result.runs == 6)
    #expect(result.points.map(\.replications) == [1, 1, 2, 2])
    #expect(result.best == [2, 3])
  }

  @Test func `a search that is stopped throws out what it knows to miss an objective`() async throws
  {
    let result = try await Search(points: 4, budget: 3) { point, _ in
      Behavior(failures: point == 0 ? 1 : 0, duration: 10 + Double(point))
    }.run()
    #expect(result.verdict == .incomplete)
    guard case .infeasible(let objective) = result.points[0].standing else {
      Issue.record("\(result.points[0].standing)")
      return
    }
    #expect(objective.text == "failed count==0")
    // One pair proves no difference, and nothing at all is known of the last point.
    #expect(result.points[1...].map(\.standing) == [.best, .best, .undecided])
    #expect(result.points[3].replications == 0)
  }

  @Test func `an interrupt before anything is complete leaves nothing`() async throws {
    let search = Search(stopCheck: { .interrupted }) { _, _ in Behavior() }
    await #expect(throws: RehearsalFailure.nothingComplete(.interrupted)) {
      try await search.run()
    }
  }

  @Test(arguments: [1, 3, 8])
  func `the number of jobs changes nothing`(jobs: Int) async throws {
    func search(_ jobs: Int) -> Search {
      Search(points: 6, threshold: "rate<1%", jobs: jobs) { point, replication in
        Behavior(
          failures: (point * 5 + replication) % 7, duration: 10 + noise(point, replication))
      }
    }
    let (result, other) = (try await search(jobs).run(), try await search(2).run())
    #expect(result.runs == other.runs)
    #expect(result.points.map(\.standing) == other.points.map(\.standing))
    #expect(result.points.map(\.fingerprint) == other.points.map(\.fingerprint))
  }
}
