import CloudModel
import SimulationKernel
import Testing

@Suite struct LaunchLimitTests {
  /// Launch times of so many tasks that are all wanted at time zero.
  private func launches(_ count: Int, window: Int = .max) -> [SimulationTime] {
    var bucket = LaunchBucket(size: 100, refillRate: 20)
    var quota = LaunchWindow(limit: window)
    var now = SimulationTime.zero
    var times: [SimulationTime] = []
    while times.count < count {
      now = max(bucket.nextLaunch(after: now), quota.nextLaunch(after: now))
      #expect(bucket.take(at: now) == true)
      quota.launched(at: now)
      times.append(now)
    }
    return times
  }

  @Test func `500 tasks leave a full bucket within 20 seconds`() {
    let times = launches(500)
    #expect(times.last?.seconds == 20)
    #expect(times.count { $0.seconds <= 5 } == 200)
  }

  @Test func `300 tasks are 100 at once and the last after 10 seconds`() {
    let times = launches(300)
    #expect(times.count { $0 == .zero } == 100)
    #expect(times.last?.seconds == 10)
  }

  @Test func `1000 tasks of one service wait for its quota of a minute`() {
    #expect(launches(1000).last?.seconds == 45)
    let times = launches(1000, window: 500)
    #expect(times[499].seconds == 20)
    #expect(times[500].seconds == 60)
    #expect(times.last?.seconds == 80)
  }

  @Test func `no minute sees more launches than the quota`() {
    let times = launches(1600, window: 125)
    for (index, time) in times.enumerated() where index >= 125 {
      #expect(time - times[index - 125] >= .seconds(60))
    }
  }

  @Test func `an idle bucket fills up and not further`() {
    var bucket = LaunchBucket(size: 2, refillRate: 1)
    let later = SimulationTime.zero + .seconds(1000)
    #expect(bucket.take(at: .zero) == true)
    #expect(bucket.take(at: later) == true)
    #expect(bucket.take(at: later) == true)
    #expect(bucket.take(at: later) == false)
    #expect(bucket.nextLaunch(after: later) == later + .seconds(1))
  }

  @Test func `a bucket without refill grants its size and nothing more`() {
    var bucket = LaunchBucket(size: 1, refillRate: 0)
    #expect(bucket.take(at: .zero) == true)
    #expect(bucket.nextLaunch(after: .zero) == .never)
    #expect(LaunchBucket(size: 0, refillRate: 20).nextLaunch(after: .zero) == .never)
  }

  @Test func `a launch beyond the quota is a defect of ours`() async {
    await #expect(processExitsWith: .failure) {
      var window = LaunchWindow(limit: 1)
      window.launched(at: .zero)
      window.launched(at: .zero)
    }
  }
}
