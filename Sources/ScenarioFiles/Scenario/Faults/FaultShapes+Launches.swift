import CloudModel
import SimulationKernel

// Faults of the start of tasks.
extension KeyVariant where Value == FaultKind {
  static let faultsOfLaunches: [KeyVariant] = [
    .kind(
      "Launches fail for lack of capacity, and are tried again.",
      .object(capacityShortage), FaultKind.capacityShortage),
    .kind(
      "Launches take longer.", .object(launchesImpaired),
      FaultKind.launchesImpaired),
    .kind(
      "New tasks get no secrets and do not start.",
      .object(secretsStoreDown), FaultKind.secretsStoreDown),
    .kind(
      "Image pulls get nothing, and wait.", .object(imageRegistryDown),
      FaultKind.imageRegistryDown),
    .kind(
      "Image pulls get a part of the bandwidth.",
      .object(imageRegistrySlow), FaultKind.imageRegistrySlow),
  ]

  private static let capacityShortage = ObjectShape<CapacityShortage>(
    "a capacity shortage", CapacityShortage()
  ) {
    place(\.place.region, \.place.zone)
  }

  private static let launchesImpaired = ObjectShape<LaunchesImpaired>(
    "slow launches", LaunchesImpaired()
  ) {
    place(\.place.region, \.place.zone)
    Field(
      "factor", \.factor, .number(in: 1...1_000_000),
      "Multiplies the time from a launch to its image pull.")
    Field(
      "added", \.added, .duration(in: .zero...CloudRanges.longestDelay), "Is added to it.")
  }

  private static func place<Kind: Sendable>(
    _ region: WritableKeyPath<Kind, String?> & Sendable,
    _ zone: WritableKeyPath<Kind, String?> & Sendable
  ) -> [Field<Kind>] {
    [
      Field(
        "region", region, .region,
        "In which region; everywhere if neither it nor a zone is given."),
      Field("zone", zone, .zoneOfFault, "In which zone only."),
    ]
  }

  private static let secretsStoreDown = ObjectShape<SecretsStoreDown>(
    "a secrets store that is down", SecretsStoreDown()
  ) {
    Field("region", \.place.region, .region, "In which region; everywhere if it is not given.")
    Field(
      "tasks", \.tasks,
      .words("what tasks do") {
        switch $0 {
        case .exit: "They stop before they are RUNNING."
        case .hang: "They wait until they get their secrets."
        }
      }, "What new tasks do without their secrets.")
  }

  private static let imageRegistryDown = ObjectShape<ImageRegistryDown>(
    "an image registry that is down", ImageRegistryDown()
  ) {
    Field("region", \.region, .region, "Of which region; all if it is not given.")
  }

  private static let imageRegistrySlow = ObjectShape<ImageRegistrySlow>(
    "a slow image registry", ImageRegistrySlow()
  ) {
    Field("region", \.region, .region, "Of which region; all if it is not given.")
    Field("factor", \.factor, .number(in: 0...1), "What is left of its bandwidth.")
  }
}
