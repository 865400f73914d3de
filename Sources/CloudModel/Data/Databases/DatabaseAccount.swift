import SimulationKernel

/// What a database has acknowledged and what became of it.
package struct DatabaseAccount: Sendable, Equatable {
  package var name: String
  package var reads: UInt64 = 0
  /// Writes that a caller was told were done.
  package var acknowledged: UInt64 = 0
  /// Writes that were done when nobody waited for them any more. They are in no other number.
  package var unheard: UInt64 = 0
  /// Of the acknowledged ones, writes that no longer exist: not yet copied when a copy took over,
  /// or taken by a host that others no longer follow.
  package var lost: UInt64 = 0
  /// Of the acknowledged ones, writes that the writer has at the end.
  package var stored: UInt64 = 0
  /// Writes of the last of these that a copy does not have at the end, by copy.
  package var pending: [UInt64] = []
  /// Calls that failed: nobody there, sessions ended, no connection in time.
  package var failed: UInt64 = 0
  /// Of those, calls that were being worked on when the host went: they roll back.
  package var rolledBack: UInt64 = 0
  /// Time in which no host took writes [s].
  package var downtime = 0.0
  package var failovers: [DatabaseFailoverAccount] = []

  package init(name: String) {
    self.name = name
  }

  /// Every acknowledged write exists or is lost.
  package var conservesWrites: Bool { acknowledged == stored + lost }

  /// Since when callers find the writer; `nil` if a change of it is under way.
  ///
  /// - Parameter start: The answer if it never changed.
  package func settled(since start: SimulationTime) -> SimulationTime? {
    guard let last = failovers.last else { return start }
    return last.published ?? last.givenUp
  }

  /// The most that any takeover lost, in time: from the oldest lost write to the failure [s].
  package var recoveryPoint: Double { failovers.map(\.recoveryPoint).max() ?? 0 }
}

/// One change of the writer.
package struct DatabaseFailoverAccount: Sendable, Equatable {
  /// When the writer was gone, or when somebody asked for another one.
  package var began: SimulationTime
  package var detected: SimulationTime?
  /// When the new writer took writes.
  package var promoted: SimulationTime?
  /// When the endpoint named it.
  package var published: SimulationTime?
  /// When it was given up, and the old writer went on.
  package var givenUp: SimulationTime?
  /// Whether somebody asked for it.
  package var isAsked: Bool
  package var lost: UInt64 = 0
  /// [s]
  package var recoveryPoint = 0.0

  package init(began: SimulationTime, isAsked: Bool) {
    self.began = began
    self.isAsked = isAsked
  }
}
