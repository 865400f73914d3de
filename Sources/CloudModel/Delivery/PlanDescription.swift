import RandomVariates
import SimulationKernel

/// One step of the plan. Steps run in order: the next one starts when this one has ended.
package struct PlanStepDescription: Sendable, Equatable {
  package var name = ""
  /// When it comes due: not before this time of the run, and not before `after` has passed since
  /// the end of the step before.
  package var at: TimeSpan?
  package var after: TimeSpan = .zero
  /// Once it is due it starts when this holds; `nil` starts it at once.
  package var when: WaitCondition?
  /// How long somebody needs to carry it out before it has an effect [s]; `nil` for a machine.
  package var takes: Distribution?
  /// How long it waits for ``when``, and then again for an interface that is down or refuses, and
  /// for the end of what it began, its branches among it. A ``WaitDescription`` has its own.
  package var deadline: TimeSpan = .minutes(60)
  package var onDeadline: DeadlineAction = .fail
  /// Whether an ungraceful run leaves it out.
  package var gracefulOnly = false
  package var action: PlanAction = .wait(.init())

  package init() {}
}

/// How all steps of a plan are carried out.
package struct RunbookDescription: Sendable, Equatable {
  package var mode: RunbookMode = .graceful
  /// How often a step asks again whose interface is down or refuses; AWS documents no such number.
  package var apiRetryEvery: TimeSpan = .seconds(30)
  /// How often a step looks at what no one tells it.
  package var lookEvery: TimeSpan = .seconds(1)

  package init() {}
}

/// - graceful: Everything is in reach; nothing that is committed may be lost.
/// - ungraceful: The Region that is left is not in reach: its steps are left out, and databases
///   are promoted with what has arrived (ARC developer guide, "region-switch-plans").
package enum RunbookMode: String, Sendable, CaseIterable {
  case graceful, ungraceful
}

/// The weight of one record of a DNS name.
package struct RecordWeightDescription: Sendable, Equatable {
  /// As in ``RecordDescription/name``.
  package var record = ""
  /// 0–255.
  package var weight = 1
  package init() {}
}

package struct RecordChangeDescription: Sendable, Equatable {
  /// The DNS name.
  package var name = ""
  /// Each replaces the record of its name, or is a new one.
  package var upsert: [RecordDescription] = []
  package var delete: [String] = []
  package init() {}
}

package struct RoutingControlChangeDescription: Sendable, Equatable {
  package var set: [RoutingControlState] = []
  /// `SafetyRulesToOverride`.
  package var override: [String] = []
  package init() {}
}

package struct WaitDescription: Sendable, Equatable {
  package var condition: WaitCondition = .deploymentFinished(service: "")
  package var deadline: TimeSpan = .minutes(60)
  /// What happens at the deadline.
  package var onDeadline: DeadlineAction = .fail
  package init() {}
}

package enum DeadlineAction: String, Sendable, CaseIterable {
  /// Steps that follow are not taken and the run counts as stuck.
  case fail
  case `continue`
}

/// A person who notices, understands and decides. Carrying it out is the step's own
/// ``PlanStepDescription/takes``.
package struct DecisionDescription: Sendable, Equatable {
  /// What they notice; `nil` is the step's time, such as a customer's call.
  package var notices: WaitCondition?
  /// From then until somebody has understood what is wrong [s].
  package var detection: Distribution = .constant(0)
  /// From then until it is decided what to do [s].
  package var decision: Distribution = .constant(0)

  package init() {}
}

/// What is emptied: a source of traffic is told to stop, or one waits for what is in flight.
package struct DrainDescription: Sendable, Equatable {
  /// Stops sending until a step resumes it; its requests in flight are waited for.
  package var source: String?
  /// The only classes of the source that stop, such as its writes; empty is all.
  package var classes: [String] = []
  /// As in ``TrafficDescription/to``: no request may be in flight to it.
  package var listener: String?

  package init() {}
}

extension PlanStepDescription {
  /// What it waits for before it starts.
  package var gate: WaitCondition? {
    if case .decide(let decision) = action { return when ?? decision.notices }
    return when
  }

  /// Whether a person works on it before it has an effect.
  package var isManual: Bool {
    if case .decide = action { return true }
    return takes != nil
  }

  /// What has to hold before it has ended, after its operation was carried out.
  package var ending: WaitCondition? { action.ending }

  /// Whether its operation does not end at once.
  package var takesTime: Bool { ending != nil || !action.branches.isEmpty }

  /// How long it waits for its end.
  package var patience: (deadline: TimeSpan, then: DeadlineAction) {
    switch action {
    case .wait(let wait), .verify(let wait): (wait.deadline, wait.onDeadline)
    case .deploy, .shift, .shiftName, .changeRecords, .routingControls, .zonalShift,
      .cancelZonalShift, .scale, .scaleLike, .stop,
      .rollBack, .migrate, .addReplica, .promote,
      .decide, .drain, .resume, .revertConfiguration, .parallel:
      (deadline, onDeadline)
    }
  }
}

extension CloudDescription {
  /// All steps of the plan in their order, those of branches after the step that holds them.
  package var planSteps: [PlanStepDescription] { PlanTree(plan).nodes.map(\.step) }
}
