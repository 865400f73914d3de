import CloudModel
import SimulationKernel
import Testing

@Suite struct ZonalShiftTests {
  private func minute(_ count: Double) -> SimulationTime { .zero + .minutes(count) }

  @Test func `one zone at a time is shifted away from`() {
    var shift = ZonalShift()
    #expect(shift.zone == nil)
    #expect(shift.start(awayFrom: 1, until: minute(60)) == .started)
    #expect(shift.start(awayFrom: 0, until: minute(60)) == .conflict)
    #expect(shift.zone == 1)
    #expect(shift.cancel() == .ended)
    #expect(shift.zone == nil)
    #expect(shift.cancel() == .nothing)
  }

  @Test func `a shift expires at its latest end`() {
    var shift = ZonalShift()
    #expect(shift.start(awayFrom: 1, until: minute(10)) == .started)
    #expect(shift.start(awayFrom: 1, until: minute(20)) == .extended)
    #expect(shift.expire(at: minute(10)) == .nothing)
    #expect(shift.zone == 1)
    #expect(shift.expire(at: minute(20)) == .ended)
    #expect(shift.zone == nil)
  }

  @Test func `what an operator starts goes before what AWS starts`() {
    var shift = ZonalShift()
    #expect(shift.startAutoshift(awayFrom: 0) == .started)
    #expect(shift.zone == 0)
    #expect(shift.start(awayFrom: 2, until: minute(10)) == .started)
    #expect(shift.zone == 2)
    #expect(shift.expire(at: minute(10)) == .ended)
    #expect(shift.zone == 0)
    #expect(shift.startAutoshift(awayFrom: 1) == .conflict)
    #expect(shift.endAutoshift(of: 1) == .nothing)
    #expect(shift.endAutoshift(of: 0) == .ended)
    #expect(shift.zone == nil)
  }
}
