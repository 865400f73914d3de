import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct PlanRunnerTests {
  private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

  private func step(
    at start: Double? = nil, after: Double = 0, _ action: PlanAction = .rollBack(service: "web"),
    _ edit: (inout PlanStepDescription) -> Void = { _ in }
  ) -> PlanStepDescription {
    var step = PlanStepDescription()
    step.at = start.map { .seconds($0) }
    step.after = .seconds(after)
    step.action = action
    edit(&step)
    return step
  }

  private func wait(_ onDeadline: DeadlineAction = .fail) -> PlanAction {
    var wait = WaitDescription()
    wait.onDeadline = onDeadline
    return .wait(wait)
  }

  private let errors = WaitCondition.alarm(name: "errors", inAlarm: true)

  // MARK: In sequence

  @Test func `a step begins at its time, or later after the step before it`() {
    var plan = PlanRunner(steps: [step(at: 10), step(at: 5, after: 3), step(at: 60, after: 1)])
    #expect(plan.start(at: .zero) == [.begin(step: 0, at: at(10))])
    #expect(plan.stepDue(0, at: at(10)) == [.act(step: 0)])
    #expect(
      plan.acted(0, at: at(10)) == [.ended(step: 0, .done), .begin(step: 1, at: at(13))])
    #expect(plan.stepDue(1, at: at(13)) == [.act(step: 1)])
    #expect(
      plan.acted(1, at: at(13)) == [.ended(step: 1, .done), .begin(step: 2, at: at(60))])
    #expect(plan.stepDue(2, at: at(60)) == [.act(step: 2)])
    #expect(plan.acted(2, at: at(60)) == [.ended(step: 2, .done), .finished])
  }

  @Test func `an empty plan is finished at once`() {
    var plan = PlanRunner(steps: [])
    #expect(plan.start(at: .zero) == [.finished])
  }

  @Test func `a wait ends when its condition holds`() {
    var plan = PlanRunner(steps: [step(wait())])
    _ = plan.start(at: .zero)
    #expect(plan.stepDue(0, at: .zero) == [.act(step: 0)])
    #expect(plan.waiting == [])
    #expect(plan.acted(0, at: .zero) == [.settle(step: 0)])
    #expect(plan.waiting == [0])
    #expect(plan.conditionHolds(0, at: at(7)) == [.ended(step: 0, .done), .finished])
  }

  @Test func `a step starts when what it waits for holds, after the hands that carry it out`() {
    var plan = PlanRunner(steps: [
      step {
        $0.when = errors
        $0.takes = .constant(30)
      }
    ])
    _ = plan.start(at: .zero)
    #expect(plan.stepDue(0, at: .zero) == [.await(step: 0)])
    #expect(plan.worked(0, at: at(5)) == [])
    #expect(plan.conditionHolds(0, at: at(10)) == [.work(step: 0)])
    // It does not stop again because the alarm rings twice.
    #expect(plan.conditionHolds(0, at: at(11)) == [])
    #expect(plan.worked(0, at: at(40)) == [.act(step: 0)])
    #expect(plan.acted(0, at: at(40)) == [.ended(step: 0, .done), .finished])
  }

  @Test func `a person notices, and the plan goes on with the decision`() {
    var decision = DecisionDescription()
    decision.notices = errors
    var plan = PlanRunner(steps: [step(.decide(decision)), step()])
    _ = plan.start(at: .zero)
    #expect(plan.stepDue(0, at: .zero) == [.await(step: 0)])
    #expect(plan.conditionHolds(0, at: at(60)) == [.work(step: 0)])
    #expect(plan.worked(0, at: at(300)) == [.act(step: 0)])
    #expect(
      plan.acted(0, at: at(300)) == [.ended(step: 0, .done), .begin(step: 1, at: at(300))])
  }

  // MARK: Deadlines

  @Test func `a wait that fails its deadline ends the plan`() {
    var plan = PlanRunner(steps: [step(wait()), step()])
    _ = plan.start(at: .zero)
    _ = plan.stepDue(0, at: .zero)
    _ = plan.acted(0, at: .zero)
    #expect(
      plan.deadlinePassed(0, beforeStart: false, at: at(60))
        == [.ended(step: 0, .failed), .failed(step: 0)])
    #expect(plan.conditionHolds(0, at: at(61)) == [])
    #expect(plan.stepDue(1, at: at(61)) == [])
    #expect(plan.waiting == [])
  }

  @Test func `a wait may go on after its deadline`() {
    var plan = PlanRunner(steps: [step(wait(.continue)), step(after: 2)])
    _ = plan.start(at: .zero)
    _ = plan.stepDue(0, at: .zero)
    _ = plan.acted(0, at: .zero)
    #expect(
      plan.deadlinePassed(0, beforeStart: false, at: at(60))
        == [.ended(step: 0, .timedOut), .begin(step: 1, at: at(62))])
  }

  @Test func `a deadline of a wait that is over means nothing`() {
    var plan = PlanRunner(steps: [step { $0.when = errors }, step()])
    _ = plan.start(at: .zero)
    _ = plan.stepDue(0, at: .zero)
    _ = plan.conditionHolds(0, at: at(5))
    #expect(plan.deadlinePassed(0, beforeStart: true, at: at(60)) == [])
    _ = plan.acted(0, at: at(5))
    #expect(plan.deadlinePassed(0, beforeStart: true, at: at(60)) == [])
    #expect(plan.deadlinePassed(0, beforeStart: false, at: at(60)) == [])
  }

  @Test func `an operation whose interface stays down fails at its deadline`() {
    var plan = PlanRunner(steps: [step()])
    _ = plan.start(at: .zero)
    _ = plan.stepDue(0, at: .zero)
    #expect(
      plan.deadlinePassed(0, beforeStart: false, at: at(60))
        == [.ended(step: 0, .failed), .failed(step: 0)])
  }

  // MARK: Modes

  @Test func `what is graceful only is left out of an ungraceful run`() {
    let steps = [step { $0.gracefulOnly = true }, step(after: 1)]
    var plan = PlanRunner(steps: steps, mode: .ungraceful)
    #expect(
      plan.start(at: .zero) == [.ended(step: 0, .skipped), .begin(step: 1, at: at(1))])
    var graceful = PlanRunner(steps: steps)
    #expect(graceful.start(at: .zero) == [.begin(step: 0, at: .zero)])
  }

  // MARK: In parallel

  @Test func `branches go on side by side, and the step after them waits for the slowest`() {
    // 0 holds 1, 2 in one branch and 3 in the other; 4 follows.
    var plan = PlanRunner(steps: [step(.parallel([[step(), step()], [step(wait())]])), step()])
    _ = plan.start(at: .zero)
    #expect(
      plan.stepDue(0, at: .zero)
        == [.act(step: 0), .begin(step: 1, at: .zero), .begin(step: 3, at: .zero)])
    #expect(plan.acted(0, at: .zero) == [])
    #expect(plan.stepDue(3, at: .zero) == [.act(step: 3)])
    #expect(plan.acted(3, at: .zero) == [.settle(step: 3)])
    #expect(plan.stepDue(1, at: .zero) == [.act(step: 1)])
    #expect(plan.acted(1, at: at(4)) == [.ended(step: 1, .done), .begin(step: 2, at: at(4))])
    _ = plan.stepDue(2, at: at(4))
    #expect(plan.acted(2, at: at(5)) == [.ended(step: 2, .done)])
    #expect(
      plan.conditionHolds(3, at: at(9))
        == [.ended(step: 3, .done), .ended(step: 0, .done), .begin(step: 4, at: at(9))])
  }

  @Test func `a step without branches in it ends at once`() {
    var plan = PlanRunner(steps: [step(.parallel([[], []]))])
    _ = plan.start(at: .zero)
    #expect(plan.stepDue(0, at: .zero) == [.act(step: 0)])
    #expect(plan.acted(0, at: .zero) == [.ended(step: 0, .done), .finished])
  }

  @Test func `a branch that fails takes the whole plan with it`() {
    var plan = PlanRunner(steps: [step(.parallel([[step(wait())], [step(), step()]])), step()])
    _ = plan.start(at: .zero)
    _ = plan.stepDue(0, at: .zero)
    _ = plan.stepDue(1, at: .zero)
    _ = plan.acted(1, at: .zero)
    _ = plan.stepDue(2, at: .zero)
    #expect(
      plan.deadlinePassed(1, beforeStart: false, at: at(60))
        == [.ended(step: 1, .failed), .failed(step: 1)])
    #expect(plan.acted(2, at: at(61)) == [])
  }
}

// MARK: - Any plan in any order

/// Numbers that can be drawn again from wherever a copy is.
private struct Dice {
  private let random: KeyedRandom
  private var drawn: UInt64 = 0

  init(seed: UInt64) {
    random = KeyedRandom(StreamKey(seed: seed, replication: 0).derived("plan"))
  }

  mutating func uniform() -> Double {
    drawn += 1
    return random.uniform(drawn)
  }
}

/// A plan of random shape that is driven at random.
private struct RandomPlan {
  var stream: Dice
  var steps: [PlanStepDescription] = []
  var mode: RunbookMode

  init(seed: UInt64) {
    stream = Dice(seed: seed)
    mode = stream.uniform() < 0.3 ? .ungraceful : .graceful
    steps = list(depth: 0)
  }

  private mutating func list(depth: Int) -> [PlanStepDescription] {
    (0..<Int(stream.uniform() * 4)).map { _ in step(depth: depth) }
  }

  private mutating func step(depth: Int) -> PlanStepDescription {
    var step = PlanStepDescription()
    step.after = .seconds((stream.uniform() * 3).rounded())
    if stream.uniform() < 0.3 { step.when = .alarm(name: "errors", inAlarm: true) }
    if stream.uniform() < 0.3 { step.takes = .constant(1) }
    step.gracefulOnly = stream.uniform() < 0.2
    step.onDeadline = .continue
    switch stream.uniform() {
    case ..<0.3 where depth < 3:
      let count = Int(stream.uniform() * 4)
      step.action = .parallel((0..<count).map { _ in list(depth: depth + 1) })
    case ..<0.6:
      var wait = WaitDescription()
      wait.onDeadline = .continue
      step.action = .wait(wait)
    default:
      step.action = .rollBack(service: "web")
    }
    return step
  }
}

/// Drives a plan to its end and keeps when each step began and ended.
private struct Driven {
  var plan: PlanRunner
  var due: [Int: [SimulationTime]] = [:]
  var acted: [Int: Int] = [:]
  var ended: [Int: [SimulationTime]] = [:]
  var finished = 0

  init(_ random: RandomPlan) {
    var stream = random.stream
    plan = PlanRunner(steps: random.steps, mode: random.mode)
    var now = SimulationTime.zero
    var open = plan.start(at: now)
    while !open.isEmpty {
      let move = open.remove(at: Int(stream.uniform() * Double(open.count)))
      now = now + .seconds(stream.uniform())
      switch move {
      case .begin(let step, let time):
        now = max(now, time)
        due[step, default: []].append(now)
        open += plan.stepDue(step, at: now)
      case .await(let step):
        open +=
          stream.uniform() < 0.5
          ? plan.conditionHolds(step, at: now)
          : plan.deadlinePassed(step, beforeStart: true, at: now)
      case .settle(let step):
        open +=
          stream.uniform() < 0.5
          ? plan.conditionHolds(step, at: now)
          : plan.deadlinePassed(step, beforeStart: false, at: now)
      case .work(let step): open += plan.worked(step, at: now)
      case .act(let step):
        acted[step, default: 0] += 1
        open += plan.acted(step, at: now)
      case .ended(let step, _): ended[step, default: []].append(now)
      case .finished: finished += 1
      case .failed: break
      }
    }
  }
}

@Suite struct `any plan` {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func `takes every step once and in its order, and joins its branches`(seed: UInt64) {
    let random = RandomPlan(seed: seed)
    let run = Driven(random)
    let nodes = PlanTree(random.steps).nodes
    #expect(run.finished == 1, "seed \(seed)")
    #expect(run.plan.state == .finished, "seed \(seed)")
    for (number, node) in nodes.enumerated() {
      let held = node.holder.map { run.due[$0] == nil || run.acted[$0] == nil } ?? false
      let skipped = node.step.gracefulOnly && random.mode == .ungraceful
      // What a step holds that was never carried out never begins either.
      #expect(run.due[number, default: []].count == (held || skipped ? 0 : 1), "seed \(seed)")
      #expect(run.ended[number, default: []].count == (held ? 0 : 1), "seed \(seed)")
      #expect(run.acted[number, default: 0] <= 1, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `never begins a step before the one before it has ended`(seed: UInt64) {
    let random = RandomPlan(seed: seed)
    var stream = random.stream
    var plan = PlanRunner(steps: random.steps, mode: random.mode)
    var open = plan.start(at: .zero)
    while !open.isEmpty {
      let move = open.remove(at: Int(stream.uniform() * Double(open.count)))
      if case .begin(let step, _) = move {
        for (number, node) in plan.nodes.enumerated() where node.next == step {
          guard case .ended = plan.phases[number] else {
            Issue.record("seed \(seed): \(step) begins while \(number) is \(plan.phases[number])")
            return
          }
        }
        if let holder = plan.nodes[step].holder {
          #expect(plan.phases[holder] == .acting, "seed \(seed)")
        }
      }
      open += answer(move, to: &plan)
      for number in plan.nodes.indices where plan.phases[number] == .ended(.done) {
        for (inner, other) in plan.nodes.enumerated() where other.holder == number {
          guard case .ended = plan.phases[inner] else {
            Issue.record("seed \(seed): \(number) ended before \(inner) that it holds")
            return
          }
        }
      }
    }
  }

  private func answer(_ move: PlanMove, to plan: inout PlanRunner) -> [PlanMove] {
    switch move {
    case .begin(let step, let time): plan.stepDue(step, at: time)
    case .await(let step), .settle(let step): plan.conditionHolds(step, at: .zero)
    case .work(let step): plan.worked(step, at: .zero)
    case .act(let step): plan.acted(step, at: .zero)
    case .ended, .finished, .failed: []
    }
  }
}

@Suite struct FaultWindowTests {
  @Test func `a fault begins within its spread and lasts its duration`() {
    var fault = FaultDescription()
    fault.at = .seconds(100)
    fault.spread = .seconds(40)
    fault.duration = .seconds(5)
    let window = FaultWindow(fault, draw: 0.25)
    #expect(window.start == .zero + .seconds(110))
    #expect(window.end == .zero + .seconds(115))
  }

  @Test func `a fault without duration lasts until the end`() {
    #expect(FaultWindow(FaultDescription(), draw: 0.9).end == nil)
  }
}
