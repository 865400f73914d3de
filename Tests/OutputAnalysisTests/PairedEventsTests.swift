import OutputAnalysis
import Testing

@Suite struct PairedEventsTests {
  @Test func `what is more and what is fewer are counted apart`() {
    let events = PairedEvents([3, -1, 0, -2])
    #expect((events.more, events.fewer, events.pairs) == (3, 3, 4))
    #expect(events.interval().estimate == 0)
  }

  @Test func `without any difference the bound is a rule of three on each side`() {
    // −ln(0.05 / 4) is the exact upper limit for no event at 97.5 %.
    let interval = PairedEvents(Array(repeating: 0, count: 10)).interval(level: 0.95)
    #expect((interval.high - 0.43820266).magnitude < 1e-7)
    #expect(interval.low == -interval.high)
  }

  @Test func `one more failure in each of two replications proves nothing`() {
    #expect(PairedEvents([1, 1]).interval().contains(0))
    #expect(PairedEvents([5, 7]).interval().isEntirelyAbove(0))
  }

  @Test func `no pair bounds nothing`() {
    #expect(!PairedEvents([]).interval().isBounded)
  }

  @Test func `the level of each of several intervals leaves their risks in sum`() {
    #expect(ConfidenceInterval.level(0.95, forEachOf: 1) == 0.95)
    #expect((ConfidenceInterval.level(0.95, forEachOf: 10) - 0.995).magnitude < 1e-15)
  }

  @Test func `a count without events is at most three at a risk of five percent`() {
    let interval = PoissonCount(0).exactInterval(exposure: 2, level: 0.9)
    #expect(interval.low == 0)
    #expect((interval.high - 2.99573227 / 2).magnitude < 1e-8)
  }
}
