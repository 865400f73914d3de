import CloudModel
import SimulationKernel

extension FaultCatalog {
  /// How many times as long a call takes, from a bad minute to a database without its index.
  private static let factors: [Double] = [2, 5, 10, 20, 50, 100]

  static func slowDependencies(of cloud: CloudDescription) -> [FaultCandidate] {
    called(in: cloud).map { name in
      FaultCandidate(
        subject: name,
        kinds: factors.map { .dependencySlow(dependency: name, factor: $0, added: .zero) })
    }
  }

  static func downDependencies(of cloud: CloudDescription) -> [FaultCandidate] {
    called(in: cloud).map { name in
      FaultCandidate(subject: name, kinds: [.dependencyDown(dependency: name)])
    }
  }

  /// Dependencies that some revision calls.
  private static func called(in cloud: CloudDescription) -> [String] {
    let calls = cloud.revisions.flatMap(\.calls).map(\.to)
    return cloud.dependencies.map(\.name).filter { calls.contains($0) }
  }
}
