import OutputAnalysis
import Testing

@Suite struct SeriesTests {
  @Test func `a grid has the bins it needs, the last one cut short`() {
    let grid = TimeGrid(from: 5, to: 38, step: 10)
    #expect(grid.binCount == 4)
    #expect(grid.step == 10)
    #expect((0..<4).map { grid.start(ofBin: $0) } == [5, 15, 25, 35])
    #expect((0..<4).map { grid.length(ofBin: $0) } == [10, 10, 10, 3])
    #expect(grid.bin(at: 4) == nil)
    #expect(grid.bin(at: 5) == 0)
    #expect(grid.bin(at: 14) == 0)
    #expect(grid.bin(at: 15) == 1)
    #expect(grid.bin(at: 38) == 3)
    #expect(grid.bin(at: 39) == nil)
  }

  @Test func `a step that would need too many bins is doubled`() {
    let grid = TimeGrid(to: 1000, step: 1, atMostBins: 300)
    #expect(grid.step == 4)
    #expect(grid.binCount == 250)
    let widest = TimeGrid(from: .min, to: .max, step: 1, atMostBins: 1)
    #expect(widest.binCount == 1)
    #expect(widest.bin(at: .max) == 0)
    #expect(TimeGrid(from: 7, to: 7, step: 1).binCount == 1)
  }

  @Test func `amounts fall into the bin of their instant`() {
    let grid = TimeGrid(from: 0, to: 3_000_000_000, step: 1_000_000_000)
    var requests = CountSeries(on: grid)
    for time in [0, 999_999_999, 1_000_000_000, 2_500_000_000, 500_000_000, 3_000_000_000] {
      requests.record(at: Int64(time))
    }
    requests.record(4, at: 1_500_000_000)
    requests.record(2, at: -1)
    requests.record(1, at: 3_000_000_001)
    #expect(requests.values == [3, 5, 2])
    #expect(requests.ratesPerSecond == [3, 5, 2])
    #expect(requests.recordedOutside == 3)
  }

  @Test(arguments: 0..<20)
  func `the cursor finds the bin that the grid finds`(seed: Int) {
    var stream = TestStream(seed: seed)
    let grid = TimeGrid(from: -50, to: 77, step: 1 + Int64(seed % 9))
    var series = CountSeries(on: grid)
    var expected = [Double](repeating: 0, count: grid.binCount)
    var outside = 0.0
    for _ in 0..<300 {
      let time = Int64(stream.uniform() * 160) - 70
      series.record(at: time)
      if let bin = grid.bin(at: time) { expected[bin] += 1 } else { outside += 1 }
    }
    #expect(series.values == expected)
    #expect(series.recordedOutside == outside)
  }

  @Test func `series of two replications add up`() {
    let grid = TimeGrid(to: 20, step: 10)
    var (first, second) = (CountSeries(on: grid), CountSeries(on: grid))
    first.record(at: 1)
    second.record(2, at: 11)
    second.record(at: 21)
    first.merge(second)
    #expect(first.values == [1, 2])
    #expect(first.recordedOutside == 1)
  }

  @Test func `each bin has its own quantiles`() {
    let grid = TimeGrid(to: 30, step: 10)
    var (first, second) = (LatencySeries(on: grid), LatencySeries(on: grid))
    for latency in Int64(1)...50 { first.record(latency, at: 3) }
    for latency in Int64(1)...10 { first.record(latency, at: 25) }
    for latency in Int64(11)...20 { second.record(latency, at: 25) }
    second.record(7, at: 99)
    first.merge(second)
    let medians = first.quantiles(0.5)
    #expect(medians[0] == 25)
    #expect(medians[1].isNaN)
    #expect(medians[2] == 10)
    #expect(first.bins.map(\.count) == [50, 0, 20])
    #expect(first.recordedOutside.count == 1)
  }

  @Test func `a gauge counts for as long as it lasts in each bin`() {
    let grid = TimeGrid(from: 10, to: 45, step: 10)
    var gauge = GaugeSeries(value: 2, at: 0, on: grid)
    gauge.record(4, at: 15)
    gauge.record(1, at: 37)
    gauge.record(9, at: 37)
    gauge.record(0, at: 37)
    gauge.close(at: 60)
    // 10...20: five of 2, five of 4. 20...30: 4. 30...40: seven of 4, three of 0. 40...45: 0.
    #expect(gauge.means == [3, 4, 2.8, 0])
    #expect(gauge.maxima == [4, 4, 9, 0])
  }

  @Test func `a gauge that was not watched has no mean`() {
    var gauge = GaugeSeries(value: 2, at: 0, on: TimeGrid(to: 30, step: 10))
    gauge.close(at: 15)
    #expect(gauge.means[0] == 2)
    #expect(gauge.means[1] == 2)
    #expect(gauge.means[2].isNaN)
    #expect(gauge.maxima[2].isNaN)
  }

  @Test func `merged gauges have the mean over both`() {
    let grid = TimeGrid(to: 20, step: 10)
    var (first, second) = (GaugeSeries(value: 1, on: grid), GaugeSeries(value: 3, on: grid))
    first.close(at: 20)
    second.close(at: 20)
    first.merge(second)
    #expect(first.means == [2, 2])
    #expect(first.maxima == [3, 3])
  }

  @Test func `impossible grids are refused`() async {
    await #expect(processExitsWith: .failure) { _ = TimeGrid(from: 2, to: 1, step: 1) }
    await #expect(processExitsWith: .failure) { _ = TimeGrid(to: 1, step: 0) }
    await #expect(processExitsWith: .failure) { _ = TimeGrid(to: 1, step: 1, atMostBins: 0) }
  }

  @Test func `series on different grids do not merge`() async {
    await #expect(processExitsWith: .failure) {
      var series = CountSeries(on: TimeGrid(to: 10, step: 1))
      series.merge(CountSeries(on: TimeGrid(to: 10, step: 2)))
    }
    await #expect(processExitsWith: .failure) {
      var series = LatencySeries(on: TimeGrid(to: 10, step: 1))
      series.merge(LatencySeries(on: TimeGrid(to: 10, step: 2)))
    }
    await #expect(processExitsWith: .failure) {
      var series = GaugeSeries(on: TimeGrid(to: 10, step: 1))
      series.merge(GaugeSeries(on: TimeGrid(to: 10, step: 2)))
    }
  }

  @Test func `a gauge's time cannot run backwards`() async {
    await #expect(processExitsWith: .failure) {
      var gauge = GaugeSeries(at: 5, on: TimeGrid(to: 10, step: 1))
      gauge.record(1, at: 4)
    }
  }
}
