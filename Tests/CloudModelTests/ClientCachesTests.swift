import CloudModel
import SimulationKernel
import Testing

@Suite struct ClientCachesTests {
  /// One user, with a request each second, and a change at 10 s.
  private func oneUser(
    _ keeps: ClientKeeping, timeToLive: Double = 30, horizon: Int = 300
  ) -> TwoSites {
    var sites = TwoSites(timeToLive: timeToLive, horizon: horizon)
    sites.cloud.traffic[0].client.sessions = 1
    sites.cloud.traffic[0].client.caches = [ClientCacheDescription(share: 1, keeps: keeps)]
    sites.move(at: 10)
    return sites
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `a client follows as its cache lets it`(_ seed: UInt64) {
    func last(_ sites: TwoSites) -> Double { sites.timesOnOld(seed: seed).last ?? 0 }
    #expect(last(oneUser(.nothing)) < 10 + 31)
    #expect(last(oneUser(.remaining)) < 10 + 31)
    #expect(last(oneUser(.restart)) < 10 + 61)
    #expect(last(oneUser(.span(.seconds(100)), timeToLive: 0)) < 10 + 101)
    #expect(last(oneUser(.forever)) == 299.5)
  }

  @Test func `what is left of an answer is as old as the resolver's`() {
    // With the stub's own clock it would be kept beyond the resolver's answer.
    for seed in 1...10 as ClosedRange<UInt64> {
      let plain = oneUser(.nothing).timesOnOld(seed: seed)
      #expect(oneUser(.remaining).timesOnOld(seed: seed) == plain)
    }
  }

  @Test func `caches are shared out among the sessions`() {
    var sites = TwoSites(
      timeToLive: 0, arrivals: (0..<4_000).map { 20 + Double($0) / 1_000 }, horizon: 30)
    sites.cloud.traffic[0].client.sessions = 10_000
    sites.cloud.traffic[0].client.caches = [
      ClientCacheDescription(share: 0.7, keeps: .nothing),
      ClientCacheDescription(share: 0.3, keeps: .forever),
    ]
    sites.move(at: 10)
    let run = sites.run()
    let share = Double(run.attempts.count(where: \.isSuccess)) / 4_000
    #expect(abs(share - 0.3) < 4 * (0.21 / 4_000).squareRoot())
    let move = run.name.moves[0]
    #expect(
      move.clients.map(\.name) == ["users, keeping nothing", "users, keeping answers for good"])
    #expect(move.clients[0].curve.staleRequests == 0)
    #expect(move.clients[1].curve.staleRequests == move.clients[1].curve.requests)
  }

  @Test func `a client that comes anew knows nothing`() {
    var sites = oneUser(.forever, timeToLive: 0, horizon: 2_000)
    sites.cloud.traffic[0].client.lifetime = .seconds(100)
    let last = (1...20 as ClosedRange<UInt64>).map { sites.timesOnOld(seed: $0).last ?? 0 }
    let mean = last.reduce(0, +) / 20 - 10
    // Exponential with mean 100 s, seen at full seconds.
    #expect(abs(mean - 100) < 4 * 100 / 20.0.squareRoot())
    #expect(Set(last).count > 15)
  }

  @Test func `a connection has a life of its own`() {
    var sites = oneUser(.nothing, timeToLive: 0, horizon: 2_000)
    sites.cloud.traffic[0].client.keepAlive = true
    #expect(sites.timesOnOld().last == 1_999.5)
    sites.cloud.traffic[0].client.connectionLife = .seconds(100)
    let last = (1...20 as ClosedRange<UInt64>).map { sites.timesOnOld(seed: $0).last ?? 0 }
    let mean = last.reduce(0, +) / 20 - 10
    #expect(abs(mean - 100) < 4 * 100 / 20.0.squareRoot())
  }

  @Test(arguments: RetryAddress.allCases)
  func `a client that fails tries an address`(_ address: RetryAddress) {
    // Of two addresses in one answer one leads nowhere.
    var sites = TwoSites(timeToLive: 60, horizon: 400)
    sites.cloud.names[0].policy = .simple
    sites.cloud.names[0].records = [
      TwoSites.record("old/web", weight: 1), TwoSites.record("203.0.113.1", weight: 1),
    ]
    sites.cloud.traffic[0].client.retry.attempts = 2
    sites.cloud.traffic[0].client.retry.address = address
    let attempts = sites.run().attempts
    let second = attempts.filter { $0.attempt == 2 }
    let first = attempts.filter { $0.attempt == 1 }
    let share = Double(first.count(where: \.isSuccess)) / Double(first.count)
    #expect(abs(share - 0.5) < 4 * (0.25 / 400).squareRoot())
    #expect(!second.isEmpty)
    switch address {
    case .next: #expect(second.allSatisfy { $0.isSuccess })
    case .same, .resolve:
      #expect(second.contains(where: \.isSuccess) && !second.allSatisfy { $0.isSuccess })
    }
  }

  @Test func `a client that resolves anew forgets what it had`() {
    var sites = oneUser(.forever, timeToLive: 0, horizon: 100)
    sites.cloud.names[0].records[0] = TwoSites.record("203.0.113.1", weight: 1)
    sites.cloud.plan = []
    var move = PlanStepDescription()
    move.at = .seconds(10)
    move.action = .shiftName(
      name: "shop",
      weights: [("203.0.113.1", 0), ("new/web", 1)].map { record, weight in
        var it = RecordWeightDescription()
        it.record = record
        it.weight = weight
        return it
      })
    sites.cloud.plan = [move]
    sites.cloud.traffic[0].client.retry.attempts = 2
    sites.cloud.traffic[0].client.connectTimeout = .milliseconds(100)
    func outcomes() -> Set<AttemptOutcome> {
      Set(sites.run().attempts.filter { $0.due.seconds > 11 }.map(\.outcome))
    }
    #expect(outcomes() == [.nodeUnreachable])
    sites.cloud.traffic[0].client.retry.address = .resolve
    #expect(outcomes().contains(.fixedResponse))
  }

  @Test func `requests to what is no longer the answer are counted`() {
    var sites = TwoSites(timeToLive: 60, horizon: 200)
    sites.cloud.names[0].resolvers[0].minimumTimeToLive = .seconds(60)
    sites.move(at: 50)
    let (attempts, name, accounts) = sites.run()
    let stale = attempts.filter { $0.isSuccess && $0.sent.seconds > 50 }.map(\.sent.seconds)
    #expect(name.moves.count == 1)
    let move = name.moves[0]
    #expect(move.at.seconds == 50 && move.until == nil)
    #expect(move.left == ["old/web"] && move.answered == ["new/web"])
    #expect(move.clients.isEmpty)
    #expect(move.curve.requests == 150)
    #expect(move.curve.staleRequests == UInt64(stale.count))
    // A single resolver moves everybody at once.
    let moved = (stale.last ?? 49.5) + 1 - 50.5
    #expect(move.half?.seconds == moved && move.ninetyNine?.seconds == moved)
    #expect(accounts.staleRequests.reduce(0, +) == stale.count)
    #expect(accounts.staleRequests.count == 200)
    for second in stale { #expect(accounts.staleRequests[Int(second)] == 1) }
  }

  @Test func `a later change ends a move`() {
    var sites = TwoSites(timeToLive: 0, horizon: 100)
    sites.move(at: 20)
    var back = PlanStepDescription()
    back.at = .seconds(60)
    var old = RecordWeightDescription()
    (old.record, old.weight) = ("old/web", 1)
    back.action = .shiftName(name: "shop", weights: [old])
    sites.cloud.plan.append(back)
    let moves = sites.run().name.moves
    // Both records are answered from 60 s on: nothing is left behind then.
    #expect(moves.count == 1)
    #expect(moves[0].until == .zero + .seconds(60))
    #expect(moves[0].curve.requests == 40)
    #expect(moves[0].curve.staleRequests == 0)
  }
}
