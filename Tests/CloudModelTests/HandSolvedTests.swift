import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct `Hand-solved runs` {
  @Test func `one server serves in order of arrival`() {
    var trace = RequestTrace()
    trace.arrivals = [0, 1, 2, 3].map { .seconds($0) }
    trace.work = [3, 1, 1, 1].map { .seconds($0) }
    let cloud = simpleFleet(arrivals: .trace(trace), work: .constant(1), horizon: .seconds(100))
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    #expect(recorder.attempts.map(\.ended.seconds) == [3, 4, 5, 6])
    #expect(recorder.attempts.map(\.waiting.seconds) == [0, 2, 2, 2])
    #expect(outcome.accounts.conservesRequests)
  }

  @Test func `an M,M,1 queue waits as the formula says`() {
    let cloud = simpleFleet(
      arrivals: .poisson(rate: 16), work: .exponential(mean: 0.05), horizon: .seconds(20_000))
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    let times = recorder.responseTimes
    let mean = times.reduce(0, +) / Double(times.count)
    #expect(abs(mean - 0.25) < 0.02, "\(mean) over \(times.count)")
    #expect(outcome.accounts.conservesRequests)
  }
}
