import OutputAnalysis
import Testing

@Suite struct TimeWeightedMeanTests {
  @Test func `each value counts for as long as it lasted`() {
    var queue = TimeWeightedMean(value: 0, at: 0)
    queue.record(2, at: 10)
    queue.record(1, at: 15)
    queue.record(5, at: 15)
    queue.record(0, at: 20)
    // 10 ns of 0, 5 of 2, none of 1, 5 of 5, 20 of 0.
    #expect(queue.area(until: 40) == 35)
    #expect(queue.mean(until: 40) == 35.0 / 40)
    #expect(queue.maximum == 5)
    #expect(queue.minimum == 0)
    #expect(queue.current == 0)
  }

  @Test func `an instant's mean is its value`() {
    let gauge = TimeWeightedMean(value: 7, at: 100)
    #expect(gauge.mean(until: 100) == 7)
    #expect(gauge.area(until: 100) == 0)
  }

  @Test func `a warm-up cut keeps the value and nothing else`() {
    var gauge = TimeWeightedMean(value: 9, at: 0)
    gauge.record(3, at: 10)
    gauge.reset(at: 20)
    gauge.change(by: 1, at: 30)
    #expect(gauge.area(until: 40) == 3 * 10 + 4 * 10)
    #expect(gauge.mean(until: 40) == 3.5)
    #expect(gauge.maximum == 4)
  }

  @Test func `windows of different lengths merge by area, not by mean`() {
    var long = TimeWeightedMean(value: 1, at: 0)
    long.record(1, at: 30)
    var short = TimeWeightedMean(value: 5, at: 1000)
    short.record(5, at: 1010)
    long.merge(short)
    #expect(long.area(until: 30) == 80)
    #expect(long.elapsed(until: 30) == 40)
    #expect(long.mean(until: 30) == 2)
    #expect(long.maximum == 5)
  }

  @Test func `a whole-number area is exact beyond 53 bits`() {
    // 3,000 entities over 50 days in uneven stretches: 1.3e19 entity·ns.
    var gauge = TimeWeightedMean(value: 3000, at: 0)
    let end: Int64 = 4_320_000_000_000_000
    for time in stride(from: Int64(1), to: end, by: 43_199_999_999_999) {
      gauge.record(3000, at: time)
    }
    #expect(gauge.area(until: end) == 3000.0 * 4_320_000_000_000_000)
  }

  @Test func `extreme times saturate and do not trap`() {
    var gauge = TimeWeightedMean(value: 1, at: .min)
    gauge.record(2, at: .max)
    #expect(gauge.elapsed(until: .max) == .max)
    gauge.merge(gauge)
    #expect(gauge.elapsed(until: .max) == .max)
    #expect(gauge.mean(until: .max).isFinite)
  }

  @Test func `time cannot run backwards`() async {
    await #expect(processExitsWith: .failure) {
      var gauge = TimeWeightedMean(at: 10)
      gauge.record(1, at: 9)
    }
    await #expect(processExitsWith: .failure) {
      var gauge = TimeWeightedMean(at: 10)
      gauge.reset(at: 9)
    }
    await #expect(processExitsWith: .failure) {
      _ = TimeWeightedMean(at: 10).area(until: 9)
    }
  }
}
