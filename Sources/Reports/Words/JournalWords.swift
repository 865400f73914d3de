import CloudModel
import Experiments

// The words of everything that can happen in the control plane. Texts contain names as the
// scenario wrote them: whoever prints them escapes them.
extension Happening {
  /// The kind in `events` of the results: a promise, so spelled out.
  package var kind: String {
    switch self {
    case .deploymentStarted: "deploymentStarted"
    case .deploymentRefused: "deploymentRefused"
    case .stageReached: "stageReached"
    case .hookEnded: "hookEnded"
    case .analysisStarted: "analysisStarted"
    case .analysisEnded: "analysisEnded"
    case .trafficShifted: "trafficShifted"
    case .circuitBreakerCounted: "circuitBreakerCounted"
    case .deploymentFailed: "deploymentFailed"
    case .rollbackStarted: "rollbackStarted"
    case .deploymentEnded: "deploymentEnded"
    case .steadyState: "steadyState"
    case .cannotStartConsistently: "cannotStartConsistently"
    case .cannotStartOrStop: "cannotStartOrStop"
    case .progressDeadlineExceeded: "progressDeadlineExceeded"
    case .waitsForSomebody: "waitsForSomebody"
    case .launchRefused: "launchRefused"
    case .taskStarted: "taskStarted"
    case .taskRunning: "taskRunning"
    case .taskStopping: "taskStopping"
    case .taskStopped: "taskStopped"
    case .targetHealth: "targetHealth"
    case .failOpen: "failOpen"
    case .zoneInDNS: "zoneInDNS"
    case .zonalShift: "zonalShift"
    case .practiceRun: "practiceRun"
    case .zonalShiftRefused: "zonalShiftRefused"
    case .answersShifted: "answersShifted"
    case .circuit: "circuit"
    case .answersChanged: "answersChanged"
    case .recordsRefused: "recordsRefused"
    case .healthCheckReports: "healthCheckReports"
    case .routingControl: "routingControl"
    case .routingControlsRefused: "routingControlsRefused"
    case .migrationStarted: "migrationStarted"
    case .migrationEnded: "migrationEnded"
    case .migrationFailed: "migrationFailed"
    case .migrationRefused: "migrationRefused"
    case .scaled: "scaled"
    case .scaleInSuspended: "scaleInSuspended"
    case .capacityBounds: "capacityBounds"
    case .alarm: "alarm"
    case .stepStarted: "stepStarted"
    case .stepEnded: "stepEnded"
    case .deadlinePassed: "deadlinePassed"
    case .stepStuck: "stepStuck"
    case .stepSkipped: "stepSkipped"
    case .databaseWriterLost: "databaseWriterLost"
    case .databaseFailureDetected: "databaseFailureDetected"
    case .databaseTakenOver: "databaseTakenOver"
    case .databaseEndpointMoved: "databaseEndpointMoved"
    case .databaseWithoutSuccessor: "databaseWithoutSuccessor"
    case .databaseGoesOn: "databaseGoesOn"
    case .faultStarted: "faultStarted"
    case .faultStrength: "faultStrength"
    case .faultEnded: "faultEnded"
    case .experiment: "experiment"
    }
  }

  /// What happened, to be read after the subject's name and a colon.
  package var words: String {
    switch self {
    case .deploymentStarted(_, let revision): "deployment of \(revision) started"
    case .deploymentRefused(let revision):
      "deployment of \(revision) refused: another one is under way"
    case .stageReached(_, let stage): "stage \(stage.rawValue)"
    case .hookEnded(let name, let stage, let outcome):
      "hook \(stage.map { "of \($0.rawValue)" } ?? name) \(outcome.words)"
    case .analysisStarted(let name): "analysis \(name) started"
    case .analysisEnded(let name, let verdict):
      "analysis \(name) \(verdict.outcome.rawValue): \(verdict.reason)"
    case .trafficShifted(_, let group, let percent):
      "\(DecimalText.short(percent, digits: 4)) % of its traffic goes to \(group)"
    case .circuitBreakerCounted(let failures, let threshold):
      "circuit breaker at \(failures) of \(threshold)"
    case .deploymentFailed(_, let reason): "deployment failed: \(reason.words)"
    case .rollbackStarted(_, let revision): "rollback to \(revision) started"
    case .deploymentEnded(_, let outcome): "deployment \(outcome.words)"
    case .steadyState: "steady state"
    case .cannotStartConsistently: "unable to consistently start tasks"
    case .cannotStartOrStop: "can neither start nor stop a task within its percentages"
    case .progressDeadlineExceeded: "no progress for longer than the deadline"
    case .waitsForSomebody: "paused, and nobody is asked to let it go on"
    case .launchRefused(let task, let zone): "task \(task) finds no capacity in \(zone)"
    case .taskStarted(let task, let revision, let zone):
      "task \(task) of \(revision) started in \(zone)"
    case .taskRunning(let task): "task \(task) is running"
    case .taskStopping(let task, let cause): "task \(task) is stopping: \(cause.words)"
    case .taskStopped(let task): "task \(task) has stopped"
    case .targetHealth(let target, let state, let reason):
      "target \(target) is \(state.rawValue)" + (reason.map { " (\($0.rawValue))" } ?? "")
    case .failOpen(let active, let zone):
      active ? "routes to all targets in \(zone) (fail-open)" : "fail-open ended in \(zone)"
    case .zoneInDNS(let zone, let present):
      present ? "zone \(zone) is back in DNS" : "zone \(zone) left DNS"
    case .zonalShift(let zone, let status, let isApplied, let isAutoshift):
      (isAutoshift ? "autoshift" : "zonal shift") + " away from \(zone) \(status.rawValue)"
        + (status == .active ? isApplied ? ", APPLIED" : ", NOT_APPLIED" : "")
    case .practiceRun(let zone, let outcome, let alarm):
      "practice run away from \(zone) " + (outcome?.rawValue ?? "not started")
        + (alarm.map { " by \($0)" } ?? "")
    case .zonalShiftRefused(let zone):
      "zonal shift away from \(zone) refused: one away from another zone is active"
    case .answersShifted(let listener, let percent):
      "\(DecimalText.short(percent, digits: 4)) % of its answers are \(listener)"
    case .circuit(let callee, let state): "circuit to \(callee) is \(state.words)"
    case .answersChanged(let records):
      records.isEmpty
        ? "has no answer" : "is answered with \(records.joined(separator: ", "))"
    case .recordsRefused: "records not changed: Route 53's control plane is down"
    case .healthCheckReports(let isHealthy): "reports \(isHealthy ? "healthy" : "unhealthy")"
    case .routingControl(let isOn): "is \(isOn ? "on" : "off")"
    case .routingControlsRefused(let refusal):
      "not changed: \(refusal?.words ?? "the cluster is down")"
    case .migrationStarted(let phase): "migration to \(phase) started"
    case .migrationEnded(let phase): "is \(phase) now"
    case .migrationFailed(let phase): "migration to \(phase) failed"
    case .migrationRefused(let phase, let reason):
      "migration to \(phase) refused: \(reason.words)"
    case .scaled(let from, let to, let policy, let why):
      "scaled from \(from) to \(to) by \(policy)\(why.words)"
    case .scaleInSuspended(let policy):
      "scale-in by \(policy) is suspended by the deployment"
    case .capacityBounds(let action, let minimum, let maximum):
      "\(action) keeps the desired count from \(minimum) to \(maximum)"
    case .alarm(let state): "alarm is \(state.rawValue)"
    case .stepStarted: "begun"
    case .stepEnded: "done"
    case .deadlinePassed: "deadline passed"
    case .stepStuck(let obstacle): "stuck on \(obstacle)"
    case .stepSkipped: "left out"
    case .databaseWriterLost: "the writer is gone"
    case .databaseFailureDetected: "failure of the writer detected"
    case .databaseTakenOver(let host): "writes go to the host in \(host)"
    case .databaseEndpointMoved: "the endpoint names the writer"
    case .databaseWithoutSuccessor: "no host can take over"
    case .databaseGoesOn: "the writer goes on as before"
    case .faultStarted: "fault started"
    case .faultStrength(let percent):
      "fault at \(DecimalText.short(percent, digits: 4)) % of its strength"
    case .faultEnded: "fault ended"
    case .experiment(let state, let alarm):
      "experiment \(state.rawValue)" + (alarm.map { " by \($0)" } ?? "")
    }
  }

  /// Whether a reader of the cutover wants to see it marked in the chart.
  package var isMilestone: Bool {
    switch self {
    case .deploymentStarted, .deploymentRefused, .trafficShifted, .deploymentFailed,
      .rollbackStarted,
      .deploymentEnded, .cannotStartOrStop, .progressDeadlineExceeded, .waitsForSomebody, .failOpen,
      .zoneInDNS, .zonalShift, .practiceRun, .zonalShiftRefused, .answersShifted, .answersChanged,
      .recordsRefused, .healthCheckReports,
      .routingControl, .routingControlsRefused, .scaled, .alarm(.inAlarm),
      .migrationStarted, .migrationEnded, .migrationFailed, .migrationRefused, .deadlinePassed,
      .databaseWriterLost, .databaseTakenOver, .databaseEndpointMoved, .databaseWithoutSuccessor,
      .databaseGoesOn, .experiment, .faultStarted, .faultEnded:
      true
    case .stageReached, .hookEnded, .analysisStarted, .analysisEnded, .circuitBreakerCounted,
      .steadyState,
      .cannotStartConsistently, .taskStarted, .taskRunning, .taskStopping, .taskStopped,
      .targetHealth, .scaleInSuspended, .capacityBounds, .alarm, .stepStarted, .stepEnded,
      .stepStuck, .stepSkipped, .databaseFailureDetected, .circuit, .faultStrength, .launchRefused:
      false
    }
  }
}

extension Happening {
  /// Whether it is about a single task, target or step, of which there may be hundreds.
  package var isRoutine: Bool {
    switch self {
    case .taskStarted, .taskRunning, .taskStopping, .taskStopped, .targetHealth, .stepStarted,
      .circuit,
      .faultStrength, .launchRefused:
      true
    case .deploymentStarted, .deploymentRefused, .stageReached, .hookEnded, .analysisStarted,
      .analysisEnded,
      .trafficShifted, .circuitBreakerCounted,
      .deploymentFailed, .rollbackStarted, .deploymentEnded, .steadyState,
      .cannotStartConsistently, .cannotStartOrStop, .progressDeadlineExceeded, .waitsForSomebody,
      .failOpen, .zoneInDNS, .zonalShift, .practiceRun, .zonalShiftRefused, .answersShifted,
      .answersChanged, .recordsRefused,
      .healthCheckReports, .routingControl, .routingControlsRefused, .scaled,
      .scaleInSuspended, .capacityBounds, .alarm, .stepEnded,
      .migrationStarted, .migrationEnded, .migrationFailed, .migrationRefused, .deadlinePassed,
      .stepStuck, .stepSkipped, .databaseWriterLost, .databaseFailureDetected, .databaseTakenOver,
      .databaseEndpointMoved, .databaseWithoutSuccessor, .databaseGoesOn, .experiment,
      .faultStarted, .faultEnded:
      false
    }
  }
}

extension ScalingReason {
  /// To be read after the policy's name.
  package var words: String {
    switch self {
    case .metric(let name, let value, let target):
      ": \(name) at \(DecimalText.short(value, digits: 4)), kept at "
        + DecimalText.short(target, digits: 4)
    case .alarm(let name): ": \(name) is in alarm"
    case .scheduledAction: ""
    }
  }
}

extension CircuitState {
  package var words: String {
    switch self {
    case .closed: "closed"
    case .open: "open"
    case .halfOpen: "half open"
    }
  }
}

extension RoutingControlRefusal {
  fileprivate var words: String {
    switch reason {
    case .broken: "the safety rule \(rule) forbids it"
    case .waitPeriod: "the safety rule \(rule) still waits after the change before"
    }
  }
}

extension HookOutcome {
  package var words: String {
    switch self {
    case .succeeds: "succeeded"
    case .fails: "failed"
    case .hangs: "timed out"
    }
  }
}

extension DeploymentFailure {
  package var words: String {
    switch self {
    case .circuitBreaker: "circuit breaker"
    case .alarm: "alarm"
    case .hookFailed: "a hook failed"
    case .hookTimedOut: "a hook timed out"
    case .stageTimedOut: "a stage timed out"
    case .stoppedByUser: "stopped by the plan"
    case .unsettledByScaling: "not steady in time after scaling"
    case .analysisFailed: "an analysis failed"
    case .progressDeadline: "no progress until the deadline"
    }
  }
}

extension StopCause {
  package var words: String {
    switch self {
    case .scaledIn: "scaled in"
    case .replacedByDeployment: "replaced by the deployment"
    case .failedHealthCheck: "failed the load balancer's health checks"
    case .failedContainerHealthCheck: "failed the container health check"
    case .crashed: "crashed"
    case .failedToStart: "failed to start"
    case .stoppedByUser: "stopped by the plan"
    case .zoneLost: "its zone was lost"
    }
  }
}
