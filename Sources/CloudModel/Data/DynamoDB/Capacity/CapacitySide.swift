import SimulationKernel

/// One kind of units of one replica: reads or writes.
package struct CapacitySide: Sendable, Equatable {
  private enum Mode: Equatable {
    case onDemand(OnDemandGrowth)
    case provisioned(CapacityScaling?)
  }

  private var mode: Mode
  private var table: CapacityBucket
  /// A quota, or a maximum of the owner's, and which of them.
  private var ceilings: [Ceiling] = []
  private var partitions: [CapacityBucket] = []
  private let partitionRate: Double
  private let leastPartitions: Int
  /// Units used since the minute began, and since the start of the run.
  private var consumedInMinute = 0.0
  package private(set) var consumed = 0.0

  private struct Ceiling: Equatable {
    var bucket: CapacityBucket
    var reason: ThrottleReason
  }

  package init(_ description: CapacityDescription, _ kind: CapacityKind) {
    partitionRate =
      kind == .reads ? TableCapacity.partitionReads : TableCapacity.partitionWrites
    switch description {
    case .onDemand(let it):
      let growth = OnDemandGrowth(
        warm: kind == .reads ? it.warmReads : it.warmWrites, growsAfter: it.growsAfter)
      mode = .onDemand(growth)
      table = CapacityBucket(rate: growth.limit)
      let quota = kind == .reads ? it.readQuota : it.writeQuota
      ceilings = [Ceiling(bucket: CapacityBucket(rate: quota), reason: .accountLimitExceeded)]
      if let most = kind == .reads ? it.mostReads : it.mostWrites {
        ceilings.append(
          Ceiling(bucket: CapacityBucket(rate: most), reason: .maxOnDemandThroughputExceeded))
      }
      leastPartitions = it.partitions ?? 1
    case .provisioned(let it):
      let scaling = it.scaling.map {
        CapacityScaling(
          target: $0.target, margin: $0.margin,
          least: kind == .reads ? $0.leastReads : $0.leastWrites,
          most: kind == .reads ? $0.mostReads : $0.mostWrites)
      }
      mode = .provisioned(scaling)
      table = CapacityBucket(rate: kind == .reads ? it.reads : it.writes, keeping: it.burst)
      leastPartitions = it.partitions ?? 1
    }
  }

  /// What the table as a whole serves in the long run [units/s].
  package var rate: Double { table.rate }

  package var partitionCount: Int { partitions.count }

  package var partitionsNeeded: Int {
    max(leastPartitions, Int(min(100_000, (rate / partitionRate).rounded(.up))))
  }

  /// Whether it serves more than its partitions can.
  package var hasGrown: Bool { partitionsNeeded > partitionCount }

  package mutating func split(into count: Int, at now: SimulationTime) {
    guard count > partitionCount else { return }
    partitions = Array(repeating: CapacityBucket(rate: partitionRate), count: count)
  }

  /// Takes units if the table, its ceilings and the partition all have them.
  package mutating func take(
    _ units: Double, partition: Int, at now: SimulationTime
  ) -> ThrottleReason? {
    follow(now)
    for number in ceilings.indices where !ceilings[number].bucket.holds(units, at: now) {
      return ceilings[number].reason
    }
    guard partitions[partition].holds(units, at: now) else { return .keyRangeThroughputExceeded }
    guard table.holds(units, at: now) else {
      switch mode {
      case .onDemand: return .keyRangeThroughputExceeded
      case .provisioned: return .provisionedThroughputExceeded
      }
    }
    for number in ceilings.indices { ceilings[number].bucket.take(units) }
    partitions[partition].take(units)
    table.take(units)
    consumed += units
    consumedInMinute += units
    if case .onDemand(var growth) = mode {
      growth.consume(units, at: now)
      mode = .onDemand(growth)
    }
    return nil
  }

  /// How long until all of them have the units, if nobody else takes any [s].
  package mutating func wait(
    for units: Double, partition: Int, at now: SimulationTime
  ) -> Double {
    follow(now)
    var wait = max(
      table.wait(for: units, at: now), partitions[partition].wait(for: units, at: now))
    for number in ceilings.indices {
      wait = max(wait, ceilings[number].bucket.wait(for: units, at: now))
    }
    return wait
  }

  /// The mean use of the minute that is over is looked at.
  /// - Returns: The capacity that automatic scaling wants instead, if it has an opinion.
  package mutating func minuteEnded(at now: SimulationTime) -> Double? {
    let mean = consumedInMinute / 60
    consumedInMinute = 0
    guard case .provisioned(var scaling?) = mode else { return nil }
    let wanted = scaling.minuteEnded(consumed: mean, provisioned: rate, at: now)
    mode = .provisioned(scaling)
    return wanted
  }

  package mutating func setProvisioned(_ rate: Double, at now: SimulationTime) {
    table.setRate(rate, at: now)
  }

  /// Lets an on-demand table grow with the time.
  private mutating func follow(_ now: SimulationTime) {
    guard case .onDemand(var growth) = mode else { return }
    growth.advance(to: now)
    if growth.limit != table.rate { table.setRate(growth.limit, at: now) }
    mode = .onDemand(growth)
  }
}
