import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// A name with two records: `old` answers 200 by itself, `new` answers 503. One request a second
/// comes half a second after each full one.
private struct NamedCloud {
  var cloud = CloudDescription()

  init(timeToLive: Double, resolvers: Int = 1, horizon: Double = 200) {
    cloud.loadBalancers = [Self.balancer("old", status: 200), Self.balancer("new", status: 503)]
    var name = HostedNameDescription()
    name.name = "shop"
    name.records = [("old", 1), ("new", 0)].map { listener, weight in
      var record = RecordDescription()
      record.name = "\(listener)/web"
      record.routing.weight = weight
      return record
    }
    name.timeToLive = .seconds(timeToLive)
    name.resolvers = [ResolversDescription()]
    name.resolvers[0].count = resolvers
    name.resolvers[0].skew = 0
    name.resolvers[0].extendingShare = 0
    cloud.names = [name]
    var trace = RequestTrace()
    trace.arrivals = (0..<Int(horizon)).map { .seconds(Double($0) + 0.5) }
    trace.work = trace.arrivals.map { _ in .zero }
    var source = TrafficDescription()
    source.name = "web"
    source.to = "shop"
    source.arrivals = .trace(trace)
    source.classes = [RequestClassDescription()]
    cloud.traffic = [source]
    cloud.propagation.records = .constant(.zero)
    cloud.horizon = .seconds(horizon)
  }

  private static func balancer(_ name: String, status: Int) -> LoadBalancerDescription {
    var listener = ListenerDescription()
    listener.name = "web"
    listener.defaultAction = .fixedResponse(status: status)
    var balancer = LoadBalancerDescription()
    balancer.name = name
    balancer.listeners = [listener]
    return balancer
  }

  mutating func shift(at time: Double, old: Int, new: Int) {
    var step = PlanStepDescription()
    step.at = .seconds(time)
    step.action = .shiftName(
      name: "shop",
      weights: [("old", old), ("new", new)].map { listener, weight in
        var record = RecordWeightDescription()
        record.record = "\(listener)/web"
        record.weight = weight
        return record
      })
    cloud.plan.append(step)
  }

  struct Outcome {
    var attempts: [AttemptRecord]
    var journal: [JournalEntry]
    var accounts: RunAccounts

    /// When requests were sent to the new record [s].
    var new: [Double] { attempts.filter { !$0.isSuccess }.map(\.sent.seconds) }
    var old: [Double] { attempts.filter(\.isSuccess).map(\.sent.seconds) }
    var shifts: [Double] {
      journal.filter {
        if case .answersShifted("new/web", _) = $0.happening { true } else { false }
      }.map(\.at.seconds)
    }
  }

  func run(seed: UInt64 = 1) -> Outcome {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: seed, replication: 0, recorder: recorder)
    return Outcome(
      attempts: recorder.attempts, journal: recorder.journal, accounts: outcome.accounts)
  }
}

@Suite struct NamedTrafficTests {
  @Test func `without a time to live every request follows the weights`() {
    var named = NamedCloud(timeToLive: 0)
    named.shift(at: 10, old: 0, new: 1)
    let run = named.run()
    #expect(run.old == (0..<10).map { Double($0) + 0.5 })
    #expect(run.accounts.names.map(\.asked) == [200])
    #expect(run.accounts.names.map(\.resolved) == [200])
    #expect(
      run.accounts.names[0].answers == [
        AnswerChange(at: .zero, records: ["old/web"]),
        AnswerChange(at: .zero + .seconds(10), records: ["new/web"]),
      ])
    #expect(run.accounts.conservesRequests)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `everyone behind a resolver moves when its answer expires`(_ seed: UInt64) throws {
    var named = NamedCloud(timeToLive: 60)
    named.shift(at: 10, old: 0, new: 1)
    let run = named.run(seed: seed)
    let move = try #require(run.new.first)
    #expect(move > 10 && move <= 71)
    #expect(run.old.allSatisfy { $0 < move })
    // One answer lasts for the first requests, the others for 60 or 61 s each.
    #expect((3...5).contains(run.accounts.names[0].resolved))
  }

  @Test func `the name servers learn of a change after its propagation`() {
    var named = NamedCloud(timeToLive: 0)
    named.cloud.propagation.records = .constant(.seconds(60))
    named.shift(at: 10, old: 0, new: 1)
    let run = named.run()
    #expect(run.shifts == [70])
    #expect(run.new.first == 70.5)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a change that is overtaken by a later one is not heard of again`(_ seed: UInt64) {
    var named = NamedCloud(timeToLive: 0)
    named.cloud.propagation.records = .uniform(from: .zero, to: .seconds(60))
    named.shift(at: 10, old: 0, new: 1)
    named.shift(at: 20, old: 1, new: 0)
    let run = named.run(seed: seed)
    #expect((run.new.last ?? 0) < 80)
    #expect(run.old.last == 199.5)
    #expect((1...2).contains(run.shifts.count))
  }

  @Test func `a resolver keeps answers as long as it likes`() {
    var named = NamedCloud(timeToLive: 60, resolvers: 100, horizon: 400)
    named.shift(at: 10, old: 0, new: 1)
    func lastOld(_ edit: (inout ResolversDescription) -> Void) -> Double {
      var named = named
      edit(&named.cloud.names[0].resolvers[0])
      return named.run().old.last ?? 0
    }
    #expect(lastOld { _ in } < 70)
    #expect(lastOld { $0.maximumTimeToLive = .seconds(5) } < 15)
    let extended = lastOld { resolvers in
      resolvers.extendingShare = 1
      resolvers.extensionFactor = 3
    }
    #expect(extended > 70 && extended < 190)
    let longer = lastOld { $0.minimumTimeToLive = .seconds(300) }
    #expect(longer > 70 && longer < 310)
  }

  @Test func `an open connection outlives the answer`() {
    var named = NamedCloud(timeToLive: 0, horizon: 100)
    named.cloud.traffic[0].client.sessions = 1
    named.cloud.traffic[0].client.keepAlive = true
    named.shift(at: 10, old: 0, new: 1)
    #expect(named.run().new.isEmpty)
    // The source pauses for longer than the idle timeout; the next request connects anew.
    for balancer in named.cloud.loadBalancers.indices {
      named.cloud.loadBalancers[balancer].idleTimeout = .milliseconds(900)
    }
    #expect(named.run().new.first == 10.5)
  }

  @Test func `a connection at the end of its life is replaced by the name's answer`() {
    var named = NamedCloud(timeToLive: 0, horizon: 200)
    named.cloud.traffic[0].client.sessions = 1
    named.cloud.traffic[0].client.keepAlive = true
    for balancer in named.cloud.loadBalancers.indices {
      named.cloud.loadBalancers[balancer].clientKeepAlive = .seconds(60)
    }
    named.shift(at: 10, old: 0, new: 1)
    // Opened at 0.5 s, it serves one more request at 60.5 s.
    #expect(named.run().new.first == 61.5)
  }

  @Test func `a client's own cache starts a life of its own`() {
    var named = NamedCloud(timeToLive: 0)
    named.cloud.traffic[0].client.sessions = 1
    named.cloud.traffic[0].client.nameCache = .seconds(30)
    named.shift(at: 10, old: 0, new: 1)
    let run = named.run()
    #expect((run.new.first ?? 0) > 10 && (run.new.first ?? 0) <= 41)
    #expect(run.accounts.names[0].asked <= 8)
  }

  @Test func `the idle timeout is that of the load balancer that was met`() {
    var named = NamedCloud(timeToLive: 0, horizon: 30)
    var fleet = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(10), workers: nil, horizon: .seconds(30))
    fleet.loadBalancers[0].idleTimeout = .seconds(2)
    named.cloud.loadBalancers += fleet.loadBalancers
    named.cloud.targetGroups = fleet.targetGroups
    named.cloud.revisions = fleet.revisions
    named.cloud.fleets = fleet.fleets
    named.cloud.names[0].records[0].name = "alb/production"
    named.cloud.traffic[0].arrivals = .constant(rate: 1)
    named.cloud.traffic[0].classes[0].work = .constant(10)
    let run = named.run()
    #expect(run.attempts.allSatisfy { $0.outcome == .idleTimeout })
    #expect(run.attempts.allSatisfy { $0.ended - $0.sent == .seconds(2) })
  }

  @Test func `users of a name meet the same resolver whatever the weights are`() {
    func asked(_ weights: [Int]) -> [UInt64] {
      var named = NamedCloud(timeToLive: 0, resolvers: 50)
      named.cloud.names[0].records[0].routing.weight = weights[0]
      named.cloud.names[0].records[1].routing.weight = weights[1]
      return named.run().attempts.filter { !$0.isSuccess }.map(\.request)
    }
    let (few, many) = (Set(asked([9, 1])), Set(asked([1, 1])))
    #expect(few.count > 3 && few.isSubset(of: many))
  }

  @Test func `a name that nobody asks for changes no run`() {
    let plain = simpleFleet(
      arrivals: .poisson(rate: 50), work: .exponential(mean: 0.01), horizon: .seconds(60))
    var other = plain
    other.names = NamedCloud(timeToLive: 60).cloud.names
    for record in other.names[0].records.indices {
      other.names[0].records[record].to = "alb/production"
    }
    func fingerprint(_ cloud: CloudDescription) -> UInt64 {
      Run.perform(cloud, seed: 1, replication: 0, recorder: KeepingRecorder()).fingerprint
    }
    #expect(fingerprint(plain) == fingerprint(other))
  }
}
