import RandomVariates
import Testing

@Suite struct RandomStreamTests {
  private let key = StreamKey(seed: 42, replication: 7)

  /// Computed by an independent program from the definition of wyrand.
  @Test func `a stream is wyrand from its key on`() {
    let expected: [UInt64] = [
      0xDD5C_C4CF_925D_242A, 0x8942_6B35_A21F_985F, 0x00A5_A11A_8F49_969E,
      0x5448_6EBF_EF76_39E7, 0xB850_CD80_9A2C_D132, 0x3286_D390_72EC_483E,
      0x30F3_E3C3_294A_2D26, 0x72D6_C2AC_609E_7E90,
    ]
    var stream = RandomStream(key)
    let words = (0..<8).map { _ in stream.next() }
    #expect(words == expected)
  }

  @Test func `a uniform number is made of the upper 52 bits`() {
    var bits = RandomStream(key)
    var numbers = RandomStream(key)
    for _ in 0..<100 {
      let (number, word) = (numbers.uniform(), bits.next())
      #expect(number == Double(word >> 12) * 0x1p-52)
    }
  }

  @Test func `an open uniform number lies half a step above`() {
    var closed = RandomStream(key)
    var open = RandomStream(key)
    for _ in 0..<100 {
      let number = open.uniformOpen()
      let lower = closed.uniform()
      #expect(number == lower + 0x1p-53)
      #expect(number > 0 && number < 1)
    }
  }

  @Test func `indices follow the upper half of each word`() {
    var stream = RandomStream(key)
    let indices = (0..<16).map { _ in stream.index(below: 10) }
    #expect(indices == [8, 5, 0, 3, 7, 1, 1, 4, 4, 8, 4, 0, 4, 1, 6, 0])
  }

  /// Three quarters of 2^32: without rejection the even third of the indices would come twice
  /// as often as the others.
  @Test func `a large bound is not biased`() {
    let bound: UInt32 = 3 << 30
    var counts = [0, 0, 0]
    var stream = RandomStream(key)
    for _ in 0..<60_000 {
      let index = stream.index(below: bound)
      #expect(index < bound)
      counts[Int(index % 3)] += 1
    }
    #expect(chiSquare(uniform: counts) < CriticalValues.chiSquare(degreesOfFreedom: 2))
  }

  @Test(arguments: [1, 2, 3, 7, 10, 64, 1000] as [UInt32])
  func `every index below the bound is equally likely`(bound: UInt32) {
    var stream = RandomStream(key.derived(UInt64(bound)))
    var counts = [Int](repeating: 0, count: Int(bound))
    for _ in 0..<50_000 { counts[Int(stream.index(below: bound))] += 1 }
    #expect(
      chiSquare(uniform: counts) <= CriticalValues.chiSquare(degreesOfFreedom: Int(bound) - 1)
        || bound == 1 && counts == [50_000])
  }

  @Test func `each byte of the words is uniform`() {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 256), count: 8)
    var stream = RandomStream(key)
    for _ in 0..<50_000 {
      let word = stream.next()
      for byte in 0..<8 { counts[byte][Int(word >> (8 * byte) & 0xFF)] += 1 }
    }
    for byte in counts {
      #expect(chiSquare(uniform: byte) < CriticalValues.chiSquare(degreesOfFreedom: 255))
    }
  }

  @Test(arguments: 1...5)
  func `a number does not tell the ones after it`(lag: Int) {
    var stream = RandomStream(key)
    let numbers = (0..<100_000).map { _ in stream.uniform() }
    let pairs = Array(zip(numbers, numbers.dropFirst(lag)))
    #expect(standardizedCorrelation(pairs).magnitude < CriticalValues.normal)
  }

  @Test func `an event happens as often as its probability says`() {
    var stream = RandomStream(key)
    let happened = (0..<50_000).count { _ in stream.happens(withProbability: 0.2) }
    #expect((Double(happened) - 10_000).magnitude < CriticalValues.normal * 8000.0.squareRoot())
    let impossible = stream.happens(withProbability: 0)
    let certain = stream.happens(withProbability: 1)
    #expect(!impossible && certain)
  }

  @Test func `an index below zero is a mistake`() async {
    await #expect(processExitsWith: .failure) {
      var stream = RandomStream(StreamKey(seed: 0, replication: 0))
      _ = stream.index(below: 0)
    }
  }
}
