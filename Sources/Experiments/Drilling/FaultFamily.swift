import CloudModel

/// The kinds of faults by the words of the scenario language, without what they are about.
package enum FaultFamily: String, Sendable, Hashable, CaseIterable {
  case targetsLost, zoneLost, dependencySlow, dependencyDown
}

extension FaultKind {
  package var family: FaultFamily {
    switch self {
    case .targetsLost: .targetsLost
    case .zoneLost: .zoneLost
    case .dependencySlow: .dependencySlow
    case .dependencyDown: .dependencyDown
    }
  }
}
