import CloudModel
import SimulationKernel

// What new tasks need: they hurt where tasks start while they last.
extension FaultCatalog {
  /// From a busy afternoon to a broken queue [s].
  private static let delays: [Double] = [30, 120, 600]
  private static let bandwidths: [Double] = [0.5, 0.1, 0.01]
  /// Of the launches that fail [0…1].
  private static let shares: [Double] = [0.5, 1]

  static func launches(of cloud: CloudDescription) -> [FaultCandidate] {
    guard !cloud.services.isEmpty else { return [] }
    let pullsImages = cloud.revisions.contains { $0.image.size > 0 }
    return regions(of: cloud).flatMap { region -> [FaultCandidate] in
      let subject = region ?? "launches"
      let launches = [
        FaultCandidate(
          subject,
          shares.map {
            FaultDescription(.capacityShortage(CapacityShortage(region: region)), share: $0)
          }),
        FaultCandidate(
          subject,
          delays.map {
            .launchesImpaired(LaunchesImpaired(region: region, added: .seconds($0)))
          }),
      ]
      let secrets = SecretlessTasks.allCases.map { tasks in
        FaultCandidate(subject, [.secretsStoreDown(SecretsStoreDown(region: region, tasks: tasks))])
      }
      guard pullsImages else { return launches + secrets }
      return launches + secrets + [
        FaultCandidate(subject, [.imageRegistryDown(ImageRegistryDown(region: region))]),
        FaultCandidate(
          subject,
          bandwidths.map { .imageRegistrySlow(ImageRegistrySlow(region: region, factor: $0)) }),
      ]
    }
  }
}
