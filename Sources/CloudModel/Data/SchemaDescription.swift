import RandomVariates
import SimulationKernel

/// A database's schema, which changes in steps while software that uses it is running.
///
/// Expand/contract (parallel change) is three phases: the original, one that fits old and new
/// software, and one that fits the new software only.
package struct SchemaDescription: Sendable, Equatable {
  package var name = ""
  /// The phase in which the run starts.
  package var initial = ""
  /// In their order, each named for the phase that it leads to from the one before.
  package var migrations: [MigrationDescription] = []

  package init() {}

  /// All phases in their order.
  package var phases: [String] { [initial] + migrations.map(\.phase) }
}

/// The way into one phase of a schema, and what it does to requests while it lasts.
package struct MigrationDescription: Sendable, Equatable {
  /// The phase that it leads to; the new phase holds from its end on.
  package var phase = ""
  /// How long it takes, and how long its reversal takes [s].
  package var takes: Distribution = .constant(0)
  /// Multiplies the work of requests that use the schema while it lasts.
  package var slowness: Double = 1
  /// Is added to their work.
  package var added: TimeSpan = .zero
  /// So long before its end it locks what it changes: requests that use the schema wait for its
  /// end. A lock that is longer than the migration lasts as long as the migration.
  package var locksFor: TimeSpan = .zero
  /// Share of attempts that fail at their end and leave the phase as it was [0…1].
  package var failureRate: Double = 0
  /// Whether there is a way back; a dropped column has none.
  package var reversible = true

  package init() {}
}

/// How a revision uses a schema. Phases outside of its range break it, those inside it tolerates.
package struct SchemaUseDescription: Sendable, Equatable {
  package var schema = ""
  /// The first phase that it works in; `nil` is the schema's first.
  package var needs: String?
  /// The first phase that it does not work in any more; `nil` is none.
  package var breaksFrom: String?
  /// Share of its requests that touch the schema [0…1].
  package var share: Double = 1
  /// The only request classes that touch it; empty is all.
  package var classes: [String] = []
  /// Whether the health endpoint looks at the schema: then it answers 500 in phases that break
  /// the revision.
  package var failsHealthChecks = false

  package init() {}
}

extension SchemaUseDescription {
  /// The numbers of the phases that the revision works in; empty if there are none.
  ///
  /// - Precondition: The phases that it names are the schema's own.
  package func phases(of schema: SchemaDescription) -> Range<Int> {
    let first = needs.flatMap { schema.phases.firstIndex(of: $0) } ?? 0
    let end = breaksFrom.flatMap { schema.phases.firstIndex(of: $0) } ?? schema.phases.count
    return first..<max(first, end)
  }
}
