import CloudModel
import RandomVariates
import SimulationKernel
import Testing

private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

/// The waits of a call of which every attempt fails [s].
private func waits(
  _ policy: inout RetryPolicy, _ cause: RetryCause, draw: Double = 1
) -> [Double] {
  var waits: [Double] = []
  while let retry = policy.failed(attempt: waits.count + 1, cause, draw: draw, at: .zero) {
    waits.append(retry.delay.seconds)
  }
  return waits
}

@Suite struct `Retries of SDKs` {
  @Test func `legacy: ten attempts without jitter, 25.55 s in all`() {
    var policy = RetryPolicy(.legacy)
    for draw in [0, 0.3, 1] {
      let waits = waits(&policy, .throttling, draw: draw)
      #expect(waits == [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8])
      #expect(abs(waits.reduce(0, +) - 25.55) < 1e-9)
    }
    for _ in 0..<1_000 { #expect(waits(&policy, .transient).count == 9) }
  }

  @Test func `standard: three attempts, at most 1 s and 2 s`() {
    var policy = RetryPolicy(.standard)
    #expect(waits(&policy, .transient) == [1, 2])
    #expect(waits(&policy, .throttling, draw: 0.5) == [0.5, 1])
    var long = RetryPolicy(.standard, attempts: 9)
    #expect(waits(&long, .transient) == [1, 2, 4, 8, 16, 20, 20, 20])
  }

  @Test func `standard of 2026: four attempts, short waits but after throttling`() {
    var policy = RetryPolicy(.standard2026)
    #expect(waits(&policy, .transient) == [0.025, 0.05, 0.1])
    #expect(waits(&policy, .throttling) == [1, 2, 4])
    var long = RetryPolicy(.standard2026, attempts: 8)
    #expect(waits(&long, .throttling) == [1, 2, 4, 8, 16, 20, 20])
  }

  @Test(arguments: [
    (RetryMode.standard, RetryCause.transient, 100), (.standard, .throttling, 100),
    (.standard, .timeout, 50), (.standard2026, .transient, 35), (.standard2026, .timeout, 35),
    (.standard2026, .throttling, 100),
  ])
  func `the quota pays for so many retries`(mode: RetryMode, cause: RetryCause, count: Int) {
    var policy = RetryPolicy(mode)
    let calls = (0..<200).map { _ in waits(&policy, cause).count }
    #expect(calls.reduce(0, +) == count)
    #expect(calls.last == 0)
  }

  @Test func `standard: fifty calls that fail for good, and none is tried again after them`() {
    var policy = RetryPolicy(.standard)
    let calls = (0..<50).map { _ in waits(&policy, .transient).count }
    #expect(calls.allSatisfy { $0 == 2 })
    #expect(waits(&policy, .transient) == [])
    // A clean success brings a token, and five of them one retry.
    for _ in 0..<5 { policy.succeeded(paid: 0, at: .zero) }
    #expect(waits(&policy, .transient).count == 1)
  }

  @Test func `a success brings back what its retry has cost`() {
    var quota = RetryQuota()
    #expect(quota.pay(10) == true)
    quota.refund(10)
    #expect(quota.tokens == 500)
    #expect(quota.pay(14) == true)
    quota.refund(0)
    #expect(quota.tokens == 487)
    for _ in 0..<100 { quota.refund(14) }
    #expect(quota.tokens == 500)
    #expect(quota.pay(501) == false)
  }
}

@Suite struct `The adaptive mode` {
  @Test func `the curve is back at its peak after the cube root of what was cut`() {
    let curve = CubicCurve(peak: 10, since: at(3))
    #expect(abs(curve.timeToPeak - 1.957) < 0.001)
    #expect(abs(curve.rate(at: at(3)) - 7) < 1e-9)
    #expect(abs(curve.rate(at: at(3 + curve.timeToPeak)) - 10) < 1e-6)
    #expect(curve.rate(at: at(8)) > 10)
  }

  @Test func `it holds nothing back before the first throttling`() {
    var limiter = SendingRateLimiter()
    for number in 0..<1_000 {
      let now = at(Double(number) / 100)
      #expect(limiter.delayBeforeSending(at: now) == .zero)
      limiter.answered(isThrottled: false, at: now)
    }
    #expect(!limiter.isOn)
    #expect(abs(limiter.measured.rate - 100) < 3)
  }

  @Test func `throttling cuts the rate to 70 % of the measured one`() {
    var limiter = SendingRateLimiter()
    for number in 0..<1_000 { limiter.answered(isThrottled: false, at: at(Double(number) / 100)) }
    let measured = limiter.measured.rate
    limiter.answered(isThrottled: true, at: at(10.001))
    #expect(abs(limiter.rate - 0.7 * measured) < 3)
    // Asked for 200 in a second, it lets 70 go and makes the others wait their turn.
    let waits = (0..<200).map { number in
      limiter.delayBeforeSending(at: at(10.1 + Double(number) / 1_000)).seconds
    }
    #expect(waits.count { $0 == 0 } < 30)
    #expect(abs((waits.last ?? 0) - (200 / limiter.rate - 0.3)) < 0.3)
  }

  @Test func `the rate never falls below one in two seconds nor exceeds twice the measured one`() {
    var limiter = SendingRateLimiter()
    for number in 0..<100 {
      limiter.answered(isThrottled: true, at: at(Double(number) * 10))
      #expect(limiter.rate >= 0.5)
    }
    for number in 0..<100 {
      limiter.answered(isThrottled: false, at: at(1_000 + Double(number)))
      #expect(limiter.rate <= max(0.5, 2 * limiter.measured.rate))
    }
  }
}

@Suite struct KeySamplerTests {
  private func shares(_ description: KeySpaceDescription, draws: Int = 100_000) -> [Double] {
    let sampler = KeySampler(description)
    var stream = RandomStream(StreamKey(seed: 5, replication: 0))
    var counts = [Double](repeating: 0, count: description.count)
    for _ in 0..<draws { counts[sampler.sample(using: &stream)] += 1 }
    return counts.map { $0 / Double(draws) }
  }

  private func keys(_ count: Int, _ popularity: KeyPopularity) -> KeySpaceDescription {
    var keys = KeySpaceDescription()
    keys.count = count
    keys.popularity = popularity
    return keys
  }

  /// Four standard deviations of a share among 100,000.
  private func isNear(_ share: Double, _ expected: Double) -> Bool {
    abs(share - expected) < 4 * (expected * (1 - expected) / 100_000).squareRoot() + 1e-9
  }

  @Test func `uniform keys are alike`() {
    #expect(shares(keys(10, .uniform)).allSatisfy { isNear($0, 0.1) })
    #expect(shares(keys(1, .uniform), draws: 10) == [1])
  }

  @Test func `hot keys have their share together`() {
    let shares = shares(keys(10, .hot(keys: 2, share: 0.9)))
    #expect(shares[..<2].allSatisfy { isNear($0, 0.45) })
    #expect(shares[2...].allSatisfy { isNear($0, 0.1 / 8) })
    #expect(self.shares(keys(3, .hot(keys: 3, share: 0))).allSatisfy { isNear($0, 1.0 / 3) })
  }

  @Test(arguments: [0, 0.5, 1, 1.2, 3])
  func `Zipf's law has its shares`(exponent: Double) {
    let weights = (1...50).map { PortableMath.pow(Double($0), -exponent) }
    let sum = weights.reduce(0, +)
    let shares = shares(keys(50, .zipf(exponent: exponent)))
    for (share, weight) in zip(shares, weights) { #expect(isNear(share, weight / sum)) }
  }

  @Test func `Zipf's law over one key and over many`() {
    #expect(shares(keys(1, .zipf(exponent: 1)), draws: 10) == [1])
    let sampler = ZipfSampler(count: 10_000_000, exponent: 0.99)
    var stream = RandomStream(StreamKey(seed: 5, replication: 0))
    #expect(
      (0..<1_000).allSatisfy { _ in (0..<10_000_000).contains(sampler.sample(using: &stream)) })
  }
}
