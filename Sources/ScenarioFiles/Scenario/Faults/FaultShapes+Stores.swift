import CloudModel
import SimulationKernel

// Faults of databases and resolvers.
extension KeyVariant where Value == FaultKind {
  static let faultsOfStores: [KeyVariant] = [
    .kind(
      "The writer of a database fails.",
      ValueShape<String>.reference(to: .database)
        .converted(to: { DatabaseDown(database: $0) }, from: \.database), FaultKind.databaseDown),
    .kind(
      "Recursive resolvers do not answer.", .object(resolverOutage), FaultKind.resolverOutage),
  ]

  private static let resolverOutage = ObjectShape<ResolverOutage>(
    "an outage of resolvers", ResolverOutage()
  ) {
    Field(
      "kind", \.kind, .text(.text(length: 1...64), noun: "a kind of resolvers"),
      "Which kind, by its name; all if it is not given.")
    Field(
      "upstream", \.upstream, .boolean,
      "Whether they lose the name servers and answer from what they keep.")
  }
}
