import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Two designs under the same seed meet the same world.
@Suite struct CommonRandomNumbersTests {
  /// What the world decides about a request, whatever a policy does with it.
  private struct Fate: Equatable {
    var due: SimulationTime
    var requestClass: UInt16
    /// From the start of service to its end.
    var service: TimeSpan
  }

  private func fates(
    targets: Int, algorithm: RoutingAlgorithm, seed: UInt64 = 7
  ) -> [UInt64: Fate] {
    var cloud = simpleFleet(
      arrivals: .poisson(rate: 50), work: .lognormal(mean: 0.02, sigma: 1), targets: targets,
      workers: 2, algorithm: algorithm, horizon: .seconds(60))
    var other = RequestClassDescription()
    other.name = "other"
    other.work = .exponential(mean: 0.05)
    cloud.traffic[0].classes.append(other)
    cloud.revisions[0].slowness = 1.25
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: seed, replication: 3, recorder: recorder)
    var fates: [UInt64: Fate] = [:]
    for attempt in recorder.attempts {
      fates[attempt.request] = Fate(
        due: attempt.due, requestClass: attempt.requestClass,
        service: attempt.ended - attempt.sent - attempt.waiting)
    }
    return fates
  }

  @Test(arguments: [RoutingAlgorithm.roundRobin, .leastOutstandingRequests, .weightedRandom])
  func `more targets and another algorithm change no arrival, class or work`(
    algorithm: RoutingAlgorithm
  ) {
    let few = fates(targets: 2, algorithm: .roundRobin)
    let many = fates(targets: 5, algorithm: algorithm)
    // Only requests that are still in flight at the horizon may be missing on one side.
    let common = few.keys.filter { many[$0] != nil }
    #expect(common.count > 2_800)
    #expect(common.allSatisfy { few[$0] == many[$0] })
  }

  @Test func `another seed is another world`() {
    let one = fates(targets: 2, algorithm: .roundRobin)
    let other = fates(targets: 2, algorithm: .roundRobin, seed: 8)
    #expect(one[0]?.due != other[0]?.due)
  }
}
