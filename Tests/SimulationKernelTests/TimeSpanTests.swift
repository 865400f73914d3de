import SimulationKernel
import Testing

@Suite struct TimeSpanTests {
  @Test func `seconds are rounded to the nearest nanosecond`() {
    #expect(TimeSpan.seconds(1.000_000_000_4).nanoseconds == 1_000_000_000)
    #expect(TimeSpan.seconds(1.000_000_000_6).nanoseconds == 1_000_000_001)
    #expect(TimeSpan.seconds(-1.000_000_000_6).nanoseconds == -1_000_000_001)
    #expect(TimeSpan.seconds(0).nanoseconds == 0)
    #expect(TimeSpan.seconds(-0.0).nanoseconds == 0)
    #expect(TimeSpan.milliseconds(12).nanoseconds == 12_000_000)
    #expect(TimeSpan.minutes(2).nanoseconds == 120_000_000_000)
  }

  @Test func `every power of two of nanoseconds is exact`() {
    for exponent in 0..<63 {
      let count = Int64(1) << exponent
      // Dividing by 1e9 and multiplying again may be off by half a unit in the last place.
      let tolerance = exponent < 52 ? 0 : Int64(1) << (exponent - 51)
      for sign in [1, -1] as [Int64] {
        let span = TimeSpan.seconds(Double(sign * count) / 1e9)
        #expect(abs(span.nanoseconds - sign * count) <= tolerance, "2^\(exponent)")
      }
    }
  }

  @Test func `both sides of the fast conversion's limit agree`() {
    let limit = Double(1 << 51)
    for offset in -4...4 {
      let wanted = limit + Double(offset)
      let span = TimeSpan.seconds(wanted / 1e9)
      #expect(abs(span.nanoseconds - Int64(wanted)) <= 1)
      #expect(TimeSpan.seconds(-wanted / 1e9).nanoseconds == -span.nanoseconds)
    }
  }

  @Test func `what is too long saturates, and not a number is zero`() {
    #expect(TimeSpan.seconds(1e300).nanoseconds == .max)
    #expect(TimeSpan.seconds(-1e300).nanoseconds == .min)
    #expect(TimeSpan.seconds(.infinity).nanoseconds == .max)
    #expect(TimeSpan.seconds(-.infinity).nanoseconds == .min)
    #expect(TimeSpan.seconds(.nan) == .zero)
    #expect(TimeSpan.seconds(Double(nan: 7, signaling: false)) == .zero)
  }

  @Test func `sums and differences saturate`() {
    let (longest, shortest) = (TimeSpan(nanoseconds: .max), TimeSpan(nanoseconds: .min))
    let one = TimeSpan(nanoseconds: 1)
    #expect(longest + one == longest)
    #expect(shortest - one == shortest)
    #expect(shortest + TimeSpan(nanoseconds: -1) == shortest)
    #expect(longest - TimeSpan(nanoseconds: -1) == longest)
    #expect(one + one == TimeSpan(nanoseconds: 2))
    #expect(one - one == .zero)
  }

  @Test func `a span reads as seconds`() {
    #expect(TimeSpan.seconds(0.25).seconds == 0.25)
    #expect(TimeSpan.seconds(0.25).description == "0.25s")
    #expect(TimeSpan.zero < TimeSpan(nanoseconds: 1))
  }
}
