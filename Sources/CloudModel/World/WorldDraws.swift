import RandomVariates

/// All randomness of one run, a stream or a keyed hash for every purpose.
///
/// What belongs to the world — when requests come, what they are, how long they take — is drawn
/// under `world`, by source or by request, before any policy acts. What belongs to a policy is
/// drawn under `policy`. Two variants of a plan therefore meet the same world.
struct WorldDraws: ~Copyable {
  // The world: sequences by source.
  var gap: RandomStreams
  var requestClass: RandomStreams
  var work: RandomStreams
  var session: RandomStreams
  var think: RandomStreams
  // The world: by request.
  let error: KeyedRandom
  let revisionWork: KeyedRandom
  /// One for each dependency.
  var dependencies: [KeyedRandom] = []
  let patience: KeyedRandom
  let backoff: KeyedRandom
  let node: KeyedRandom
  let addressAge: KeyedRandom
  /// How long clients stay, and how long they keep a connection.
  let clientLife: KeyedRandom
  let connectionLife: KeyedRandom
  /// Which of the weighted groups a request meets.
  let group: KeyedRandom
  /// How long packets take, and whom a partition cuts off.
  let network: KeyedRandom
  let partition: KeyedRandom
  /// The requests of Route 53's checkers.
  let probe: KeyedRandom
  // Things: by target or node.
  var setUp: RandomStreams
  var exit: RandomStreams
  var checkPhase: RandomStreams
  var checkResponse: RandomStreams
  var flakiness: RandomStreams
  // Policies.
  var routing: RandomStreams
  var discipline: RandomStreams
  let propagation: KeyedRandom
  /// For the control plane's own purposes.
  let key: StreamKey

  init(seed: UInt64, replication: Int, dependencyCount: Int) {
    let key = StreamKey(seed: seed, replication: UInt64(replication))
    let world = key.derived("world")
    let policy = key.derived("policy")
    self.key = key
    gap = RandomStreams(world.derived("gap"), count: 1)
    requestClass = RandomStreams(world.derived("class"), count: 1)
    work = RandomStreams(world.derived("work"), count: 1)
    session = RandomStreams(world.derived("session"), count: 1)
    think = RandomStreams(world.derived("think"), count: 1)
    error = KeyedRandom(world.derived("error"))
    revisionWork = KeyedRandom(world.derived("revision work"))
    let dependency = world.derived("dependency")
    dependencies = (0..<dependencyCount).map { KeyedRandom(dependency.derived(UInt64($0))) }
    patience = KeyedRandom(world.derived("patience"))
    backoff = KeyedRandom(world.derived("backoff"))
    node = KeyedRandom(world.derived("node"))
    addressAge = KeyedRandom(world.derived("address age"))
    clientLife = KeyedRandom(world.derived("client life"))
    connectionLife = KeyedRandom(world.derived("connection life"))
    group = KeyedRandom(world.derived("group"))
    network = KeyedRandom(world.derived("network"))
    partition = KeyedRandom(world.derived("partition"))
    probe = KeyedRandom(world.derived("probe"))
    setUp = RandomStreams(world.derived("set-up"), count: 1)
    exit = RandomStreams(world.derived("exit"), count: 1)
    checkPhase = RandomStreams(world.derived("check phase"), count: 1)
    checkResponse = RandomStreams(world.derived("check response"), count: 1)
    flakiness = RandomStreams(world.derived("flakiness"), count: 1)
    routing = RandomStreams(policy.derived("routing"), count: 1)
    discipline = RandomStreams(policy.derived("discipline"), count: 1)
    propagation = KeyedRandom(policy.derived("propagation"))
  }
}

/// Which delay of the control plane is drawn.
enum DelayPurpose: UInt64 {
  case registration, deregistration, rules, records, healthReport, targetEvaluation
}
