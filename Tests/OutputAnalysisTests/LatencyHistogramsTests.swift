import OutputAnalysis
import Testing

@Suite struct LatencyHistogramsTests {
  private static func add(_ value: Int64, _ place: Int, _ all: inout LatencyHistograms) {
    let bucket = all.places[place].bucket(for: value, on: all.scale)
    guard bucket > 0 else { return all.record(value, in: place) }
    all.buckets[bucket] += 1
    all.places[place].summary.add(value)
  }

  @Test(arguments: [LatencyHistogram.Precision.fine, .coarse])
  func `each is equal to a histogram that recorded the same values`(
    precision: LatencyHistogram.Precision
  ) {
    var stream = TestStream(seed: 7)
    var together = LatencyHistograms(precision, count: 2)
    together.addPlaces(1)
    var apart = Array(repeating: LatencyHistogram(precision), count: 3)
    var values = LatencyHistogramTests.interestingValues
    values += (0..<1_000).map { _ in Int64(stream.nextBits() >> 40) }
    for value in values {
      let place = Int(stream.nextBits() % 2) * 2
      Self.add(value, place, &together)
      apart[place].record(value)
    }
    for place in 0..<3 { #expect(together[place] == apart[place]) }
    #expect(together[1].isEmpty)
  }

  @Test func `merging equals recording everything`() {
    var stream = TestStream(seed: 8)
    var (first, second) = (LatencyHistograms(.fine, count: 2), LatencyHistograms(.fine, count: 2))
    var all = LatencyHistogram()
    for value in LatencyHistogramTests.interestingValues {
      all.record(value)
      if stream.nextBits() % 2 == 0 {
        Self.add(value, 0, &first)
      } else {
        Self.add(value, 1, &second)
      }
    }
    first.merge(1, of: second, into: 0)
    first.merge(0, of: second, into: 0)
    #expect(first[0] == all)
    #expect(first[1].isEmpty)
  }

  @Test func `equality is about observations and not about where buckets are`() {
    var (left, right) = (LatencyHistograms(.coarse, count: 1), LatencyHistograms(.coarse, count: 1))
    for value: Int64 in [3, 5_000, 90_000_000] { Self.add(value, 0, &left) }
    for value: Int64 in [90_000_000, 3, 5_000] { Self.add(value, 0, &right) }
    #expect(left == right)
    Self.add(3, 0, &right)
    #expect(left != right)
  }

  @Test func `wrong arguments are refused`() async {
    await #expect(processExitsWith: .failure) {
      var histograms = LatencyHistograms(.fine, count: 1)
      histograms.record(-1, in: 0)
    }
    await #expect(processExitsWith: .failure) {
      var fine = LatencyHistograms(.fine, count: 1)
      fine.merge(0, of: LatencyHistograms(.coarse, count: 1), into: 0)
    }
  }
}
