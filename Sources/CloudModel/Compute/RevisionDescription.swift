import RandomVariates
import SimulationKernel

/// One revision of the software: how its tasks start, serve, answer health checks and stop.
package struct RevisionDescription: Sendable, Equatable {
  package var name = ""
  package var serving = ServingDescription()
  /// Multiplies the work of every request; 1.3 is 30 % slower.
  package var slowness: Double = 1
  /// Work of named classes under this revision, instead of the class's own law [s].
  package var work: [ClassWorkDescription] = []
  /// Share of requests answered with a 5xx [0…1].
  package var errorRate: Double = 0
  /// Share of its work that a failing request does before the error [0…1].
  package var errorWork: Double = 1
  package var coldStart: ColdStartDescription?
  /// A server that found nothing to do sets itself up again before the next request [s].
  package var setUpWhenIdle: Distribution?
  package var healthEndpoint = HealthEndpointDescription()
  /// Share of its task's CPU that one busy worker uses [0…1]; `nil` is one of all workers, so that
  /// a task whose workers are all busy uses all of its CPU, and nothing if workers are unlimited.
  package var workerCPU: Double?
  package var containerHealthCheck: ContainerHealthCheckDescription?
  package var image = ImageDescription()
  /// `nil` leaves its tasks without a price.
  package var task: TaskSizeDescription?
  /// From the container's start until it listens and answers [s].
  package var startUp: Distribution = .constant(0)
  package var crash = CrashDescription()
  package var stop = StopDescription()
  /// What every request calls, one after another.
  package var calls: [CallDescription] = []
  /// The database schemas that its requests touch.
  package var schemas: [SchemaUseDescription] = []

  package init() {}
}

package struct ClassWorkDescription: Sendable, Equatable {
  package var requestClass = ""
  package var work: Distribution = .constant(0.01)
  package init() {}
}

/// How a target works on requests.
package struct ServingDescription: Sendable, Equatable {
  package var discipline: ServiceDiscipline = .firstInFirstOut
  /// Requests served at a time; for `processorSharing`, cores. `nil` serves all at once.
  package var workers: Int? = 8
  /// Requests that may wait; one more is refused with a 503. `nil` has no bound. For
  /// `processorSharing`, requests in service beyond the cores.
  package var queueLimit: Int?
  /// A waiting request leaves with a 503 after this long [s]; `nil` waits for ever.
  package var queueTimeout: Distribution?

  package init() {}
}

/// In which order waiting requests are served.
package enum ServiceDiscipline: String, Sendable, CaseIterable {
  case firstInFirstOut
  /// Higher priority first; a request in service is not interrupted.
  case priority
  /// Higher priority interrupts; the interrupted request resumes where it stopped.
  case preemptivePriority
  case randomOrder
  /// All requests share the cores equally, at most one core each.
  case processorSharing
}

/// A young task is slow, and gets faster in a straight line until it is warm.
package struct ColdStartDescription: Sendable, Equatable {
  /// Multiplies the work at the first instant.
  package var slowness: Double = 1
  package var wearsOffOver: TimeSpan = .zero
  package init() {}
}

/// How a task answers health checks.
package struct HealthEndpointDescription: Sendable, Equatable {
  package var answers: HealthAnswer = .ok
  /// From the task's start of serving until `answers` counts; before it the endpoint is fine.
  package var after: TimeSpan = .zero
  /// How long an answer takes [s].
  package var responseTime: Distribution = .constant(0.001)
  /// Whether a check waits in the request queue and takes a worker, as one more request.
  package var sharesQueue = false
  /// With more requests waiting than this the endpoint hangs; `nil` never.
  package var tooBusyAbove: Int?
  /// Share of checks that fail for no reason [0…1].
  package var flakiness: Double = 0
  /// Whether its body holds the string that Route 53's `*_STR_MATCH` checks look for, in the first
  /// 5,120 bytes.
  package var hasString = true

  package init() {}
}

/// - ok: 200. - error: 500 at once. - hang: accepts and never answers. - refuse: no listener.
package enum HealthAnswer: String, Sendable, CaseIterable {
  case ok, error, hang, refuse
}

/// An ECS container health check (Docker's), 2026 defaults.
package struct ContainerHealthCheckDescription: Sendable, Equatable {
  /// 5–300 s.
  package var interval: TimeSpan = .seconds(30)
  /// 2–60 s.
  package var timeout: TimeSpan = .seconds(5)
  /// 1–10.
  package var retries = 3
  /// 0–300 s.
  package var startPeriod: TimeSpan = .zero
  package init() {}
}

package struct ImageDescription: Sendable, Equatable {
  /// Compressed size [bytes].
  package var size: Int64 = 0
  /// Zero bytes, or a registry that is down, never finish; see the launch description for
  /// bandwidth.
  package var unpackRate: Double?
  package init() {}
}

/// When a task dies by itself.
package struct CrashDescription: Sendable, Equatable {
  /// Share of tasks that exit before they reach RUNNING [0…1].
  package var beforeRunning: Double = 0
  /// Life after RUNNING [s]; `nil` never crashes.
  package var afterRunning: Distribution?
  package init() {}
}

/// What a task does about SIGTERM.
package struct StopDescription: Sendable, Equatable {
  package var onTermination: TerminationBehavior = .finish
  /// How long the process needs to exit after its last request [s].
  package var exitTime: Distribution = .constant(0)
  /// `stopTimeout`, 2–120 s on Fargate: then SIGKILL.
  package var stopTimeout: TimeSpan = .seconds(30)
  package init() {}
}

/// - finish: stops accepting (new connections are refused), answers what is in flight, exits.
/// - drop: exits at once; what is in flight is reset.
/// - ignore: serves on until SIGKILL.
package enum TerminationBehavior: String, Sendable, CaseIterable {
  case finish, drop, ignore
}

/// Something that requests call and that this model does not look into: a database, an API.
package struct DependencyDescription: Sendable, Equatable {
  package var name = ""
  /// Time of one call; the caller's worker waits for it [s].
  package var latency: Distribution = .constant(0.001)
  /// Share of calls that fail, and with them the request [0…1].
  package var errorRate: Double = 0
  /// The caller gives a call up after this long and answers 5xx; `nil` waits.
  package var timeout: TimeSpan?

  package init() {}
}
