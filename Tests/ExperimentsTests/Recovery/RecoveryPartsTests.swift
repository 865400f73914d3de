import Experiments
import SimulationKernel
import Testing

@Suite struct RecoveryPartsTests {
  private func time(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

  private func parts(
    failed: Double = 100, detected: Double? = nil, decided: Double? = nil, flipped: Double? = nil,
    moved: Double? = nil, recovered: Double? = nil, decision: Bool = false, flip: Bool = true
  ) -> [Double?] {
    var it = RecoveryParts.Milestones(failed: time(failed))
    it.detected = detected.map(time)
    it.decided = decided.map(time)
    it.flipped = flipped.map(time)
    it.moved = moved.map(time)
    it.recovered = recovered.map(time)
    (it.needsDecision, it.needsFlip) = (decision, flip)
    return RecoveryParts(it).all.map { $0.span?.seconds }
  }

  @Test func `each part ends where its milestone is`() {
    #expect(
      parts(
        detected: 130, decided: 150, flipped: 160, moved: 220, recovered: 225, decision: true)
        == [30, 20, 10, 60, 5])
  }

  @Test func `what comes after recovery was not waited for`() {
    #expect(parts(detected: 130, flipped: 135, moved: 300, recovered: 180) == [30, 0, 5, 45, 0])
    #expect(parts(detected: 130, recovered: 110) == [10, 0, 0, 0, 0])
  }

  @Test func `what comes too late to matter ends with what it should have led to`() {
    // The answers changed before anybody had decided.
    #expect(
      parts(
        detected: 130, decided: 150, flipped: 140, moved: 200, recovered: 200, decision: true)
        == [30, 10, 0, 60, 0])
  }

  @Test func `a milestone that is missing takes no time if a later one came`() {
    #expect(parts(flipped: 160, moved: 220, recovered: 220) == [0, 0, 60, 60, 0])
    #expect(parts(recovered: 220) == [0, 0, 0, 0, 120])
  }

  @Test func `what never recovers is stuck in exactly one part`() {
    #expect(parts() == [nil, 0, 0, 0, 0])
    #expect(parts(detected: 130) == [30, 0, nil, 0, 0])
    #expect(parts(detected: 130, decision: true) == [30, nil, 0, 0, 0])
    #expect(parts(detected: 130, flipped: 140) == [30, 0, 10, nil, 0])
    #expect(parts(detected: 130, flipped: 140, moved: 200) == [30, 0, 10, 60, nil])
    // Without a name nothing can be flipped.
    #expect(parts(detected: 130, flip: false) == [30, 0, 0, 0, nil])
  }

  /// Every order of five milestones among six instants, present or missing: 7^5 cases.
  @Test func `the parts sum to the time to recovery exactly, whatever happened`() {
    let choices: [Double?] = [nil, 99.9, 100, 100.1, 130, 170.000_000_001, 400]
    for number in 0..<choices.count * choices.count * choices.count * choices.count * choices.count
    {
      var rest = number
      let picked = (0..<5).map { _ in
        defer { rest /= choices.count }
        return choices[rest % choices.count].map(time)
      }
      if let recovered = picked[4], recovered < time(100) { continue }
      var it = RecoveryParts.Milestones(failed: time(100))
      (it.detected, it.decided, it.flipped, it.moved) = (picked[0], picked[1], picked[2], picked[3])
      it.recovered = picked[4]
      (it.needsDecision, it.needsFlip) = (number % 2 == 0, number % 3 == 0)
      let parts = RecoveryParts(it)
      #expect(parts.sum == it.recovered.map { $0 - it.failed }, "case \(number)")
      let never = parts.all.filter { $0.span == nil }.count
      #expect(never == (it.recovered == nil ? 1 : 0), "case \(number)")
      #expect(parts.all.allSatisfy { ($0.span ?? .zero) >= .zero }, "case \(number)")
    }
  }
}
