import RandomVariates

/// Whom a share meets: one draw for each member and subject, whichever fault asks.
struct FaultDraws {
  /// Calls of dependencies, by dependency.
  let calls: [KeyedRandom]
  let targets: KeyedRandom
  /// Choices of targets at random, by the name under which lots are drawn.
  let lots: StreamKey
  /// Launches, by task and try.
  let launches: KeyedRandom
  let slowLaunches: KeyedRandom
  let secrets: KeyedRandom
  /// Health checks of load balancers, by target, node and instant.
  let checks: KeyedRandom
  /// Packets of targets, by request.
  let packets: KeyedRandom

  init(_ key: StreamKey, dependencies: Int) {
    let key = key.derived("world").derived("fault")
    let calls = key.derived("calls")
    self.calls = (0..<dependencies).map { KeyedRandom(calls.derived(UInt64($0))) }
    targets = KeyedRandom(key.derived("targets"))
    lots = key.derived("lots")
    launches = KeyedRandom(key.derived("launches"))
    slowLaunches = KeyedRandom(key.derived("slow launches"))
    secrets = KeyedRandom(key.derived("secrets"))
    checks = KeyedRandom(key.derived("checks"))
    packets = KeyedRandom(key.derived("packets"))
  }
}
