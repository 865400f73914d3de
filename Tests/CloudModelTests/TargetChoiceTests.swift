import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Which targets a fault chooses.
@Suite struct TargetChoiceTests {
  /// Six targets in three zones; each gets one of six requests a second.
  private func cloud(_ faults: [FaultDescription]) -> CloudDescription {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 6), work: .constant(0), targets: 6, workers: nil,
      horizon: .seconds(30))
    cloud.zones = ["a", "b", "c"]
    cloud.faults = faults
    return cloud
  }

  /// The targets that answer with errors within a span [s].
  private func failing(
    _ faults: [FaultDescription], in span: Range<Double> = 0..<30, seed: UInt64 = 1
  ) -> Set<Int> {
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud(faults), seed: seed, replication: 0, recorder: recorder)
    return Set(
      recorder.attempts.filter { !$0.isSuccess && span.contains($0.due.seconds) }
        .map { Int($0.target) })
  }

  private func lost(
    count: Int? = nil, _ choice: TargetChoice, at: Double = 5.1, share: Double? = nil
  ) -> FaultDescription {
    FaultDescription(
      .targetsLost(TargetsLost(of: "fleet", count: count, choice: choice, mode: .error)), at: at,
      for: 10, share: share)
  }

  @Test func `a share is rounded up, or down where lots are drawn as FIS does`() {
    let drawn = TargetChoice(lot: "x")
    // The examples of the FIS user guide.
    #expect(drawn.count(of: 0.5, among: 5) == 2)
    #expect(drawn.count(of: 0.05, among: 4) == 0)
    #expect(drawn.count(of: 0.29, among: 100) == 29)
    #expect(drawn.count(of: 1, among: 7) == 7)
    #expect(TargetChoice().count(of: 0.5, among: 5) == 3)
    #expect(TargetChoice().count(of: 0.05, among: 4) == 1)
  }

  @Test func `only targets of the zones are chosen`() {
    for (zones, targets) in [(["a"], [0, 3]), (["c", "b"], [1, 2, 4, 5]), ([], Array(0..<6))] {
      #expect(failing([lost(TargetChoice(zones: zones), share: 1)]) == Set(targets))
    }
    #expect(failing([lost(count: 1, TargetChoice(zones: ["b"]))]) == [1])
    #expect(failing([lost(TargetChoice(zones: ["b"], lot: "x"), share: 0.5)]).count == 1)
  }

  @Test func `without lots the oldest is chosen, with them each one alike`() {
    var chosen = Array(repeating: 0, count: 6)
    for seed in 1...120 as ClosedRange<UInt64> {
      #expect(failing([lost(count: 1, TargetChoice())], seed: seed) == [0])
      let drawn = failing([lost(count: 1, TargetChoice(lot: "x"))], seed: seed)
      #expect(drawn.count == 1)
      for target in drawn { chosen[target] += 1 }
    }
    // 20 each; chi-square with five degrees of freedom is above 20.5 once in a thousand samples.
    #expect(chosen.reduce(0) { $0 + Double(($1 - 20) * ($1 - 20)) / 20 } < 20.5)
  }

  @Test func `the same lots choose alike, the smaller among the larger`() {
    var differs = false
    for seed in 1...20 as ClosedRange<UInt64> {
      let faults = [
        lost(count: 2, TargetChoice(lot: "x"), at: 1.1),
        lost(count: 3, TargetChoice(lot: "x"), at: 12.1),
      ]
      let small = failing(faults, in: 0..<12, seed: seed)
      let large = failing(faults, in: 12..<30, seed: seed)
      #expect(small.count == 2 && large.count == 3 && small.isSubset(of: large))
      if failing([lost(count: 2, TargetChoice(lot: "y"))], seed: seed) != small { differs = true }
    }
    #expect(differs)
  }
}
