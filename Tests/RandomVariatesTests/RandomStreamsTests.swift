import RandomVariates
import Testing

@Suite struct RandomStreamsTests {
  private let key = StreamKey(seed: 3, replication: 1).derived("work")

  private func drawsOfEntity(_ entity: Int, in count: Int) -> [UInt64] {
    var bank = RandomStreams(key, count: count)
    return (0..<8).map { _ in bank.next(entity) }
  }

  @Test func `an entity draws the same whatever the number of entities`() {
    for entity in [0, 1, 9] {
      let alone = drawsOfEntity(entity, in: 0)
      #expect(drawsOfEntity(entity, in: 10) == alone)
      #expect(drawsOfEntity(entity, in: 1000) == alone)
    }
  }

  @Test func `an entity draws the same whatever the others draw`() {
    var busy = RandomStreams(key, count: 2)
    var draws: [UInt64] = []
    for round in 0..<8 {
      for _ in 0..<round { _ = busy.next(round % 2 == 0 ? 0 : 500 + round) }
      draws.append(busy.next(1))
    }
    #expect(draws == drawsOfEntity(1, in: 2))
  }

  @Test func `an entity's stream is the stream of its derived key`() {
    var bank = RandomStreams(key, count: 4)
    var stream = RandomStream(key.derived(3))
    let law = Sampler(.exponential(mean: 2))
    let fromBank = [
      bank.uniform(3), bank.uniform(3), bank.sample(law, 3),
      Double(bank.withStream(3) { $0.index(below: 1000) }), bank.uniform(3),
    ]
    let fromStream = [
      stream.uniform(), stream.uniform(), law.sample(using: &stream),
      Double(stream.index(below: 1000)), stream.uniform(),
    ]
    #expect(fromBank == fromStream)
  }

  @Test func `a bank grows as needed and keeps what it has`() {
    var bank = RandomStreams(key, count: 0)
    #expect(bank.count == 0)
    let first = bank.next(0)
    for entity in 1..<300 { _ = bank.next(entity) }
    #expect(bank.count == 300)
    _ = bank.next(10_000)
    #expect(bank.count == 10_001)
    let draws = [first, bank.next(0)]
    #expect(draws == Array(drawsOfEntity(0, in: 1).prefix(2)))
  }

  /// Raw consecutive seeds would fail this by hundreds of deviations.
  @Test func `neighboring entities are not correlated`() {
    let n = 100_000
    var bank = RandomStreams(key, count: n + 1)
    let firsts = (0...n).map { bank.uniform($0) }
    let pairs = Array(zip(firsts, firsts.dropFirst()))
    #expect(standardizedCorrelation(pairs).magnitude < CriticalValues.normal)

    var cells = [Int](repeating: 0, count: 256)
    for (a, b) in pairs { cells[Int(a * 16) * 16 + Int(b * 16)] += 1 }
    #expect(chiSquare(uniform: cells) < CriticalValues.chiSquare(degreesOfFreedom: 255))
  }

  @Test func `neighboring seeds and replications are not correlated`() {
    func first(_ seed: UInt64, _ replication: UInt64) -> Double {
      var stream = RandomStream(StreamKey(seed: seed, replication: replication))
      return stream.uniform()
    }
    let seeds = (0..<50_000 as Range<UInt64>).map { (first($0, 0), first($0 + 1, 0)) }
    let replications = (0..<50_000 as Range<UInt64>).map { (first(1, $0), first(1, $0 + 1)) }
    #expect(standardizedCorrelation(seeds).magnitude < CriticalValues.normal)
    #expect(standardizedCorrelation(replications).magnitude < CriticalValues.normal)
  }

  @Test func `a negative entity is a mistake`() async {
    await #expect(processExitsWith: .failure) {
      var bank = RandomStreams(StreamKey(seed: 0, replication: 0), count: 1)
      _ = bank.next(-1)
    }
    await #expect(processExitsWith: .failure) {
      _ = RandomStreams(StreamKey(seed: 0, replication: 0), count: -1)
    }
  }
}
