import CloudModel
import SimulationKernel

private let rolloutGuide = "Argo Rollouts 1.8, Rollout specification"

extension ObjectShape where Root == ArgoCanaryDescription {
  /// `strategy.canary` of a Rollout, and the Rollout's own fields beside it, under their names.
  static let argoCanary = ObjectShape("an Argo canary", ArgoCanaryDescription()) {
    Field(
      "steps", \.steps, .list(of: .argoStep, count: 0...200), "What is done one after the other.")
    Field(
      "trafficRouting", \.trafficRouting, .boolean,
      "Whether a router splits the traffic; otherwise the numbers of tasks do.",
      source: rolloutGuide)
    Field(
      "analysis", \.analysis, .object(.backgroundAnalysis), "Analyses that run beside the steps.")
    Field(
      "maxSurge", \.surge.maxSurge, .countOrPercent,
      "Tasks on top of the desired count, rounded up; without traffic routing.",
      source: rolloutGuide)
    Field(
      "maxUnavailable", \.surge.maxUnavailable, .countOrPercent,
      "Tasks that may be missing, rounded down; without traffic routing.", source: rolloutGuide)
    Field(
      "dynamicStableScale", \.dynamicStableScale, .boolean,
      "Whether the old tasks become fewer with their traffic.", source: rolloutGuide)
    rolloutFields
  }
  .rule { canary, check in
    check.needRoom(canary.surge)
    check.needTime(canary.rollout.progressDeadline, minReady: canary.rollout.minReady)
  }
}

extension ObjectShape where Root == ArgoBlueGreenDescription {
  /// `strategy.blueGreen` of a Rollout, and the Rollout's own fields beside it.
  static let argoBlueGreen = ObjectShape("an Argo blue/green", ArgoBlueGreenDescription()) {
    Field(
      "autoPromotionEnabled", \.autoPromotionEnabled, .boolean,
      "Whether it is promoted without a person.", source: rolloutGuide)
    Field(
      "autoPromotionSeconds", \.autoPromotionDelay, .wholeSeconds(in: 0...2_147_483_647),
      "How long it pauses before an automatic promotion.", source: rolloutGuide)
    Field(
      "previewReplicaCount", \.previewReplicaCount, .integer(in: 1...10_000),
      "Tasks of the preview until it is promoted.")
    Field(
      "prePromotionAnalysis", \.prePromotionAnalysis, .analysisTemplates,
      "What has to succeed before the switch.")
    Field(
      "postPromotionAnalysis", \.postPromotionAnalysis, .analysisTemplates,
      "What has to succeed after the switch.")
    Field("promotionApproval", \.promotionApproval, .hookName, "The hook that promotes.")
    rolloutFields
  }
  .rule { blueGreen, check in
    check.needTime(blueGreen.rollout.progressDeadline, minReady: blueGreen.rollout.minReady)
  }
}

extension ObjectShape where Root: ArgoRollout {
  /// What both strategies of a Rollout have.
  fileprivate static var rolloutFields: [Field<Root>] {
    [
      Field(
        "minReadySeconds", \.rollout.minReady, .wholeSeconds(in: 0...86_400),
        "How long a task must be healthy before it counts as available.", source: rolloutGuide),
      Field(
        "progressDeadlineSeconds", \.rollout.progressDeadline,
        .wholeSeconds(in: 1...2_147_483_647),
        "How long without progress until the rollout counts as degraded.", source: rolloutGuide),
      Field(
        "progressDeadlineAbort", \.rollout.progressDeadlineAbort, .boolean,
        "Whether it is aborted then.", source: rolloutGuide),
      Field(
        "scaleDownDelaySeconds", \.rollout.scaleDownDelay, .wholeSeconds(in: 0...2_147_483_647),
        "How long the old tasks stay after the promotion.", source: rolloutGuide),
      Field(
        "abortScaleDownDelaySeconds", \.rollout.abortScaleDownDelay,
        .wholeSeconds(in: 0...2_147_483_647),
        "How long the new tasks stay after an abort, 30 by default; 0 keeps them.",
        source: rolloutGuide),
      Field(
        "inconclusiveApproval", \.rollout.inconclusiveApproval, .hookName,
        "The hook that is asked when an analysis is inconclusive."),
    ]
  }
}

// MARK: - Steps

extension ValueShape where Value == ArgoStep {
  fileprivate static let argoStep = ValueShape.keyed(
    "a step", "A step of the canary.",
    [
      KeyVariant(
        "setWeight", "The canary's share of the traffic in percent.", .integer(in: 0...100),
        make: Value.setWeight,
        extract: { if case .setWeight(let weight) = $0 { weight } else { nil } }),
      KeyVariant(
        "pause", "A wait; without a duration until somebody promotes.", .object(pause),
        make: Value.pause, extract: { if case .pause(let pause) = $0 { pause } else { nil } }),
      KeyVariant(
        "setCanaryScale", "The canary's tasks apart from its weight.", .argoScale,
        make: Value.setCanaryScale,
        extract: { if case .setCanaryScale(let scale) = $0 { scale } else { nil } }),
      KeyVariant(
        "setHeaderRoute", "Requests with a header go to the canary.", .object(headerRoute),
        make: { .setHeaderRoute($0.match) },
        extract: { if case .setHeaderRoute(let match) = $0 { HeaderRoute(match) } else { nil } }),
      KeyVariant(
        "analysis", "Waits until analyses have succeeded.", .analysisTemplates,
        make: Value.analysis,
        extract: { if case .analysis(let names) = $0 { names } else { nil } }),
    ])

  private static let pause = ObjectShape("a pause", ArgoPause()) {
    Field(
      "duration", \.duration, .duration(in: .seconds(1) ... .minutes(20_160)), "How long it is.")
    Field("approval", \.approval, .hookName, "The hook that ends it.")
  }

  private static let headerRoute = ObjectShape("a header route", HeaderRoute([])) {
    Field(ignoring: "name", .text(.name()), "What Argo calls the route.")
    Field(
      "match", \.match, .list(of: .object(match), count: 0...10),
      "Headers; without any the route is taken away.")
  }

  private static let match = ObjectShape("a header match", HeaderMatch()) {
    Field(
      "headerName", \.name, .text(.header, noun: "the name of a header"), "The header.", .required)
    Field("headerValue", \.value, .headerValue, "Its value.", .required)
  }
}

private struct HeaderRoute: Sendable {
  var match: [HeaderMatch]

  init(_ match: [HeaderMatch]) { self.match = match }
}

extension ValueShape where Value == ArgoCanaryScale {
  fileprivate static let argoScale = ValueShape.keyed(
    "a scale", "How many tasks the canary has.",
    [
      KeyVariant(
        "replicas", "This many.", .integer(in: 0...10_000), make: Value.replicas,
        extract: { if case .replicas(let count) = $0 { count } else { nil } }),
      KeyVariant(
        "weight", "This part of the desired count in percent.", .integer(in: 0...100),
        make: Value.weight, extract: { if case .weight(let weight) = $0 { weight } else { nil } }),
      KeyVariant(
        "matchTrafficWeight", "As its weight asks for.",
        .choice("true", value: true), make: { _ in Value.matchTrafficWeight },
        extract: { $0 == .matchTrafficWeight ? true : nil }),
    ])
}

extension ValueShape where Value == HeaderValue {
  /// `{"exact": "yes"}`.
  static let headerValue = ValueShape.keyed(
    "a header's value", "How the value is compared.",
    [
      KeyVariant(
        "exact", "The value is this.", .text(.text(length: 1...128)), make: Value.exact,
        extract: { if case .exact(let text) = $0 { text } else { nil } }),
      KeyVariant(
        "prefix", "The value begins with this.", .text(.text(length: 1...127)),
        make: Value.prefix, extract: { if case .prefix(let text) = $0 { text } else { nil } }),
    ])
}

// MARK: - Names of analyses and hooks

extension ObjectShape where Root == ArgoBackgroundAnalysis {
  fileprivate static let backgroundAnalysis = ObjectShape(
    "a background analysis", ArgoBackgroundAnalysis()
  ) {
    Field("templates", \.templates, .templates, "The analyses.", .required)
    Field(
      "startingStep", \.startingStep, .integer(in: 0...200),
      "The step that they begin with, counted from 0.", source: rolloutGuide)
  }
}

private struct TemplateList: Sendable {
  var templates: [String] = []
}

extension ValueShape where Value == [String] {
  /// `{"templates": [{"templateName": "success-rate"}]}`.
  fileprivate static let analysisTemplates = ValueShape<TemplateList>.object(
    ObjectShape("an analysis", TemplateList()) {
      Field("templates", \.templates, .templates, "The analyses.", .required)
    }
  ).converted(
    to: \.templates,
    from: { names in
      var list = TemplateList()
      list.templates = names
      return names.isEmpty ? nil : list
    })

  fileprivate static let templates = ValueShape<[Template]>.list(
    of: .object(
      ObjectShape("an analysis template", Template()) {
        Field("templateName", \.name, .analysisName, "The analysis.", .required)
      }), count: 1...20
  ).converted(to: { $0.map(\.name) }, from: { $0.map { Template(name: $0) } })
}

private struct Template: Sendable {
  var name = ""
}

extension ValueShape where Value == String {
  /// The name of one of the deployment's hooks.
  static var hookName: ValueShape { .text(.name(), noun: "the name of a hook") }

  /// The name of one of the deployment's analyses.
  static var analysisName: ValueShape { .text(.name(), noun: "the name of an analysis") }
}

extension ValueShape where Value == Bool {
  /// `true`, where nothing else makes sense.
  fileprivate static func choice(_ noun: String, value: Bool) -> ValueShape {
    ValueShape.boolean.called(noun).checked(.contradictoryStrategy) { found in
      found == value ? nil : ("there is no other way than \(value)", "leave the step out")
    }
  }
}

extension RuleCheck {
  /// A task has to become available before the deadline; Kubernetes and Argo refuse it otherwise.
  mutating func needTime(_ deadline: TimeSpan, minReady: TimeSpan) {
    guard deadline <= minReady else { return }
    fail(
      .contradictoryStrategy, at: "progressDeadlineSeconds",
      "\"progressDeadlineSeconds\" has to be more than the \(Int(minReady.seconds)) of "
        + "\"minReadySeconds\"")
  }

  /// A rolling update needs room in one of both directions; Kubernetes refuses it otherwise.
  mutating func needRoom(_ surge: SurgeDescription) {
    guard surge.maxSurge.isZero, surge.maxUnavailable.isZero else { return }
    fail(
      .contradictoryStrategy, at: "maxUnavailable",
      "\"maxSurge\" and \"maxUnavailable\" are both 0: no task could ever be replaced",
      help: "let one of them be at least 1")
  }
}
