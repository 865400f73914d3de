import CloudModel
import SimulationKernel

extension ObjectShape where Root == HookDescription {
  private static var guide: String { "ECS developer guide, 2026-11" }

  static let hook = ObjectShape("a hook", HookDescription()) {
    Field("name", \.name, .text(.name(length: 0...64), noun: "a name"), "What reports call it.")
    Field(
      "stage", \.stage, .words("a lifecycle stage") { $0.meaning },
      "When it is asked; strategies that name their hooks have no stages.")
    Field(oneKeyOf: \.decision, "What it answers.", decisions)
    Field(
      "duration", \.duration, .duration(in: .zero ... .minutes(20_160)), "How long it takes.")
    Field(
      "delay", \.delay, .durationDistribution,
      "How long it takes as a law; instead of the duration.")
    Field(
      "failureShare", \.failureShare, .share(),
      "The part of its calls that fails although it should succeed.")
    Field(
      "callBackDelay", \.callBackDelay, .duration(in: .seconds(1) ... .minutes(15)),
      "How often an unfinished function is called again; its end is known only then.",
      source: guide)
    Field(
      "timeout", \.timeout, .duration(in: .minutes(1) ... .minutes(20_160)),
      "How long it is waited for.", source: guide)
    Field(
      "onTimeout", \.onTimeout,
      .words("a time-out action") {
        switch $0 {
        case .rollback: "The deployment rolls back."
        case .continue: "The deployment goes on."
        }
      }, "What happens when it has not answered in time.", source: guide)
  }

  private static let decisions: [KeyVariant<HookDecision>] = [
    KeyVariant(
      "outcome", "What a function answers.", outcome, make: HookDecision.function,
      extract: { if case .function(let outcome) = $0 { outcome } else { nil } }),
    KeyVariant(
      "approval", "What a person answers.", outcome, make: HookDecision.approval,
      extract: { if case .approval(let outcome) = $0 { outcome } else { nil } }),
    KeyVariant(
      "analysis", "One of the deployment's analyses answers.",
      .text(.name(), noun: "the name of an analysis"), make: HookDecision.analysis,
      extract: { if case .analysis(let name) = $0 { name } else { nil } }),
  ]

  private static let outcome = ValueShape<HookOutcome>.words("an outcome") {
    switch $0 {
    case .succeeds: "The deployment goes on."
    case .fails: "The deployment rolls back."
    case .hangs: "It never answers."
    }
  }
}

extension LifecycleStage {
  fileprivate var meaning: String {
    switch self {
    case .reconcileService: "Only with more than one active revision at the start."
    case .preScaleUp: "Before green tasks start."
    case .scaleUp: "Green tasks start."
    case .postScaleUp: "Green is healthy and has no traffic."
    case .testTrafficShift: "The test rule moves to green."
    case .postTestTrafficShift: "Test traffic is on green."
    case .preProductionTrafficShift: "Before production traffic moves, before each step of it."
    case .productionTrafficShift: "Production traffic moves to green, at each step."
    case .postProductionTrafficShift: "Production traffic is on green."
    case .bakeTime: "Both revisions stay up."
    case .cleanUp: "Blue tasks stop."
    }
  }
}
