import CloudModel
import ScenarioFiles
import SimulationKernel
import Testing

/// How the strategies that users know from Kubernetes are written down, with every field.
@Suite struct StrategyShapeTests {
  private func strategy(_ text: String) -> StrategyDescription? {
    let document = ScenarioDocument(
      reading: SourceText(name: "deployment", "{\"strategy\": \(text)}"), as: .object(.deployment))
    if document.value == nil { Issue.record("\(document.report.text)") }
    return document.value?.strategy
  }

  private func header(_ name: String, _ value: HeaderValue) -> HeaderMatch {
    var match = HeaderMatch()
    (match.name, match.value) = (name, value)
    return match
  }

  @Test func `without a field a strategy is as its tool has it`() {
    #expect(strategy(#"{"kubernetes": {}}"#) == .kubernetes(KubernetesDescription()))
    #expect(strategy(#"{"argoCanary": {}}"#) == .argoCanary(ArgoCanaryDescription()))
    #expect(strategy(#"{"argoBlueGreen": {}}"#) == .argoBlueGreen(ArgoBlueGreenDescription()))
    #expect(strategy(#"{"flagger": {"analysis": {}}}"#) == .flagger(FlaggerDescription()))
  }

  @Test func `a Kubernetes Deployment is written with its own fields`() {
    var it = KubernetesDescription()
    it.type = .recreate
    it.rollingUpdate.maxSurge = .count(2)
    it.rollingUpdate.maxUnavailable = .percent(10)
    it.minReady = .seconds(15)
    it.progressDeadline = .seconds(300)
    it.rollbackOnDeadline = true
    #expect(
      strategy(
        """
        {"kubernetes": {"type": "Recreate",
          "rollingUpdate": {"maxSurge": 2, "maxUnavailable": "10%"},
          "minReadySeconds": 15, "progressDeadlineSeconds": 300, "rollbackOnDeadline": true}}
        """) == .kubernetes(it))
  }

  @Test func `a canary of Argo Rollouts is written with its own fields`() {
    var it = ArgoCanaryDescription()
    var (timed, manual) = (ArgoPause(), ArgoPause())
    timed.duration = .minutes(5)
    manual.approval = "boss"
    it.steps = [
      .setCanaryScale(.replicas(1)), .setCanaryScale(.weight(30)),
      .setHeaderRoute([header("X-Canary", .exact("always")), header("X-User", .prefix("test"))]),
      .setHeaderRoute([]), .setCanaryScale(.matchTrafficWeight), .setWeight(20), .pause(timed),
      .pause(manual), .analysis(["errors", "latency"]),
    ]
    it.trafficRouting = true
    it.dynamicStableScale = true
    it.surge.maxSurge = .count(1)
    it.surge.maxUnavailable = .count(0)
    var background = ArgoBackgroundAnalysis()
    background.templates = ["errors"]
    background.startingStep = 2
    it.analysis = background
    it.rollout = rollout
    #expect(
      strategy(
        """
        {"argoCanary": {"trafficRouting": true, "dynamicStableScale": true,
          "maxSurge": 1, "maxUnavailable": 0,
          "analysis": {"templates": [{"templateName": "errors"}], "startingStep": 2},
          "steps": [
            {"setCanaryScale": {"replicas": 1}}, {"setCanaryScale": {"weight": 30}},
            {"setHeaderRoute": {"name": "staff", "match": [
              {"headerName": "X-Canary", "headerValue": {"exact": "always"}},
              {"headerName": "X-User", "headerValue": {"prefix": "test"}}]}},
            {"setHeaderRoute": {"name": "staff"}},
            {"setCanaryScale": {"matchTrafficWeight": true}},
            {"setWeight": 20}, {"pause": {"duration": "5m"}}, {"pause": {"approval": "boss"}},
            {"analysis": {"templates": [{"templateName": "errors"}, {"templateName": "latency"}]}}
          ], \(rolloutText)}}
        """) == .argoCanary(it))
  }

  @Test func `a blue/green rollout of Argo Rollouts is written with its own fields`() {
    var it = ArgoBlueGreenDescription()
    it.autoPromotionEnabled = false
    it.autoPromotionDelay = .seconds(90)
    it.previewReplicaCount = 2
    it.prePromotionAnalysis = ["smoke"]
    it.postPromotionAnalysis = ["errors"]
    it.promotionApproval = "boss"
    it.rollout = rollout
    #expect(
      strategy(
        """
        {"argoBlueGreen": {"autoPromotionEnabled": false, "autoPromotionSeconds": 90,
          "previewReplicaCount": 2, "promotionApproval": "boss",
          "prePromotionAnalysis": {"templates": [{"templateName": "smoke"}]},
          "postPromotionAnalysis": {"templates": [{"templateName": "errors"}]}, \(rolloutText)}}
        """) == .argoBlueGreen(it))
  }

  private var rollout: ArgoRolloutDescription {
    var it = ArgoRolloutDescription()
    it.minReady = .seconds(10)
    it.progressDeadline = .seconds(120)
    it.progressDeadlineAbort = true
    it.scaleDownDelay = .seconds(60)
    it.abortScaleDownDelay = .zero
    it.inconclusiveApproval = "boss"
    return it
  }

  private let rolloutText = """
    "minReadySeconds": 10, "progressDeadlineSeconds": 120, "progressDeadlineAbort": true,
    "scaleDownDelaySeconds": 60, "abortScaleDownDelaySeconds": 0, "inconclusiveApproval": "boss"
    """

  @Test func `a Flagger canary is written with its own fields`() {
    var it = FlaggerDescription()
    it.analysis.interval = .seconds(30)
    it.analysis.threshold = 3
    it.analysis.maxWeight = 60
    it.analysis.stepWeight = 15
    it.analysis.stepWeights = [5, 20, 60]
    it.analysis.stepWeightPromotion = 30
    it.analysis.iterations = 4
    it.analysis.match = [header("x-canary", .exact("insider")), header("x-user", .prefix("qa"))]
    it.analysis.metrics = ["success-rate", "duration"]
    it.progressDeadline = .seconds(120)
    it.skipAnalysis = true
    it.confirmRollout = "boss"
    it.confirmPromotion = "owner"
    it.primary.type = .recreate
    #expect(
      strategy(
        """
        {"flagger": {"progressDeadlineSeconds": 120, "skipAnalysis": true,
          "confirmRollout": "boss", "confirmPromotion": "owner", "primary": {"type": "Recreate"},
          "analysis": {"interval": "30s", "threshold": 3, "maxWeight": 60, "stepWeight": 15,
            "stepWeights": [5, 20, 60], "stepWeightPromotion": 30, "iterations": 4,
            "match": [{"headers": {"x-canary": {"exact": "insider"}}},
              {"headers": {"x-user": {"prefix": "qa"}}}],
            "metrics": [{"name": "success-rate"}, {"name": "duration"}]}}}
        """) == .flagger(it))
  }
}
