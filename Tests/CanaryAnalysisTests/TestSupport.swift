import CanaryAnalysis
import RandomVariates
import SimulationKernel

/// Repetitions of a seeded experiment: few in debug builds, many in release builds.
func repetitions(debug: Int, release: Int) -> Int {
  #if DEBUG
    debug
  #else
    release
  #endif
}

/// Four standard errors of a share seen in independent repetitions.
func fourErrors(of share: Double, in repetitions: Int) -> Double {
  4 * (share * (1 - share) / Double(repetitions)).squareRoot()
}

/// Draws how many of n requests fail, by inversion of the binomial law.
struct FailureDraw {
  private let cumulative: [Double]

  init(requests: Int, rate: Double) {
    var probability = 1.0
    for _ in 0..<requests { probability *= 1 - rate }
    var cumulative = [probability]
    for failures in 0..<requests {
      probability *= Double(requests - failures) / Double(failures + 1) * rate / (1 - rate)
      cumulative.append(cumulative[failures] + probability)
    }
    self.cumulative = cumulative
  }

  func next(_ stream: inout RandomStream) -> Int {
    let uniform = stream.uniform()
    return cumulative.firstIndex { uniform < $0 } ?? cumulative.count - 1
  }
}

/// A measurement of one counted metric.
func counted(candidate: RequestCounts?, baseline: RequestCounts? = nil) -> Measurement {
  Measurement([
    MetricReading(
      metric: 0, baseline: ArmReading(counts: baseline), candidate: ArmReading(counts: candidate))
  ])
}

/// A measurement of one counted metric whose candidate failed so often.
func counted(_ failures: Int, of requests: Int) -> Measurement {
  counted(candidate: RequestCounts(requests: requests, failures: failures))
}

/// A measurement of one latency of the candidate [s].
func latency(_ value: Double?) -> Measurement {
  Measurement([
    MetricReading(metric: 0, baseline: .missing, candidate: ArmReading(value: value))
  ])
}

/// Hands measurements to a run until it ends; `nil` where it wants more.
func verdict(
  _ configuration: AnalysisConfiguration, _ measurements: [Measurement]
) -> AnalysisVerdict? {
  var run = AnalysisRun(configuration)
  _ = run.start()
  for measurement in measurements {
    if case .ended(let verdict) = run.measured(measurement) { return verdict }
  }
  return nil
}
