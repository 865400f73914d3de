/// The tasks of one revision as the scheduler counts them.
package struct TaskCensus: Sendable, Equatable {
  /// Running, and passed every check that the service has.
  package var healthy = 0
  /// Launched and not yet judged.
  package var pending = 0
  /// Running, and failed a check.
  package var unhealthy = 0

  /// Running or pending: what the maximum percentage counts.
  package var active: Int { healthy + pending + unhealthy }

  package init(healthy: Int = 0, pending: Int = 0, unhealthy: Int = 0) {
    self.healthy = healthy
    self.pending = pending
    self.unhealthy = unhealthy
  }

  mutating func count(_ standing: TaskStanding) {
    switch standing {
    case .pending: pending += 1
    case .healthy: healthy += 1
    case .unhealthy: unhealthy += 1
    }
  }
}

/// Tasks to start and to stop now.
package struct TaskMoves: Sendable, Equatable {
  package var starts = 0
  package var stopsUnhealthy = 0
  package var stopsPending = 0
  package var stopsHealthy = 0

  package var stops: Int { stopsUnhealthy + stopsPending + stopsHealthy }
  package var isEmpty: Bool { starts == 0 && stops == 0 }

  package init(
    starts: Int = 0, stopsUnhealthy: Int = 0, stopsPending: Int = 0, stopsHealthy: Int = 0
  ) {
    self.starts = starts
    self.stopsUnhealthy = stopsUnhealthy
    self.stopsPending = stopsPending
    self.stopsHealthy = stopsHealthy
  }
}

/// How a scheduler holds the tasks of one revision at a wanted number.
///
/// A missing task is started as soon as there is room. An unhealthy one gets its replacement
/// first and stops when the replacement is healthy; without room one unhealthy task at a time
/// stops first (ECS developer guide, "ecs_services" and "deployment-type-ecs").
package enum TaskKeeping {
  /// What to do now to bring `census` to `wanted` tasks.
  ///
  /// - Parameters:
  ///   - room: Tasks that may be started before the maximum is reached; may be negative.
  ///   - stopping: Tasks on their way out that the maximum counts.
  package static func moves(
    toward wanted: Int, from census: TaskCensus, room: Int, stopping: Int = 0
  ) -> TaskMoves {
    var moves = TaskMoves()
    let missing = wanted - census.healthy - census.pending
    if missing > 0 {
      moves.starts = max(0, min(missing, room))
      let nothingUnderWay = census.pending == 0 && stopping == 0
      if moves.starts == 0, nothingUnderWay, census.unhealthy > 0 {
        moves.stopsUnhealthy = 1
      }
    }
    let replaced = census.healthy + census.unhealthy - wanted
    moves.stopsUnhealthy = max(moves.stopsUnhealthy, min(census.unhealthy, max(0, replaced)))
    let surplus = max(0, -missing)
    moves.stopsPending = min(census.pending, surplus)
    moves.stopsHealthy = surplus - moves.stopsPending
    return moves
  }
}
