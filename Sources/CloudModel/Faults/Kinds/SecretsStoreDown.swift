/// New tasks get no secrets and do not start; those that run need none.
package struct SecretsStoreDown: LaunchFault {
  package static let word = "secretsStoreDown"
  static let scale = FaultScale.shared("tasks")

  package var place = FaultPlace()
  package var tasks = SecretlessTasks.exit

  package init() {}

  package init(region: String? = nil, tasks: SecretlessTasks) {
    place.region = region
    self.tasks = tasks
  }

  var title: String { "no secrets\(place.words)" }

  func impair(_ impairment: inout LaunchImpairment, by fault: ActiveFault) {
    switch tasks {
    case .exit: impairment.exitingShare = max(impairment.exitingShare, fault.reach)
    case .hang: impairment.hangingShare = max(impairment.hangingShare, fault.reach)
    }
  }
}

/// What becomes of a task that cannot have its secrets.
///
/// - exit: It stops before RUNNING (ECS: ResourceInitializationError).
/// - hang: It waits until it gets them.
package enum SecretlessTasks: String, Sendable, CaseIterable {
  case exit, hang
}
