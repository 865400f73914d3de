import SimulationKernel

/// What comes of a request to migrate, or of the end of a migration.
package enum MigrationMove: Sendable, Equatable {
  /// A migration begins: draw how long it takes and tell ``SchemaMigration/began(_:)``.
  case begin(phase: Int)
  /// Another one holds the migration lock; this one waits for it.
  case wait
  case refuse(phase: Int, MigrationRefusal)
  /// Nothing is left to do.
  case rest
}

/// Why a migration is not begun.
package enum MigrationRefusal: String, Sendable {
  case alreadyThere, skipsPhase, irreversible
}

/// One migration while it lasts.
package struct RunningMigration: Sendable, Equatable {
  package var phase: Int
  package var start: SimulationTime
  package var end: SimulationTime
  package var fails: Bool

  package init(phase: Int, start: SimulationTime, end: SimulationTime, fails: Bool) {
    self.phase = phase
    self.start = start
    self.end = end
    self.fails = fails
  }
}

/// In which phase a schema is, and on its way to which.
///
/// Migrations take a lock against each other, as migration tools do: a second one begins when the
/// first has ended.
package struct SchemaMigration: Sendable, Equatable {
  package enum State: Sendable, Equatable {
    case settled
    /// Something was decided to begin and has not been told for how long.
    case beginning(phase: Int)
    case migrating(RunningMigration)
  }

  package private(set) var phase = 0
  package private(set) var state: State = .settled
  /// Phases that were asked for while another migration ran, the first asked first.
  package private(set) var waiting: [Int] = []
  /// For each phase but the first: whether it can be left for the one before.
  private let isReversible: [Bool]

  package init(_ description: SchemaDescription) {
    isReversible = description.migrations.map(\.reversible)
  }

  /// Somebody wants the schema in this phase.
  package mutating func requested(_ wanted: Int) -> MigrationMove {
    switch state {
    case .beginning, .migrating:
      waiting.append(wanted)
      return .wait
    case .settled:
      if let refusal = refusal(of: wanted) { return .refuse(phase: wanted, refusal) }
      state = .beginning(phase: wanted)
      return .begin(phase: wanted)
    }
  }

  package mutating func began(_ migration: RunningMigration) {
    precondition(
      state == .beginning(phase: migration.phase), "\(migration) begins in state \(state)")
    state = .migrating(migration)
  }

  /// The running migration is over.
  /// - Returns: It, for the journal.
  package mutating func ended() -> RunningMigration {
    guard case .migrating(let migration) = state else {
      preconditionFailure("a migration ends in state \(state)")
    }
    if !migration.fails { phase = migration.phase }
    state = .settled
    return migration
  }

  /// The lock is free: whoever waited longest is next.
  package mutating func next() -> MigrationMove {
    waiting.isEmpty ? .rest : requested(waiting.removeFirst())
  }

  private func refusal(of wanted: Int) -> MigrationRefusal? {
    if wanted == phase { return .alreadyThere }
    if wanted == phase + 1 { return nil }
    if wanted != phase - 1 { return .skipsPhase }
    return isReversible[phase - 1] ? nil : .irreversible
  }
}
