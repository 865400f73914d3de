import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct TrafficScalingTests {
  private static func stage(_ target: Double) -> RateStage {
    var stage = RateStage()
    stage.target = target
    stage.duration = .minutes(2)
    return stage
  }

  private static func state(_ rate: Double) -> BurstState {
    var state = BurstState()
    state.rate = rate
    state.meanStay = .seconds(1)
    return state
  }

  private static func counts(_ counts: [Double?], _ placement: CountPlacement) -> CountSeries {
    var series = CountSeries()
    series.counts = counts
    series.placement = placement
    return series
  }

  private static func trace(_ seconds: [Double], work: [Double] = []) -> RequestTrace {
    var trace = RequestTrace()
    trace.arrivals = seconds.map { TimeSpan.seconds($0) }
    trace.work = work.map { TimeSpan.seconds($0) }
    return trace
  }

  @Test(arguments: [
    (ArrivalDescription.constant(rate: 10), 0.5, ArrivalDescription.constant(rate: 5)),
    (.poisson(rate: 10), 3, .poisson(rate: 30)),
    (.renewal(gap: .erlang(shape: 3, mean: 2)), 4, .renewal(gap: .erlang(shape: 3, mean: 0.5))),
    (
      .stages(startRate: 2, stages: [stage(4)]), 0.5, .stages(startRate: 1, stages: [stage(2)])
    ),
    (
      .daily(mean: 8, amplitude: 4, period: .minutes(1), phase: .zero), 2,
      .daily(mean: 16, amplitude: 8, period: .minutes(1), phase: .zero)
    ),
    (.bursts(states: [state(1), state(9)]), 2, .bursts(states: [state(2), state(18)])),
    (.counts(counts([60, nil, 3], .start)), 2, .counts(counts([120, nil, 6], .start))),
    (.closed(clients: 10, think: .constant(1)), 0.25, .closed(clients: 3, think: .constant(1))),
    (.closed(clients: 2, think: .constant(1)), 0.1, .closed(clients: 1, think: .constant(1))),
  ])
  func `every process keeps its shape and changes its amount`(
    arrivals: ArrivalDescription, factor: Double, scaled: ArrivalDescription
  ) {
    #expect(arrivals.scaled(by: factor) == scaled)
    #expect(arrivals.scaled(by: 1) == arrivals)
  }

  @Test func `a Poisson series of counts is scaled by its own factor`() throws {
    var series = Self.counts([1, 2], .poisson)
    series.scale = 3
    let scaled = ArrivalDescription.counts(series).scaled(by: 0.5)
    series.scale = 1.5
    #expect(scaled == .counts(series))
  }

  @Test func `whole counts lose nothing to rounding over the series`() throws {
    let series = Self.counts(Array(repeating: 1, count: 100), .even)
    guard case .counts(let scaled) = ArrivalDescription.counts(series).scaled(by: 0.13) else {
      Issue.record("a series of counts became something else")
      return
    }
    let counts = scaled.counts.compactMap(\.self)
    #expect(counts.allSatisfy { $0 == 0 || $0 == 1 })
    #expect(counts.reduce(0, +) == 13)
  }

  @Test func `half of a trace is every second request with its work`() {
    let trace = ArrivalDescription.trace(Self.trace([1, 2, 3, 4], work: [10, 20, 30, 40]))
    #expect(trace.scaled(by: 0.5) == .trace(Self.trace([2, 4], work: [20, 40])))
  }

  @Test func `copies of a trace's requests spread to the next one`() {
    let trace = ArrivalDescription.trace(Self.trace([1, 2, 4], work: [10, 20, 40]))
    #expect(
      trace.scaled(by: 2)
        == .trace(Self.trace([1, 1.5, 2, 3, 4, 4], work: [10, 10, 20, 20, 40, 40])))
  }

  private static let processes: [ArrivalDescription] = [
    .constant(rate: 20), .poisson(rate: 20), .renewal(gap: .erlang(shape: 2, mean: 0.05)),
    .stages(startRate: 10, stages: [stage(30), stage(10)]),
    .daily(mean: 20, amplitude: 10, period: .minutes(2), phase: .zero),
    .bursts(states: [state(10), state(30)]),
    .counts(counts([1_200, 600, nil, 1_800], .poisson)),
    .counts(counts([1_200, 600, nil, 1_800], .even)),
    .counts(counts([1_200, 600, nil, 1_800], .start)),
    .trace(trace((0..<4_800).map { Double($0) / 20 })),
    .closed(clients: 20, think: .exponential(mean: 1)),
  ]

  @Test(arguments: processes)
  func `a run offers so many times the requests`(arrivals: ArrivalDescription) {
    for factor in [0.3, 2.5] {
      func offered(_ arrivals: ArrivalDescription) -> Double {
        let cloud = simpleFleet(
          arrivals: arrivals, work: .constant(0.001), workers: nil, horizon: .minutes(4))
        var total = 0
        for number in 0..<4 {
          let outcome = Run.perform(
            cloud, seed: 11, replication: number, recorder: KeepingRecorder())
          total += Int(outcome.accounts.offered)
        }
        return Double(total)
      }
      let (plain, scaled) = (offered(arrivals), offered(arrivals.scaled(by: factor)))
      // Five standard errors of the process that varies most. Bursts between 10/s and 30/s with
      // stays of 1 s have a correlation time of 0.5 s, so the mean rate of 240 s has a variance
      // of 2 · 10² · 0.5 / 240: 3.2 % of 20/s for one run, 2.3 % for a difference of four.
      let error = 5 * 0.023 * plain * factor
      #expect(abs(scaled - plain * factor) < error, "\(plain) became \(scaled)")
    }
  }
}
