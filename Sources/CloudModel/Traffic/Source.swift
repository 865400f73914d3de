import RandomVariates
import SimulationKernel

/// One source of requests while it runs.
struct Source {
  var arrivals: ArrivalProcess
  /// The arrivals of a Poisson source; others come from `arrivals`.
  var poisson: PoissonArrivals?
  /// The arrival after the one that the kernel waits for, drawn ahead: event times are then
  /// ready at once, which saves a fifth of the time of a request.
  var upcoming = SimulationTime.never
  /// Class and work of the next request, drawn ahead likewise.
  var upcomingClass = 0
  var upcomingWork = TimeSpan.zero
  var traceWork: [TimeSpan] = []
  /// Requests so far.
  var sequence: UInt64 = 0
  var end: SimulationTime
  var batchSize: Int
  /// Range of its classes in the world's list, and how one is picked.
  var firstClass: Int
  var classCount: Int
  var classPicker: Sampler
  /// Both −1 for a source that goes to a name.
  var listener: Int
  var loadBalancer: Int
  /// −1 for a source that goes to a listener.
  var hostedName: Int
  /// What its sessions keep of a name, and the kind of client that the first of these is among
  /// all of the name.
  var caches: [ClientCacheDescription]
  var firstClientKind = 0
  /// The resolvers that its clients ask, each with the end of its part of them [0…1].
  var resolvers: [(population: Int, end: Double)] = []
  var resolveTimeout: TimeSpan
  /// Of its sessions in the world's list of those that go to names.
  var firstNamedSession: Int
  var timeout: EventQueue.Lane?
  /// Set where the idle timeout can pass before the client's own.
  var idleTimeout: EventQueue.Lane?
  var cancels: Bool
  var retry: RetryDescription
  var backoffSampler: Sampler?
  var retryTokens: Double
  /// Range of its sessions in the world's list.
  var firstSession: Int
  var sessionCount: Int
  var keepsAlive: Bool
  var addressTimeToLive: TimeSpan
  var connectTimeout: TimeSpan
  /// Means of the lives of its clients and of their connections; `nil` without end.
  var lifetime: TimeSpan?
  var connectionLife: TimeSpan?
  /// Where its clients are, −1 for clients next to what they call.
  var place: Int
  /// Closed clients: how many, and their thinking.
  var closedClients: Int
  var think: Sampler?

  /// What its requests came to.
  var tally = SuccessTally()
  /// Whether some of its classes do not come for now, and which, in the world's list.
  var isPaused = false
  var pausedClasses: Set<Int> = []
  /// Closed clients that wait for its end.
  var parkedSessions: [Int32] = []

  /// The identity of the request with this number, unique over all sources.
  func identity(_ number: Int, _ sequence: UInt64) -> UInt64 {
    UInt64(number) << 40 | sequence
  }
}

/// What one user's client remembers between requests.
struct Session {
  /// Target cookie (AWSALB).
  var target: Int32 = -1
  var targetUntil = SimulationTime.zero
  /// Target group cookie (AWSALBTG).
  var group: Int32 = -1
  var groupUntil = SimulationTime.zero
  /// The node that its connection leads to, −1 without one.
  var node: Int32 = -1
  var connected = SimulationTime.zero
  var lastUsed = SimulationTime.zero
  /// When its client ends the connection by itself, and when the client is gone.
  var closes = SimulationTime.never
  var ends = SimulationTime.never
}

/// A kind of request while it runs.
struct RequestClass {
  var name: String
  var work: Sampler
  var priority: Int
  /// [bytes]
  var requestSize: Int64
  var responseSize: Int64
  /// Listener rules that each request passes, beyond those that are free.
  var billedRules: UInt64 = 0
}
