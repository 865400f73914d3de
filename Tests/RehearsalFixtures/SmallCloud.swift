import CloudModel
import Experiments
import RandomVariates
import SimulationKernel

/// One source with two classes, a load balancer with two groups, and a fleet behind the first.
package func smallCloud(
  rate: Double = 100, work: Distribution = .exponential(mean: 0.01),
  horizon: TimeSpan = .seconds(20)
) -> CloudDescription {
  var cloud = CloudDescription()
  var browse = RequestClassDescription()
  browse.name = "browse"
  browse.work = work
  var checkout = browse
  checkout.name = "checkout"
  var source = TrafficDescription()
  source.name = "web"
  source.to = "alb"
  source.arrivals = .poisson(rate: rate)
  source.classes = [browse, checkout]
  cloud.traffic = [source]
  cloud.targetGroups = ["blue", "green"].map(group)
  var listener = ListenerDescription()
  listener.name = "production"
  listener.defaultAction = .forward(forward(to: "blue"))
  var balancer = LoadBalancerDescription()
  balancer.name = "alb"
  balancer.listeners = [listener]
  cloud.loadBalancers = [balancer]
  var revision = RevisionDescription()
  revision.name = "v1"
  revision.serving.workers = 2
  cloud.revisions = [revision]
  var fleet = FleetDescription()
  fleet.name = "fleet"
  fleet.revision = "v1"
  fleet.targetGroup = "blue"
  fleet.count = 2
  cloud.fleets = [fleet]
  cloud.horizon = horizon
  return cloud
}

private func group(_ name: String) -> TargetGroupDescription {
  var group = TargetGroupDescription()
  group.name = name
  group.healthCheck.enabled = false
  return group
}

private func forward(to name: String) -> ForwardDescription {
  var weighted = WeightedGroupDescription()
  weighted.targetGroup = name
  var forward = ForwardDescription()
  forward.targetGroups = [weighted]
  return forward
}

/// An attempt with everything that does not matter filled in; times in milliseconds.
package func attempt(
  due: Double, ended: Double, waiting: Double = 0, outcome: AttemptOutcome = .success,
  requestClass: UInt16 = 0, group: Int16 = 0, revision: Int16 = 0, rollout: Int16 = -1,
  number: UInt16 = 1, isFinal: Bool = true
) -> AttemptRecord {
  func time(_ milliseconds: Double) -> SimulationTime {
    .zero + .milliseconds(milliseconds)
  }
  return AttemptRecord(
    due: time(due), sent: time(due), ended: time(ended), waiting: .milliseconds(waiting),
    request: 0, target: group < 0 ? -1 : 0, source: 0, requestClass: requestClass, group: group,
    revision: group < 0 ? -1 : revision, rollout: rollout, attempt: number, outcome: outcome,
    isFinal: isFinal)
}

/// A recorder that was told of these attempts.
package func recorder(_ cloud: CloudDescription, _ attempts: [AttemptRecord]) -> RunRecorder {
  let recorder = RunRecorder(cloud)
  var batch = AttemptBatch()
  batch.records = attempts
  recorder.record(batch)
  return recorder
}

/// Accounts that agree with the attempts.
package func accounts(_ attempts: [AttemptRecord], inFlight: UInt64 = 0) -> RunAccounts {
  var accounts = RunAccounts()
  let final = attempts.filter(\.isFinal)
  accounts.succeeded = UInt64(final.filter(\.isSuccess).count)
  accounts.failed = UInt64(final.count) - accounts.succeeded
  accounts.inFlightAtEnd = inFlight
  accounts.offered = UInt64(final.count) + inFlight
  accounts.retried = UInt64(attempts.filter { $0.attempt > 1 }.count)
  return accounts
}

/// The record of a replication in which these attempts ended.
package func replication(
  _ attempts: [AttemptRecord], index: Int = 0, cloud: CloudDescription = smallCloud(),
  change: (inout RunAccounts) -> Void = { _ in }
) -> ReplicationRecord {
  var kept = accounts(attempts)
  change(&kept)
  return ReplicationRecord(
    index: index, cloud: cloud, recorder: recorder(cloud, attempts),
    outcome: ReplicationOutcome(
      accounts: kept, eventCount: 1, fingerprint: UInt64(index), reachedHorizon: true))
}
