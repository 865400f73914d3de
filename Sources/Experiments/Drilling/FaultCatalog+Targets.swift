import CloudModel

extension FaultCatalog {
  /// Of every service and fleet: one, a half, and all of its targets, in every way.
  static func lostTargets(of cloud: CloudDescription) -> [FaultCandidate] {
    let owners =
      cloud.services.map { ($0.name, $0.desiredCount) } + cloud.fleets.map { ($0.name, $0.count) }
    return owners.filter { $0.1 > 0 }.flatMap { name, count in
      TargetFailureMode.allCases.map { mode in
        FaultCandidate(
          subject: name,
          kinds: counts(upTo: count).map { .targetsLost(of: name, count: $0, mode: mode) })
      }
    }
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
