import CloudModel
import SimulationKernel
import Testing

@Suite struct MoveCurveTests {
  /// So many requests in each second, of which a share is stale.
  private func curve(seconds: Int, each: Int = 60, _ share: (Int) -> Double) -> MoveCurve {
    var curve = MoveCurve()
    for second in 0..<seconds {
      let stale = Int((Double(each) * share(second)).rounded())
      for request in 0..<each {
        curve.count(isStale: request < stale, after: .seconds(Double(second) + 0.5))
      }
    }
    return curve
  }

  @Test func `traffic that leaves evenly is half gone after half of the time`() {
    let curve = curve(seconds: 70) { max(0, 1 - Double($0) / 60) }
    #expect(curve.moved(0.5) == .seconds(30))
    #expect(curve.moved(0.9) == .seconds(54))
    #expect(curve.moved(0.99) == .seconds(60))
    #expect(curve.moved(1) == .seconds(60))
    #expect(curve.staleShare(after: .seconds(15)) == 0.75)
    #expect(curve.staleShare(after: .seconds(65)) == 0)
    #expect(curve.staleShare(after: .minutes(15)) == nil)
    #expect(curve.requests == 70 * 60)
    #expect(curve.staleRequests == (1...60).reduce(0) { $0 + UInt64($1) })
  }

  @Test func `traffic that stays has not moved`() {
    let curve = curve(seconds: 300) { _ in 0.02 }
    #expect(curve.moved(0.9) == .zero)
    #expect(curve.moved(0.99) == nil)
    #expect(abs((curve.staleShare(after: .minutes(4)) ?? 0) - 1.0 / 60) < 1e-12)
  }

  @Test func `a second by chance below the mark moves nothing`() {
    // From second 10 on a share of 0.1, with one second at 0 long before.
    let curve = curve(seconds: 60) { $0 == 3 ? 0 : $0 < 10 ? 1 : 0.1 }
    #expect(curve.moved(0.9) == .seconds(10))
  }

  @Test func `without requests nothing is known`() {
    #expect(MoveCurve().moved(0.5) == nil)
    #expect(MoveCurve().staleShare(after: .zero) == nil)
    var late = MoveCurve()
    late.count(isStale: false, after: .minutes(3))
    #expect(late.moved(0.99) == .minutes(3))
  }

  @Test(arguments: [0.0, 1, 119, 120, 124, 125, 1_199, 1_200, 7_199, 7_200, 86_399, 86_400, 1e9])
  func `steps begin where they should`(_ second: Double) {
    var curve = MoveCurve()
    curve.count(isStale: false, after: .seconds(second))
    let step = curve.all.count - 1
    let start = MoveCurve.start(of: step).seconds
    #expect(start <= second)
    #expect(second >= 86_400 || second < MoveCurve.start(of: step + 1).seconds)
    #expect(curve.all.count <= 801)
  }

  @Test func `two curves together count as one`() {
    var sum = curve(seconds: 20) { _ in 1 }
    sum.merge(curve(seconds: 40) { _ in 0 })
    #expect(sum.staleShare(after: .seconds(10)) == 0.5)
    #expect(sum.staleShare(after: .seconds(30)) == 0)
    #expect(sum.moved(0.5) == .zero)
    #expect(sum.moved(0.9) == .seconds(20))
  }
}
