import SimulationKernel
import Testing

@Suite struct SimulationTimeTests {
  @Test func `times add spans and saturate at never`() {
    #expect(at(10) + TimeSpan(nanoseconds: 5) == at(15))
    #expect(at(.max - 3) + TimeSpan(nanoseconds: 4) == .never)
    #expect(.never + TimeSpan.zero == SimulationTime.never)
  }

  @Test func `the difference of two times is a signed span`() {
    #expect(at(10) - at(4) == TimeSpan(nanoseconds: 6))
    #expect(at(4) - at(10) == TimeSpan(nanoseconds: -6))
    #expect(SimulationTime.never - .zero == TimeSpan(nanoseconds: .max))
  }

  @Test func `times are ordered, and never is the last`() {
    #expect(SimulationTime.zero < at(1))
    #expect(at(.max - 1) < .never)
  }

  @Test func `a time reads as seconds`() {
    #expect(at(1_500_000_000).seconds == 1.5)
    #expect(at(1_500_000_000).description == "1.5s")
  }
}
