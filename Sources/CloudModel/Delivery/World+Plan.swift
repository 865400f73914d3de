import RandomVariates
import SimulationKernel

// The plan: when its steps begin, wait and end.
extension World {
  mutating func startPlan(in queue: inout EventQueue) {
    accounts.steps = plan.nodes.map { StepAccount(name: $0.step.title) }
    follow(plan.start(at: queue.now), in: &queue)
  }

  private mutating func follow(_ moves: [PlanMove], in queue: inout EventQueue) {
    for move in moves {
      switch move {
      case .begin(let step, let time):
        schedule(.planStep(step), after: time - queue.now, in: &queue)
      case .await(let step):
        schedule(
          .planDeadline(step: step, beforeStart: true), after: plan.step(step).deadline, in: &queue)
        look(for: step, in: &queue)
      case .work(let step):
        schedule(.planWorked(step), after: work(on: step, in: &queue), in: &queue)
      case .act(let step):
        noteStart(of: step, in: &queue)
        act(step, in: &queue)
      case .settle(let step):
        look(for: step, in: &queue)
      case .ended(let step, let outcome):
        noteEnd(of: step, outcome, in: &queue)
      case .failed:
        accounts.planFailed = true
      case .finished:
        break
      }
    }
  }

  // MARK: Events

  mutating func planStepDue(_ step: Int, in queue: inout EventQueue) {
    guard plan.state == .running, plan.phases[step] == .scheduled else { return }
    accounts.steps[step].due = queue.now
    accounts.steps[step].outcome = .underWay
    follow(plan.stepDue(step, at: queue.now), in: &queue)
  }

  mutating func planWorked(_ step: Int, in queue: inout EventQueue) {
    follow(plan.worked(step, at: queue.now), in: &queue)
  }

  /// A step whose interface was down asks again.
  mutating func planRetryDue(_ step: Int, in queue: inout EventQueue) {
    guard plan.state == .running, plan.phases[step] == .acting else { return }
    carryOut(step, in: &queue)
  }

  mutating func planDeadlinePassed(
    _ step: Int, beforeStart: Bool, in queue: inout EventQueue
  ) {
    let obstacle = obstacle(of: step, at: queue.now)
    // Those that wait for their copy: one that has not begun, or was refused, is another's.
    let promoting = ([step] + plan.heldBy(step)).filter { plan.phases[$0] == .settling }
    let moves = plan.deadlinePassed(step, beforeStart: beforeStart, at: queue.now)
    guard !moves.isEmpty else { return }
    accounts.steps[step].stuckOn = obstacle
    journal(plan.step(step).title, .stepStuck(on: obstacle), in: queue)
    for step in promoting {
      guard case .promote(let name, let region, _) = plan.step(step).action else { continue }
      giveUpPromotion(of: database(name), in: place(region), in: &queue)
    }
    follow(moves, in: &queue)
  }

  /// Lets steps go on whose conditions hold; asked whenever one may have come to hold.
  mutating func checkPlan(in queue: inout EventQueue) {
    for step in plan.waiting { check(step, in: &queue) }
  }

  // MARK: Waiting

  private mutating func check(_ step: Int, in queue: inout EventQueue) {
    guard let condition = condition(of: step), holds(condition, for: step, at: queue.now) else {
      return
    }
    follow(plan.conditionHolds(step, at: queue.now), in: &queue)
  }

  /// What a step waits for now.
  private func condition(of step: Int) -> WaitCondition? {
    switch plan.phases[step] {
    case .awaiting: plan.step(step).gate
    case .settling: plan.step(step).ending
    case .notStarted, .scheduled, .working, .acting, .ended: nil
    }
  }

  /// A step starts to wait: it looks now, and again and again if nobody tells it.
  private mutating func look(for step: Int, in queue: inout EventQueue) {
    guard let condition = condition(of: step) else { return }
    mark(condition, for: step, at: queue.now)
    if condition.isLookedAt, !isLookingForPlan {
      isLookingForPlan = true
      schedule(.planLook, after: description.runbook.lookEvery, in: &queue)
    }
    check(step, in: &queue)
  }

  mutating func planLook(in queue: inout EventQueue) {
    isLookingForPlan = false
    let conditions = plan.waiting.map { (step: $0, condition: condition(of: $0)) }
    for case (let step, .successShare(let source, _, _)) in conditions {
      let tally = successTally(of: source)
      planWindows[step]?.note(tally, at: queue.now)
    }
    checkPlan(in: &queue)
    guard plan.waiting.contains(where: { condition(of: $0)?.isLookedAt ?? false }),
      !isLookingForPlan
    else { return }
    isLookingForPlan = true
    schedule(.planLook, after: description.runbook.lookEvery, in: &queue)
  }

  /// Why a step does not go on: what it waits for, and what is there instead.
  private func obstacle(of step: Int, at now: SimulationTime) -> String {
    if let condition = condition(of: step) {
      return "\(condition.title): \(seen(condition, for: step, at: now))"
    }
    let action = plan.step(step).action
    switch plan.phases[step] {
    case .scheduled: return "its time"
    case .working: return "whoever carries it out"
    case .notStarted, .awaiting, .acting, .settling, .ended: break
    }
    let held = plan.heldBy(step).filter {
      plan.phases[$0].isUnderWay && plan.nodes[$0].branches.isEmpty
    }
    if !held.isEmpty {
      return held.map { "\(plan.step($0).title): \(obstacle(of: $0, at: now))" }
        .joined(separator: "; ")
    }
    guard let interface = interface(of: action) else { return refusal(of: action, at: now) }
    guard controlPlanes.isUp(interface) else { return "\(interface.title): down" }
    return "\(interface.title): \(refusal(of: action, at: now))"
  }

  /// The run is over: a plan that is not says what it waits for.
  mutating func finishPlan(at horizon: SimulationTime) {
    switch plan.state {
    case .finished: return
    case .notStarted, .failed: break
    case .running:
      for step in plan.phases.indices
      where plan.phases[step].isUnderWay || plan.phases[step] == .scheduled {
        let obstacle = obstacle(of: step, at: horizon)
        accounts.steps[step].stuckOn = obstacle
        recorder.record(
          JournalEntry(
            at: horizon, subject: plan.step(step).title, happening: .stepStuck(on: obstacle)))
      }
    }
    accounts.planFailed = true
  }

  // MARK: Working and acting

  /// How long people work on a step; belongs to the world and hangs on the step's name, so that
  /// variants of a plan meet the same people.
  private mutating func work(on step: Int, in queue: inout EventQueue) -> TimeSpan {
    noteStart(of: step, in: &queue)
    let it = plan.step(step)
    let title = it.title
    let twin = plan.nodes.prefix(step).count { $0.step.title == title }
    let key = draws.key.derived("world").derived("people").derived(title)
      .derived(UInt64(twin))
    func span(_ law: Distribution, _ purpose: String) -> TimeSpan {
      var stream = RandomStream(key.derived(purpose))
      return TimeSpan(seconds: Sampler(law).sample(using: &stream))
    }
    var time = queue.now
    if case .decide(let decision) = it.action {
      time = time + span(decision.detection, "detection")
      accounts.steps[step].detected = time
      time = time + span(decision.decision, "decision")
      accounts.steps[step].decided = time
    }
    if let takes = it.takes { time = time + span(takes, "execution") }
    return time - queue.now
  }

  private mutating func act(_ step: Int, in queue: inout EventQueue) {
    let it = plan.step(step)
    if it.takesTime { expectEnd(of: step, in: &queue) }
    carryOut(step, in: &queue)
  }

  private mutating func expectEnd(of step: Int, in queue: inout EventQueue) {
    schedule(
      .planDeadline(step: step, beforeStart: false), after: plan.step(step).patience.deadline,
      in: &queue)
  }

  /// Calls the interface that the step's operation belongs to. While that is down, or refuses, the
  /// step asks again and again until its deadline.
  private mutating func carryOut(_ step: Int, in queue: inout EventQueue) {
    let action = plan.step(step).action
    let isUp = interface(of: action).map { controlPlanes.isUp($0) } ?? true
    guard isUp, take(action, isAgain: heldSteps.contains(step), in: &queue) else {
      hold(step, in: &queue)
      return
    }
    follow(plan.acted(step, at: queue.now), in: &queue)
  }

  /// From the first refusal on an operation that would take no time has a deadline.
  private mutating func hold(_ step: Int, in queue: inout EventQueue) {
    if heldSteps.insert(step).inserted, !plan.step(step).takesTime {
      expectEnd(of: step, in: &queue)
    }
    schedule(.planRetry(step), after: description.runbook.apiRetryEvery, in: &queue)
  }

  private mutating func noteStart(of step: Int, in queue: inout EventQueue) {
    guard accounts.steps[step].started == nil else { return }
    accounts.steps[step].started = queue.now
    journal(plan.step(step).title, .stepStarted, in: queue)
  }

  private mutating func noteEnd(
    of step: Int, _ outcome: StepOutcome, in queue: inout EventQueue
  ) {
    accounts.steps[step].outcome = outcome
    accounts.steps[step].ended = queue.now
    switch outcome {
    case .done: journal(plan.step(step).title, .stepEnded, in: queue)
    case .skipped: journal(plan.step(step).title, .stepSkipped, in: queue)
    case .timedOut, .failed: journal(plan.step(step).title, .deadlinePassed, in: queue)
    case .notStarted, .underWay: preconditionFailure("a step ends as \(outcome)")
    }
  }
}
