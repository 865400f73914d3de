import OutputAnalysis
import Testing

@Suite struct LatencyHistogramTests {
  /// Every power of two, its neighbors, and random values of every length.
  static let interestingValues: [Int64] = {
    var values: [Int64] = [0, .max]
    var stream = TestStream(seed: 1)
    for bit in 0..<63 {
      let power = Int64(1) << Int64(bit)
      values += [power - 1, power, power + 1, power | Int64(stream.nextBits() >> (64 - bit))]
    }
    return values.filter { $0 >= 0 }
  }()

  @Test func `every value falls into a bucket that holds it and is narrow enough`() {
    for value in Self.interestingValues {
      var histogram = LatencyHistogram()
      histogram.record(value)
      histogram.forEachBucket { values, count in
        #expect(count == 1)
        #expect(values.contains(value))
        let width = Double(values.upperBound - values.lowerBound)
        #expect(width <= Double(values.lowerBound) * histogram.relativeError)
      }
    }
  }

  @Test func `buckets follow each other without gap or overlap`() {
    var histogram = LatencyHistogram()
    for value in Self.interestingValues { histogram.record(value) }
    var end: Int64 = -1
    histogram.forEachBucket { values, _ in
      #expect(values.lowerBound > end)
      end = values.upperBound
    }
    var small = LatencyHistogram()
    for value in Int64(0)..<5000 { small.record(value) }
    var next: Int64 = 0
    small.forEachBucket { values, count in
      #expect(values.lowerBound == next)
      #expect(next + Int64(count) == min(values.upperBound + 1, 5000))
      next = values.upperBound + 1
    }
  }

  @Test func `an empty histogram says so`() {
    let histogram = LatencyHistogram()
    #expect(histogram.isEmpty)
    #expect(histogram.count == 0)
    #expect(histogram.mean.isNaN)
    #expect(histogram.quantile(0.5).isNaN)
    #expect(histogram.fractionBelow(5).isNaN)
    #expect(histogram.countAbove(5) == 0)
    #expect(histogram.minimum == 0 && histogram.maximum == 0)
  }

  @Test func `small values are exact`() {
    var histogram = LatencyHistogram()
    for value in Int64(1)...100 { histogram.record(value) }
    for percent in 1...100 {
      #expect(histogram.quantile(Double(percent) / 100) == Double(percent))
      #expect(histogram.countAbove(Int64(percent)) == 100 - percent)
      #expect(histogram.fractionBelow(Int64(percent)) == Double(percent) / 100)
    }
    #expect(histogram.mean == 50.5)
  }

  @Test func `a constant is exact at every quantile`() {
    var histogram = LatencyHistogram()
    histogram.record(12_345_678, count: 1000)
    for q in [0, 0.01, 0.5, 0.99, 1] { #expect(histogram.quantile(q) == 12_345_678) }
    #expect(histogram.mean == 12_345_678)
  }

  @Test func `the sum is exact where 64 bits would not hold it`() {
    var histogram = LatencyHistogram()
    histogram.record(.max, count: .max - 1)
    histogram.record(.max)
    #expect(histogram.sum == Int128(Int64.max) * Int128(Int64.max))
    #expect(histogram.count == .max)
  }

  @Test func `counts and sums saturate and do not trap`() {
    var histogram = LatencyHistogram()
    histogram.record(.max, count: .max)
    #expect(histogram.countAbove(.max - 1) >= 0)
    histogram.record(.max, count: .max)
    histogram.merge(histogram)
    #expect(histogram.count == .max)
    #expect(histogram.sum == .max)
  }

  @Test(arguments: 0..<20)
  func `merging equals recording everything, in any order`(seed: Int) {
    var stream = TestStream(seed: seed)
    var (first, second, all) = (LatencyHistogram(), LatencyHistogram(), LatencyHistogram())
    for turn in 0..<400 {
      let value = Int64(stream.nextBits() >> (1 + stream.nextBits() % 63))
      if turn.isMultiple(of: 3) { first.record(value) } else { second.record(value) }
      all.record(value)
    }
    var forward = first
    forward.merge(second)
    var backward = second
    backward.merge(first)
    #expect(forward == all)
    #expect(backward == all)
    forward.merge(LatencyHistogram())
    #expect(forward == all)
    var empty = LatencyHistogram()
    empty.merge(all)
    #expect(empty == all)
  }

  @Test func `recording a count equals recording as often`() {
    var (once, often) = (LatencyHistogram(), LatencyHistogram())
    once.record(777_777, count: 30)
    once.record(1 << 40, count: 0)
    for _ in 0..<30 { often.record(777_777) }
    #expect(once == often)
  }

  @Test func `a limit inside a bucket splits it evenly`() {
    var histogram = LatencyHistogram()
    // The bucket 1,048,576 ... 1,052,671 is 4,096 wide.
    for value in stride(from: Int64(1_048_576), through: 1_052_671, by: 1) {
      histogram.record(value)
    }
    #expect(histogram.countAbove(1_048_576 + 1023) == 3072)
    #expect(histogram.countAbove(1_048_575) == 4096)
    #expect(histogram.countAbove(1_052_671) == 0)
  }

  @Test func `wrong arguments are refused`() async {
    await #expect(processExitsWith: .failure) {
      var histogram = LatencyHistogram()
      histogram.record(-1)
    }
    await #expect(processExitsWith: .failure) {
      var histogram = LatencyHistogram()
      histogram.record(5)
      histogram.record(.min)
    }
    await #expect(processExitsWith: .failure) {
      var histogram = LatencyHistogram()
      histogram.record(5, count: -1)
    }
    await #expect(processExitsWith: .failure) {
      var histogram = LatencyHistogram(.fine)
      histogram.merge(LatencyHistogram(.coarse))
    }
    await #expect(processExitsWith: .failure) { _ = LatencyHistogram().quantile(1.01) }
    await #expect(processExitsWith: .failure) { _ = LatencyHistogram().quantile(.nan) }
  }
}
