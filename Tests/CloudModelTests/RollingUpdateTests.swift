import CloudModel
import Testing

/// A rolling deployment played by hand: every wave of starts becomes healthy, and stops are over,
/// before the next decision.
private struct Rehearsal {
  var update: RollingUpdate
  var census: RollingCensus
  var startWaves: [Int] = []
  var leastCapacity: Int
  var mostTasks: Int

  init(_ desired: Int, _ minimum: Int, _ maximum: Int, order: RollingOrder = .startFirst) {
    let limits = RollingLimits(
      desired: desired, minimumHealthyPercent: minimum, maximumPercent: maximum)
    update = RollingUpdate(
      limits: limits, sources: desired, order: order, countsStopping: false)
    census = RollingCensus(source: TaskCensus(healthy: desired))
    leastCapacity = desired
    mostTasks = desired
  }

  /// Whether the deployment completed.
  mutating func play() -> Bool {
    for _ in 0..<1000 {
      if update.isComplete(census, sourcesStopping: 0) { return true }
      let moves = update.moves(for: census)
      if moves.isEmpty {
        if update.isStuck(census, moves: moves) { return false }
        census.candidate.healthy += census.candidate.pending
        census.candidate.pending = 0
        continue
      }
      census.candidate.pending += moves.candidate.starts
      census.source.healthy -= moves.source.stopsHealthy
      if moves.candidate.starts > 0 { startWaves.append(moves.candidate.starts) }
      leastCapacity = min(leastCapacity, census.candidate.healthy + census.source.healthy)
      mostTasks = max(mostTasks, census.candidate.active + census.source.active)
    }
    return false
  }
}

@Suite struct RollingUpdateTests {
  @Test func `without room above it, the old half stops before the new half starts`() {
    var rehearsal = Rehearsal(4, 50, 100)
    #expect(rehearsal.play() == true)
    #expect(rehearsal.startWaves == [2, 2])
    #expect(rehearsal.leastCapacity == 2)
  }

  @Test func `with room for all, all start at once and all stop at once`() {
    var rehearsal = Rehearsal(4, 100, 200)
    #expect(rehearsal.play() == true)
    #expect(rehearsal.startWaves == [4])
    #expect(rehearsal.mostTasks == 8)
    #expect(rehearsal.leastCapacity == 4)
  }

  @Test func `room for one more gives ten waves of one`() {
    var rehearsal = Rehearsal(10, 100, 110)
    #expect(rehearsal.play() == true)
    #expect(rehearsal.startWaves == Array(repeating: 1, count: 10))
  }

  @Test func `half as many again gives two waves of five`() {
    var rehearsal = Rehearsal(10, 100, 150)
    #expect(rehearsal.play() == true)
    #expect(rehearsal.startWaves == [5, 5])
  }

  @Test func `one spare stop and no spare start gives waves of one`() {
    var rehearsal = Rehearsal(3, 66, 133)
    #expect(rehearsal.play() == true)
    #expect(rehearsal.startWaves == [1, 1, 1])
    #expect(rehearsal.leastCapacity == 2)
  }

  @Test func `a single task at 0 and 100 percent stops before it starts`() {
    var rehearsal = Rehearsal(1, 0, 100)
    #expect(rehearsal.play() == true)
    #expect(rehearsal.leastCapacity == 0)
  }

  @Test func `stopping first stops down to the minimum while the maximum fills`() {
    let limits = RollingLimits(desired: 7, minimumHealthyPercent: 60, maximumPercent: 130)
    let full = RollingCensus(source: TaskCensus(healthy: 7))
    var first = RollingUpdate(
      limits: limits, sources: 7, order: .stopFirst, countsStopping: false)
    let stops = first.moves(for: full)
    #expect(stops.source.stopsHealthy == 2)
    var second = RollingUpdate(
      limits: limits, sources: 7, order: .startFirst, countsStopping: false)
    let starts = second.moves(for: full)
    #expect(starts.candidate.starts == 2)
    #expect(starts.source.stops == 0)
  }

  @Test(arguments: RollingLimitsTests.cases)
  func `a deployment ends exactly when its limits let it move`(_ row: RollingCase) {
    for order in RollingOrder.allCases {
      var rehearsal = Rehearsal(row.desired, row.minimum, row.maximum, order: order)
      #expect(rehearsal.play() == !row.isStuck)
      #expect(rehearsal.leastCapacity >= row.lower)
      #expect(rehearsal.mostTasks <= max(row.desired, row.upper))
    }
  }

  @Test func `every small service keeps both bounds to the end`() {
    for desired in 0...12 {
      for minimum in stride(from: 0, through: 100, by: 10) {
        for maximum in stride(from: 100, through: 200, by: 10) {
          var rehearsal = Rehearsal(desired, minimum, maximum)
          let limits = rehearsal.update.limits
          #expect(rehearsal.play() == !limits.isStuck, "\(desired)/\(minimum)/\(maximum)")
          #expect(rehearsal.leastCapacity >= limits.lower)
          #expect(rehearsal.mostTasks <= max(desired, limits.upper))
        }
      }
    }
  }

  @Test func `stopping tasks take up room when they are counted`() {
    let limits = RollingLimits(desired: 10, minimumHealthyPercent: 100, maximumPercent: 150)
    let census = RollingCensus(
      candidate: TaskCensus(healthy: 5), source: TaskCensus(healthy: 5), stopping: 5)
    var counting = RollingUpdate(
      limits: limits, sources: 5, order: .startFirst, countsStopping: true)
    var ignoring = RollingUpdate(
      limits: limits, sources: 5, order: .startFirst, countsStopping: false)
    #expect(counting.moves(for: census).candidate.starts == 0)
    #expect(ignoring.moves(for: census).candidate.starts == 5)
  }

  @Test func `an unhealthy old task is replaced by one of its own revision`() {
    let limits = RollingLimits(desired: 4, minimumHealthyPercent: 100, maximumPercent: 250)
    var update = RollingUpdate(
      limits: limits, sources: 4, order: .startFirst, countsStopping: false)
    let moves = update.moves(
      for: RollingCensus(
        candidate: TaskCensus(pending: 4), source: TaskCensus(healthy: 3, unhealthy: 1)))
    #expect(moves.source == TaskMoves(starts: 1))
  }

  @Test func `without room one unhealthy task stops before its replacement starts`() {
    let census = TaskCensus(healthy: 2, unhealthy: 2)
    #expect(TaskKeeping.moves(toward: 4, from: census, room: 0) == TaskMoves(stopsUnhealthy: 1))
    let replacing = TaskCensus(healthy: 2, pending: 1, unhealthy: 1)
    #expect(TaskKeeping.moves(toward: 4, from: replacing, room: 0).isEmpty)
  }

  @Test func `an unhealthy task goes when its replacement is healthy, or is unhealthy too`() {
    let healthy = TaskCensus(healthy: 4, unhealthy: 1)
    #expect(TaskKeeping.moves(toward: 4, from: healthy, room: 3) == TaskMoves(stopsUnhealthy: 1))
    let unhealthy = TaskCensus(healthy: 3, unhealthy: 2)
    #expect(
      TaskKeeping.moves(toward: 4, from: unhealthy, room: 3)
        == TaskMoves(starts: 1, stopsUnhealthy: 1))
  }

  @Test func `scaling in stops tasks that are not up yet first`() {
    let census = TaskCensus(healthy: 4, pending: 2)
    #expect(
      TaskKeeping.moves(toward: 3, from: census, room: 0)
        == TaskMoves(stopsPending: 2, stopsHealthy: 1))
  }
}
