import RandomVariates
import SimulationKernel

/// A lifecycle hook: a function or a person that is asked, takes time and then decides.
package struct HookDescription: Sendable, Equatable {
  package var name = ""
  /// When it is asked; strategies without stages name their hooks instead.
  package var stage: LifecycleStage?
  /// Who or what decides, and how.
  package var decision: HookDecision = .function(.succeeds)
  /// How long it takes, if it always takes the same.
  package var duration: TimeSpan = .zero
  /// How long it takes as a law [s], such as a person's; instead of ``duration``.
  package var delay: Distribution?
  /// The part of its calls that fails although ``decision`` says that it succeeds, such as a
  /// flaky test or a person who refuses [0…1].
  package var failureShare = 0.0
  /// How often a function that answered IN_PROGRESS is called again, so that its end is known
  /// only then; `nil` for one that answers when it is done. ECS's own delay is 30 s.
  package var callBackDelay: TimeSpan?
  /// How long it is waited for: 1–1,440 min for a function, 1–20,160 min for a person.
  package var timeout: TimeSpan = .minutes(1440)
  package var onTimeout: HookTimeoutAction = .rollback
  package init() {}
}

/// - function: A Lambda function with an outcome of its own.
/// - approval: A person, as ECS's pause hooks wait for one.
/// - analysis: One of the deployment's analyses, by name; while only one side has production
///   traffic there is nothing to compare, and the hook succeeds at once.
package enum HookDecision: Sendable, Equatable {
  case function(HookOutcome)
  case approval(HookOutcome)
  case analysis(String)

  /// Whether a person is asked, who may take longer than a function.
  package var isApproval: Bool {
    switch self {
    case .approval: true
    case .function, .analysis: false
    }
  }
}

package enum HookOutcome: String, Sendable, CaseIterable {
  case succeeds, fails, hangs
}

/// What a hook does to its deployment that has not answered in time.
package enum HookTimeoutAction: String, Sendable, CaseIterable {
  case rollback
  case `continue`
}
