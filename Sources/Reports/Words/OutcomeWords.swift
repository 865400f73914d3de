import CloudModel
import Experiments

extension AttemptOutcome {
  /// What happened, in words for a reader who does not know the program.
  package var words: String {
    switch self {
    case .success: "answered"
    case .connectionRefused: "502: the target refused the connection"
    case .targetClosed: "502: the target closed the connection with the request outstanding"
    case .deregistrationDelayElapsed: "502: the deregistration delay ran out on the request"
    case .noTarget: "503: the target group had no target to use"
    case .connectTimeout: "504: the target did not accept the connection in time"
    case .idleTimeout: "504: no answer within the idle timeout"
    case .targetError: "the target answered with a 5xx"
    case .queueFull: "503 from the target: its queue was full"
    case .queueTimeout: "503 from the target: the request waited too long in its queue"
    case .dependencyError: "5xx from the target: something that it calls failed"
    case .clientTimeout: "460: the client gave up waiting"
    case .nodeUnreachable: "the client could not connect to the load balancer"
    case .schemaMismatch: "5xx from the target: its revision and the database's schema do not fit"
    case .nameNotResolved: "the client's resolver had no address for the name"
    case .tableThrottled: "5xx from the target: a table had no capacity left"
    case .tableUnavailable: "5xx from the target: a table could not be reached or refused the call"
    case .databaseUnavailable: "5xx from the target: a database had nobody to connect to"
    case .callTimedOut: "5xx from the target: something that it calls did not answer in time"
    case .callRejected: "5xx from the target: a circuit breaker or a bulkhead refused a call"
    case .fixedResponse: "the listener answered by itself with a 4xx or 5xx"
    }
  }
}

extension Verdict {
  package var words: String {
    switch self {
    case .pass: "PASS"
    case .fail: "FAIL"
    case .inconclusive: "INCONCLUSIVE"
    case .incomplete: "INCOMPLETE"
    }
  }
}

extension StopReason {
  package var words: String {
    switch self {
    case .events: "a replication reached the limit of events"
    case .time: "the limit of time was reached"
    case .memory: "the limit of memory was reached"
    case .interrupted: "it was interrupted"
    case .budget: "the budget of replications was used up"
    }
  }
}

extension Judgment {
  package var words: String {
    switch self {
    case .met: "met"
    case .notMet: "not met"
    case .inconclusive: "inconclusive"
    }
  }
}

extension ScoreCap {
  package var words: String {
    switch self {
    case .objectiveNotMet: "below 60 because an objective is not met"
    case .writesLost: "below 20 because more acknowledged writes are lost than an objective allows"
    case .rolloutUnfinished: "below 40 because a rollout or the plan did not finish"
    }
  }
}

extension ScoreTermName {
  package var words: String {
    switch self {
    case .errorBudget: "error budget left"
    case .latency: "latency objective"
    case .blastRadius: "blast radius"
    case .recovery: "recovery"
    case .data: "data"
    case .speed: "speed of rollout"
    case .cost: "cost"
    }
  }
}

extension MigrationRefusal {
  package var words: String {
    switch self {
    case .alreadyThere: "the schema is there already"
    case .skipsPhase: "a phase lies between"
    case .irreversible: "there is no way back"
    }
  }
}

extension RolloutOutcome {
  package var words: String {
    switch self {
    case .running: "still running"
    case .succeeded: "succeeded"
    case .rolledBack: "rolled back"
    case .failed: "failed"
    case .stuck: "stuck"
    }
  }
}
