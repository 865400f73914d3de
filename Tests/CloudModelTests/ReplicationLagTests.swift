import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct ReplicationLagTests {
  private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

  /// How far behind the copy is at crashes of as many runs, at any time of theirs [s].
  private func recoveryPoints(
    _ law: Distribution, every: TimeSpan = .zero, runs: Int, span: Double
  ) -> [Double] {
    var crashes = RandomStream(StreamKey(seed: 3, replication: 0))
    return (0..<runs).map { run in
      let lag = ReplicationLag(
        law, every: every, key: StreamKey(seed: 1, replication: UInt64(run)))
      let crash = 20_000 + crashes.uniform() * 20_000
      var stream = ReplicaStream()
      let step = span / 400
      for write in 0..<1_200 {
        let now = at(crash - span * 3 + Double(write) * step)
        stream.acknowledged(at: now, lag: lag.wait(to: 1, at: now))
      }
      return stream.lag(at: at(crash)).seconds
    }
  }

  /// The largest distance between the law of a sample and another one.
  private func distance(_ sample: [Double], _ law: (Double) -> Double) -> Double {
    let sorted = sample.sorted()
    return sorted.indices.reduce(0) { largest, index in
      let value = law(sorted[index])
      let count = Double(sorted.count)
      return max(
        largest, abs(value - Double(index) / count), abs(value - Double(index + 1) / count))
    }
  }

  /// Kolmogorov's bound for one wrong answer in a thousand, and two shares of a hundredth: what
  /// passes from one lag to the next, and the steps between writes.
  private func bound(_ runs: Int) -> Double { 1.95 / Double(runs).squareRoot() + 0.02 }

  @Test func `a crash at any time loses as much as the law says`() {
    let sample = recoveryPoints(.uniform(low: 0, high: 20), runs: 300, span: 40)
    #expect(distance(sample) { min(1, max(0, $0 / 20)) } < bound(300))
  }

  @Test func `so it does with a law without bounds`() {
    let law = Distribution.exponential(mean: 2)
    let sample = recoveryPoints(law, runs: 300, span: 24)
    #expect(distance(sample) { law.cdf($0) } < bound(300))
  }

  @Test func `batches lose what has come since the last one`() {
    let sample = recoveryPoints(
      .constant(10), every: .minutes(5), runs: 300, span: 400)
    #expect(distance(sample) { min(1, max(0, ($0 - 10) / 300)) } < bound(300))
  }

  @Test func `a lag without spread is the same at every time and for every copy`() {
    let lag = ReplicationLag(.constant(3), every: .zero, key: StreamKey(seed: 1, replication: 0))
    for copy in 0..<3 {
      #expect((0..<50).allSatisfy { lag.wait(to: copy, at: at(Double($0) * 77)) == .seconds(3) })
    }
  }

  @Test func `copies have lags of their own, which stay for a while`() {
    let lag = ReplicationLag(
      .uniform(low: 0, high: 20), every: .zero, key: StreamKey(seed: 1, replication: 0))
    #expect(lag.wait(to: 1, at: at(5)) != lag.wait(to: 2, at: at(5)))
    let waits = (0..<10_000).map { lag.wait(to: 1, at: at(Double($0))) }
    let changes = zip(waits, waits.dropFirst()).count { $0 != $1 }
    #expect(abs(Double(changes) - 9_999 / lag.period.seconds) <= 1)
  }
}
