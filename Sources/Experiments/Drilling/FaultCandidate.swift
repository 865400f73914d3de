import CloudModel

/// One thing of a cloud that can break in one way, from mild to severe.
package struct FaultCandidate: Sendable, Equatable {
  /// The name of what breaks.
  package var subject: String
  /// From the mildest to the severest, at least one; all of one family.
  package var kinds: [FaultKind]

  package init(subject: String, kinds: [FaultKind]) {
    precondition(!kinds.isEmpty, "nothing can happen to \(subject)")
    self.subject = subject
    self.kinds = kinds
  }

  package var family: FaultFamily { kinds[0].family }

  /// Whether another candidate breaks the same thing in a way of the same family.
  func concernsSame(as other: FaultCandidate) -> Bool {
    subject == other.subject && family == other.family
  }
}

/// What can break in a cloud: a catalog made of what it contains.
///
/// Each family has a file of its own. The order is that of the description, so that the same
/// scenario always has the same candidates under the same numbers.
package enum FaultCatalog {
  /// - Parameter families: Only these; empty is all.
  package static func candidates(
    of cloud: CloudDescription, families: [FaultFamily] = []
  ) -> [FaultCandidate] {
    let wanted = FaultFamily.allCases.filter { families.isEmpty || families.contains($0) }
    return wanted.flatMap { candidates(of: cloud, in: $0) }
  }

  private static func candidates(
    of cloud: CloudDescription, in family: FaultFamily
  ) -> [FaultCandidate] {
    switch family {
    case .targetsLost: lostTargets(of: cloud)
    case .zoneLost: lostZones(of: cloud)
    case .dependencySlow: slowDependencies(of: cloud)
    case .dependencyDown: downDependencies(of: cloud)
    }
  }
}
