import CloudModel
import SimulationKernel

// Faults of what requests call.
extension KeyVariant where Value == FaultKind {
  static let faultsOfCalls: [KeyVariant] = [
    .kind(
      "Calls of a dependency take longer.", .object(dependencySlow),
      FaultKind.dependencySlow),
    .kind(
      "Calls of a dependency fail at once.",
      ValueShape<String>.reference(to: .dependency).converted(
        to: { DependencyDown(dependency: $0) }, from: \.dependency), FaultKind.dependencyDown),
  ]

  private static let dependencySlow = ObjectShape<DependencySlow>(
    "a slow dependency", DependencySlow()
  ) {
    Field("dependency", \.dependency, .reference(to: .dependency), "Which one.", .required)
    Field("factor", \.factor, .number(in: 0...1_000_000), "Multiplies the time of a call.")
    Field(
      "added", \.added, .duration(in: .zero...CloudRanges.longestDelay),
      "Is added to the time of a call.")
  }
}
