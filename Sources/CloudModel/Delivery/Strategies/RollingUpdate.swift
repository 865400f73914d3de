/// What a rolling deployment sees when it decides.
package struct RollingCensus: Sendable, Equatable {
  /// Tasks of the revision that is being deployed.
  package var candidate = TaskCensus()
  /// Tasks of every other revision of the service.
  package var source = TaskCensus()
  /// Tasks on their way out.
  package var stopping = 0

  package init(
    candidate: TaskCensus = TaskCensus(), source: TaskCensus = TaskCensus(), stopping: Int = 0
  ) {
    self.candidate = candidate
    self.source = source
    self.stopping = stopping
  }
}

/// Tasks to start and stop now, on either side of the deployment.
package struct RollingMoves: Sendable, Equatable {
  package var candidate = TaskMoves()
  package var source = TaskMoves()

  package var isEmpty: Bool { candidate.isEmpty && source.isEmpty }
}

/// One rolling deployment: how many old tasks it still keeps, and what to do next.
///
/// Each side is kept at its number by ``TaskKeeping``, so that an unhealthy old task is replaced
/// by one of its own revision. The old side's number only ever falls.
package struct RollingUpdate: Sendable, Equatable {
  package var limits: RollingLimits
  package let order: RollingOrder
  package let countsStopping: Bool
  /// Old tasks that the deployment still wants.
  package private(set) var sourcesKept: Int

  package init(
    limits: RollingLimits, sources: Int, order: RollingOrder, countsStopping: Bool
  ) {
    self.limits = limits
    self.order = order
    self.countsStopping = countsStopping
    sourcesKept = sources
  }

  /// Decides on the next moves; old tasks that they stop are no longer kept.
  ///
  /// - Complexity: O(1)
  package mutating func moves(for census: RollingCensus) -> RollingMoves {
    let candidate = census.candidate
    let stopping = countsStopping ? census.stopping : 0
    let occupied = candidate.active + census.source.active + stopping
    let room = limits.upper - occupied
    sourcesKept = min(sourcesKept, max(0, floor(candidate, room: room) - candidate.healthy))

    var moves = RollingMoves()
    moves.candidate = TaskKeeping.moves(
      toward: limits.desired, from: candidate, room: room, stopping: stopping)
    moves.source = TaskKeeping.moves(
      toward: sourcesKept, from: census.source, room: room - moves.candidate.starts,
      stopping: stopping)
    return moves
  }

  /// Healthy tasks that the deployment leaves in place now.
  ///
  /// AWS does not say whether stops come before starts where both are allowed. Starting first, it
  /// goes below the desired count only when nothing can be started and nothing is on its way.
  private func floor(_ candidate: TaskCensus, room: Int) -> Int {
    let dips: Bool
    switch order {
    case .stopFirst:
      dips = candidate.active < limits.desired
    case .startFirst:
      let waits = candidate.pending > 0 || candidate.unhealthy > 0
      dips = room <= 0 && candidate.active < limits.desired && !waits
    }
    return dips ? min(limits.lower, limits.desired) : limits.desired
  }

  /// Whether the deployment has done all that it is for: every wanted task runs the candidate and
  /// is healthy, and nothing else is left.
  package func isComplete(_ census: RollingCensus, sourcesStopping: Int) -> Bool {
    let candidate = census.candidate
    return candidate.healthy == limits.desired && candidate.active == limits.desired
      && census.source.active == 0 && sourcesStopping == 0
  }

  /// Whether nothing is under way and nothing can be: neither a start nor a stop is allowed.
  package func isStuck(_ census: RollingCensus, moves: RollingMoves) -> Bool {
    let candidate = census.candidate
    return moves.isEmpty && candidate.active < limits.desired && candidate.pending == 0
      && candidate.unhealthy == 0 && census.source.pending == 0 && census.source.unhealthy == 0
      && census.stopping == 0
  }
}
