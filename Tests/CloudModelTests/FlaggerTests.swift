import CloudModel
import SimulationKernel
import Testing

@Suite struct FlaggerTests {
  /// A canary that is looked at every minute, with all its tasks in order.
  private struct Driver {
    var it: Flagger
    var minute = 0.0
    var view: (Double) -> StrategyView = {
      .at($0, desired: 4, candidate: [4], stable: [4])
    }
    private var next: StrategyEvent?

    init(_ it: Flagger) {
      self.it = it
      next = self.it.handle(.started(reconciles: false), .at(0, desired: 4, stable: [4])).wait(60)
    }

    /// The next look.
    mutating func look() -> [StrategyAction] {
      minute += 1
      guard let next else { return [] }
      let actions = it.handle(next, view(60 * minute))
      self.next = actions.wait(60)
      return actions
    }

    /// The next look, and how its check ends.
    mutating func look(_ outcome: AnalysisOutcome) -> [StrategyAction] {
      let actions = look()
      guard let end = actions.analysis(outcome) else { return actions }
      return actions + it.handle(end, view(60 * minute))
    }
  }

  private func flagger(_ edit: (inout FlaggerDescription) -> Void) -> Driver {
    var description = FlaggerDescription()
    description.analysis.metrics = ["success rate"]
    edit(&description)
    var hook = HookDescription()
    hook.name = "gate"
    var deployment = DeploymentDescription()
    deployment.hooks = [hook]
    return Driver(
      Flagger(description, deployment, analyses: ["success rate"], hasTestRule: true))
  }

  /// How Flagger's documentation counts: `interval · maxWeight / stepWeight` to the promotion.
  @Test func `a canary takes one look for each step, and one to promote`() {
    var driver = flagger { ($0.analysis.stepWeight, $0.analysis.maxWeight) = (10, 30) }
    #expect(driver.look().sizes == [.whole, .whole], "the first look finds the new revision")
    var shares: [Double] = []
    for _ in 0..<3 { shares += driver.look(.successful).shares }
    #expect(shares == [10, 20, 30])
    #expect(driver.look(.successful).contains(.promote))
    #expect(driver.minute == 5)
  }

  @Test func `the first step is not analyzed, for nothing has met the canary yet`() {
    var driver = flagger { $0.analysis.stepWeight = 50 }
    _ = driver.look()
    let first = driver.look()
    #expect(first.analysis(.failed) == nil)
    #expect(first.shares == [50])
  }

  @Test func `failed checks stop the steps, and the look behind the threshold rolls back`() {
    var driver = flagger { ($0.analysis.stepWeight, $0.analysis.threshold) = (10, 2) }
    _ = driver.look()
    #expect(driver.look().shares == [10])
    #expect(driver.look(.failed).shares == [])
    // No data counts as failed.
    #expect(driver.look(.inconclusive).shares == [])
    #expect(driver.it.failedChecks == 2)
    let back = driver.look()
    #expect(back.contains(.failed(.analysisFailed)))
    #expect(back.shares == [0])
    #expect(back.sizes == [.none, .whole])
    #expect(
      driver.it.handle(.observed, .at(400, desired: 4, stable: [4])).outcome == .rolledBack)
  }

  @Test func `the primary is rolled before it gets its traffic back`() {
    var driver = flagger { ($0.analysis.stepWeight, $0.analysis.maxWeight) = (50, 50) }
    _ = driver.look()
    _ = driver.look()
    // One more and one less of four are allowed.
    #expect(driver.look(.successful).moves == [2, 0, 0, 1])
    driver.view = { .at($0, desired: 4, candidate: [4], stable: [3], promoted: [0, 2]) }
    #expect(driver.look().shares == [])
    let rolled = StrategyView.at(220, desired: 4, candidate: [4], stable: [3], promoted: [2])
    #expect(driver.it.handle(.observed, rolled).moves == [2, 0, 0, 2])
    driver.view = { .at($0, desired: 4, candidate: [4], promoted: [4]) }
    #expect(driver.it.handle(.observed, driver.view(230)).shares == [])
    let back = driver.look()
    #expect(back.shares == [0])
    #expect(back.sizes == [.none, .whole])
    let gone = StrategyView.at(320, desired: 4, promoted: [4])
    #expect(driver.it.handle(.observed, gone).outcome == .succeeded)
  }

  @Test func `stepWeightPromotion gives the traffic back in steps`() {
    var driver = flagger {
      ($0.analysis.stepWeight, $0.analysis.maxWeight, $0.analysis.stepWeightPromotion) = (
        60, 60, 25
      )
    }
    for _ in 0..<3 { _ = driver.look(.successful) }
    driver.view = { .at($0, desired: 4, candidate: [4], promoted: [4]) }
    _ = driver.it.handle(.observed, driver.view(190))
    let shares = (0..<4).flatMap { _ in driver.look().shares }
    #expect(shares == [35, 10, 0])
  }

  @Test func `weights can be listed, and the last one promotes`() {
    var driver = flagger { $0.analysis.stepWeights = [1, 10, 80] }
    _ = driver.look()
    let shares = (0..<3).flatMap { _ in driver.look(.successful).shares }
    #expect(shares == [1, 10, 80])
    #expect(driver.look(.successful).contains(.promote))
  }

  @Test func `an A/B test moves the test rule and counts its looks`() {
    var driver = flagger { ($0.analysis.iterations, $0.analysis.match) = (2, [HeaderMatch()]) }
    _ = driver.look()
    let first = driver.look()
    #expect(first.contains(.shiftTest(toCandidate: true)))
    #expect(first.shares == [])
    _ = driver.look(.successful)
    #expect(driver.look(.successful).contains(.promote))
  }

  @Test func `blue/green looks at the canary without traffic, then switches, then promotes`() {
    var driver = flagger { $0.analysis.iterations = 2 }
    _ = driver.look()
    let shares = (0..<2).flatMap { _ in driver.look(.successful).shares }
    #expect(shares == [])
    #expect(driver.look(.successful).shares == [100])
    #expect(driver.look(.successful).contains(.promote))
  }

  @Test func `a canary that does not become ready is rolled back behind its deadline`() {
    var driver = flagger { ($0.analysis.stepWeight, $0.progressDeadline) = (10, .seconds(120)) }
    _ = driver.look()
    driver.view = { .at($0, desired: 4, candidate: [0, 0, 4], stable: [4]) }
    #expect(driver.look().failure == nil)
    #expect(driver.look().failure == nil)
    #expect(driver.look().failure == .progressDeadline, "more than 120 s after 60 s")
  }

  @Test func `the promotion waits for its gate while the checks go on`() throws {
    var driver = flagger {
      ($0.analysis.stepWeight, $0.analysis.maxWeight, $0.confirmPromotion) = (50, 50, "gate")
    }
    _ = driver.look()
    _ = driver.look()
    let asked = driver.look(.successful)
    let answer = try #require(asked.hook(.succeeds))
    #expect(driver.it.phase == .waitingPromotion)
    #expect(!driver.look(.successful).contains(.promote))
    #expect(driver.it.handle(answer, driver.view(250)) == [])
    #expect(driver.look(.successful).contains(.promote))
  }

  @Test func `nothing starts before the rollout is confirmed`() throws {
    var driver = flagger { ($0.analysis.stepWeight, $0.confirmRollout) = (50, "gate") }
    let answer = try #require(driver.look().hook(.succeeds))
    #expect(driver.look().sizes == nil)
    _ = driver.it.handle(answer, driver.view(130))
    #expect(driver.look().sizes == [.whole, .whole])
  }

  @Test func `its clock does not begin with the deployment`() {
    var description = FlaggerDescription()
    description.analysis.interval = .seconds(60)
    var it = Flagger(description, DeploymentDescription())
    let start = it.handle(.started(reconciles: false), .at(100, desired: 4, stable: [4]))
    #expect(start.wait(20) != nil, "it looks at full minutes")
  }

  @Test func `once the primary has the new spec there is no way back`() {
    var driver = flagger { ($0.analysis.stepWeight, $0.analysis.maxWeight) = (50, 50) }
    for _ in 0..<3 { _ = driver.look(.successful) }
    #expect(driver.it.isOnlyCleaningUp)
    #expect(driver.it.handle(.alarmFired, driver.view(200)) == [])
  }
}

extension [StrategyAction] {
  fileprivate var failure: DeploymentFailure? {
    for case .failed(let reason) in self { return reason }
    return nil
  }
}
