import RandomVariates
import Testing

@Suite struct DistributionScalingTests {
  @Test(arguments: lawsUnderTest)
  func `a scaled law draws the scaled values`(law: Distribution) throws {
    for factor in [0.25, 3] {
      let scaled = try law.scaled(by: factor).validated()
      let key = StreamKey(seed: 5, replication: 1)
      var plain = RandomStream(key)
      var other = RandomStream(key)
      let (sampler, scaledSampler) = (Sampler(law), Sampler(scaled))
      for _ in 0..<200 {
        let value = sampler.sample(using: &plain) * factor
        #expect(abs(scaledSampler.sample(using: &other) - value) <= 1e-9 * max(value, 1e-9))
      }
    }
  }

  @Test func `a factor of one changes nothing`() {
    for law in lawsUnderTest { #expect(law.scaled(by: 1) == law) }
  }

  @Test func `a factor that is no amount traps`() async {
    await #expect(processExitsWith: .failure) { _ = Distribution.constant(1).scaled(by: 0) }
    await #expect(processExitsWith: .failure) { _ = Distribution.constant(1).scaled(by: .nan) }
  }
}
