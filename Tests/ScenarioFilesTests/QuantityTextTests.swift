import ScenarioFiles
import Testing

struct `rates, shares, sizes and bandwidths` {
  @Test(
    arguments: [
      ("200rps", 200.0), ("0.5/s", 0.5), ("12/min", 0.2), ("90/h", 0.025), ("86400/d", 1.0),
      ("0rps", 0.0), ("1000000rps", 1e6), ("0.1rps", 0.1), ("1/min", 1.0 / 60),
    ] as [(String, Double)])
  func `a rate is per second`(text: String, perSecond: Double) throws {
    #expect(try RateText.parse(text) == perSecond)
    #expect(try RateText.parse(RateText.text(of: perSecond)) == perSecond)
  }

  @Test(arguments: [
    ("200", QuantityProblem.missingUnit), ("1e3rps", .malformed), ("-1rps", .negative),
    ("200 rps", .malformed), ("200RPS", .unknownUnit("RPS")), ("200/month", .unknownUnit("/month")),
    ("rps", .malformed), ("", .malformed), ("NaNrps", .malformed), ("1.2.3rps", .malformed),
  ])
  func `a wrong rate is refused`(text: String, problem: QuantityProblem) {
    #expect(throws: problem) { try RateText.parse(text) }
  }

  @Test(
    arguments: [
      ("5%", 0.05), ("0.5%", 0.005), ("100%", 1), ("0%", 0), ("33.3%", 0.333), ("7%", 0.07),
      ("0.001%", 0.00001), ("250%", 2.5),
    ] as [(String, Double)])
  func `a share is a part of one`(text: String, share: Double) throws {
    #expect(try ShareText.parse(text) == share)
    #expect(ShareText.text(of: share) == text)
  }

  @Test(arguments: [
    ("5", QuantityProblem.missingUnit), ("0.05", .missingUnit), ("-5%", .negative),
    ("5 %", .malformed), ("5%%", .unknownUnit("%%")), ("5percent", .unknownUnit("percent")),
    ("5.%", .malformed),
  ])
  func `a wrong share is refused`(text: String, problem: QuantityProblem) {
    #expect(throws: problem) { try ShareText.parse(text) }
  }

  @Test(
    arguments: [
      ("1500B", 1_500), ("512KB", 512_000), ("512kB", 512_000), ("1GB", 1_000_000_000),
      ("128MiB", 134_217_728), ("1.5KiB", 1_536), ("1TiB", 1_099_511_627_776),
      ("2TB", 2_000_000_000_000),
      ("0B", 0),
    ] as [(String, Int64)])
  func `a size is in whole bytes`(text: String, bytes: Int64) throws {
    #expect(try SizeText.parse(text) == bytes)
    #expect(try SizeText.parse(SizeText.text(of: bytes)) == bytes)
  }

  @Test(arguments: [
    ("128", QuantityProblem.missingUnit), ("128Mi", .unknownUnit("Mi")), ("1.5B", .tooFine),
    ("8388608TiB", .tooLarge), ("-1B", .negative), ("128 MiB", .malformed),
  ])
  func `a wrong size is refused`(text: String, problem: QuantityProblem) {
    #expect(throws: problem) { try SizeText.parse(text) }
  }

  @Test(
    arguments: [
      ("1Gbps", 125e6), ("100Mbps", 12.5e6), ("56kbps", 7_000), ("8bps", 1),
      ("200MiB/s", 209_715_200),
      ("1.5GB/s", 1.5e9),
    ] as [(String, Double)])
  func `a bandwidth is in bytes per second`(text: String, bytesPerSecond: Double) throws {
    #expect(try BandwidthText.parse(text) == bytesPerSecond)
    let written = BandwidthText.text(of: bytesPerSecond)
    #expect(try BandwidthText.parse(written) == bytesPerSecond)
  }

  @Test(arguments: [
    ("1", QuantityProblem.missingUnit), ("1GB", .unknownUnit("GB")),
    ("1gbps", .unknownUnit("gbps")),
    ("1Gbit/s", .unknownUnit("Gbit/s")), ("1/s", .unknownUnit("/s")),
  ])
  func `a wrong bandwidth is refused`(text: String, problem: QuantityProblem) {
    #expect(throws: problem) { try BandwidthText.parse(text) }
  }

  @Test func `what is written reads back as the same value, for a thousand values of any size`()
    throws
  {
    var bits: UInt64 = 7
    for _ in 0..<1_000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let mantissa = Double(bits >> 11) / 0x1p53
      // Eight significant digits, sizes from 1e-6 to 1e6: what people write.
      let value = (mantissa * 1e8).rounded() * [1e-14, 1e-10, 1e-8, 1e-4, 1e-2][Int(bits % 5)]
      #expect(try RateText.parse(RateText.text(of: value)) == value)
      #expect(try ShareText.parse(ShareText.text(of: value)) == value)
    }
  }
}
