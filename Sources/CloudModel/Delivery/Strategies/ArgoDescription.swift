import SimulationKernel

/// What the canary and the blue/green strategy of an Argo Rollout have in common (argoproj.io
/// v1alpha1, Argo Rollouts 1.8).
package struct ArgoRolloutDescription: Sendable, Equatable {
  /// `minReadySeconds`, 0 by default.
  package var minReady: TimeSpan = .zero
  /// `progressDeadlineSeconds`, 600 by default. Time in pauses and analyses does not count.
  package var progressDeadline: TimeSpan = .seconds(600)
  /// `progressDeadlineAbort`: whether the rollout is aborted then; otherwise it goes on.
  package var progressDeadlineAbort = false
  /// `scaleDownDelaySeconds`: how long the old tasks stay after the promotion.
  package var scaleDownDelay: TimeSpan = .seconds(30)
  /// `abortScaleDownDelaySeconds`: how long the new tasks stay after an abort; zero keeps them
  /// for good, `nil` is what Argo takes if nothing is written: 30 s, or with
  /// `dynamicStableScale` as fast as the traffic leaves them.
  package var abortScaleDownDelay: TimeSpan?
  /// The hook that stands for the person who looks at an inconclusive analysis; without it the
  /// rollout stays paused.
  package var inconclusiveApproval: String?

  package init() {}
}

/// A strategy of an Argo Rollout.
package protocol ArgoRollout: Sendable {
  var rollout: ArgoRolloutDescription { get set }
}

/// `strategy.canary` of an Argo Rollout.
package struct ArgoCanaryDescription: ArgoRollout, Equatable {
  package var rollout = ArgoRolloutDescription()
  package var steps: [ArgoStep] = []
  /// Whether a traffic router splits the traffic by weights; otherwise the numbers of tasks do.
  package var trafficRouting = false
  package var analysis: ArgoBackgroundAnalysis?
  /// Without traffic routing: the bounds within which the numbers of tasks move.
  package var surge = SurgeDescription()
  /// With traffic routing: the stable side shrinks as its traffic does.
  package var dynamicStableScale = false

  package init() {}
}

/// The background analysis of a canary: it runs beside the steps until the rollout is over.
package struct ArgoBackgroundAnalysis: Sendable, Equatable {
  /// Names of the deployment's analyses; all of them must hold.
  package var templates: [String] = []
  /// The index of the step that it begins with.
  package var startingStep = 0

  package init() {}
}

/// - setWeight: The canary's share of the traffic [%].
/// - pause: A wait, or a person.
/// - setCanaryScale: The canary's number of tasks apart from its weight.
/// - setHeaderRoute: Requests with one of these headers go to the canary, through the service's
///   test rule; none of them takes the route away.
/// - analysis: Names of the deployment's analyses; the rollout goes on when all have succeeded.
package enum ArgoStep: Sendable, Equatable {
  case setWeight(Int)
  case pause(ArgoPause)
  case setCanaryScale(ArgoCanaryScale)
  case setHeaderRoute([HeaderMatch])
  case analysis([String])
}

package struct ArgoPause: Sendable, Equatable {
  /// `nil` until somebody promotes.
  package var duration: TimeSpan?
  /// The hook that stands for the one who promotes.
  package var approval: String?

  package init() {}
}

package enum ArgoCanaryScale: Sendable, Equatable {
  case replicas(Int)
  /// Of the desired count [%].
  case weight(Int)
  case matchTrafficWeight
}

/// A header by which a router tells a canary's requests.
package struct HeaderMatch: Sendable, Equatable {
  package var name = ""
  package var value: HeaderValue = .exact("")

  package init() {}
}

package enum HeaderValue: Sendable, Equatable {
  case exact(String)
  case prefix(String)

  /// The same as a load balancer's rule writes it.
  package var pattern: String {
    switch self {
    case .exact(let text): text
    case .prefix(let text): text + "*"
    }
  }
}

/// `strategy.blueGreen` of an Argo Rollout.
package struct ArgoBlueGreenDescription: ArgoRollout, Equatable {
  package var rollout = ArgoRolloutDescription()
  package var autoPromotionEnabled = true
  /// `autoPromotionSeconds`: the pause before an automatic promotion; without
  /// `autoPromotionEnabled` it is ignored.
  package var autoPromotionDelay: TimeSpan = .zero
  /// Tasks of the preview until it is promoted; `nil` is all of them.
  package var previewReplicaCount: Int?
  package var prePromotionAnalysis: [String] = []
  package var postPromotionAnalysis: [String] = []
  /// The hook that stands for the one who promotes, without `autoPromotionEnabled`.
  package var promotionApproval: String?

  package init() {}
}
