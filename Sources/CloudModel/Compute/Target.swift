import SimulationKernel

/// A process that serves requests: a task's container, or an instance.
///
/// It knows nothing of load balancers; a balancer's view of it is ``TargetView``.
struct Target {
  var name: Int32
  var revision: Int
  var zone: Int
  /// The rollout that started it, −1 before every rollout.
  var rollout: Int
  /// Its own factor on all work.
  var slowness: Double
  /// Where it is registered, −1 nowhere.
  var group = -1
  /// The group that it was last registered with, −1 if never.
  var lastGroup = -1
  /// Goes up with each registration, so that old health checks are recognized.
  var registration: UInt32 = 0
  var life = ProcessLife.starting
  var failure: TargetFailureMode?
  /// Whether faults let it answer badly.
  var isImpaired = false
  /// Start of listening, `.never` before it.
  var listening = SimulationTime.never
  var created: SimulationTime
  var ended = SimulationTime.never
  /// Of the lives before its latest start.
  var formerLifetime = TimeSpan.zero

  // Serving.
  var busy = 0
  var workers: Int
  var waiting = 0
  var queueLimit: Int
  /// First of its waiting lines in the world's list, and how many (one for each priority).
  var firstLine: Int
  var lineCount: Int
  var discipline: ServiceDiscipline
  /// Whether work counts as drawn: no factor, no error, no dependency applies.
  var isPlain: Bool
  /// Has been running for long before time zero: no cold start.
  var isWarm = false
  /// Nothing in service and none waiting since; for the set-up of idle servers.
  var isCold = false

  // Bookkeeping.
  var inSystem = 0
  var lastChange = SimulationTime.zero
  /// ∫ N(t) dt, and the sum of the stays of those that left, both exact [ns].
  var area: Int128 = 0
  var stays: Int128 = 0
  var busyTime = TimeSpan.zero
  var arrivals: UInt64 = 0
  var departures: UInt64 = 0

  /// Whether a connection attempt succeeds.
  var accepts: Bool {
    (life == .serving || life == .ignoringTermination)
      && failure != .refuse && failure != .unreachable
  }

  /// Notes that the number of requests in the target changes now.
  mutating func count(_ change: Int, at now: SimulationTime) {
    // Whole numbers: exact, and conversions to Double would stall the pipeline.
    area &+= Int128(Int64(inSystem)) &* Int128(now.nanoseconds &- lastChange.nanoseconds)
    lastChange = now
    inSystem &+= change
  }
}

/// The life of a process.
enum ProcessLife: UInt8 {
  /// Does not listen yet.
  case starting
  case serving
  /// Got SIGTERM: refuses connections and finishes what it has.
  case finishing
  /// Got SIGTERM and ignores it.
  case ignoringTermination
  case exited
}

/// A line of waiting attempts, linked through their slots.
struct WaitingLine {
  var first: Int32 = -1
  var last: Int32 = -1
}
