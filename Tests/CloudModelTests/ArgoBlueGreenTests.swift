import CloudModel
import SimulationKernel
import Testing

@Suite struct ArgoBlueGreenTests {
  private func rollout(
    _ edit: (inout ArgoBlueGreenDescription) -> Void = { _ in }
  ) -> ArgoBlueGreen {
    var description = ArgoBlueGreenDescription()
    edit(&description)
    var hook = HookDescription()
    hook.name = "release manager"
    var deployment = DeploymentDescription()
    deployment.hooks = [hook]
    return ArgoBlueGreen(
      description, deployment, analyses: ["smoke", "errors"], hasTestRule: true)
  }

  private func start(_ it: inout ArgoBlueGreen) -> [StrategyAction] {
    it.handle(.started(reconciles: false), .at(0, desired: 4, stable: [4]))
  }

  private let up = StrategyView.at(60, desired: 4, candidate: [4], stable: [4])

  @Test func `the whole preview is promoted as soon as it is available`() throws {
    var it = rollout()
    let begin = start(&it)
    #expect(begin.contains(.shiftTest(toCandidate: true)))
    #expect(begin.sizes == [.whole, .whole])
    let partly = StrategyView.at(50, desired: 4, candidate: [3, 1], stable: [4])
    #expect(it.handle(.observed, partly).shares == [])
    let promoted = it.handle(.observed, up)
    #expect(promoted.shares == [100])
    #expect(it.isOnlyCleaningUp)
    #expect(it.handle(try #require(promoted.wait(30)), up).sizes == [.whole, .none])
    #expect(it.handle(.observed, .at(99, desired: 4, candidate: [4])).outcome == .succeeded)
  }

  @Test func `a pause of autoPromotionSeconds, and none of them without autoPromotionEnabled`()
    throws
  {
    var it = rollout { $0.autoPromotionDelay = .seconds(300) }
    _ = start(&it)
    let paused = it.handle(.observed, up)
    #expect(paused.shares == [])
    #expect(it.handle(try #require(paused.wait(300)), up).shares == [100])

    var manual = rollout {
      $0.autoPromotionDelay = .seconds(300)
      $0.autoPromotionEnabled = false
      $0.promotionApproval = "release manager"
    }
    _ = start(&manual)
    let asked = manual.handle(.observed, up)
    #expect(asked.wait(300) == nil)
    #expect(manual.handle(try #require(asked.hook(.succeeds)), up).shares == [100])
  }

  @Test func `without anybody to promote it stays in its pause`() {
    var it = rollout { $0.autoPromotionEnabled = false }
    _ = start(&it)
    #expect(it.handle(.observed, up).contains(.report(.paused)))
    #expect(it.isStuck)
  }

  @Test func `a small preview grows before the switch`() {
    var it = rollout { $0.previewReplicaCount = 1 }
    #expect(start(&it).sizes == [.count(1), .whole])
    let ready = it.handle(.observed, .at(30, desired: 4, candidate: [1], stable: [4]))
    #expect(ready.sizes == [.whole, .whole])
    #expect(ready.shares == [])
    #expect(it.handle(.observed, up).shares == [100])
  }

  @Test func `an analysis before the switch that fails leaves production alone`() throws {
    var it = rollout { $0.prePromotionAnalysis = ["smoke"] }
    _ = start(&it)
    let analyzed = it.handle(.observed, up)
    let aborted = it.handle(try #require(analyzed.analysis(.failed)), up)
    #expect(aborted.contains(.failed(.analysisFailed)))
    #expect(aborted.shares == [])
    let removed = it.handle(try #require(aborted.wait(30)), up)
    #expect(removed.contains(.shiftTest(toCandidate: false)))
    #expect(removed.sizes == [.none, .whole])
    #expect(it.handle(.observed, .at(99, desired: 4, stable: [4])).outcome == .rolledBack)
  }

  @Test func `an analysis after the switch that fails switches back`() throws {
    var it = rollout { $0.postPromotionAnalysis = ["errors"] }
    _ = start(&it)
    let switched = it.handle(.observed, up)
    #expect(switched.shares == [100])
    #expect(switched.wait(30) == nil, "the old tasks stay until the analysis has ended")
    let aborted = it.handle(try #require(switched.analysis(.error)), up)
    #expect(aborted.shares == [0])
  }

  @Test func `two analyses must both succeed`() throws {
    var it = rollout { $0.prePromotionAnalysis = ["smoke", "errors"] }
    _ = start(&it)
    let analyzed = it.handle(.observed, up)
    let generations = analyzed.compactMap {
      if case .analyze(_, let generation) = $0 { generation } else { nil }
    }
    #expect(generations.count == 2)
    let first = StrategyEvent.analysisEnded(
      index: 0, outcome: .successful, generation: generations[0])
    #expect(it.handle(first, up).shares == [])
    #expect(it.handle(first, up).shares == [], "the same answer does not count twice")
    let second = StrategyEvent.analysisEnded(
      index: 1, outcome: .successful, generation: generations[1])
    #expect(it.handle(second, up).shares == [100])
  }

  @Test func `past its deadline it goes on, or aborts if it is told to`() throws {
    for aborts in [false, true] {
      var it = rollout { $0.rollout.progressDeadlineAbort = aborts }
      let deadline = try #require(start(&it).wait(600))
      let late = it.handle(
        deadline, .at(600, desired: 4, candidate: [0, 0, 4], stable: [4]))
      #expect(late.contains(.report(.progressDeadlineExceeded)))
      #expect(late.contains(.failed(.progressDeadline)) == aborts)
    }
  }

  @Test func `an alarm aborts until the old tasks are going`() throws {
    var it = rollout()
    _ = start(&it)
    _ = it.handle(.observed, up)
    #expect(it.handle(.alarmFired, up) == [])
  }
}
