import CanaryAnalysis
import SimulationKernel
import Testing

@Suite struct ArgoJudgeTests {
  private let rate = AnalysisMetric(
    name: "success-rate", kind: .successRate, window: .minutes(5))

  private func argo(
    success: Condition? = Condition(.greaterOrEqual, 0.95), failure: Condition? = nil,
    _ change: (inout ArgoMetric) -> Void = { _ in }
  ) -> AnalysisConfiguration {
    var metric = ArgoMetric(
      metric: rate, interval: .minutes(1), successCondition: success.map { ArgoCondition($0) },
      failureCondition: failure.map { ArgoCondition($0) })
    change(&metric)
    return .argo(ArgoSettings(metrics: [metric]))
  }

  /// A success rate in percent of a hundred requests.
  private func percent(_ succeeded: Int) -> Measurement { counted(100 - succeeded, of: 100) }

  @Test(arguments: [
    (Condition.Relation.greaterOrEqual, [false, true, true]), (.greater, [false, false, true]),
    (.lessOrEqual, [true, true, false]), (.less, [true, false, false]),
  ])
  func `a condition is exact below, at and above its limit`(
    relation: Condition.Relation, holds: [Bool]
  ) {
    let limit = 0.95
    let numbers = [limit.nextDown, limit, limit.nextUp]
    #expect(numbers.map { Condition(relation, limit).holds($0) } == holds)
    #expect(!Condition(relation, limit).holds(.nan))
  }

  @Test func `the published limit of 95 percent is met by 95 percent`() {
    let once = argo { $0.interval = nil }
    #expect(verdict(once, [percent(95)])?.outcome == .successful)
    #expect(verdict(once, [percent(94)])?.outcome == .failed)
    for limit in 1...99 {
      let exact = argo(success: Condition(.greaterOrEqual, Double(limit) / 100)) {
        $0.interval = nil
      }
      #expect(verdict(exact, [percent(limit)])?.outcome == .successful, "\(limit) %")
    }
  }

  @Test func `a failure limit of zero tolerates none, of two tolerates two`() {
    #expect(verdict(argo(), [percent(94)])?.outcome == .failed)
    let two = argo { $0.failureLimit = 2 }
    #expect(verdict(two, [percent(0), percent(0)]) == nil)
    #expect(
      verdict(two, [percent(0), percent(99), percent(0), percent(0)])?.reason
        == .failures(metric: "success-rate", count: 3, limit: 2))
  }

  @Test func `with both conditions failure wins, and neither is inconclusive`() {
    let both = argo(
      success: Condition(.greaterOrEqual, 0.9), failure: Condition(.less, 0.5))
    #expect(verdict(both, [percent(90)]) == nil)
    #expect(verdict(both, [percent(89)])?.outcome == .inconclusive)
    #expect(verdict(both, [percent(50)])?.outcome == .inconclusive)
    #expect(verdict(both, [percent(49)])?.outcome == .failed)
    let overlapping = argo(
      success: Condition(.greater, 0.5), failure: Condition(.greater, 0.5))
    #expect(verdict(overlapping, [percent(60)])?.outcome == .failed)
  }

  @Test func `a failure condition alone makes all else a success`() {
    let failing = argo(success: nil, failure: Condition(.less, 0.5)) { $0.interval = nil }
    #expect(verdict(failing, [percent(50)])?.outcome == .successful)
    #expect(verdict(failing, [percent(49)])?.outcome == .failed)
  }

  @Test func `without a condition every measurement succeeds`() {
    let none = argo(success: nil) { $0.interval = nil }
    #expect(verdict(none, [percent(0)])?.outcome == .successful)
  }

  @Test func `inconclusive measurements have a limit of their own`() {
    let tolerant = argo(
      success: Condition(.greaterOrEqual, 0.9), failure: Condition(.less, 0.5)
    ) { $0.inconclusiveLimit = 1 }
    #expect(verdict(tolerant, [percent(70)]) == nil)
    #expect(
      verdict(tolerant, [percent(70), percent(90), percent(70)])?.reason
        == .inconclusives(metric: "success-rate", count: 2, limit: 1))
  }

  @Test func `the documentation's examples of a result that is not a number`() {
    let noTraffic = [counted(0, of: 0)]
    #expect(verdict(argo { $0.interval = nil }, noTraffic)?.outcome == .failed)
    let either = argo(failure: Condition(.less, 0.95)) { $0.interval = nil }
    #expect(verdict(either, noTraffic)?.outcome == .inconclusive)
    let lenient = argo {
      $0.interval = nil
      $0.successCondition = ArgoCondition(Condition(.greaterOrEqual, 0.95), holdsForNaN: true)
    }
    #expect(verdict(lenient, noTraffic)?.outcome == .successful)
  }

  @Test func `the documentation's examples of an empty result`() {
    func empty(_ result: Bool?) -> AnalysisConfiguration {
      argo {
        $0.interval = nil
        $0.successCondition = ArgoCondition(
          Condition(.greaterOrEqual, 0.95), emptyResult: result)
      }
    }
    let nothing = [Measurement](repeating: counted(candidate: nil), count: 5)
    #expect(verdict(empty(true), nothing)?.outcome == .successful)
    #expect(verdict(empty(false), nothing)?.outcome == .failed)
    #expect(
      verdict(empty(nil), nothing)?.reason
        == .errors(metric: "success-rate", inARow: 5, limit: 4))
  }

  @Test func `an infinite result satisfies a comparison`() {
    let infinite = Measurement([
      MetricReading(metric: 0, baseline: .missing, candidate: ArmReading(value: .infinity))
    ])
    let metric = ArgoMetric(
      metric: AnalysisMetric(name: "latency", kind: .meanLatency, window: .minutes(5)),
      successCondition: ArgoCondition(Condition(.greaterOrEqual, 0.95)))
    #expect(
      verdict(.argo(ArgoSettings(metrics: [metric])), [infinite])?.outcome == .successful)
  }

  @Test func `five errors in a row are too many, a result starts the count again`() {
    let nothing = counted(candidate: nil)
    let four = [Measurement](repeating: nothing, count: 4)
    #expect(verdict(argo(), four) == nil)
    #expect(verdict(argo(), four + [nothing])?.outcome == .error)
    #expect(verdict(argo(), four + [percent(99)] + four) == nil)
  }

  @Test func `an error is measured again after ten seconds, a result after the interval`() {
    var run = AnalysisRun(argo { $0.initialDelay = .minutes(5) })
    #expect(run.start() == .measureAgain(after: .minutes(5), metrics: [0]))
    #expect(
      run.measured(counted(candidate: nil)) == .measureAgain(after: .seconds(10), metrics: [0]))
    #expect(run.lastLook == .missing)
    #expect(run.measured(percent(99)) == .measureAgain(after: .minutes(1), metrics: [0]))
    #expect(run.lastLook == .passed)
  }

  @Test func `the first measurement is taken at once`() {
    var run = AnalysisRun(argo())
    #expect(run.start() == .measureAgain(after: .zero, metrics: [0]))
  }

  @Test func `a count of results ends the metric; errors do not count`() {
    let three = argo { $0.count = 3 }
    let course = [percent(99), counted(candidate: nil), percent(99)]
    #expect(verdict(three, course) == nil)
    #expect(
      verdict(three, course + [percent(99)])
        == AnalysisVerdict(.successful, .nothingFound(looks: 4)))
  }

  @Test func `failures within the limit do not stop a count from succeeding`() {
    let config = argo {
      $0.count = 2
      $0.failureLimit = 2
    }
    #expect(verdict(config, [percent(0), percent(0)])?.outcome == .successful)
  }

  @Test func `without a count it runs until stopped, and then succeeds`() {
    var run = AnalysisRun(argo())
    _ = run.start()
    for _ in 0..<100 {
      #expect(run.measured(percent(99)) == .measureAgain(after: .minutes(1), metrics: [0]))
    }
    #expect(run.stop() == AnalysisVerdict(.successful, .stopped(looks: 100)))
  }

  @Test func `enough successes in a row end the metric early`() {
    let row = argo {
      $0.consecutiveSuccessLimit = 2
      $0.failureLimit = -1
      $0.count = 5
    }
    #expect(verdict(row, [percent(99), percent(0), percent(99)]) == nil)
    #expect(verdict(row, [percent(0), percent(99), percent(99)])?.outcome == .successful)
    let never = [99, 0, 99, 0, 99].map(percent)
    #expect(
      verdict(row, never)?.reason
        == .successesMissing(metric: "success-rate", inARow: 1, wanted: 2))
  }

  @Test func `metrics keep their own clocks, and the worst is the verdict`() {
    let slow = ArgoMetric(
      metric: AnalysisMetric(name: "slow", kind: .successRate, window: .minutes(5)),
      interval: .minutes(3), count: 2,
      successCondition: ArgoCondition(Condition(.greater, 0.5)))
    let fast = ArgoMetric(
      metric: AnalysisMetric(name: "fast", kind: .successRate), interval: .minutes(1),
      initialDelay: .minutes(1), count: 3,
      successCondition: ArgoCondition(Condition(.greater, 0.5)), failureLimit: 1)
    var run = AnalysisRun(.argo(ArgoSettings(metrics: [slow, fast])))
    func hand(_ readings: (metric: Int, failures: Int)...) -> AnalysisStep {
      run.measured(
        Measurement(
          readings.map {
            MetricReading(
              metric: $0.metric, baseline: .missing,
              candidate: ArmReading(counts: RequestCounts(requests: 10, failures: $0.failures)))
          }))
    }
    #expect(run.start() == .measureAgain(after: .zero, metrics: [0]))
    #expect(hand((0, 0)) == .measureAgain(after: .minutes(1), metrics: [1]))
    #expect(hand((1, 0)) == .measureAgain(after: .minutes(1), metrics: [1]))
    #expect(hand((1, 10)) == .measureAgain(after: .minutes(1), metrics: [0, 1]))
    #expect(
      hand((0, 0), (1, 10))
        == .ended(AnalysisVerdict(.failed, .failures(metric: "fast", count: 2, limit: 1))))
  }

  @Test func `a dry run is measured and changes nothing`() {
    let dry = ArgoMetric(
      metric: AnalysisMetric(name: "dry", kind: .successRate, window: .minutes(5)),
      successCondition: ArgoCondition(Condition(.greater, 0.5)), isDryRun: true)
    let real = ArgoMetric(
      metric: rate, successCondition: ArgoCondition(Condition(.greaterOrEqual, 0)))
    let bad = Measurement(
      [0, 1].map {
        MetricReading(
          metric: $0, baseline: .missing,
          candidate: ArmReading(counts: RequestCounts(requests: 10, failures: 10)))
      })
    #expect(
      verdict(.argo(ArgoSettings(metrics: [dry, real])), [bad])?.outcome == .successful)
    var twice = real
    twice.interval = .minutes(1)
    twice.count = 2
    let course = [bad, counted(10, of: 10)]
    #expect(verdict(.argo(ArgoSettings(metrics: [dry, twice])), [bad]) == nil)
    #expect(
      verdict(.argo(ArgoSettings(metrics: [twice, dry])), course)?.reason
        == .nothingFound(looks: 2))
  }

  @Test func `failed is worse than error, error than inconclusive`() {
    #expect(
      [AnalysisVerdict.Outcome.failed, .successful, .error, .inconclusive].sorted()
        == [.successful, .inconclusive, .error, .failed])
  }
}
