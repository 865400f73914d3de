import CloudModel

/// Runs replications with the project's own model.
package enum ModelExecutor {
  package static let execute: ReplicationExecutor = { cloud, seed, replication, recorder, limit in
    let outcome = Run.perform(
      cloud, seed: seed, replication: replication, recorder: recorder, eventLimit: limit)
    return ReplicationOutcome(
      accounts: outcome.accounts, eventCount: outcome.eventCount,
      fingerprint: outcome.fingerprint, reachedHorizon: outcome.reachedHorizon)
  }
}
