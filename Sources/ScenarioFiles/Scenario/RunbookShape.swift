import CloudModel
import SimulationKernel

extension ValueShape where Value == String {
  /// `"<load balancer>/<listener>"`.
  static let listener: ValueShape = .text(.text(length: 1...200), noun: "a listener")
}

extension ValueShape where Value == PlanStepDescription {
  /// A step may hold lists of steps.
  static let planStep: ValueShape = .definition(
    "step", noun: "a step of the plan", example: .object([.init("rollBack", .string("shop"))])
  ) { whole }

  private static let whole: ValueShape = .object(.planStep)
}

extension ObjectShape where Root == RunbookDescription {
  static let runbook = ObjectShape("a runbook", RunbookDescription()) {
    Field(
      "mode", \.mode,
      .words("a mode") {
        switch $0 {
        case .graceful: "Everything is in reach, and nothing may be lost."
        case .ungraceful: "What is left is not in reach; databases may lose writes."
        }
      }, "How its steps are carried out.")
    Field(
      "apiRetryEvery", \.apiRetryEvery, .duration(in: .seconds(1) ... .minutes(60)),
      "How often a step asks again whose interface is down or refuses.")
    Field(
      "lookEvery", \.lookEvery, .duration(in: .milliseconds(10) ... .minutes(60)),
      "How often a step looks at what no one tells it.")
  }
}

private struct Promotion: Sendable {
  var database = ""
  var region = ""
  var losesData: Bool?
}

/// Steps of a runbook, beside those that change the software.
extension ObjectShape where Root == PlanStepDescription {
  static let preparations: [KeyVariant<PlanAction>] = [
    KeyVariant(
      "promote", "Another Region's copy of a database becomes the writer.", .object(promotion),
      make: {
        PlanAction.promote(database: $0.database, region: $0.region, losesData: $0.losesData)
      },
      extract: {
        if case .promote(let database, let region, let losesData) = $0 {
          Promotion(database: database, region: region, losesData: losesData)
        } else {
          nil
        }
      }),
    KeyVariant(
      "drain", "A source stops, or what is in flight is waited for.", .object(drain),
      make: PlanAction.drain,
      extract: { if case .drain(let drain) = $0 { drain } else { nil } }),
    KeyVariant(
      "resume", "A source that was drained sends again.", .reference(to: .source),
      make: { PlanAction.resume(source: $0) },
      extract: { if case .resume(let source) = $0 { source } else { nil } }),
    KeyVariant(
      "revertConfiguration", "A bad configuration is taken back from a service or fleet.",
      .ownerOfTargets, make: { PlanAction.revertConfiguration(of: $0) },
      extract: { if case .revertConfiguration(let owner) = $0 { owner } else { nil } }),
  ]

  static let runbook: [KeyVariant<PlanAction>] = [
    KeyVariant(
      "decide", "Somebody notices and decides.", .object(decision), make: PlanAction.decide,
      extract: { if case .decide(let decision) = $0 { decision } else { nil } }),
    KeyVariant(
      "verify", "The plan checks that a condition holds, or comes to hold.", .object(.wait),
      make: PlanAction.verify,
      extract: { if case .verify(let wait) = $0 { wait } else { nil } }),
    KeyVariant(
      "parallel", "Lists of steps go on side by side; ends when all of them have.",
      .list(of: .list(of: .planStep, count: 0...100), count: 0...20), make: PlanAction.parallel,
      extract: { if case .parallel(let branches) = $0 { branches } else { nil } }),
    KeyVariant(
      "wait", "The plan waits until a condition holds.", .object(.wait), make: PlanAction.wait,
      extract: { if case .wait(let wait) = $0 { wait } else { nil } }),
  ]

  private static let promotion = ObjectShape<Promotion>("a promotion", Promotion()) {
    Field("database", \.database, .reference(to: .database), "Which database.", .required)
    Field("region", \.region, .region, "Whose copy.", .required)
    Field(
      "losesData", \.losesData, .boolean,
      "Whether it takes over with what has arrived; in an ungraceful run if it is not given.")
  }

  private static let drain = ObjectShape<DrainDescription>("a drain", DrainDescription()) {
    Field("source", \.source, .reference(to: .source), "Stops sending until it is resumed.")
    Field(
      "classes", \.classes,
      .list(of: .text(.text(length: 1...64), noun: "a request class"), count: 0...100),
      "The only classes of the source that stop; empty is all.")
    Field("listener", \.listener, .listener, "No request may be in flight to it.")
  }
  .rule { drain, check in
    if drain.source == nil, drain.listener == nil {
      check.fail(
        .emptyDrain, at: "source", "it does not say what is drained",
        help: "name a \"source\" that stops, or a \"listener\" that is to be empty")
    }
  }

  private static let decision = ObjectShape<DecisionDescription>(
    "a decision", DecisionDescription()
  ) {
    Field(
      "notices", \.notices, .waitCondition, "What somebody notices; the time if not given.")
    Field(
      "detection", \.detection, .durationDistribution,
      "From then until it is understood what is wrong.")
    Field(
      "decision", \.decision, .durationDistribution, "From then until it is decided what to do.")
  }
}
