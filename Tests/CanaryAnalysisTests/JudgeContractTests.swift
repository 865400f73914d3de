import CanaryAnalysis
import SimulationKernel
import Testing

/// What holds for every judge.
@Suite struct JudgeContractTests {
  struct Candidate: CustomTestStringConvertible, Sendable {
    let name: String
    let configuration: AnalysisConfiguration
    /// The verdict when no measurement has any data.
    let withoutData: AnalysisVerdict.Outcome
    var testDescription: String { name }
  }

  static let schedule = AnalysisSchedule(looks: 6)
  static let errors = AnalysisMetric(name: "errors", kind: .errorRate)

  static let all: [Candidate] = [
    Candidate(
      name: "threshold",
      configuration: .threshold(
        ThresholdSettings(
          rules: [
            ThresholdSettings.Rule(metric: errors, breach: Condition(.greater, 0.2)),
            ThresholdSettings.Rule(
              metric: errors, subject: .ratioToBaseline, breach: Condition(.greater, 5)),
          ], schedule: schedule)), withoutData: .inconclusive),
    Candidate(
      name: "argo",
      configuration: .argo(
        ArgoSettings(metrics: [
          ArgoMetric(
            metric: errors, interval: .minutes(1), initialDelay: .minutes(1), count: 6,
            failureCondition: ArgoCondition(Condition(.greater, 0.2)), failureLimit: 2)
        ])), withoutData: .error),
    Candidate(
      name: "flagger",
      configuration: .flagger(
        FlaggerSettings(
          checks: [.requestSuccessRate(minimum: 80)], threshold: 3, iterations: 6)),
      withoutData: .failed),
    Candidate(
      name: "kayenta",
      configuration: .kayenta(
        KayentaSettings(metrics: [KayentaMetric(metric: errors)], pointsPerJudgment: 8)),
      withoutData: .failed),
    Candidate(
      name: "fisher", configuration: .fisher(FisherSettings(schedule: schedule)),
      withoutData: .inconclusive),
    Candidate(
      name: "fisher, corrected",
      configuration: .fisher(FisherSettings(looks: .corrected, schedule: schedule)),
      withoutData: .inconclusive),
    Candidate(
      name: "sequential",
      configuration: .sequential(SequentialSettings(schedule: schedule)),
      withoutData: .inconclusive),
    Candidate(
      name: "sequential, rates",
      configuration: .sequential(
        SequentialSettings(
          hypothesis: .rates(healthy: 0.1, defective: 0.3), schedule: schedule)),
      withoutData: .inconclusive),
    Candidate(
      name: "always valid", configuration: .alwaysValid(AlwaysValidSettings(schedule: schedule)),
      withoutData: .inconclusive),
  ]

  private struct Course: Equatable {
    var verdict: AnalysisVerdict?
    var steps: [AnalysisStep] = []
    var looks: [AnalysisLook?] = []
  }

  /// Answers every step with the same counts of all metrics until the end.
  private func course(
    _ judge: Candidate, candidate: RequestCounts?, baseline: RequestCounts?
  ) -> Course {
    var run = AnalysisRun(judge.configuration)
    var course = Course()
    var step = run.start()
    while case .measureAgain(_, let metrics) = step, course.steps.count < 100 {
      course.steps.append(step)
      step = run.measured(
        Measurement(
          metrics.map {
            MetricReading(
              metric: $0, baseline: ArmReading(counts: baseline),
              candidate: ArmReading(counts: candidate))
          }))
      course.looks.append(run.lastLook)
    }
    course.verdict = run.verdict
    #expect(step == run.verdict.map(AnalysisStep.ended))
    #expect(run.stop() == run.verdict)
    return course
  }

  private let healthy = RequestCounts(requests: 1_000, failures: 100)
  private let broken = RequestCounts(requests: 1_000, failures: 900)

  @Test(arguments: all)
  func `a broken candidate fails`(judge: Candidate) {
    #expect(course(judge, candidate: broken, baseline: healthy).verdict?.outcome == .failed)
  }

  @Test(arguments: all)
  func `a candidate like its baseline does not fail`(judge: Candidate) {
    let outcome = course(judge, candidate: healthy, baseline: healthy).verdict?.outcome
    #expect(outcome == .successful)
  }

  @Test(arguments: all)
  func `a better candidate does not fail`(judge: Candidate) {
    // Kayenta is told that only a rise is bad.
    var configuration = judge.configuration
    if case .kayenta(var settings) = configuration {
      settings.metrics[0].direction = .increase
      configuration = .kayenta(settings)
    }
    let better = Candidate(
      name: judge.name, configuration: configuration, withoutData: judge.withoutData)
    let clean = RequestCounts(requests: 1_000, failures: 0)
    let outcome = course(better, candidate: clean, baseline: healthy).verdict?.outcome
    #expect(outcome == .successful)
  }

  @Test(arguments: all)
  func `without data it ends as its tool does, and never passes`(judge: Candidate) {
    let course = course(judge, candidate: nil, baseline: nil)
    #expect(course.verdict?.outcome == judge.withoutData)
    #expect(!course.looks.contains(.passed))
  }

  @Test(arguments: all)
  func `without a request it does not pass either`(judge: Candidate) {
    let course = course(judge, candidate: .some(.none), baseline: .some(.none))
    // Argo's failure condition is false for a result that is not a number, so it succeeds.
    if judge.name == "argo" {
      #expect(course.verdict?.outcome == .successful)
    } else {
      #expect(course.verdict?.outcome != .successful)
    }
  }

  @Test(arguments: all)
  func `a judge that compares passes nothing without a baseline`(judge: Candidate) {
    guard judge.configuration.needsBaseline, judge.name != "threshold" else { return }
    let outcome = course(judge, candidate: broken, baseline: nil).verdict?.outcome
    #expect(outcome != .successful)
  }

  @Test(arguments: all)
  func `it asks for metrics that it named, and time never runs backwards`(judge: Candidate) {
    let metrics = judge.configuration.metrics.indices
    for step in course(judge, candidate: healthy, baseline: healthy).steps {
      guard case .measureAgain(let wait, let asked) = step else { continue }
      #expect(asked.allSatisfy { metrics.contains($0) })
      #expect(wait >= .zero)
    }
  }

  @Test(arguments: all)
  func `the same measurements give the same course`(judge: Candidate) {
    #expect(
      course(judge, candidate: broken, baseline: healthy)
        == course(judge, candidate: broken, baseline: healthy))
  }

  @Test(arguments: all)
  func `stopped at the start it does not fail`(judge: Candidate) {
    var run = AnalysisRun(judge.configuration)
    _ = run.start()
    #expect(run.lastLook == nil)
    #expect(run.stop().outcome != .failed)
    #expect(run.verdict != nil)
  }

  @Test(arguments: all)
  func `its settings have no problem`(judge: Candidate) {
    #expect(judge.configuration.problems == [])
  }

  @Test func `an analysis that never started ends without a finding`() {
    var run = AnalysisRun(Self.all[0].configuration)
    #expect(run.stop() == AnalysisVerdict(.successful, .stopped(looks: 0)))
  }

  @Test func `a run refuses what its owner must not do`() async {
    await #expect(processExitsWith: .failure) {
      _ = AnalysisRun(.flagger(FlaggerSettings(checks: [])))
    }
    await #expect(processExitsWith: .failure) {
      var run = AnalysisRun(.fisher(FisherSettings()))
      _ = run.measured(Measurement())
    }
    await #expect(processExitsWith: .failure) {
      var run = AnalysisRun(.fisher(FisherSettings()))
      _ = run.start()
      _ = run.start()
    }
  }
}
