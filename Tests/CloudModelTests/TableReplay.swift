import CloudModel
import RandomVariates
import SimulationKernel

private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

/// A table of which every write takes a fixed time to each other region, and its clock.
struct Replay {
  var table: GlobalTable
  private var pending: [(time: SimulationTime, order: ReplicationOrder)] = []
  private(set) var now = SimulationTime.zero
  private var draw: UInt64 = 0

  init(
    _ regions: [String] = ["a", "b"], keys: Int = 4, lag: Distribution = .constant(1),
    drainRate: Double = 10, ahead: [TimeSpan] = [], consistency: GlobalConsistency = .eventual,
    adding: [String] = []
  ) {
    var description = TableDescription()
    description.consistency = consistency
    description.replicas = regions.enumerated().map { number, name in
      var replica = ReplicaDescription()
      replica.region = name
      if number < ahead.count { replica.clockAhead = ahead[number] }
      return replica
    }
    description.keys.count = keys
    description.replication.lag = lag
    description.replication.drainRate = drainRate
    description.storageLag = .constant(0)
    table = GlobalTable(description, adding: adding, key: StreamKey(seed: 1, replication: 0))
  }

  /// Lets everything happen that is due by a time [s].
  mutating func run(to seconds: Double) {
    collect()
    while let next = pending.indices.min(by: { pending[$0].time < pending[$1].time }),
      pending[next].time <= at(seconds)
    {
      let (time, order) = pending.remove(at: next)
      now = time
      switch order {
      case .arrival(let shipment, let tag, _):
        if table.isCurrent(shipment, tag: tag) { table.arrive(shipment, at: now) }
      case .drain(let pair, let generation, _):
        guard let shipment = table.nextOfDrain(pair, generation: generation) else { break }
        table.arrive(shipment, at: now)
        table.continueDrain(of: pair, at: now)
      }
      collect()
    }
    now = at(seconds)
  }

  private mutating func collect() {
    for order in table.orders {
      switch order {
      case .arrival(_, _, let delay), .drain(_, _, let delay):
        pending.append((now + delay, order))
      }
    }
    table.orders = []
  }

  mutating func write(_ key: Int = 0, at replica: Int, by author: UInt64 = 0, time: Double) {
    run(to: time)
    draw += 1
    table.write(WriteOrder(key: key, replica: replica, author: author, draw: draw), at: now)
  }

  mutating func read(
    _ key: Int = 0, at replica: Int, isStrong: Bool = false, by reader: UInt64 = 9, time: Double
  ) {
    run(to: time)
    var luck = RandomStream(StreamKey(seed: 1, replication: 1))
    table.read(key, at: replica, isStrong: isStrong, by: reader, luck: &luck, at: now)
  }

  mutating func stall(_ cause: StallCause, _ isOn: Bool, time: Double) {
    run(to: time)
    for (source, destination) in [(0, 1), (1, 0)] {
      table.setStall(cause, from: source, to: destination, isOn: isOn, at: now)
    }
  }

  var account: TableAccount { table.account(name: "orders", at: now) }

  /// Whether all replicas hold the same version of an item.
  func agrees(on key: Int = 0) -> Bool {
    Set(table.replicas.indices.map { table.serial(of: key, at: $0) }).count == 1
  }
}
