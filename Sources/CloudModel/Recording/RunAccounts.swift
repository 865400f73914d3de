import SimulationKernel

/// What a run leaves behind beside the records that its recorder was given.
package struct RunAccounts: Sendable {
  /// Requests that came due, the warm-up included.
  package var offered: UInt64 = 0
  package var succeeded: UInt64 = 0
  package var failed: UInt64 = 0
  /// Attempts beyond the first of their request.
  package var retried: UInt64 = 0
  /// Requests without an outcome at the horizon, those that wait for a retry included.
  package var inFlightAtEnd: UInt64 = 0
  package var targets: [TargetAccount] = []
  /// How long targets took, by group and step; of clouds with several Regions.
  package var serviceLoads = ServiceLoads()
  package var groupNames: [String] = []
  package var revisionNames: [String] = []
  package var sourceNames: [String] = []
  package var classNames: [[String]] = []
  package var rollouts: [RolloutAccount] = []
  /// Time from the first to the last task of the plan: whether each step ended in time.
  package var planFailed = false
  /// Task time started and not yet stopped, summed over all tasks [s].
  package var taskSeconds: Double = 0
  /// Of each service.
  package var desiredCounts: [DesiredCountAccount] = []
  /// By task, in the order in which they stopped; those that still ran at the end come last.
  package var taskUsage: [TaskUsage] = []
  /// By load balancer and hour.
  package var balancerUsage: [BalancerUsage] = []
  /// Intervals of a count series without a count, by source name.
  package var missingCounts: [Int] = []

  package var names: [NameAccount] = []
  /// When each fault of this replication began and ended.
  package var faultWindows: [FaultWindow] = []
  /// Requests of each source that came due, the warm-up included.
  package var offeredBySource: [UInt64] = []
  /// Attempts to an address that was no longer the answer for their name, by the step of
  /// ``RunSteps`` in which their request was due; empty without any.
  package var staleRequests: [Int] = []
  /// By revision and what it calls, fallbacks behind what they stand in for.
  package var calls: [CallAccount] = []
  package var healthChecks: [HealthCheckAccount] = []
  package var tables: [TableAccount] = []
  package var databases: [DatabaseAccount] = []
  /// Of the plan, as in ``CloudDescription/planSteps``.
  package var steps: [StepAccount] = []

  package init() {}

  /// offered = succeeded + failed + in flight.
  package var conservesRequests: Bool {
    offered == succeeded + failed + inFlightAtEnd
  }
}

/// One target's own bookkeeping, over the whole run.
package struct TargetAccount: Sendable {
  package var name: String
  package var group: Int
  package var revision: Int
  package var arrivals: UInt64
  package var departures: UInt64
  /// ∫ N(t) dt of requests in the system, waiting or in service [s].
  package var area: Double
  /// Sum of the stays of those that left, and of the stays so far of those that have not [s].
  package var stays: Double
  /// Sum of service times [s].
  package var busy: Double
  /// Time from its start to its end or the horizon [s].
  package var lifetime: Double
  package var workers: Int?
  package var zone: Int
  /// When it last began to listen, and when it ended; `.never` if it did not.
  package var listening: SimulationTime
  package var ended: SimulationTime

  package init(
    name: String, group: Int, revision: Int, arrivals: UInt64, departures: UInt64, area: Double,
    stays: Double, busy: Double, lifetime: Double, workers: Int?, zone: Int = 0,
    listening: SimulationTime = .zero, ended: SimulationTime = .never
  ) {
    self.name = name
    self.group = group
    self.revision = revision
    self.arrivals = arrivals
    self.departures = departures
    self.area = area
    self.stays = stays
    self.busy = busy
    self.lifetime = lifetime
    self.workers = workers
    self.zone = zone
    self.listening = listening
    self.ended = ended
  }
}
