import CloudModel
import SimulationKernel
import Testing

@Suite struct StartThrottleTests {
  @Test func `the wait begins with the third failure and doubles up to 27 minutes`() {
    var throttle = StartThrottle(LaunchDescription())
    var delays: [Double] = []
    for failure in 1...12 {
      #expect(throttle.taskFailedToStart(at: .zero) == (failure == 3))
      delays.append(throttle.delay.seconds)
    }
    #expect(delays == [0, 0, 10, 20, 40, 80, 160, 320, 640, 1280, 1620, 1620])
  }

  @Test func `a task that runs, and a new revision, clear it`() {
    for clears in [true, false] {
      var throttle = StartThrottle(LaunchDescription())
      for _ in 0..<5 { _ = throttle.taskFailedToStart(at: .zero) }
      #expect(throttle.opensAt > .zero)
      if clears { throttle.taskReachedRunning() } else { throttle.revisionChanged() }
      #expect(throttle.opensAt == .zero)
      #expect(throttle.delay == .zero)
    }
  }

  @Test func `a throttle without growth keeps its first wait`() {
    var description = LaunchDescription()
    description.throttleFactor = 1
    var throttle = StartThrottle(description)
    for _ in 0..<1000 { _ = throttle.taskFailedToStart(at: .zero) }
    #expect(throttle.delay == .seconds(10))
  }
}
