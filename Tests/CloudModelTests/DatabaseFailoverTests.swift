import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct DatabaseFailoverTests {
  /// A writer and a standby in Region 0, a copy in Region 1.
  private func pair(rejoins: Bool = true) -> DatabaseFailover {
    DatabaseFailover(
      hosts: [DatabaseHost(region: 0), DatabaseHost(region: 0), DatabaseHost(region: 1)],
      rejoins: rejoins)
  }

  @Test func `the standby takes over: detected, promoted, published`() {
    var database = pair()
    #expect(database.hostFailed(0) == .detect(generation: 1))
    #expect(!database.isAvailable)
    #expect(database.detected(1) == .promote(host: 1, .standby, generation: 2))
    #expect(!database.isAvailable)
    #expect(database.promoted(2) == .publish(generation: 2))
    // It takes writes from here on, and the endpoint still names the old host.
    #expect(database.isAvailable && database.takesWrites(1) && database.endpoint == 0)
    #expect(database.published(2) == .done)
    #expect(database.endpoint == 1 && database.state == .up)
  }

  @Test func `a database without a standby waits for its own host`() {
    var database = DatabaseFailover(hosts: [DatabaseHost(region: 0)], rejoins: false)
    _ = database.hostFailed(0)
    #expect(database.detected(1) == .wait)
    #expect(database.hostReturned(0) == .promote(host: 0, .restart, generation: 2))
    #expect(database.promoted(2) == .publish(generation: 2))
  }

  @Test func `a host is made anew where the storage outlives it, if no reader is there`() {
    var database = DatabaseFailover(
      hosts: [DatabaseHost(region: 0), DatabaseHost(region: 0, role: .spare)], rejoins: false)
    _ = database.hostFailed(0)
    #expect(database.detected(1) == .promote(host: 1, .restart, generation: 2))
    _ = database.promoted(2)
    #expect(database.hosts[1].role == .member)
  }

  @Test func `a standby that fails while it takes over gives way to the next one`() {
    var database = DatabaseFailover(
      hosts: Array(repeating: DatabaseHost(region: 0), count: 3), rejoins: false)
    _ = database.hostFailed(0)
    _ = database.detected(1)
    #expect(database.hostFailed(1) == .detect(generation: 3))
    // The timer of the course that was given up means nothing.
    #expect(database.promoted(2) == .nothing)
    #expect(database.detected(3) == .promote(host: 2, .standby, generation: 4))
  }

  @Test func `another Region takes over only when somebody asks`() {
    var database = pair()
    _ = database.hostFailed(1)
    _ = database.hostFailed(0)
    #expect(database.detected(1) == .wait)
    #expect(database.promote(2, losesData: false) == .refuse)
    #expect(database.promote(2, losesData: true) == .promote(host: 2, .region, generation: 2))
    _ = database.promoted(2)
    _ = database.published(2)
    #expect(database.isAvailable && database.endpoint == 2)
  }

  @Test func `a planned change stops the writes first and waits for the copy`() {
    var database = pair()
    #expect(database.promote(2, losesData: false) == .synchronize(host: 2, generation: 1))
    #expect(!database.isAvailable && !database.takesWrites(0))
    #expect(database.synchronized(1) == .promote(host: 2, .region, generation: 2))
    _ = database.promoted(2)
    #expect(database.takesWrites(2) && !database.takesWrites(0))
    // The way back is the same.
    _ = database.published(2)
    #expect(database.promote(0, losesData: false) == .synchronize(host: 0, generation: 3))
  }

  @Test func `an old primary that nobody fences goes on as a database of its own`() {
    var database = pair(rejoins: false)
    _ = database.promote(2, losesData: true)
    _ = database.promoted(1)
    #expect(database.takesWrites(0) && database.takesWrites(2))
    #expect(database.hosts[0].role == .orphan)
    #expect(database.promote(0, losesData: true) == .refuse)
  }

  @Test func `an old primary that rejoins is fenced`() {
    var database = pair()
    _ = database.promote(2, losesData: true)
    #expect(!database.takesWrites(0))
    _ = database.promoted(1)
    #expect(!database.takesWrites(0) && database.takesReads(0))
  }

  @Test func `an old primary that nobody can tell goes on until somebody does`() {
    var database = pair()
    _ = database.promote(2, losesData: true, fences: false)
    #expect(database.takesWrites(0))
    _ = database.promoted(1)
    #expect(database.takesWrites(0) && database.takesWrites(2))
    #expect(database.rejoin(0) == true)
    #expect(!database.takesWrites(0) && database.takesReads(0))
    #expect(database.rejoin(0) == false)
  }

  @Test(arguments: [true, false])
  func `a planned change leaves nobody behind who takes writes`(rejoins: Bool) {
    var database = pair(rejoins: rejoins)
    _ = database.promote(2, losesData: false)
    _ = database.synchronized(1)
    #expect(!database.takesWrites(0))
    _ = database.promoted(2)
    #expect(!database.takesWrites(0))
    #expect((database.promote(0, losesData: true) == .refuse) == !rejoins)
  }

  @Test(arguments: [true, false])
  func `a writer that lives goes on when the copy that was to take over is gone`(rejoins: Bool) {
    var database = pair(rejoins: rejoins)
    _ = database.promote(2, losesData: true)
    #expect(database.hostFailed(2) == .resume)
    #expect(database.takesWrites(0) && database.writer == 0)
    #expect(database.promoted(1) == .nothing)
    #expect(database.hosts[0].role == .member)
  }

  @Test func `a writer that was only cut off goes on when it is back, and a dead one starts again`()
  {
    for isStopped in [false, true] {
      var database = DatabaseFailover(hosts: [DatabaseHost(region: 0)], rejoins: false)
      _ = database.hostFailed(0, isStopped: isStopped)
      #expect(database.detected(1) == .wait)
      #expect(
        database.hostReturned(0)
          == (isStopped ? .promote(host: 0, .restart, generation: 2) : .resume))
    }
    var brief = pair()
    _ = brief.hostFailed(0, isStopped: false)
    #expect(brief.hostReturned(0) == .resume)
    #expect(brief.detected(1) == .nothing)
  }

  @Test func `a planned change that is given up lets the writer go on`() {
    var database = pair()
    _ = database.promote(2, losesData: false)
    #expect(database.promote(2, losesData: false) == .nothing)
    #expect(database.synchronizingGivenUp(7) == .nothing)
    #expect(database.synchronizingGivenUp(1) == .resume)
    #expect(database.takesWrites(0))
    #expect(database.synchronized(1) == .nothing)
    _ = database.promote(2, losesData: false)
    #expect(database.hostFailed(2) == .resume)
    #expect(database.isAvailable)
  }

  @Test func `a change of the Region that is under way is not begun again`() {
    var database = pair()
    _ = database.promote(2, losesData: true)
    #expect(database.promote(2, losesData: true) == .nothing)
    #expect(database.generation == 1)
  }

  // MARK: Every short story

  private enum Happening: CaseIterable {
    case fail0, fail1, fail2, return0, return1, return2, timer, lose, plan
  }

  private func apply(
    _ happening: Happening, to database: inout DatabaseFailover, pending: inout DatabaseMove
  ) {
    let move: DatabaseMove
    switch happening {
    case .fail0: move = database.hostFailed(0)
    case .fail1: move = database.hostFailed(1)
    case .fail2: move = database.hostFailed(2)
    case .return0: move = database.hostReturned(0)
    case .return1: move = database.hostReturned(1)
    case .return2: move = database.hostReturned(2)
    case .lose: move = database.promote(2, losesData: true)
    case .plan: move = database.promote(2, losesData: false)
    case .timer:
      switch pending {
      case .detect(let generation): move = database.detected(generation)
      case .promote(_, _, let generation): move = database.promoted(generation)
      case .publish(let generation): move = database.published(generation)
      case .synchronize(_, let generation): move = database.synchronized(generation)
      case .done, .resume, .wait, .refuse, .nothing: move = .nothing
      }
    }
    if move != .nothing, move != .refuse { pending = move }
  }

  @Test(arguments: [true, false])
  func `in every story of five happenings one host writes at most, and only if it is up`(
    rejoins: Bool
  ) {
    var stories: [[Happening]] = [[]]
    for _ in 0..<5 {
      stories = stories.flatMap { story in Happening.allCases.map { story + [$0] } }
    }
    let wrong = stories.first { story in
      var database = pair(rejoins: rejoins)
      var pending = DatabaseMove.nothing
      for happening in story { apply(happening, to: &database, pending: &pending) }
      let writers = database.hosts.indices.filter {
        database.takesWrites($0) && database.hosts[$0].role != .orphan
      }
      return writers.count > 1 || !writers.allSatisfy { database.hosts[$0].isUp }
        || !writers.isEmpty && writers != [database.writer]
        || database.isAvailable == writers.isEmpty
    }
    #expect(wrong == nil)
  }

  @Test(arguments: [true, false])
  func `whatever happened, it takes writes again when all hosts are back and time passes`(
    rejoins: Bool
  ) {
    var stories: [[Happening]] = [[]]
    for _ in 0..<4 {
      stories = stories.flatMap { story in Happening.allCases.map { story + [$0] } }
    }
    let end: [Happening] = [.return0, .return1, .return2] + Array(repeating: .timer, count: 6)
    let wrong = stories.first { story in
      var database = pair(rejoins: rejoins)
      var pending = DatabaseMove.nothing
      for happening in story + end { apply(happening, to: &database, pending: &pending) }
      return !database.isAvailable || database.endpoint != database.writer
    }
    #expect(wrong == nil)
  }
}

@Suite struct `the typical times of a failover` {
  private func range(
    _ kind: DatabaseKind, _ parts: [KeyPath<FailoverTimesDescription, Distribution>]
  )
    -> ClosedRange<Double>
  {
    let times = FailoverTimesDescription.typical(of: kind)
    let bounds = parts.map { part -> (Double, Double) in
      switch times[keyPath: part] {
      case .constant(let value): (value, value)
      case .uniform(let low, let high): (low, high)
      default: (.nan, .nan)
      }
    }
    return bounds.reduce(0) { $0 + $1.0 }...bounds.reduce(0) { $0 + $1.1 }
  }

  private let failover: [KeyPath<FailoverTimesDescription, Distribution>] = [
    \.detection, \.promotion, \.endpointChange,
  ]

  @Test func `add up to what AWS documents`() {
    // RDS Multi-AZ instance: 60–120 s. Multi-AZ cluster: typically under 35 s.
    #expect(range(.multiAZInstance, failover) == 60...120)
    #expect(range(.multiAZCluster, failover).upperBound < 35)
    // Aurora: under 60 s, often under 30 s; without a reader under 10 minutes.
    let aurora = range(.aurora, failover)
    #expect(aurora.upperBound < 60 && (aurora.lowerBound + aurora.upperBound) / 2 < 35)
    #expect(range(.aurora, [\.detection, \.restart, \.endpointChange]).upperBound < 600)
    // A read replica of another Region: several minutes. A global database: minutes.
    #expect(range(.instance, [\.regionalPromotion]) == 180...600)
    #expect(range(.auroraGlobal, [\.regionalPromotion]) == 60...180)
  }
}

@Suite struct ReplicaStreamTests {
  private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

  @Test func `a write arrives a lag after its acknowledgment`() {
    var stream = ReplicaStream()
    stream.acknowledged(at: at(1), lag: .seconds(2))
    #expect(stream.pending(at: at(2.9)) == 1)
    #expect(stream.lag(at: at(2.9)) == .seconds(1.9))
    #expect(stream.caughtUp(at: at(2)) == at(3))
    #expect(stream.pending(at: at(3)) == 0)
    #expect(stream.replicated == 1)
    #expect(stream.lag(at: at(9)) == .zero)
  }

  @Test func `no write overtakes another one`() {
    var stream = ReplicaStream()
    stream.acknowledged(at: at(1), lag: .seconds(5))
    stream.acknowledged(at: at(2), lag: .seconds(1))
    #expect(stream.pending(at: at(5.9)) == 2)
    #expect(stream.pending(at: at(6)) == 0)
  }

  @Test(arguments: [0.02, 0.1, 0.3, 1.0])
  func `a crash loses the writes of the last lag`(lag: Double) {
    // 300 writes per second, as many seconds: PostgreSQL on a loopback with this one-way delay
    // lost 7.2, 33, 91.7 and 301.
    var stream = ReplicaStream()
    for write in 0..<3_000 {
      stream.acknowledged(at: at(Double(write) / 300), lag: .seconds(lag))
    }
    stream.stop(at: at(10))
    let (lost, oldest) = stream.abandon(at: at(60))
    #expect(abs(Double(lost) - 300 * lag) <= 1)
    #expect(abs((at(10) - (oldest ?? .zero)).seconds - lag) <= 1.0 / 300)
    #expect(stream.replicated + lost == 3_000)
  }

  @Test func `what has waited for the network arrives after it is back`() {
    var stream = ReplicaStream()
    stream.acknowledged(at: at(0.5), lag: .seconds(1))
    stream.stop(at: at(1))
    for second in 1...100 { stream.acknowledged(at: at(Double(second)), lag: .seconds(1)) }
    #expect(stream.pending(at: at(200)) == 101)
    #expect(stream.caughtUp(at: at(200)) == .never)
    stream.resume(at: at(200), lag: .seconds(3))
    stream.acknowledged(at: at(201), lag: .seconds(1))
    #expect(stream.pending(at: at(202.9)) == 102)
    #expect(stream.pending(at: at(203)) == 0)
  }

  @Test func `the copy has what it started with and what arrived`() {
    var stream = ReplicaStream(having: 7)
    stream.acknowledged(at: at(1), lag: .seconds(1))
    stream.acknowledged(at: at(2), lag: .seconds(1))
    #expect(stream.stored(at: at(2.5)) == 8)
  }

  @Test func `every write is replicated, pending or lost`() {
    var stream = RandomStream(StreamKey(seed: 7, replication: 0))
    var wrong = 0
    for _ in 0..<200 {
      var replica = ReplicaStream()
      var (now, acknowledged, lost) = (SimulationTime.zero, UInt64(0), UInt64(0))
      for _ in 0..<200 {
        now = now + .seconds(stream.uniform())
        switch stream.uniform() {
        case ..<0.8:
          replica.acknowledged(at: now, lag: .seconds(stream.uniform() * 3))
          acknowledged += 1
        case ..<0.9: replica.stop(at: now)
        case ..<0.98: replica.resume(at: now, lag: .seconds(1))
        default: lost += replica.abandon(at: now).lost
        }
        let pending = replica.pending(at: now)
        if acknowledged != replica.replicated + pending + lost { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }
}

@Suite struct ConnectionPoolTests {
  private let old = PooledConnection(host: 0, epoch: 0)

  @Test func `connections are opened up to the size, then calls wait in line`() {
    var pool = ConnectionPool(size: 2)
    #expect(pool.acquire(for: 1) == .connect)
    #expect(pool.acquire(for: 2) == .connect)
    #expect(pool.acquire(for: 3) == .wait)
    #expect(pool.acquire(for: 4) == .wait)
    #expect(pool.nextInLine() == 3)
    #expect(pool.nextInLine() == 4)
    #expect(pool.nextInLine() == nil)
    pool.keep(old)
    #expect(pool.acquire(for: 5) == .use(old))
  }

  @Test func `a dead connection makes room for a new one`() {
    var pool = ConnectionPool(size: 1)
    _ = pool.acquire(for: 1)
    pool.close()
    #expect(pool.open == 0)
    #expect(pool.acquire(for: 2) == .connect)
  }

  @Test func `the connection that was used last is used next`() {
    var pool = ConnectionPool(size: 2)
    _ = pool.acquire(for: 1)
    _ = pool.acquire(for: 2)
    pool.keep(old)
    pool.keep(PooledConnection(host: 1, epoch: 3))
    #expect(pool.acquire(for: 3) == .use(PooledConnection(host: 1, epoch: 3)))
  }

  @Test func `an address is kept for its time to live, for the process's own time, or for ever`() {
    func host(after seconds: Double, cache: TimeSpan?) -> Int {
      var pool = ConnectionPool(size: 1)
      let ttl = TimeSpan.seconds(5)
      _ = pool.resolve(0, timeToLive: ttl, cache: cache, at: .zero)
      return pool.resolve(1, timeToLive: ttl, cache: cache, at: .zero + .seconds(seconds))
    }
    #expect(host(after: 4.9, cache: .zero) == 0)
    #expect(host(after: 5, cache: .zero) == 1)
    #expect(host(after: 29, cache: .seconds(30)) == 0)
    #expect(host(after: 30, cache: .seconds(30)) == 1)
    #expect(host(after: 1_000_000, cache: nil) == 0)
  }
}

@Suite struct SuccessWindowTests {
  @Test func `the share is known after a whole window and slides with it`() {
    var window = SuccessWindow(length: .seconds(3))
    func note(_ second: Double, _ ended: UInt64, _ succeeded: UInt64) -> Double? {
      window.note(SuccessTally(ended: ended, succeeded: succeeded), at: .zero + .seconds(second))
      return window.share
    }
    #expect(note(0, 100, 10) == nil)
    #expect(note(1, 110, 10) == nil)
    #expect(note(2, 120, 20) == nil)
    #expect(note(3, 130, 30) == 20.0 / 30)
    #expect(note(4, 140, 40) == 1)
  }

  @Test func `without requests there is no share`() {
    var window = SuccessWindow(length: .seconds(1))
    for second in 0...5 { window.note(SuccessTally(), at: .zero + .seconds(Double(second))) }
    #expect(window.share == nil)
  }
}
