import CloudModel

/// The deployment whose gate is studied, and the worlds that are made for it: the first of the
/// scenario's plan.
package struct StudiedDeployment: Sendable {
  package let service: String
  package let stable: String
  package let candidate: String
  /// Whether the scenario's candidate differs from the stable revision in more than its name.
  package let differs: Bool
  /// Deployments of the plan that come after it; they stay as they are.
  package let laterDeployments: Int
  /// The rate of false rollbacks that its gate claims [0…1].
  let promisedFalseAlarms: Double?
  private var cloud: CloudDescription
  private let stableNumber: Int
  private let candidateNumber: Int

  /// - Throws: ``GateProblem/noDeployment`` for a plan without one.
  package init(_ scenario: CloudDescription) throws(GateProblem) {
    var cloud = scenario
    let steps = cloud.plan.indices.filter { cloud.plan[$0].deployment != nil }
    guard let step = steps.first, let deployment = cloud.plan[step].deployment,
      let service = cloud.services.first(where: { $0.name == deployment.service }),
      let stableNumber = cloud.revisions.firstIndex(where: { $0.name == service.revision }),
      let written = cloud.revisions.firstIndex(where: { $0.name == deployment.revision })
    else { throw .noDeployment }
    var number = written
    if cloud.runsAtTheStart(deployment.revision) {
      // What already runs elsewhere must not change with the candidate.
      var copy = cloud.revisions[written]
      while cloud.revisions.contains(where: { $0.name == copy.name }) { copy.name += "-candidate" }
      number = cloud.revisions.count
      cloud.revisions.append(copy)
      cloud.plan[step].action = .deploy(service: deployment.service, revision: copy.name)
    }
    var twin = cloud.revisions[stableNumber]
    twin.name = cloud.revisions[number].name
    self.cloud = cloud
    self.stableNumber = stableNumber
    candidateNumber = number
    self.service = service.name
    stable = service.revision
    promisedFalseAlarms = service.deployment.promisedFalseAlarms
    candidate = cloud.revisions[number].name
    differs = twin != cloud.revisions[number]
    laterDeployments = steps.count - 1
  }

  /// The same deployment under `factor` times the traffic of every source; its worlds share one
  /// copy of what was recorded.
  func withTraffic(scaledBy factor: Double) -> StudiedDeployment {
    var scaled = self
    if factor != 1 { scaled.cloud = cloud.withTraffic(scaledBy: factor) }
    return scaled
  }

  /// The cloud of a world.
  package func cloud(of build: Build) -> CloudDescription {
    var world = cloud
    let stable = world.revisions[stableNumber]
    let written = world.revisions[candidateNumber]
    switch build {
    case .good:
      world.revisions[candidateNumber] = stable
      world.revisions[candidateNumber].name = written.name
    case .defective(let defect):
      world.revisions[candidateNumber] = defect.candidate(from: stable, written: written)
    }
    return world
  }

  /// The deployment's account and its number in a finished run; `nil` if it never began.
  func rollout(in accounts: RunAccounts) -> (number: Int, account: RolloutAccount)? {
    let number = accounts.rollouts.firstIndex {
      $0.service == service && $0.revision == candidate
    }
    return number.map { ($0, accounts.rollouts[$0]) }
  }
}

/// Why there is nothing to study.
package enum GateProblem: Error, Sendable, Hashable {
  case noDeployment
  /// So many times the scenario's traffic would not end, or not fit.
  case tooMuchTraffic(Double, TrafficExcess)
}

/// What a world would need, and may not have.
package enum TrafficExcess: Sendable, Hashable {
  case events(Double, limit: UInt64)
  /// [bytes]
  case memory(Double, limit: Int64)

  /// What of a size is too much; `nil` if nothing is.
  init?(_ size: ExpectedSize, _ limits: RunLimits) {
    if !(size.events <= Double(limits.events)) {
      self = .events(size.events, limit: limits.events)
    } else if size.bytes > Double(limits.memory) {
      self = .memory(size.bytes, limit: limits.memory)
    } else {
      return nil
    }
  }
}

extension PlanStepDescription {
  fileprivate var deployment: (service: String, revision: String)? {
    guard case .deploy(let service, let revision) = action else { return nil }
    return (service, revision)
  }
}

extension CloudDescription {
  fileprivate func runsAtTheStart(_ revision: String) -> Bool {
    services.contains { $0.revision == revision } || fleets.contains { $0.revision == revision }
  }
}
