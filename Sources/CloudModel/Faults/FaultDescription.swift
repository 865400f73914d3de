import SimulationKernel

/// Something that breaks at a time of the run and, if it has a duration, mends itself.
package struct FaultDescription: Sendable, Equatable {
  package var name = ""
  package var at: TimeSpan = .zero
  /// A time drawn uniformly from `at` to `at + spread`, in every replication anew.
  package var spread: TimeSpan = .zero
  /// `nil` lasts until the end of the run.
  package var duration: TimeSpan?
  package var kind: FaultKind = .zoneLost(zone: "")

  package init() {}
}

package enum FaultKind: Sendable, Equatable {
  /// Some targets of a service or fleet stop working properly.
  case targetsLost(of: String, count: Int, mode: TargetFailureMode)
  /// A zone loses power: its tasks, and its nodes.
  case zoneLost(zone: String)
  /// Calls take `factor` times as long and `added` more.
  case dependencySlow(dependency: String, factor: Double, added: TimeSpan)
  /// Calls fail at once.
  case dependencyDown(dependency: String)
}

/// - crash: the process exits; connections are refused and requests in flight are reset.
/// - hang: accepts, never answers.
/// - refuse: connections are refused; requests in flight go on.
/// - unreachable: packets vanish.
/// - error: every request is answered with a 5xx at once.
package enum TargetFailureMode: String, Sendable, CaseIterable {
  case crash, hang, refuse, unreachable, error
}

extension FaultDescription {
  /// Its name, or what it does.
  package var title: String {
    guard name.isEmpty else { return name }
    switch kind {
    case .targetsLost(let owner, let count, let mode):
      return "\(mode.rawValue) of \(count) of \(owner)"
    case .zoneLost(let zone): return "loss of \(zone)"
    case .dependencySlow(let dependency, _, _): return "\(dependency) slow"
    case .dependencyDown(let dependency): return "\(dependency) down"
    }
  }
}
