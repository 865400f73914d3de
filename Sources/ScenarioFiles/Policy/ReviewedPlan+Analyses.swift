import CanaryAnalysis
import CloudModel
import SimulationKernel

/// An analysis that decides about a deployment, and the traffic that it sees.
struct AskedAnalysis {
  var name: String
  /// The candidate's shares of the production traffic while it may measure; none where it is only
  /// met by requests whose number nobody knows, such as those of a test rule [0…1].
  var shares: [Double]

  /// The most that the smaller of the sides that count gets; `nil` if nobody knows [0…1].
  func share(of sample: AnalysisSample) -> Double? {
    shares.map { sample.isCompared ? min($0, 1 - $0) : $0 }.max()
  }
}

// Who asks analyses. A new strategy has to decide here.
extension ServiceDescription {
  /// The analyses that hooks and the strategy ask, once for each time.
  var askedAnalyses: [AskedAnalysis] {
    switch deployment.strategy {
    case .rolling, .blueGreen, .canary, .linear, .codeDeploy: hookAnalyses
    case .kubernetes: []
    case .argoCanary(let canary): hookAnalyses + analyses(of: canary)
    case .argoBlueGreen(let blueGreen): hookAnalyses + analyses(of: blueGreen)
    case .flagger(let flagger): hookAnalyses + analyses(of: flagger)
    }
  }

  /// Where only one side has production traffic a hook does not wait for its analysis.
  private var hookAnalyses: [AskedAnalysis] {
    deployment.hooks.flatMap { hook -> [AskedAnalysis] in
      guard case .analysis(let name) = hook.decision else { return [] }
      let ramp = hook.stage == .productionTrafficShift ? deployment.ramp : []
      guard !ramp.isEmpty else { return [AskedAnalysis(name: name, shares: [])] }
      return ramp.map { AskedAnalysis(name: name, shares: [$0.share]) }
    }
  }

  private func analyses(of canary: ArgoCanaryDescription) -> [AskedAnalysis] {
    var asked: [AskedAnalysis] = []
    var inBackground: [Double] = []
    var weight = 0
    for (index, step) in canary.steps.enumerated() {
      switch step {
      case .setWeight(let next): weight = next
      case .analysis(let names):
        asked += names.map { AskedAnalysis(name: $0, shares: shares(at: weight)) }
      case .pause, .setCanaryScale, .setHeaderRoute: break
      }
      if let analysis = canary.analysis, index >= analysis.startingStep {
        inBackground += shares(at: weight)
      }
    }
    let templates = canary.analysis?.templates ?? []
    return asked + templates.map { AskedAnalysis(name: $0, shares: inBackground) }
  }

  private func analyses(of blueGreen: ArgoBlueGreenDescription) -> [AskedAnalysis] {
    blueGreen.prePromotionAnalysis.map { AskedAnalysis(name: $0, shares: shares(at: 0)) }
      + blueGreen.postPromotionAnalysis.map { AskedAnalysis(name: $0, shares: shares(at: 100)) }
  }

  /// Flagger asks anew at each look; the first one sees the least.
  private func analyses(of flagger: FlaggerDescription) -> [AskedAnalysis] {
    guard !flagger.skipAnalysis else { return [] }
    let first = deployment.ramp.first.map { [$0.share] } ?? []
    return flagger.analysis.metrics.map { AskedAnalysis(name: $0, shares: first) }
  }

  /// Without a share of the production traffic a candidate may still get test traffic.
  private func shares(at weight: Int) -> [Double] {
    weight == 0 && testRule != nil ? [] : [Double(weight) / 100]
  }
}

/// The fewest requests that a judge takes notice of, and the time in which they come.
struct AnalysisSample {
  var requests: Int
  var time: TimeSpan
  /// Whether the baseline needs as many.
  var isCompared: Bool
}

extension AnalysisConfiguration {
  /// None for a judge without a minimum of requests, or without an end.
  var samples: [AnalysisSample] {
    switch self {
    case .threshold(let settings): settings.rules.compactMap { $0.sample(settings.schedule) }
    case .fisher(let settings):
      AnalysisSample.list(settings.minimumRequests, settings.schedule)
    case .alwaysValid(let settings):
      AnalysisSample.list(settings.minimumRequests, settings.schedule)
    case .argo, .flagger, .kayenta, .sequential: []
    }
  }
}

extension AnalysisSample {
  /// Of a test that adds up all its looks; it needs one request even if it does not say so.
  fileprivate static func list(_ minimum: Int, _ schedule: AnalysisSchedule) -> [AnalysisSample] {
    schedule.time.map { [AnalysisSample(requests: max(1, minimum), time: $0, isCompared: true)] }
      ?? []
  }
}

extension AnalysisSchedule {
  /// From its start to its last look; `nil` if it is looked at without end.
  fileprivate var time: TimeSpan? {
    looks.map { initialDelay + TimeSpan(nanoseconds: interval.nanoseconds * Int64($0)) }
  }
}

extension ThresholdSettings.Rule {
  fileprivate func sample(_ schedule: AnalysisSchedule) -> AnalysisSample? {
    guard minimumRequests > 0,
      let time = accumulates ? schedule.time : metric.window ?? schedule.interval
    else { return nil }
    return AnalysisSample(
      requests: minimumRequests, time: time, isCompared: subject.needsBaseline)
  }
}
