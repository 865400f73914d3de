import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Where the requests went, without their records.
private final class AnswerCounts: Recorder {
  /// Of each request: when it was sent, and whether the old record was the answer.
  private(set) var answers: [(sent: Double, isOld: Bool)] = []
  private let source: UInt16

  init(of source: UInt16) { self.source = source }

  func record(_ attempts: borrowing AttemptBatch) {
    for attempt in attempts.records where attempt.source == source {
      answers.append((attempt.sent.seconds, attempt.isSuccess))
    }
  }

  func record(_ entry: JournalEntry) {}

  func record(_ datapoint: MetricDatapoint) {}

  /// The old record's share of the requests in a window [s].
  func oldShare(from start: Double, to end: Double) -> Double {
    let within = answers.filter { $0.sent >= start && $0.sent < end }
    return Double(within.count(where: \.isOld)) / Double(within.count)
  }
}

/// Published and derived figures of the way from a DNS change to the traffic.
///
/// Tolerances are four standard deviations of what the number of resolvers and requests allows;
/// optimized builds take thirty times as many.
@Suite struct `DNS names` {
  #if DEBUG
    private static let scale = 1
  #else
    private static let scale = 30
  #endif

  /// Two records that answer by themselves: 200 is the old one, 503 the new one.
  private func cloud(
    resolvers: Int, rate: Double, weights: [Int] = [1, 0], livesFor: [Double] = [60, 60],
    horizon: Double
  ) -> CloudDescription {
    var cloud = CloudDescription()
    var name = HostedNameDescription()
    name.name = "name"
    for (number, status) in [200, 503].enumerated() {
      var listener = ListenerDescription()
      listener.name = "web"
      listener.defaultAction = .fixedResponse(status: status)
      var balancer = LoadBalancerDescription()
      balancer.name = "\(status)"
      balancer.listeners = [listener]
      cloud.loadBalancers.append(balancer)
      var record = RecordDescription()
      record.name = "\(status)/web"
      record.routing.weight = weights[number]
      record.timeToLive = .seconds(livesFor[number])
      name.records.append(record)
    }
    name.resolvers = [ResolversDescription()]
    name.resolvers[0].count = resolvers
    name.resolvers[0].skew = 0
    name.resolvers[0].extendingShare = 0
    cloud.names = [name]
    cloud.traffic = [source(rate: rate)]
    cloud.propagation.records = .constant(.zero)
    cloud.horizon = .seconds(horizon)
    return cloud
  }

  private func source(rate: Double) -> TrafficDescription {
    var source = TrafficDescription()
    source.name = "users"
    source.to = "name"
    source.arrivals = .poisson(rate: rate)
    source.classes = [RequestClassDescription()]
    return source
  }

  /// Runs it with all answers given to the new record from a time on [s].
  private func run(
    _ cloud: CloudDescription, movedAt time: Double? = nil, of source: UInt16 = 0
  ) -> (counts: AnswerCounts, accounts: RunAccounts) {
    var cloud = cloud
    if let time {
      var step = PlanStepDescription()
      step.at = .seconds(time)
      step.action = .shiftName(
        name: "name",
        weights: [("200/web", 0), ("503/web", 1)].map { listener, weight in
          var record = RecordWeightDescription()
          record.record = listener
          record.weight = weight
          return record
        })
      cloud.plan = [step]
    }
    let counts = AnswerCounts(of: source)
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: counts)
    return (counts, outcome.accounts)
  }

  /// Four standard deviations of a share among so many.
  private func tolerance(_ share: Double, of count: Int) -> Double {
    4 * (share * (1 - share) / Double(count)).squareRoot()
  }

  @Test func `D-TTL-01: busy resolvers leave the old record evenly over its time to live`() {
    let resolvers = 300 * Self.scale
    let change = 5.0
    let counts = run(
      cloud(resolvers: resolvers, rate: 5 * Double(resolvers), horizon: change + 65),
      movedAt: change
    ).counts
    for (time, share) in [(15.0, 0.75), (30, 0.5), (45, 0.25), (59, 1.0 / 60)] {
      let seen = counts.oldShare(from: change + time - 0.5, to: change + time + 0.5)
      #expect(abs(seen - share) < tolerance(share, of: resolvers) + 1.0 / 300)
    }
    #expect(counts.oldShare(from: 0, to: change) == 1)
    #expect(counts.oldShare(from: change + 60, to: change + 65) == 0)
    // The mean stay on the old record is half of its life; one stay deviates by 60 / √12 s.
    let stale = Double(counts.answers.count { $0.isOld && $0.sent > change })
    let mean = stale / (5 * Double(resolvers))
    #expect(abs(mean - 30) < 4 * 60 / 12.0.squareRoot() / Double(resolvers).squareRoot() + 0.2)
  }

  @Test func `D-TTL-02: a resolver that is seldom asked seldom has the old record`() {
    let resolvers = 5_000 * Self.scale
    let change = 400.0
    let it = run(
      cloud(resolvers: resolvers, rate: Double(resolvers) / 60, horizon: change + 50),
      movedAt: change)
    for time in [2.5, 15, 30, 45] {
      let share = 0.5 * (1 - time / 60)
      let seen = it.counts.oldShare(from: change + time - 2.5, to: change + time + 2.5)
      #expect(abs(seen - share) < tolerance(share, of: resolvers * 5 / 60))
    }
    // Caches were full at the start, so that the first minute has too many hits.
    let asked = Double(it.accounts.names[0].asked)
    let resolved = Double(it.accounts.names[0].resolved)
    #expect(abs(resolved / asked - 0.5) < 60 / (change + 50))
  }

  @Test func `D-TTL-07: a client's cache behind the resolver's makes it two lives`() {
    let resolvers = 150 * Self.scale
    let change = 1.0
    var cloud = cloud(resolvers: resolvers, rate: 2 * Double(resolvers), horizon: change + 125)
    // Strangers keep the resolvers busy; the second source's users have caches of their own.
    var users = source(rate: 2 * Double(resolvers))
    users.client.sessions = resolvers
    users.client.nameCache = .seconds(60)
    cloud.traffic.append(users)
    let counts = run(cloud, movedAt: change, of: 1).counts
    for (time, share) in [(30.0, 0.875), (60, 0.5), (90, 0.125)] {
      let seen = counts.oldShare(from: change + time - 1, to: change + time + 1)
      // About two thirds of the resolvers have users at all, some of them several.
      #expect(abs(seen - share) < tolerance(share, of: resolvers / 2) + 1.0 / 120)
    }
    #expect(counts.oldShare(from: change + 120.1, to: change + 125) == 0)
  }

  @Test(arguments: [
    (name: "D-WGT-01", weights: [50, 50], livesFor: [60.0, 300], share: 1.0 / 6),
    (name: "D-WGT-03", weights: [10, 90], livesFor: [300.0, 60], share: 0.357142857),
  ])
  func `what lives longer draws more traffic than its weight`(
    _ row: (name: String, weights: [Int], livesFor: [Double], share: Double)
  ) {
    let resolvers = 60 * Self.scale
    let counts = run(
      cloud(
        resolvers: resolvers, rate: 2 * Double(resolvers), weights: row.weights,
        livesFor: row.livesFor, horizon: 600)
    ).counts
    // Renewal-reward: each answer moves the share by what it lasts beyond its due.
    let draws = row.weights.map { Double($0) / Double(row.weights[0] + row.weights[1]) }
    let mean = draws[0] * row.livesFor[0] + draws[1] * row.livesFor[1]
    let excess = [row.livesFor[0] * (1 - row.share), row.livesFor[1] * row.share]
    let variance = draws[0] * excess[0] * excess[0] + draws[1] * excess[1] * excess[1]
    let deviation = (variance / (mean * 600 * Double(resolvers))).squareRoot()
    // A resolver is asked again half a second after its answer has expired.
    #expect(abs(counts.oldShare(from: 0, to: 600) - row.share) < 4 * deviation + 0.5 / 60)
  }
}
