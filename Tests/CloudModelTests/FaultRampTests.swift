import CloudModel
import SimulationKernel
import Testing

/// How a fault gets its strength and loses it.
@Suite struct FaultRampTests {
  private func steps(_ fault: FaultDescription) -> [[Double]] {
    fault.steps.map { [$0.after.seconds, $0.strength] }
  }

  private let kind = FaultKind.dependencyDown(dependency: "db")

  @Test func `without a ramp there are no steps`() {
    #expect(steps(FaultDescription(kind, at: 0, for: 60, fades: true)) == [])
  }

  @Test func `the full strength is reached at the end of the ramp in equal steps`() {
    let fault = FaultDescription(kind, at: 100, ramp: 20, steps: 4)
    #expect(steps(fault) == [[5, 0.25], [10, 0.5], [15, 0.75], [20, 1]])
  }

  @Test func `a fault that fades goes in the same steps, the last of which is its end`() {
    let fault = FaultDescription(kind, at: 100, for: 60, ramp: 20, steps: 4, fades: true)
    #expect(
      steps(fault) == [
        [5, 0.25], [10, 0.5], [15, 0.75], [20, 1], [45, 0.75], [50, 0.5], [55, 0.25],
      ])
  }

  @Test func `parts of a step are whole nanoseconds, and the last one is exact`() {
    let fault = FaultDescription(kind, at: 0, ramp: 1, steps: 3)
    #expect(fault.steps.map(\.after.nanoseconds) == [333_333_333, 666_666_666, 1_000_000_000])
  }

  @Test func `a way gets slow step by step, and the journal says so`() {
    var world = FarRegions(horizon: 70)
    world.fault(
      .linkSlow(.init(from: "clients", to: "west", added: .milliseconds(40))), at: 0.5, for: 60,
      ramp: 20, steps: 4, fades: true)
    let times = world.times(to: "west").map { ($0 - 80) / 40 }
    // Four packets take 40 ms more each at full strength.
    #expect(times[0...4].allSatisfy { $0 == 0 })
    #expect(times[5...9].allSatisfy { $0 == 1 })
    #expect(times[10...14].allSatisfy { $0 == 2 })
    #expect(times[15...19].allSatisfy { $0 == 3 })
    #expect(times[20...44].allSatisfy { $0 == 4 })
    #expect(times[45...49].allSatisfy { $0 == 3 })
    #expect(times[50...54].allSatisfy { $0 == 2 })
    #expect(times[55...59].allSatisfy { $0 == 1 })
    #expect(times[60...].allSatisfy { $0 == 0 })
    let recorder = KeepingRecorder()
    _ = Run.perform(world.cloud, seed: 1, replication: 0, recorder: recorder)
    let percents = recorder.journal.compactMap { entry -> Double? in
      if case .faultStrength(let percent) = entry.happening { percent } else { nil }
    }
    #expect(percents == [25, 50, 75, 100, 75, 50, 25])
  }

  @Test func `targets break one after the other, and mend the other way round`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 4), work: .constant(0), targets: 4, workers: nil,
      horizon: .seconds(100))
    cloud.faults = [
      FaultDescription(
        .targetsLost(TargetsLost(of: "fleet", mode: .error)), at: 0.1, for: 80, share: 1, ramp: 40,
        steps: 4, fades: true)
    ]
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    // Round robin: of the four requests of a second as many fail as targets are broken.
    var failed = Array(repeating: 0, count: 100)
    for attempt in recorder.attempts where !attempt.isSuccess {
      failed[Int(attempt.due.seconds)] += 1
    }
    let tens = (0..<10).map { ten in Set(failed[(ten * 10 + 1)..<(ten * 10 + 10)]) }
    #expect(tens == [[0], [1], [2], [3], [4], [3], [2], [1], [0], [0]])
  }
}
