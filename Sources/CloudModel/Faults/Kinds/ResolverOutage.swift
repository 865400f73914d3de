import SimulationKernel

/// Recursive resolvers do not answer, or do not reach the name servers.
package struct ResolverOutage: Fault {
  package static let word = "resolverOutage"
  static let scale = FaultScale.shared("resolvers")

  /// The kind of resolvers, by name; `nil` is all of them.
  package var kind: String?
  /// Whether they lose the name servers and answer from what they keep, stale answers included.
  package var upstream = false

  package init(kind: String? = nil, upstream: Bool = false) {
    self.kind = kind
    self.upstream = upstream
  }

  var title: String { "outage of \(kind.map { "resolvers of \($0)" } ?? "resolvers")" }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshResolvers()
  }
}
