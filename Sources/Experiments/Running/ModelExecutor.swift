import CloudModel

/// Runs replications with the project's own model.
package enum ModelExecutor {
  package static let execute: ReplicationExecutor = {
    cloud, seed, replication, recorder, eventLimit, stopCheck in
    var reason: StopReason?
    let outcome = Run.perform(
      cloud, seed: seed, replication: replication, recorder: recorder, eventLimit: eventLimit,
      stopCheck: {
        reason = stopCheck()
        return reason != nil
      })
    return ReplicationOutcome(
      accounts: outcome.accounts, eventCount: outcome.eventCount,
      fingerprint: outcome.fingerprint, reachedHorizon: outcome.reachedHorizon,
      end: outcome.end, stopReason: reason)
  }
}
