import CloudModel
import RandomVariates
import SimulationKernel

/// An ECS service `web` of `desired` tasks behind a load balancer, without traffic, and a plan.
///
/// A task starts in 30 s, its first health check comes 10 s later, and a drain takes 20 s.
func oneService(
  desired: Int, horizon: Double, _ configure: (inout CloudDescription) -> Void = { _ in }
) -> CloudDescription {
  var cloud = oneFleet(
    arrivals: .poisson(rate: 1), work: .constant(0.001), horizon: .seconds(horizon))
  cloud.traffic = []
  cloud.fleets = []
  cloud.targetGroups = [targetGroup("blue"), targetGroup("green")]
  for index in cloud.targetGroups.indices {
    cloud.targetGroups[index].deregistrationDelay = .seconds(20)
    cloud.targetGroups[index].healthCheck.interval = .seconds(10)
    cloud.targetGroups[index].healthCheck.firstCheck = .seconds(10)
  }
  cloud.loadBalancers = [balancer(forwardingTo: [("blue", 100), ("green", 0)])]
  cloud.revisions = [revision("v1"), revision("v2")]
  for index in cloud.revisions.indices {
    cloud.revisions[index].healthEndpoint.responseTime = .constant(0)
  }
  cloud.launch.provisioning = .constant(.seconds(30))
  var service = ServiceDescription()
  service.name = "web"
  service.revision = "v1"
  service.desiredCount = desired
  service.targetGroup = "blue"
  cloud.services = [service]
  configure(&cloud)
  return cloud
}

/// A step of a plan.
func step(_ name: String, at time: Double, _ action: PlanAction) -> PlanStepDescription {
  var step = PlanStepDescription()
  step.name = name
  step.at = .seconds(time)
  step.action = action
  return step
}

/// Some of a fleet's targets break.
func fault(
  on fleet: String, count: Int = 1, _ mode: TargetFailureMode, at time: Double,
  for duration: Double? = nil
) -> FaultDescription {
  var fault = FaultDescription()
  fault.name = "fault at \(time)"
  fault.at = .seconds(time)
  fault.duration = duration.map { .seconds($0) }
  fault.kind = .targetsLost(of: fleet, count: count, mode: mode)
  return fault
}

/// What a rehearsal of a service shows; times count from the first step of its plan [s].
struct ServiceRun {
  let journal: [JournalEntry]
  let attempts: [AttemptRecord]
  let accounts: RunAccounts
  private let zero: Double

  init(_ cloud: CloudDescription, seed: UInt64 = 1) {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: seed, replication: 0, recorder: recorder)
    journal = recorder.journal
    attempts = recorder.attempts
    accounts = outcome.accounts
    zero = cloud.plan.first?.at?.seconds ?? 0
  }

  /// When something happened.
  func times(_ matches: (Happening) -> Bool) -> [Double] {
    journal.filter { matches($0.happening) }.map { $0.at.seconds - zero }
  }

  var starts: [Double] { times { if case .taskStarted = $0 { true } else { false } } }
  var stops: [Double] { times { if case .taskStopping = $0 { true } else { false } } }
  var gone: [Double] { times { if case .taskStopped = $0 { true } else { false } } }

  func states(_ wanted: TargetState) -> [Double] {
    times { if case .targetHealth(_, wanted, _) = $0 { true } else { false } }
  }

  func stage(_ wanted: LifecycleStage) -> Double? {
    times { if case .stageReached(_, wanted) = $0 { true } else { false } }.first
  }

  /// Sizes of the groups that happened at the same instant.
  static func waves(_ times: [Double]) -> [Int] {
    var sizes: [Int] = []
    var last: Double?
    for time in times {
      if time == last { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
      last = time
    }
    return sizes
  }
}
