import RandomVariates
import Testing

@Suite struct KeyedRandomTests {
  private let random = KeyedRandom(StreamKey(seed: 42, replication: 7))

  /// Computed by an independent program from the definition of the hash.
  @Test func `the numbers are the same in every process and on every platform`() {
    let expected: [UInt64] = [
      0x391B_E7B0_F027_B041, 0x9EDB_E982_E954_88DC, 0x36E1_C5CE_1B30_26FE,
      0x427F_FEA1_7DC9_4D76, 0x8DDE_D084_A882_26A5, 0xBEAB_8C8B_3242_3D38,
      0x1438_513F_39F3_FF72, 0x3F4E_6434_BA42_D837,
    ]
    #expect((0..<8 as Range<UInt64>).map { random.bits($0) } == expected)
  }

  @Test func `a number does not depend on when it is asked for`() {
    let forward = (0..<100 as Range<UInt64>).map { random.uniform($0) }
    let backward = (0..<100 as Range<UInt64>).reversed().map { random.uniform($0) }
    #expect(forward == backward.reversed())
  }

  @Test func `consecutive counters are uniform and not correlated`() {
    let numbers = (0...100_000).map { random.uniform(UInt64($0)) }
    let pairs = Array(zip(numbers, numbers.dropFirst()))
    #expect(standardizedCorrelation(pairs).magnitude < CriticalValues.normal)
    var cells = [Int](repeating: 0, count: 256)
    for (a, b) in pairs { cells[Int(a * 16) * 16 + Int(b * 16)] += 1 }
    #expect(chiSquare(uniform: cells) < CriticalValues.chiSquare(degreesOfFreedom: 255))
  }

  @Test func `the same counter under neighboring keys is not correlated`() {
    let numbers = (0...50_000 as ClosedRange<UInt64>).map { replication in
      KeyedRandom(StreamKey(seed: 1, replication: replication)).uniform(12)
    }
    let pairs = Array(zip(numbers, numbers.dropFirst()))
    #expect(standardizedCorrelation(pairs).magnitude < CriticalValues.normal)
  }

  @Test func `the streams of consecutive counters are not correlated`() {
    let firsts = (0...50_000 as ClosedRange<UInt64>).map { counter in
      var stream = random.stream(counter)
      return stream.uniform()
    }
    let pairs = Array(zip(firsts, firsts.dropFirst()))
    #expect(standardizedCorrelation(pairs).magnitude < CriticalValues.normal)
  }
}
