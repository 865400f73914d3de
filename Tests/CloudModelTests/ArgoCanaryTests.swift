import CloudModel
import SimulationKernel
import Testing

@Suite struct BasicCanaryCountsTests {
  /// Weight, desired count, whether it may surge: canary and stable tasks.
  @Test(arguments: [
    (10, 10, true, [1, 9]), (30, 10, true, [3, 7]), (5, 10, true, [1, 10]),
    // 15 % of ten are two of eleven (18 %) rather than two of ten.
    (15, 10, true, [2, 9]), (15, 10, false, [2, 8]),
    // 95 %: ten of eleven come nearer than nine of ten.
    (95, 10, true, [10, 1]), (90, 10, false, [9, 1]),
    // 95 % of ten are as far from nine as from ten: Argo takes the greater number, which leaves the
    // stable side without a task, and so it takes none at all.
    (95, 10, false, [0, 10]),
    (50, 3, false, [2, 1]), (50, 3, true, [2, 2]),
    (5, 1, true, [1, 1]), (95, 1, true, [1, 1]),
    // One task that may not surge can only be one or the other.
    (5, 1, false, [0, 1]), (60, 1, false, [1, 0]),
    (0, 4, true, [0, 4]), (100, 4, true, [4, 0]), (20, 0, true, [0, 0]),
  ])
  func `the split that comes nearest to the weight`(
    _ weight: Int, _ desired: Int, _ surges: Bool, _ expected: [Int]
  ) {
    let counts = BasicCanaryCounts(weight: weight, of: desired, surges: surges)
    #expect([counts.canary, counts.stable] == expected)
  }
}

@Suite struct ArgoCanaryTests {
  private func canary(
    _ steps: [ArgoStep], routed: Bool = true, testRule: Bool = false,
    _ edit: (inout ArgoCanaryDescription) -> Void = { _ in }
  ) -> ArgoCanary {
    var description = ArgoCanaryDescription()
    description.steps = steps
    description.trafficRouting = routed
    edit(&description)
    var hook = HookDescription()
    hook.name = "release manager"
    var deployment = DeploymentDescription()
    deployment.hooks = [hook]
    return ArgoCanary(
      description, deployment, analyses: ["errors", "latency"], hasTestRule: testRule)
  }

  private func pause(_ seconds: Double? = nil, by approval: String? = nil) -> ArgoStep {
    var pause = ArgoPause()
    pause.duration = seconds.map { .seconds($0) }
    pause.approval = approval
    return .pause(pause)
  }

  private func start(_ it: inout ArgoCanary, _ desired: Int = 10) -> [StrategyAction] {
    it.handle(.started(reconciles: false), .at(0, desired: desired, stable: [desired]))
  }

  @Test func `each weight waits for its tasks, each pause for its end, and the old tasks for 30 s`()
    throws
  {
    var it = canary([.setWeight(20), pause(60), .setWeight(50)])
    let begin = start(&it)
    #expect(begin.sizes == [.percent(20), .whole])
    #expect(begin.shares == [])
    #expect(
      it.handle(.observed, .at(30, desired: 10, candidate: [1, 1], stable: [10])).shares == [])
    let first = it.handle(.observed, .at(31, desired: 10, candidate: [2], stable: [10]))
    #expect(first.shares == [20])
    let second = it.handle(
      try #require(first.wait(60)), .at(91, desired: 10, candidate: [2], stable: [10]))
    #expect(second.sizes == [.percent(50), .whole])
    let third = it.handle(.observed, .at(120, desired: 10, candidate: [5], stable: [10]))
    #expect(third.shares == [50])
    #expect(third.sizes == [.whole, .whole], "behind the last step the canary becomes whole")
    #expect(it.phase == .promoting)
    let promoted = it.handle(.observed, .at(150, desired: 10, candidate: [10], stable: [10]))
    #expect(promoted.shares == [100])
    #expect(it.isOnlyCleaningUp)
    let delayed = it.handle(
      try #require(promoted.wait(30)), .at(180, desired: 10, candidate: [10], stable: [10]))
    #expect(delayed.sizes == [.whole, .none])
    #expect(it.handle(.observed, .at(200, desired: 10, candidate: [10])).outcome == .succeeded)
  }

  @Test func `a pause without an end waits for the one who promotes`() throws {
    var it = canary([pause(by: "release manager"), .setWeight(100)])
    let asked = start(&it)
    _ = it.handle(.observed, .at(900, desired: 10, stable: [10]))
    #expect(it.step == 0)
    let promoted = it.handle(
      try #require(asked.hook(.succeeds)), .at(1000, desired: 10, stable: [10]))
    #expect(promoted.sizes == [.whole, .whole])
  }

  @Test func `the one who is asked may refuse, and nobody may be asked`() throws {
    var it = canary([pause(by: "release manager")])
    let asked = start(&it)
    let refused = it.handle(try #require(asked.hook(.fails)), .at(9, desired: 10, stable: [10]))
    #expect(refused.contains(.failed(.hookFailed)))
    #expect(refused.outcome == .rolledBack, "there is no canary yet")

    var forsaken = canary([pause()])
    #expect(start(&forsaken).contains(.report(.paused)))
    #expect(forsaken.isStuck)
    let aborted = forsaken.handle(.rollbackRequested, .at(9, desired: 10, stable: [10]))
    #expect(aborted.outcome == .rolledBack)
  }

  @Test func `an analysis that fails takes the traffic back at once and the canary after 30 s`()
    throws
  {
    var it = canary([.setWeight(20), .analysis(["errors"]), .setWeight(60)])
    _ = start(&it)
    let analyzed = it.handle(.observed, .at(30, desired: 10, candidate: [2], stable: [10]))
    #expect(analyzed.contains { if case .analyze(0, _) = $0 { true } else { false } })
    let failed = it.handle(
      try #require(analyzed.analysis(.failed)), .at(90, desired: 10, candidate: [2], stable: [10]))
    #expect(failed.prefix(3) == [.failed(.analysisFailed), .endAnalyses, .rollingBack])
    #expect(failed.shares == [0])
    #expect(failed.sizes == nil, "the canary stays as it is for now")
    let removed = it.handle(
      try #require(failed.wait(30)), .at(120, desired: 10, candidate: [2], stable: [10]))
    #expect(removed.sizes == [.none, .whole])
    #expect(it.handle(.observed, .at(140, desired: 10, stable: [10])).outcome == .rolledBack)
  }

  @Test func `an abort delay of zero leaves the canary for good`() {
    var it = canary([.setWeight(20), pause()]) { $0.rollout.abortScaleDownDelay = .zero }
    _ = start(&it)
    _ = it.handle(.observed, .at(30, desired: 10, candidate: [2], stable: [10]))
    let aborted = it.handle(
      .rollbackRequested, .at(90, desired: 10, candidate: [2], stable: [10]))
    #expect(aborted.shares == [0])
    #expect(aborted.sizes == nil)
    #expect(aborted.outcome == .rolledBack)
  }

  @Test func `the background analysis begins with its step and ends with the rollout`() throws {
    var analysis = ArgoBackgroundAnalysis()
    analysis.templates = ["errors", "latency"]
    analysis.startingStep = 1
    var it = canary([.setWeight(20), pause(60)]) { $0.analysis = analysis }
    #expect(start(&it).analysis(.failed) == nil)
    let begun = it.handle(.observed, .at(30, desired: 10, candidate: [2], stable: [10]))
    let success = try #require(begun.analysis(.successful))
    #expect(it.handle(success, .at(50, desired: 10, candidate: [2], stable: [10])) == [])
    #expect(it.handle(success, .at(50, desired: 10, candidate: [2], stable: [10])) == [])
    let step = it.handle(
      try #require(begun.wait(60)), .at(90, desired: 10, candidate: [2], stable: [10]))
    #expect(step.sizes == [.whole, .whole])
    let end = it.handle(.observed, .at(120, desired: 10, candidate: [10], stable: [10]))
    #expect(end.contains(.endAnalyses))
  }

  @Test func `an inconclusive analysis waits for a person and is run again`() throws {
    var it = canary([.analysis(["errors"]), .setWeight(20)]) {
      $0.rollout.inconclusiveApproval = "release manager"
    }
    let begun = start(&it)
    let view = StrategyView.at(60, desired: 10, stable: [10])
    let asked = it.handle(try #require(begun.analysis(.inconclusive)), view)
    let again = it.handle(try #require(asked.hook(.succeeds)), view)
    #expect(it.step == 0)
    let passed = it.handle(try #require(again.analysis(.successful)), view)
    #expect(passed.sizes == [.percent(20), .whole])
  }

  @Test func `a canary's scale can differ from its weight`() {
    var it = canary([
      .setCanaryScale(.replicas(3)), .setWeight(5), .setCanaryScale(.matchTrafficWeight),
      .setWeight(10),
    ])
    #expect(start(&it).sizes == [.count(3), .whole])
    let scaled = it.handle(.observed, .at(30, desired: 10, candidate: [3], stable: [10]))
    #expect(scaled.shares == [5])
    #expect(scaled.sizes == [.percent(5), .whole])
  }

  @Test func `a header route goes through the test rule, and back with an abort`() {
    var it = canary(
      [
        .setCanaryScale(.replicas(1)), .setHeaderRoute([HeaderMatch()]), pause(),
        .setHeaderRoute([]),
      ], testRule: true)
    _ = start(&it)
    let routed = it.handle(.observed, .at(30, desired: 10, candidate: [1], stable: [10]))
    #expect(routed.contains(.shiftTest(toCandidate: true)))
    #expect(routed.shares == [])
    let aborted = it.handle(
      .rollbackRequested, .at(40, desired: 10, candidate: [1], stable: [10]))
    #expect(aborted.contains(.shiftTest(toCandidate: false)))
  }

  @Test func `a canary without available tasks gets no traffic`() {
    var it = canary([.setWeight(20), pause()])
    _ = start(&it)
    _ = it.handle(.observed, .at(30, desired: 10, candidate: [2], stable: [10]))
    let lost = it.handle(.observed, .at(50, desired: 10, candidate: [0, 0, 2], stable: [10]))
    #expect(lost.shares == [0])
    let half = it.handle(.observed, .at(60, desired: 10, candidate: [1, 1], stable: [10]))
    #expect(half.shares == [20])
  }

  @Test func `with a dynamic scale the stable side shrinks behind its traffic`() {
    var it = canary([.setWeight(60), pause()]) { $0.dynamicStableScale = true }
    #expect(start(&it).sizes == [.percent(60), .whole])
    let shifted = it.handle(.observed, .at(30, desired: 10, candidate: [6], stable: [10]))
    #expect(shifted.shares == [60])
    #expect(shifted.sizes == [.percent(60), .percent(40)])
    // Back: the canary keeps what the stable tasks cannot carry yet.
    let aborted = it.handle(
      .rollbackRequested, .at(60, desired: 10, candidate: [6], stable: [4]))
    #expect(aborted.shares == [], "four stable tasks carry the 40 % that they have")
    #expect(aborted.sizes == [.percent(60), .whole])
    let back = it.handle(.observed, .at(90, desired: 10, candidate: [6], stable: [7]))
    #expect(back.shares == [30])
    #expect(back.sizes == [.percent(30), .whole])
    let whole = it.handle(.observed, .at(95, desired: 10, candidate: [3], stable: [10]))
    #expect(whole.shares == [0])
    #expect(whole.sizes == [.none, .whole])
  }

  @Test func `progress is not asked for in a pause`() throws {
    var it = canary([.setWeight(20), pause()]) { $0.rollout.progressDeadlineAbort = true }
    let begin = start(&it)
    _ = it.handle(.observed, .at(30, desired: 10, candidate: [2], stable: [10]))
    let paused = it.handle(
      try #require(begin.wait(600)), .at(600, desired: 10, candidate: [2], stable: [10]))
    #expect(paused == [])

    var slow = canary([.setWeight(20)]) { $0.rollout.progressDeadlineAbort = true }
    let deadline = try #require(start(&slow).wait(600))
    let aborted = slow.handle(deadline, .at(600, desired: 10, candidate: [0, 2], stable: [10]))
    #expect(aborted.contains(.failed(.progressDeadline)))
  }

  @Test func `without a traffic router the numbers of tasks show the weight`() throws {
    var it = canary([.setWeight(20), pause(60)], routed: false)
    // One task more is allowed at a time: 25 % of four.
    #expect(start(&it, 4).moves == [1, 0, 0, 0])
    let up = it.handle(.observed, .at(30, desired: 4, candidate: [1], stable: [4]))
    #expect(up.sizes == nil)
    #expect(up.shares == [])
    // One of five is 20 % exactly: nothing has to go. To the whole, three of four must stay: the
    // canary and two old ones; two more canaries take the places of the others.
    let over = it.handle(
      try #require(up.wait(60)), .at(90, desired: 4, candidate: [1], stable: [4]))
    #expect(over.moves == [2, 0, 0, 2])
    let starting = it.handle(.observed, .at(91, desired: 4, candidate: [1, 2], stable: [2]))
    #expect(starting.moves == [0, 0, 0, 0])
    let three = it.handle(.observed, .at(120, desired: 4, candidate: [3], stable: [2]))
    #expect(three.moves == [1, 0, 0, 2])
    #expect(it.handle(.observed, .at(150, desired: 4, candidate: [4])).outcome == .succeeded)
  }

  @Test func `without a traffic router an abort is a rolling update back`() {
    var it = canary([.setWeight(50), pause()], routed: false)
    _ = start(&it, 4)
    _ = it.handle(.observed, .at(30, desired: 4, candidate: [2], stable: [3]))
    let aborted = it.handle(
      .rollbackRequested, .at(90, desired: 4, candidate: [2], stable: [2]))
    #expect(aborted.moves == [0, 1, 2, 0], "three of four must stay, five may be there")
    let last = it.handle(.observed, .at(120, desired: 4, candidate: [1], stable: [4]))
    #expect(last.moves == [0, 1, 0, 0])
    #expect(it.handle(.observed, .at(121, desired: 4, stable: [4])).outcome == .rolledBack)
  }
}
