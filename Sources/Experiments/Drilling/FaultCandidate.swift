import CloudModel

/// One thing of a cloud that can break in one way, from mild to severe.
package struct FaultCandidate: Sendable, Equatable {
  /// The name of what breaks.
  package var subject: String
  /// From the mildest to the severest, at least one, all of one kind; when and how long is open.
  package var faults: [FaultDescription]

  package init(_ subject: String, _ faults: [FaultDescription]) {
    precondition(!faults.isEmpty, "nothing can happen to \(subject)")
    self.subject = subject
    self.faults = faults
  }

  package init(_ subject: String, _ kinds: [FaultKind]) {
    self.init(subject, kinds.map { FaultDescription($0) })
  }

  /// The word of its kind in scenarios.
  package var family: String { faults[0].kind.word }

  /// The worst that can happen to it.
  package var severest: FaultDescription { faults[faults.count - 1] }

  /// Whether another candidate breaks the same thing in a way of the same family.
  func concernsSame(as other: FaultCandidate) -> Bool {
    subject == other.subject && family == other.family
  }
}

extension FaultDescription {
  init(_ kind: FaultKind, share: Double? = nil) {
    self.init()
    self.kind = kind
    self.share = share
  }
}

/// What can break in a cloud: a catalog made of what it contains.
///
/// Each group of kinds has a file of its own. Narrow groups come before wide ones, so that of two
/// schedules that are alike in all else the search keeps the one that explains more: the database,
/// and not the zone that it stands in. Within a group the order is that of the description. What
/// cannot matter is left out: launches where no service starts a task, ways where there is one
/// place only.
package enum FaultCatalog {
  /// - Parameter families: Words of kinds; empty is all.
  package static func candidates(
    of cloud: CloudDescription, families: [String] = []
  ) -> [FaultCandidate] {
    let all =
      calls(of: cloud) + tables(of: cloud) + databases(of: cloud) + names(of: cloud)
      + targets(of: cloud) + launches(of: cloud) + controlPlanes(of: cloud) + ways(of: cloud)
      + places(of: cloud)
    return families.isEmpty ? all : all.filter { families.contains($0.family) }
  }

  /// The regions; `nil` for a cloud without any.
  static func regions(of cloud: CloudDescription) -> [String?] {
    cloud.regions.isEmpty ? [nil] : cloud.regions.map(\.name)
  }

  /// 1, then twice as many each time, and all: `[1, 2, 4, 6]`.
  static func counts(upTo most: Int) -> [Int] {
    var counts: [Int] = []
    var next = 1
    while next < most {
      counts.append(next)
      next *= 2
    }
    return counts + [most]
  }
}
