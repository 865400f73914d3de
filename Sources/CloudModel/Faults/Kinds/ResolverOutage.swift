import SimulationKernel

/// Recursive resolvers do not answer, or do not reach the name servers.
package struct ResolverOutage: Fault {
  package static let word = "resolverOutage"
  static let scale = FaultScale.shared("resolvers")

  /// The kind of resolvers, by name; `nil` is all of them.
  package var kind: String?

  package init(kind: String? = nil) { self.kind = kind }

  var title: String { "outage of \(kind.map { "resolvers of \($0)" } ?? "resolvers")" }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshResolvers()
  }
}
