import RandomVariates
import SimulationKernel

/// A token bucket of attempts whose rate follows the cubic curve of TCP CUBIC.
///
/// It starts with the first throttled answer. A throttled answer cuts the rate to 70 % of the
/// measured one; afterwards the rate grows back along `0.4 · (t − K)³ + w`, flat near the rate `w`
/// at which throttling was met, and never beyond twice the measured rate.
package struct SendingRateLimiter: Sendable, Equatable {
  package private(set) var isOn = false
  /// [1/s]
  package private(set) var rate = 0.0
  package private(set) var measured = MeasuredRate()
  private var curve = CubicCurve(peak: 0, since: .zero)
  private var tokens = 0.0
  private var filled = SimulationTime.zero

  private static let leastRate = 0.5
  private static let mostOfMeasured = 2.0

  package init() {}

  /// Takes a token, ahead of its time if there is none.
  /// - Returns: How long until the token is there.
  package mutating func delayBeforeSending(at now: SimulationTime) -> TimeSpan {
    guard isOn else { return .zero }
    fill(until: now)
    tokens -= 1
    return tokens >= 0 ? .zero : TimeSpan(seconds: -tokens / rate)
  }

  /// An attempt was answered.
  package mutating func answered(isThrottled: Bool, at now: SimulationTime) {
    measured.note(at: now)
    let wanted: Double
    if isThrottled {
      let used = isOn ? min(measured.rate, rate) : measured.rate
      curve = CubicCurve(peak: used, since: now)
      wanted = used * CubicCurve.decrease
      isOn = true
    } else {
      wanted = curve.rate(at: now)
    }
    guard isOn else { return }
    fill(until: now)
    rate = max(Self.leastRate, min(wanted, Self.mostOfMeasured * measured.rate))
    tokens = min(tokens, max(1, rate))
  }

  private mutating func fill(until now: SimulationTime) {
    guard now > filled else { return }
    tokens = min(max(1, rate), tokens + rate * (now - filled).seconds)
    filled = now
  }
}

/// The curve along which a rate grows back after it was cut.
package struct CubicCurve: Sendable, Equatable {
  package static let scale = 0.4
  /// What is left of the rate when throttling is met.
  package static let decrease = 0.7
  /// The rate at which throttling was met [1/s].
  package let peak: Double
  package let since: SimulationTime
  /// Time until the curve is back at the peak [s].
  package let timeToPeak: Double

  package init(peak: Double, since: SimulationTime) {
    self.peak = peak
    self.since = since
    timeToPeak = PortableMath.pow(peak * (1 - Self.decrease) / Self.scale, 1.0 / 3)
  }

  package func rate(at now: SimulationTime) -> Double {
    let distance = (now - since).seconds - timeToPeak
    return Self.scale * distance * distance * distance + peak
  }
}

/// The rate of answers, measured in half seconds and smoothed.
package struct MeasuredRate: Sendable, Equatable {
  /// [1/s]
  package private(set) var rate = 0.0
  private var count = 0.0
  private var slice: Int64 = 0

  private static let sliceLength: Int64 = 500_000_000
  private static let weightOfLatest = 0.8

  package init() {}

  package mutating func note(at now: SimulationTime) {
    count += 1
    let current = now.nanoseconds / Self.sliceLength
    guard current > slice else { return }
    let latest = count / (Double(current - slice) / 2)
    rate = latest * Self.weightOfLatest + rate * (1 - Self.weightOfLatest)
    count = 0
    slice = current
  }
}
