import CloudModel
import SimulationKernel
import Testing

@Suite struct ResolverCacheTests {
  private func second(_ count: Double) -> SimulationTime { .zero + .seconds(count) }

  @Test func `an answer is kept until its life is over`() {
    var cache = ResolverCache()
    #expect(cache.reply(at: .zero, prefetch: 0) == .asks)
    cache.keep(AddressList([7]), for: .seconds(60), at: second(10))
    #expect(cache.reply(at: second(69.9), prefetch: 0) == .cached)
    #expect(cache.reply(at: second(70), prefetch: 0) == .asks)
    #expect(cache.answer == AddressList([7]))
  }

  @Test func `a question late in an answer's life has it refreshed`() {
    var cache = ResolverCache()
    cache.keep(AddressList([7]), for: .seconds(60), at: .zero)
    #expect(cache.reply(at: second(54), prefetch: 0.1) == .cached)
    #expect(cache.reply(at: second(54.1), prefetch: 0.1) == .cachedAndRefreshed)
    #expect(cache.reply(at: second(60), prefetch: 0.1) == .asks)
  }

  @Test func `an expired answer serves while the name servers are out of reach`() {
    var cache = ResolverCache()
    #expect(!cache.servesStale(at: .zero, for: .seconds(60)))
    cache.keep(AddressList([7]), for: .seconds(60), at: .zero)
    #expect(cache.servesStale(at: second(119), for: .seconds(60)))
    #expect(!cache.servesStale(at: second(120), for: .seconds(60)))
    #expect(!cache.servesStale(at: second(61), for: .zero))
    cache.keep(.none, for: .seconds(60), at: .zero)
    #expect(!cache.servesStale(at: second(61), for: .seconds(60)))
  }

  @Test func `of several addresses each client has a first and a next one`() {
    let several = AddressList([3, 5, 8])
    #expect([0, 0.34, 0.99].map { several.leaf(at: $0) } == [3, 5, 8])
    #expect((0..<4).map { several.leaf(at: 0.5, tried: $0) } == [5, 8, 3, 5])
    #expect(AddressList([3]).leaf(at: 0.99, tried: 2) == 3)
    #expect(AddressList.none.leaf(at: 0.5) == -1)
  }

  @Test func `resolvers keep answers within their bounds and by their habits`() {
    var resolvers = ResolversDescription()
    resolvers.minimumTimeToLive = .seconds(5)
    resolvers.maximumTimeToLive = .seconds(100)
    resolvers.extensionFactor = 3
    resolvers.pinnedFor = .minutes(60)
    func life(_ seconds: Double, _ habit: ResolverHabit) -> Double {
      resolvers.life(of: .seconds(seconds), habit: habit).seconds
    }
    #expect([0, 60, 1_000].map { life($0, .honoring) } == [5, 60, 100])
    #expect([0, 60, 1_000].map { life($0, .extending) } == [15, 180, 300])
    #expect([0, 60, 1_000].map { life($0, .pinned) } == [3_600, 3_600, 3_600])
    #expect(resolvers.life(ofNegative: .seconds(900)) == .seconds(900))
    resolvers.maximumNegativeTimeToLive = .minutes(5)
    #expect(resolvers.life(ofNegative: .seconds(900)) == .minutes(5))
  }

  @Test func `low draws extend and high ones pin`() {
    var resolvers = ResolversDescription()
    resolvers.extendingShare = 0.1
    resolvers.pinnedShare = 0.02
    let habits = (0..<100).map { resolvers.habit(at: (Double($0) + 0.5) / 100) }
    #expect(habits.prefix(10).allSatisfy { $0 == .extending })
    #expect(habits.suffix(2).allSatisfy { $0 == .pinned })
    #expect(habits.count { $0 == .honoring } == 88)
  }

  @Test func `clients keep an answer by their own clock`() {
    func expiry(_ keeping: ClientKeeping, isNegative: Bool = false) -> SimulationTime {
      keeping.expiry(
        at: second(100), timeToLive: .seconds(60), resolver: second(110), isNegative: isNegative)
    }
    #expect(expiry(.nothing) == second(100))
    #expect(expiry(.span(.seconds(30))) == second(130))
    #expect(expiry(.remaining) == second(110))
    #expect(expiry(.restart) == second(160))
    #expect(expiry(.forever) == .never)
    #expect(expiry(.span(.seconds(30)), isNegative: true) == second(110))
    #expect(expiry(.forever, isNegative: true) == second(110))
  }
}
