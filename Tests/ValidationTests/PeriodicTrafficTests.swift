import CloudModel
import Foundation
import OutputAnalysis
import RandomVariates
import SimulationKernel
import Testing

/// Traffic that swings like a day.
@Suite struct `Traffic that swings` {
  struct Swing: Sendable, CustomTestStringConvertible {
    var id: String
    var work: Distribution
    var secondMoment: Double
    var amplitude: Double
    var lag: Double
    /// Mean number inside at t = 0, 150, 300 and 450 s.
    var numbers: [Double]
    var testDescription: String { id }
  }

  /// With a server for everyone the number inside is Poisson with a mean that lags behind the
  /// rate (Eick, Massey, Whitt 1993), so that every tolerance is known.
  @Test(arguments: [
    Swing(
      id: "Q-MTGI-01: exponential", work: .exponential(mean: 60), secondMoment: 7200,
      amplitude: 2540.19905, lag: 53.5698461,
      numbers: [4648.56827, 8150.8704, 7351.43173, 3849.1296]),
    Swing(
      id: "Q-MTGI-03: lognormal", work: .lognormal(mean: 60, coefficientOfVariation: 2),
      secondMoment: 18_000, amplitude: 1947.43931, lag: 57.5474472,
      numbers: [4896.16093, 7604.38748, 7103.83907, 4395.61252]),
  ])
  func `concurrency lags behind the rate`(_ swing: Swing) {
    #if DEBUG
      let cycles = 2
    #else
      let cycles = 60
    #endif
    // The lognormal law has a long memory: three cycles let it fade.
    var cloud = oneFleet(
      arrivals: .daily(mean: 100, amplitude: 50, period: .seconds(600), phase: .zero),
      work: swing.work, horizon: .seconds(Double(cycles + 3) * 600 + 100_000))
    cloud.traffic[0].end = .seconds(Double(cycles + 3) * 600)
    cloud.revisions[0].serving.workers = nil
    let inside = PeriodicNumbers(period: 600, step: 10, cycles: cycles, skipped: 3)
    _ = Run.perform(cloud, seed: 11, replication: 0, recorder: inside)
    for (position, expected) in zip([0, 15, 30, 45], swing.numbers) {
      let tally = inside.tally(at: position)
      let tolerance = 4 * (expected / Double(cycles)).squareRoot()
      #expect(abs(tally.mean - expected) < tolerance, "\(tally.mean), not \(expected)")
      #if !DEBUG
        // The variance at an instant equals the mean there.
        let slack = 4 * (2 / Double(cycles - 1)).squareRoot()
        #expect(abs(tally.variance / expected - 1) < slack, "\(tally.variance) at \(expected)")
      #endif
    }
    expectHarmonic(of: inside.meanCycle, like: swing, cycles: Double(cycles))
  }

  private func expectHarmonic(of cycle: [Double], like swing: Swing, cycles: Double) {
    let mean = cycle.reduce(0, +) / Double(cycle.count)
    let (sine, cosine) = harmonic(1, of: cycle)
    let amplitude = (sine * sine + cosine * cosine).squareRoot()
    let lag = atan2(-cosine, sine) / (2 * .pi) * 600
    tabulate(swing.id, "mean", mean, expected: 6000)
    tabulate(swing.id, "amplitude", amplitude, expected: swing.amplitude)
    tabulate(swing.id, "lag", lag, expected: swing.lag)
    // Var ∫N = λP·E[S²] for a cycle; a harmonic has at most twice the variance of the mean.
    let deviation = (100 * swing.secondMoment / (600 * cycles)).squareRoot()
    #expect(abs(mean - 6000) < 4 * deviation, "\(mean)")
    let harmonicDeviation = 2.0.squareRoot() * deviation
    #expect(abs(amplitude - swing.amplitude) < 4 * harmonicDeviation, "\(amplitude)")
    let lagDeviation = harmonicDeviation / swing.amplitude / (2 * .pi) * 600
    #expect(abs(lag - swing.lag) < 4 * lagDeviation, "\(lag)")
    // A quasi-static model has no lag and the whole amplitude.
    #expect(lag > 20)
    #expect(abs(amplitude - 3000) > 4 * harmonicDeviation)
  }

  /// The n-th sine and cosine coefficients of a cycle.
  private func harmonic(_ number: Int, of cycle: [Double]) -> (sine: Double, cosine: Double) {
    var sine = 0.0
    var cosine = 0.0
    for (position, value) in cycle.enumerated() {
      let angle = 2 * .pi * Double(number * position) / Double(cycle.count)
      sine += value * sin(angle)
      cosine += value * cos(angle)
    }
    return (2 * sine / Double(cycle.count), 2 * cosine / Double(cycle.count))
  }

  /// Expected: Kolmogorov's forward equations over six cycles, when the solution repeats itself.
  @Test func `Q-MT-01: one server falls behind and catches up in every cycle`() {
    #if DEBUG
      let cycles = 250
    #else
      let cycles = 20_000
    #endif
    let tolerance = 0.03 * (20_000 / Double(cycles)).squareRoot()
    var cloud = oneFleet(
      arrivals: .daily(mean: 0.8, amplitude: 0.4, period: .seconds(200), phase: .zero),
      work: .exponential(mean: 1), horizon: .seconds(Double(cycles + 6) * 200 + 10_000))
    cloud.traffic[0].end = .seconds(Double(cycles + 6) * 200)
    let inside = PeriodicNumbers(period: 200, step: 0.5, cycles: cycles, skipped: 6)
    _ = Run.perform(cloud, seed: 5, replication: 0, recorder: inside)
    let cycle = inside.meanCycle
    let mean = cycle.reduce(0, +) / Double(cycle.count)
    #expect(abs(mean / 7.86434933 - 1) < tolerance, "\(mean)")
    let expected = [
      (171, 16.122311), (353, 1.4601266), (0, 2.34814904), (100, 10.9790518), (200, 15.0138953),
      (300, 3.1149107),
    ]
    for (position, number) in expected {
      #expect(abs(cycle[position] / number - 1) < tolerance, "\(cycle[position]), not \(number)")
    }
    tabulate("Q-MT-01", "mean", mean, expected: 7.86434933)
    tabulate("Q-MT-01", "at the peak", cycle[171], expected: 16.122311)
    #if !DEBUG
      #expect(abs(mean - 4) > 1, "as if the rate were averaged")
      let peak = Double(smoothed(cycle).enumerated().max { $0.1 < $1.1 }?.offset ?? 0) / 2
      #expect(abs(peak / 85.5 - 1) < 0.03, "the peak is at \(peak)")
    #endif
  }

  /// A cycle without its quick noise: the first eight harmonics.
  private func smoothed(_ cycle: [Double]) -> [Double] {
    var smooth = Array(repeating: 0.0, count: cycle.count)
    for number in 1...8 {
      let (sine, cosine) = harmonic(number, of: cycle)
      for position in cycle.indices {
        let angle = 2 * .pi * Double(number * position) / Double(cycle.count)
        smooth[position] += sine * sin(angle) + cosine * cos(angle)
      }
    }
    return smooth
  }
}
