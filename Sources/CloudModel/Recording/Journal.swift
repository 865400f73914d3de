import CanaryAnalysis
import SimulationKernel

/// One happening of the control plane: when, to whom, what. Its words are made by the reports.
package struct JournalEntry: Sendable, Equatable {
  package var at: SimulationTime
  /// Name of the service, group, alarm, fault or step that it is about.
  package var subject: String
  package var happening: Happening

  package init(at: SimulationTime, subject: String, happening: Happening) {
    self.at = at
    self.subject = subject
    self.happening = happening
  }
}

/// What can happen in the control plane.
package enum Happening: Sendable, Equatable {
  // Rollouts; `rollout` is the index in ``RunAccounts/rollouts``.
  case deploymentStarted(rollout: Int, revision: String)
  /// CodeDeploy still has another deployment of the service under way.
  case deploymentRefused(revision: String)
  case stageReached(rollout: Int, stage: LifecycleStage)
  /// Strategies without stages ask hooks by name.
  case hookEnded(name: String, stage: LifecycleStage?, outcome: HookOutcome)
  case analysisStarted(name: String)
  case analysisEnded(name: String, verdict: AnalysisVerdict)
  case trafficShifted(rule: String, group: String, percent: Double)
  case circuitBreakerCounted(failures: Int, threshold: Int)
  case deploymentFailed(rollout: Int, reason: DeploymentFailure)
  case rollbackStarted(rollout: Int, revision: String)
  case deploymentEnded(rollout: Int, outcome: RolloutOutcome)
  case steadyState
  case cannotStartConsistently
  case cannotStartOrStop
  /// A rollout has made no progress for longer than its deadline.
  case progressDeadlineExceeded
  /// A rollout is paused, and nobody is asked to let it go on.
  case waitsForSomebody
  // Tasks and targets.
  /// ECS: "was unable to place a task".
  case launchRefused(task: Int, zone: String)
  case taskStarted(task: Int, revision: String, zone: String)
  case taskRunning(task: Int)
  case taskStopping(task: Int, cause: StopCause)
  case taskStopped(task: Int)
  case targetHealth(target: Int, state: TargetState, reason: TargetReason?)
  case failOpen(active: Bool, zone: String)
  case zoneInDNS(zone: String, present: Bool)
  /// Whether it is applied says whether it has an effect: a load balancer that fails open ignores it.
  case zonalShift(zone: String, status: ZonalShiftStatus, isApplied: Bool, isAutoshift: Bool)
  /// A rehearsal of autoshift; without an outcome it was due and did not start. With an alarm that
  /// says why.
  case practiceRun(zone: String, outcome: PracticeRunOutcome?, alarm: String?)
  /// A shift away from another zone is active.
  case zonalShiftRefused(zone: String)
  /// The name servers give so many answers with a record from now on.
  case answersShifted(listener: String, percent: Double)
  /// A task's circuit breaker for one of its calls has changed.
  case circuit(to: String, state: CircuitState)
  /// The name servers answer with these records from now on; with nothing if there are none.
  case answersChanged(records: [String])
  /// Route 53's control plane did not take an edit of records.
  case recordsRefused
  /// A health check of Route 53 reports something else from now on.
  case healthCheckReports(isHealthy: Bool)
  case routingControl(isOn: Bool)
  /// ARC did not change routing controls: by this safety rule, or because its cluster is down.
  case routingControlsRefused(RoutingControlRefusal?)
  // Data.
  case migrationStarted(phase: String)
  case migrationEnded(phase: String)
  case migrationFailed(phase: String)
  case migrationRefused(phase: String, reason: MigrationRefusal)
  case databaseWriterLost
  case databaseFailureDetected
  /// The host takes writes.
  case databaseTakenOver(host: String)
  case databaseEndpointMoved
  case databaseWithoutSuccessor
  /// Its writer goes on as before; a change of it was given up.
  case databaseGoesOn
  // Scaling.
  case scaled(from: Int, to: Int, policy: String, why: ScalingReason)
  /// A policy would scale in if no deployment were in progress.
  case scaleInSuspended(policy: String)
  /// A scheduled action sets the bounds of the desired count.
  case capacityBounds(action: String, minimum: Int, maximum: Int)
  // Watching.
  case alarm(state: AlarmState)
  // Plan and faults.
  case stepStarted
  case stepEnded
  case deadlinePassed
  /// What the step waited for in vain, and what was there instead.
  case stepStuck(on: String)
  case stepSkipped
  case faultStarted
  /// It gets stronger or weaker.
  case faultStrength(percent: Double)
  case faultEnded
  /// An experiment is in another state, because of an alarm if it names one.
  case experiment(state: ExperimentState, alarm: String?)
}

package enum AlarmState: String, Sendable, CaseIterable {
  case okay = "OK"
  case inAlarm = "ALARM"
  case insufficientData = "INSUFFICIENT_DATA"
}

/// AWS's own states of a target.
package enum TargetState: String, Sendable {
  case initial, healthy, unhealthy, draining, unused
}

/// AWS's own reasons for a target's state; a healthy target has none.
package enum TargetReason: String, Sendable {
  case registrationInProgress = "Elb.RegistrationInProgress"
  case initialHealthChecking = "Elb.InitialHealthChecking"
  /// The health check was answered with another code than 200.
  case responseCodeMismatch = "Target.ResponseCodeMismatch"
  case timeout = "Target.Timeout"
  /// The health check's connection was refused.
  case failedHealthChecks = "Target.FailedHealthChecks"
  case notRegistered = "Target.NotRegistered"
  /// No rule names its group.
  case notInUse = "Target.NotInUse"
  case deregistrationInProgress = "Target.DeregistrationInProgress"
}

package enum StopCause: String, Sendable {
  case scaledIn, replacedByDeployment, failedHealthCheck, failedContainerHealthCheck
  case crashed, failedToStart, stoppedByUser, zoneLost
}

package enum DeploymentFailure: String, Sendable {
  case circuitBreaker, alarm, hookFailed, hookTimedOut, stageTimedOut, stoppedByUser
  case unsettledByScaling
  case analysisFailed, progressDeadline
}

package enum RolloutOutcome: String, Sendable {
  case running, succeeded, rolledBack, failed, stuck
}

/// What became of one rollout.
package struct RolloutAccount: Sendable, Equatable {
  package var service: String
  package var strategy: String
  package var revision: String
  package var stableRevision: String
  package var outcome: RolloutOutcome = .running
  package var started: SimulationTime
  package var finished: SimulationTime?
  /// Share of production traffic on the candidate after each step [%].
  package var trafficSteps: [TrafficStep] = []
  /// When something noticed that the candidate is bad.
  package var detected: SimulationTime?
  /// When the last production traffic had left the candidate again.
  package var rolledBack: SimulationTime?
  package var failure: DeploymentFailure?

  package init(
    service: String, strategy: String, revision: String, stableRevision: String,
    started: SimulationTime
  ) {
    self.service = service
    self.strategy = strategy
    self.revision = revision
    self.stableRevision = stableRevision
    self.started = started
  }
}

package struct TrafficStep: Sendable, Equatable {
  package var at: SimulationTime
  package var percent: Double

  package init(at: SimulationTime, percent: Double) {
    self.at = at
    self.percent = percent
  }
}
