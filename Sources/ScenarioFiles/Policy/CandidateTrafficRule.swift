import CanaryAnalysis
import CloudModel
import Experiments
import RandomVariates
import SimulationKernel

struct CandidateTrafficRule: PolicyRule {
  let code = DiagnosticCode(
    "P107", "too little traffic to judge the candidate",
    "A defect that breaks a share p of the requests shows k errors among n requests of the "
      + "candidate with probability P(Binomial(n, p) ≥ k); for k = 1 that is 1 − (1 − p)^n. The "
      + "alarm needs k in each of its periods. With fewer requests than make it 95 %, a bad "
      + "revision passes. p is \"policy\": {\"smallestDefect\": …}, 1 % unless it is given. An "
      + "analysis with \"minimumRequests\" does not judge fewer: rate × share × time of its looks.",
    remedy: "Give the candidate a larger share or more time in a longer period, lower the "
      + "threshold, or accept that only larger defects are seen.",
    example: """
      "rate": "1rps", "period": "60s", "threshold": 0    // 60 requests of 299: wrong
      "rate": "1rps", "period": "5m", "threshold": 0     // 300 requests: right
      """, level: .warning)

  /// How surely the defect should be seen.
  static let power = 0.95

  func review(_ plan: ReviewedPlan) -> [Finding] {
    plan.deployed.flatMap { service in
      plan.alarms(of: service).compactMap { finding(about: $0, of: service, in: plan) }
        + findings(aboutAnalysesOf: service, in: plan)
    }
  }

  private func finding(
    about alarm: AlarmDescription, of service: ServiceDescription, in plan: ReviewedPlan
  ) -> Finding? {
    // What the last step before everything cannot show, no step before it can.
    let step = service.deployment.ramp.last ?? service.deployment.bake
    guard step.length > .zero, alarm.source == .metric, alarm.metric.countsErrors else {
      return nil
    }
    let expected = plan.rate(to: service) * step.share * alarm.period.seconds
    let errors = alarm.errorsToBreach
    let needed = Self.requests(toShow: errors, of: plan.settings.smallestDefect)
    guard expected < Double(needed) else { return nil }
    return Finding(
      code, at: plan.path(service).appending(step.key),
      "in each period of \"\(alarm.name)\" about \(DecimalText.short(expected)) requests meet the "
        + "candidate of \"\(service.name)\"; \(needed) are needed to show \(errors) "
        + "\(errors == 1 ? "error" : "errors") of a "
        + "\(ShareText.text(of: plan.settings.smallestDefect)) defect in 95 % of all cases",
      help: "raise the share or the period, or lower the threshold")
  }

  /// One finding for each analysis that most likely sees too little, wherever it is asked first.
  private func findings(
    aboutAnalysesOf service: ServiceDescription, in plan: ReviewedPlan
  ) -> [Finding] {
    let rate = plan.rate(to: service)
    return service.deployment.analyses.compactMap { analysis in
      let asked = service.askedAnalyses.filter { $0.name == analysis.name }
      for sample in analysis.configuration.samples {
        let shares = asked.compactMap { $0.share(of: sample) }
        guard let expected = shares.min().map({ $0 * rate * sample.time.seconds }),
          expected < Double(sample.requests)
        else { continue }
        return finding(about: analysis, sample, expected, at: plan.path(service, "analyses"))
      }
      return nil
    }
  }

  private func finding(
    about analysis: AnalysisDescription, _ sample: AnalysisSample, _ expected: Double,
    at path: ValuePath
  ) -> Finding {
    let (whose, who) =
      sample.isCompared ? ("of each side ", "one of them") : ("of the candidate ", "it")
    return Finding(
      code, at: path.appending(analysis.name),
      "\"\(analysis.name)\" judges from \(sample.requests) requests \(whose)on, and \(who) gets "
        + "about \(DecimalText.short(expected)) in \(DurationText.text(of: sample.time))",
      help: "raise the share, the looks or their interval, or lower \"minimumRequests\"")
  }

  /// The fewest requests among which so many errors are seen with probability ``power``.
  ///
  /// Exact for one error; for more, the gamma quantile of the Poisson law with the same mean, which
  /// is a little more than the binomial law needs.
  static func requests(toShow errors: Int, of share: Double) -> Int {
    guard share < 1 else { return errors }
    guard errors > 1 else {
      return BinomialTrials.requestsToSeeAFailure(rate: share, chance: power) ?? .max
    }
    let mean = Distribution.erlang(shape: errors, mean: Double(errors)).quantile(power)
    return Int(min(1e12, (mean / share).rounded(.up)))
  }
}
