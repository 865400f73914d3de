import CloudModel
import SimulationKernel

// What requests call.
extension FaultCatalog {
  /// How many times as long a call takes, from a bad minute to a database without its index.
  private static let factors: [Double] = [2, 5, 10, 20, 50, 100]

  static func calls(of cloud: CloudDescription) -> [FaultCandidate] {
    let called = cloud.revisions.flatMap(\.calls).flatMap(names)
    return cloud.dependencies.map(\.name).filter(called.contains).flatMap { name in
      [
        FaultCandidate(
          name, factors.map { .dependencySlow(dependency: name, factor: $0, added: .zero) }),
        FaultCandidate(name, [.dependencyDown(dependency: name)]),
      ]
    }
  }

  /// Whom a call reaches, its fallbacks included.
  private static func names(_ call: CallDescription) -> [String] {
    switch call.fallback {
    case .call(let other): [call.to] + names(other)
    case .answer, nil: [call.to]
    }
  }
}
