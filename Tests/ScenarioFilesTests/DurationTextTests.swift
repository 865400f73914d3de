import ScenarioFiles
import SimulationKernel
import Testing

struct `a duration` {
  @Test(arguments: [
    ("0s", 0), ("1ns", 1), ("250us", 250_000), ("250µs", 250_000), ("250μs", 250_000),
    ("250ms", 250_000_000), ("30s", 30_000_000_000), ("5m", 300_000_000_000),
    ("2h", 7_200_000_000_000), ("2d", 172_800_000_000_000), ("1h30m", 5_400_000_000_000),
    ("1d2h3m4s5ms6us7ns", 93_784_005_006_007), ("1.5s", 1_500_000_000), ("0.1s", 100_000_000),
    ("0.000000001s", 1), ("0.10000000000000000000000s", 100_000_000), ("007s", 7_000_000_000),
    ("9223372036.854775807s", Int64.max), ("9223372036854775807ns", Int64.max),
    ("PT5M", 300_000_000_000), ("PT0.5S", 500_000_000), ("P1DT12H", 129_600_000_000_000),
    ("P2W", 1_209_600_000_000_000), ("PT1H30M15S", 5_415_000_000_000),
  ])
  func `is read to the nanosecond`(text: String, nanoseconds: Int64) throws {
    #expect(try DurationText.parse(text).nanoseconds == nanoseconds)
  }

  @Test(arguments: [
    ("", QuantityProblem.malformed), ("30", .missingUnit), ("1h30", .missingUnit),
    ("5min", .unknownUnit("min")), ("5M", .unknownUnit("M")), ("3y", .unknownUnit("y")),
    ("s", .malformed), (".5s", .malformed), ("5.s", .malformed), ("30 s", .malformed),
    ("1e3s", .malformed), ("1_000s", .malformed), ("1,5s", .malformed), ("+5s", .malformed),
    ("-5s", .negative), ("30s ", .malformed), (" 30s", .malformed), ("0.5ns", .tooFine),
    ("1.0000000001s", .tooFine), ("0.0000000000000000000001s", .tooFine),
    ("9223372036854775808ns", .tooLarge), ("106752d", .tooLarge), ("200000d", .tooLarge),
    ("99999999999999999999999s", .tooLarge), ("106751d24h", .tooLarge), ("1m1h", .unordered),
    ("1s1s", .unordered), ("P", .malformed), ("PT", .malformed), ("P1DT", .malformed),
    ("P1Y", .noFixedLength), ("P3M", .noFixedLength), ("PT5", .malformed), ("PT1S1M", .unordered),
    ("P1H", .malformed), ("pt5m", .malformed), ("PT5Mx", .malformed), ("∞s", .malformed),
  ])
  func `is refused with the reason`(text: String, problem: QuantityProblem) {
    #expect(throws: problem) { try DurationText.parse(text) }
  }

  @Test(arguments: [
    (0, "0s"), (1, "1ns"), (1_500, "1.5us"), (250_000_000, "250ms"), (1_500_000_000, "1.5s"),
    (300_000_000_000, "5m"), (90_000_000_000, "1m30s"), (5_400_000_000_000, "1h30m"),
    (60_000_000_001, "1m0.000000001s"), (86_400_000_000_000, "1d"),
    (Int64.max, "106751d23h47m16.854775807s"),
  ])
  func `is written as people would`(nanoseconds: Int64, text: String) throws {
    #expect(DurationText.text(of: TimeSpan(nanoseconds: nanoseconds)) == text)
    #expect(try DurationText.parse(text).nanoseconds == nanoseconds)
  }
}
