import CloudModel
import SimulationKernel
import Testing

@Suite struct PlanRunnerTests {
  private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

  private func step(
    at start: Double? = nil, after: Double = 0, _ action: PlanAction = .rollBack(service: "web")
  ) -> PlanStepDescription {
    var step = PlanStepDescription()
    step.at = start.map { .seconds($0) }
    step.after = .seconds(after)
    step.action = action
    return step
  }

  private func wait(_ onDeadline: DeadlineAction) -> PlanAction {
    var wait = WaitDescription()
    wait.onDeadline = onDeadline
    return .wait(wait)
  }

  @Test func `a step begins at its time, or later after the step before it`() {
    var plan = PlanRunner(steps: [step(at: 10), step(at: 5, after: 3), step(at: 60, after: 1)])
    #expect(plan.start(at: .zero) == .begin(step: 0, at: at(10)))
    #expect(plan.stepDue(0) == true)
    #expect(plan.stepEnded(0, at: at(10)) == .begin(step: 1, at: at(13)))
    #expect(plan.stepDue(1) == true)
    #expect(plan.stepEnded(1, at: at(13)) == .begin(step: 2, at: at(60)))
    #expect(plan.stepDue(2) == true)
    #expect(plan.stepEnded(2, at: at(60)) == .finished)
  }

  @Test func `a wait that fails its deadline ends the plan`() {
    var plan = PlanRunner(steps: [step(wait(.fail)), step()])
    _ = plan.start(at: .zero)
    #expect(plan.stepDue(0) == true)
    #expect(plan.deadlinePassed(0, at: at(60)) == .failed(step: 0))
    #expect(plan.stepEnded(0, at: at(61)) == .nothing)
    #expect(plan.stepDue(1) == false)
  }

  @Test func `a wait may go on after its deadline`() {
    var plan = PlanRunner(steps: [step(wait(.continue)), step(after: 2)])
    _ = plan.start(at: .zero)
    _ = plan.stepDue(0)
    #expect(plan.deadlinePassed(0, at: at(60)) == .begin(step: 1, at: at(62)))
  }

  @Test func `a deadline of a wait that is over means nothing`() {
    var plan = PlanRunner(steps: [step(wait(.fail)), step()])
    _ = plan.start(at: .zero)
    _ = plan.stepDue(0)
    _ = plan.stepEnded(0, at: at(5))
    #expect(plan.deadlinePassed(0, at: at(60)) == .nothing)
  }

  @Test func `an empty plan is finished at once`() {
    var plan = PlanRunner(steps: [])
    #expect(plan.start(at: .zero) == .finished)
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
