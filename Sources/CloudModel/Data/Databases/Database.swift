import RandomVariates
import SimulationKernel

/// A database while it runs.
struct Database {
  let description: DatabaseDescription
  var machine: DatabaseFailover
  /// Of each host.
  var zones: [Int]
  /// Grows when a host ends its sessions.
  var epochs: [Int]
  /// Whether a host that is down leaves its peers without an answer.
  var isSilent: [Bool]
  /// What is on its way to each host of another Region than the writer's.
  var streams: [ReplicaStream?]
  /// When the writer was gone, until another one takes writes.
  var failed: SimulationTime?
  /// Since when no host takes writes.
  var downSince: SimulationTime?
  let readTime: Sampler
  let writeTime: Sampler
  let lag: Sampler
  let times: FailoverSamplers
  let draws: DatabaseDraws
  /// Writes and changes of the writer so far, for the draws.
  var writes: UInt64 = 0
  var changes: UInt64 = 0
  var account: DatabaseAccount
}

struct FailoverSamplers {
  let detection: Sampler
  let promotion: Sampler
  let endpointChange: Sampler
  let restart: Sampler
  let regionalPromotion: Sampler

  init(_ times: FailoverTimesDescription) {
    detection = Sampler(times.detection)
    promotion = Sampler(times.promotion)
    endpointChange = Sampler(times.endpointChange)
    restart = Sampler(times.restart)
    regionalPromotion = Sampler(times.regionalPromotion)
  }
}

/// The luck of a database: it hangs on what is done to it how often, and belongs to the world.
struct DatabaseDraws {
  let service: KeyedRandom
  let way: KeyedRandom
  let lag: KeyedRandom
  let detection: KeyedRandom
  let promotion: KeyedRandom
  let endpointChange: KeyedRandom

  init(_ key: StreamKey) {
    service = KeyedRandom(key.derived("service time"))
    way = KeyedRandom(key.derived("way"))
    lag = KeyedRandom(key.derived("replication lag"))
    detection = KeyedRandom(key.derived("detection"))
    promotion = KeyedRandom(key.derived("promotion"))
    endpointChange = KeyedRandom(key.derived("endpoint"))
  }
}

/// What happens to a database as a whole.
enum DatabaseEvent {
  case detected(generation: Int)
  case promoted(generation: Int)
  case published(generation: Int)
  /// Somebody looks whether the copy that is to take over has everything.
  case synchronizing(generation: Int)
}
