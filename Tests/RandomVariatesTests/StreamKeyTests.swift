import RandomVariates
import Testing

/// The literals were computed by an independent program from the definition of the hash.
@Suite struct StreamKeyTests {
  private let root = StreamKey(seed: 42, replication: 7)

  @Test func `keys are the same in every process and on every platform`() {
    #expect(root.value == 0xA3A0_DA96_0B48_3523)
    #expect(root.derived("service time").value == 0xE098_A3FD_063A_26EB)
    #expect(root.derived("").value == 0x847E_20E5_8F83_D2B0)
    #expect(root.derived("é").value == 0x3DE3_05BF_5F31_1F16)
    #expect(root.derived(0).value == 0xC72C_B112_883C_6E42)
  }

  @Test func `seed and replication are not interchangeable`() {
    #expect(StreamKey(seed: 1, replication: 2) != StreamKey(seed: 2, replication: 1))
    #expect(StreamKey(seed: 0, replication: 0).value != 0)
  }

  @Test func `the order of purposes matters`() {
    #expect(root.derived("a").derived("b") != root.derived("b").derived("a"))
    #expect(root.derived("ab") != root.derived("a").derived("b"))
  }

  @Test func `seeds, replications, purposes and entities near each other have distinct keys`() {
    var values: Set<UInt64> = []
    for seed: UInt64 in 0..<20 {
      for replication: UInt64 in 0..<20 {
        let key = StreamKey(seed: seed, replication: replication)
        values.insert(key.value)
        for entity: UInt64 in 0..<10 {
          values.insert(key.derived(entity).value)
          values.insert(key.derived("purpose \(entity)").value)
        }
      }
    }
    #expect(values.count == 20 * 20 * 21)
  }

  @Test func `one bit of the entity moves about half of the key's bits`() {
    var moved = 0
    for bit in 0..<64 {
      let difference = root.derived(1000).value ^ root.derived(1000 ^ (1 << bit)).value
      #expect((12...52).contains(difference.nonzeroBitCount))
      moved += difference.nonzeroBitCount
    }
    // 4,096 fair coins: a mean of 2,048 and a deviation of 32.
    #expect((2048 - 4 * 32...2048 + 4 * 32).contains(moved))
  }
}
