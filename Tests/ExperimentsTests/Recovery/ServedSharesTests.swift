import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

/// Ten requests each second; of those in the given seconds all fail but so many.
func shares(seconds: Int, lost: [Range<Int>], served: Int = 0) -> ServedShares {
  let isLost = (0..<seconds).map { second in lost.contains { $0.contains(second) } }
  return ServedShares(
    step: .seconds(1), served: isLost.map { $0 ? served : 10 },
    lost: isLost.map { $0 ? 10 - served : 0 })
}

@Suite struct ServedSharesTests {
  private var goal: RecoveryGoal {
    var goal = RecoveryGoal()
    goal.window = .seconds(10)
    return goal
  }

  @Test func `a loss begins with the first step of which too few were served`() {
    let shares = shares(seconds: 60, lost: [20..<30])
    #expect(shares.loss(in: 0..<60, goal) == 20)
    #expect(shares.loss(in: 25..<60, goal) == 25)
    #expect(shares.loss(in: 0..<20, goal) == nil)
    #expect(shares.loss(in: 30..<60, goal) == nil)
  }

  @Test func `it ends where a whole window is served`() {
    let shares = shares(seconds: 60, lost: [20..<30, 35..<36])
    // From 30 on the window of ten seconds still has the second loss in it.
    #expect(shares.recovery(from: 20, goal) == 36)
  }

  @Test func `the window counts its requests together`() {
    // One failure among a hundred is 99 % exactly.
    let one = shares(seconds: 60, lost: [20..<21], served: 9)
    #expect(one.loss(in: 0..<60, goal) == nil)
    let two = shares(seconds: 60, lost: [20..<21], served: 8)
    #expect(two.loss(in: 0..<60, goal) == 20)
    #expect(two.recovery(from: 20, goal) == 21)
  }

  @Test func `a window that does not end inside the run proves nothing`() {
    #expect(shares(seconds: 40, lost: [20..<30]).recovery(from: 20, goal) == 30)
    #expect(shares(seconds: 39, lost: [20..<30]).recovery(from: 20, goal) == nil)
    #expect(shares(seconds: 5, lost: [2..<3]).recovery(from: 2, goal) == nil)
  }

  @Test func `seconds without a request neither end a loss nor begin one`() {
    var (served, lost) = (Array(repeating: 1, count: 60), Array(repeating: 0, count: 60))
    for second in 20..<40 { served[second] = 0 }
    lost[20] = 1
    let shares = ServedShares(step: .seconds(1), served: served, lost: lost)
    #expect(shares.loss(in: 0..<60, goal) == 20)
    #expect(shares.recovery(from: 20, goal) == 40)
  }

  @Test func `requests count in the second in which they were due, by class`() {
    var cloud = smallCloud(horizon: .seconds(4))
    cloud.regions = [
      RegionDescription(name: "r1", zones: ["a"]), RegionDescription(name: "r2", zones: ["b"]),
    ]
    cloud.warmUp = .seconds(1)
    let kept = replication(
      [
        attempt(due: 500, ended: 600),
        attempt(due: 1500, ended: 3600, outcome: .clientTimeout, isFinal: false),
        attempt(due: 1500, ended: 3600, outcome: .clientTimeout, number: 2),
        attempt(due: 2500, ended: 2600, requestClass: 1),
        attempt(due: 4000, ended: 4100),
      ], cloud: cloud)
    let all = kept.served.shares(of: [0, 1])
    #expect((0..<4).map { all.offered(in: $0..<$0 + 1) } == [0, 1, 1, 1])
    #expect((0..<4).map { all.lost(in: $0..<$0 + 1) } == [0, 1, 0, 0])
    #expect(kept.served.shares(of: [1]).offered(in: 0..<4) == 1)
  }

  @Test func `nothing is kept where nothing can fail over`() {
    let kept = replication([attempt(due: 500, ended: 600)])
    #expect(kept.served.stepCount == 0)
    #expect(kept.failovers(RecoveryGoal()).isEmpty)
  }

  @Test(arguments: [
    (600.0, 1, 1.0), (86_400, 24, 1), (86_400, 48, 2), (86_401, 1, 2), (1e6, 1, 12),
  ])
  func `steps are seconds until a day or the memory is full`(
    horizon: Double, classes: Int, step: Double
  ) {
    let series = ServedSeries(horizon: .seconds(horizon), classCount: classes, isKept: true)
    #expect(series.step == .seconds(step))
    #expect(Double(series.stepCount) * step >= horizon)
  }
}
