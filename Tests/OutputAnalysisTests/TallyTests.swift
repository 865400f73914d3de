import OutputAnalysis
import Testing

@Suite struct TallyTests {
  @Test func `eight values by hand`() {
    let tally = Tally([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(tally.count == 8)
    #expect(tally.mean == 5)
    #expect(tally.sum == 40)
    #expect(tally.variance.isClose(to: 32.0 / 7, within: 1e-15))
    #expect(tally.standardDeviation.isClose(to: (32.0 / 7).squareRoot(), within: 1e-15))
    #expect(tally.standardError.isClose(to: (32.0 / 56).squareRoot(), within: 1e-15))
    #expect(tally.minimum == 2)
    #expect(tally.maximum == 9)
  }

  @Test func `nothing observed is not zero`() {
    let tally = Tally()
    #expect(tally.isEmpty)
    #expect(tally.sum == 0)
    #expect(tally.mean.isNaN)
    #expect(tally.minimum.isNaN)
    #expect(tally.maximum.isNaN)
    #expect(tally.variance.isNaN)
  }

  @Test func `one value has a mean but no variance`() {
    let tally = Tally([3.5])
    #expect(tally.mean == 3.5)
    #expect(tally.variance.isNaN)
    #expect(tally.standardError.isNaN)
  }

  @Test func `a small variance on a large mean keeps its digits`() {
    // The sum of squares would lose them all: 1e18 has no room for 30.
    let tally = Tally([4, 7, 13, 16].map { 1e9 + $0 })
    #expect(tally.mean == 1e9 + 10)
    #expect(tally.variance.isClose(to: 30, within: 1e-12))
  }

  @Test func `a sum does not drift`() {
    let tally = Tally([1e16, 1, 1, 1, 1, -1e16])
    #expect(tally.sum == 4)
  }

  @Test(arguments: 0..<50)
  func `merged tallies equal the tally of all values`(seed: Int) {
    var stream = TestStream(seed: seed)
    let values = (0..<(2 + seed * 7)).map { _ in 100 + 5 * stream.normal() }
    let whole = Tally(values)
    for cut in [0, 1, values.count / 3, values.count - 1, values.count] {
      var merged = Tally(values[..<cut])
      merged.merge(Tally(values[cut...]))
      #expect(merged.count == whole.count)
      #expect(merged.mean.isClose(to: whole.mean, within: 1e-14))
      #expect(merged.variance.isClose(to: whole.variance, within: 1e-12))
      #expect(merged.sum.isClose(to: whole.sum, within: 1e-15))
      #expect(merged.minimum == whole.minimum)
      #expect(merged.maximum == whole.maximum)
    }
  }

  @Test func `merging nothing changes nothing`() {
    var tally = Tally([1, 2])
    tally.merge(Tally())
    #expect(tally == Tally([1, 2]))
    var empty = Tally()
    empty.merge(tally)
    #expect(empty == tally)
  }

  @Test func `values that are not numbers or not finite do not trap`() {
    #expect(Tally([1, .nan]).mean.isNaN)
    #expect(Tally([1, .infinity]).maximum == .infinity)
    #expect(Tally([1, .infinity]).sum == .infinity)
    #expect(Tally([.greatestFiniteMagnitude, .greatestFiniteMagnitude]).sum == .infinity)
  }
}
