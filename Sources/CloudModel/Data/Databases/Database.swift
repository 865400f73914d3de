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
  /// What is on its way to each other Region's copy, at the first of the Region's hosts.
  var streams: [ReplicaStream?]
  /// When the writer was gone, until another one takes writes.
  var failed: SimulationTime?
  /// When somebody asked for another Region's copy, whatever it lacks.
  var severed: SimulationTime?
  /// Regions in which a new replica is being made.
  var newReplicas: [Int] = []
  /// Acknowledged writes that the writer has.
  var stored: UInt64 = 0
  /// Since when no host takes writes.
  var downSince: SimulationTime?
  let readTime: Sampler
  let writeTime: Sampler
  let lag: ReplicationLag
  let times: FailoverSamplers
  let draws: DatabaseDraws
  /// Shipments over impaired ways and changes of the writer so far, for the draws.
  var shipments: UInt64 = 0
  var changes: UInt64 = 0
  var account: DatabaseAccount

  /// Where the stream to a host's Region is kept.
  func copy(of host: Int) -> Int {
    let region = machine.hosts[host].region
    return machine.hosts.firstIndex { $0.region == region } ?? host
  }
}

struct FailoverSamplers {
  let detection: Sampler
  let promotion: Sampler
  let endpointChange: Sampler
  let restart: Sampler
  let regionalPromotion: Sampler
  let newReplica: Sampler

  init(_ times: FailoverTimesDescription) {
    detection = Sampler(times.detection)
    promotion = Sampler(times.promotion)
    endpointChange = Sampler(times.endpointChange)
    restart = Sampler(times.restart)
    regionalPromotion = Sampler(times.regionalPromotion)
    newReplica = Sampler(times.newReplica)
  }
}

/// The luck of a database: it hangs on what is done to it how often, and belongs to the world.
struct DatabaseDraws {
  let service: KeyedRandom
  let way: KeyedRandom
  let shipment: KeyedRandom
  /// Whom faults meet that meet a share of connections.
  let connection: KeyedRandom
  let detection: KeyedRandom
  let promotion: KeyedRandom
  let endpointChange: KeyedRandom
  let newReplica: KeyedRandom

  init(_ key: StreamKey) {
    service = KeyedRandom(key.derived("service time"))
    way = KeyedRandom(key.derived("way"))
    shipment = KeyedRandom(key.derived("shipment"))
    connection = KeyedRandom(key.derived("connection"))
    detection = KeyedRandom(key.derived("detection"))
    promotion = KeyedRandom(key.derived("promotion"))
    endpointChange = KeyedRandom(key.derived("endpoint"))
    newReplica = KeyedRandom(key.derived("new replica"))
  }
}

/// What happens to a database as a whole.
enum DatabaseEvent {
  case detected(generation: Int)
  case promoted(generation: Int)
  case published(generation: Int)
  /// Somebody looks whether the copy that is to take over has everything.
  case synchronizing(generation: Int)
  /// A planned change has taken as long as it may.
  case switchoverTimedOut(generation: Int)
  /// A Region has a new replica.
  case replicaCreated(region: Int)
}
