import CloudModel
import SimulationKernel

// What requests call.
extension FaultCatalog {
  /// How many times as long a call takes, from a bad minute to a database without its index.
  private static let factors: [Double] = [2, 5, 10, 20, 50, 100]

  static func calls(of cloud: CloudDescription) -> [FaultCandidate] {
    let called = called(in: cloud)
    return cloud.dependencies.map(\.name).filter(called.contains).flatMap { name in
      [
        FaultCandidate(
          name, factors.map { .dependencySlow(dependency: name, factor: $0, added: .zero) }),
        FaultCandidate(name, [.dependencyDown(dependency: name)]),
      ]
    }
  }

  /// Whom revisions call.
  static func called(in cloud: CloudDescription) -> [String] {
    cloud.revisions.flatMap(\.calls).flatMap(names)
  }

  /// Whom a call reaches, its fallbacks included.
  private static func names(_ call: CallDescription) -> [String] {
    switch call.fallback {
    case .call(let other): [call.to] + names(other)
    case .answer, nil: [call.to]
    }
  }
}
