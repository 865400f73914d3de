import Experiments
import SimulationKernel
import Testing

@Suite struct RecoveryPartsTests {
  private func time(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

  private func parts(
    failed: Double = 100, detected: Double? = nil, decided: Double? = nil, able: Double? = nil,
    flipped: Double? = nil, moved: Double? = nil, recovered: Double? = nil,
    mended: Double? = nil, decision: Bool = false, flip: Bool = true, capacity: Bool = false
  ) -> [Double?] {
    split(
      failed: failed, detected: detected, decided: decided, able: able, flipped: flipped,
      moved: moved, recovered: recovered, mended: mended, decision: decision, flip: flip,
      capacity: capacity
    ).all.map { $0.span?.seconds }
  }

  private func split(
    failed: Double = 100, detected: Double? = nil, decided: Double? = nil, able: Double? = nil,
    flipped: Double? = nil, moved: Double? = nil, recovered: Double? = nil,
    mended: Double? = nil, decision: Bool = false, flip: Bool = true, capacity: Bool = false
  ) -> RecoveryParts {
    var it = RecoveryParts.Milestones(failed: time(failed))
    it.detected = detected.map(time)
    it.decided = decided.map(time)
    it.flipped = flipped.map(time)
    it.moved = moved.map(time)
    it.recovered = recovered.map(time)
    (it.able, it.mended) = (able.map(time), mended.map(time))
    (it.needsDecision, it.needsFlip, it.needsCapacity) = (decision, flip, capacity)
    return RecoveryParts(it)
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

  @Test func `what had not come when the fault ended keeps the time until then as its own`() {
    // Clients never moved.
    let drain = split(detected: 130, flipped: 140, recovered: 231, mended: 200)
    #expect(drain.all.map { $0.span?.seconds } == [30, 0, 10, 60, 31])
    #expect(drain.cutShort == .cacheDrain)
    // The record never flipped.
    let flip = split(detected: 130, recovered: 234, mended: 200)
    #expect(flip.all.map { $0.span?.seconds } == [30, 0, 70, 0, 34])
    #expect(flip.cutShort == .recordFlip)
    // Nobody noticed, nobody decided, the standby had no task.
    #expect(parts(recovered: 201, mended: 200) == [100, 0, 0, 0, 1])
    #expect(parts(detected: 130, recovered: 201, mended: 200, decision: true) == [30, 70, 0, 0, 1])
    let able = split(detected: 130, recovered: 201, mended: 200, capacity: true)
    #expect(able.all.map { $0.span?.seconds } == [30, 0, 0, 0, 71])
    #expect(able.cutShort == .capacity)
  }

  @Test func `what comes after recovery had no part in it if the fault had ended`() {
    #expect(
      parts(detected: 130, flipped: 140, moved: 400, recovered: 231, mended: 200)
        == [30, 0, 10, 60, 31])
  }

  @Test func `a fault that lasts beyond recovery ended nothing`() {
    let it = split(detected: 130, recovered: 150, mended: 200)
    #expect(it.all.map { $0.span?.seconds } == [30, 0, 0, 0, 20])
    #expect(it.cutShort == nil)
  }

  @Test func `clients that have somewhere to go are waited for until recovery`() {
    #expect(parts(detected: 130, flipped: 140, recovered: 180) == [30, 0, 10, 40, 0])
  }

  @Test func `until the standby can serve, capacity is what the answers wait for`() {
    #expect(
      parts(
        detected: 110, decided: 150, able: 190, flipped: 192, moved: 250, recovered: 260,
        decision: true, capacity: true) == [10, 40, 2, 58, 50])
    #expect(parts(detected: 110, decision: false, capacity: true) == [10, 0, 0, 0, nil])
  }

  /// Every order of five milestones among six instants, present or missing: 7^5 cases.
  @Test func `the parts sum to the time to recovery exactly, whatever happened`() {
    let (ends, ready): ([Double?], [Double?]) = ([nil, 110, 150, 500], [nil, 105, 160])
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
      it.needsCapacity = number % 5 == 0
      it.mended = ends[number % ends.count].map(time)
      it.able = ready[number / 7 % ready.count].map(time)
      let parts = RecoveryParts(it)
      #expect(parts.sum == it.recovered.map { $0 - it.failed }, "case \(number)")
      let never = parts.all.filter { $0.span == nil }.count
      #expect(never == (it.recovered == nil ? 1 : 0), "case \(number)")
      #expect(parts.all.allSatisfy { ($0.span ?? .zero) >= .zero }, "case \(number)")
    }
  }
}
