import CloudModel
import RandomVariates
import SimulationKernel
import Testing

private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

private let key = StreamKey(seed: 1, replication: 0)

private func provisioned(
  reads: Double = 5, writes: Double = 5, _ edit: (inout ProvisionedDescription) -> Void = { _ in }
) -> CapacityDescription {
  var description = ProvisionedDescription()
  description.reads = reads
  description.writes = writes
  edit(&description)
  return .provisioned(description)
}

private func onDemand(
  _ edit: (inout OnDemandDescription) -> Void = { _ in }
) -> CapacityDescription {
  var description = OnDemandDescription()
  edit(&description)
  return .onDemand(description)
}

/// Asks for one unit `rate` times a second, evenly, from one time to another [s].
///
/// - Returns: The units that it got in each second.
private func demand(
  _ capacity: inout TableCapacity, _ kind: CapacityKind, rate: Int, from start: Int, to end: Int,
  key: (Int) -> Int = { $0 }
) -> [Int] {
  (start..<end).map { second in
    (0..<rate).count { number in
      let now = at(Double(second) + Double(number) / Double(rate))
      return capacity.take(1, kind, key: key(number), at: now) == nil
    }
  }
}

@Suite struct `Units of tables` {
  @Test(arguments: [
    (TableOperation.read, 0.5, 1.0, 1.0), (.strongRead, 1, 2, 2), (.transactionalRead, 2, 4, 4),
    (.write, 4, 5, 8), (.create, 4, 5, 8), (.update, 4, 5, 8), (.transactionalWrite, 8, 10, 16),
  ])
  func `a read counts each 4 KB and a write each KB`(
    operation: TableOperation, four: Double, more: Double, eight: Double
  ) {
    #expect(operation.units(itemSize: 4_096) == four)
    #expect(operation.units(itemSize: 4_097) == more)
    #expect(operation.units(itemSize: 8_192) == eight)
    #expect(operation.units(itemSize: 0) == operation.units(itemSize: 1))
  }
}

@Suite struct `Provisioned capacity` {
  @Test func `five minutes of unused capacity are a burst`() {
    // 30,000 units are kept, and 100 come each second: 300 a second last for 150 s.
    var capacity = TableCapacity(provisioned(writes: 100), key: key)
    let served = demand(&capacity, .writes, rate: 300, from: 1_000, to: 1_200)
    #expect(served[..<149].allSatisfy { $0 == 300 })
    #expect(abs(served[149] + served[150] - 400) <= 201)
    #expect(served[151...].allSatisfy { abs($0 - 100) <= 1 })
  }

  @Test func `less idle time keeps less`() {
    var capacity = TableCapacity(provisioned(writes: 100), key: key)
    _ = demand(&capacity, .writes, rate: 900, from: 0, to: 60)
    // Empty now; 50 s bring 5,000 units, which last for 25 s.
    let served = demand(&capacity, .writes, rate: 300, from: 110, to: 160)
    #expect(served[..<24].allSatisfy { $0 == 300 })
    #expect(served[27...].allSatisfy { abs($0 - 100) <= 1 })
  }

  @Test func `what is refused is named and not taken`() {
    var capacity = TableCapacity(provisioned(writes: 1) { $0.burst = .zero }, key: key)
    #expect(capacity.take(1, .writes, key: 0, at: at(0)) == nil)
    #expect(capacity.take(1, .writes, key: 0, at: at(0)) == .provisionedThroughputExceeded)
    #expect(capacity.take(1, .writes, key: 0, at: at(1)) == nil)
    #expect(capacity.writes.consumed == 2)
  }

  @Test func `an item larger than the bucket needs a full one`() {
    var capacity = TableCapacity(provisioned(writes: 1) { $0.burst = .zero }, key: key)
    #expect(capacity.take(4, .writes, key: 0, at: at(0)) == nil)
    #expect(capacity.take(1, .writes, key: 0, at: at(3)) == .provisionedThroughputExceeded)
    #expect(capacity.take(1, .writes, key: 0, at: at(4)) == nil)
  }

  @Test func `reads and writes are apart`() {
    var capacity = TableCapacity(provisioned(reads: 1, writes: 1) { $0.burst = .zero }, key: key)
    #expect(capacity.take(1, .writes, key: 0, at: at(0)) == nil)
    #expect(capacity.take(1, .reads, key: 0, at: at(0)) == nil)
  }

  @Test func `a hot item gets what one partition has, in any mode`() {
    let modes = [provisioned(reads: 50_000, writes: 50_000), onDemand { $0.warmReads = 40_000 }]
    for description in modes {
      var capacity = TableCapacity(description, key: key)
      let writes = demand(&capacity, .writes, rate: 1_500, from: 10, to: 15) { _ in 7 }
      #expect(writes[3...].allSatisfy { abs($0 - 1_000) <= 1 })
      let reads = demand(&capacity, .reads, rate: 5_000, from: 10, to: 15) { _ in 7 }
      #expect(reads[3...].allSatisfy { abs($0 - 3_000) <= 1 })
      #expect(
        capacity.take(1, .writes, key: 7, at: at(14.9999)) == .keyRangeThroughputExceeded)
    }
  }

  @Test func `a table has the partitions that its capacity needs, and splits them for more`() {
    var capacity = TableCapacity(provisioned(reads: 7_000, writes: 100), key: key)
    #expect(capacity.partitionCount == 3)
    let before = (0..<500).map { Double(capacity.partition(of: $0)) / 3 }
    capacity.setProvisioned(.writes, to: 6_000, at: at(1))
    #expect(capacity.partitionCount == 6)
    for key in 0..<500 {
      #expect(Int(before[key] * 3) == capacity.partition(of: key) / 2)
    }
    capacity.setProvisioned(.writes, to: 10, at: at(2))
    #expect(capacity.partitionCount == 6)
  }
}

@Suite struct `On-demand capacity` {
  @Test func `a new table serves 4,000 writes and 12,000 reads, and not twice that`() {
    var capacity = TableCapacity(onDemand(), key: key)
    let writes = demand(&capacity, .writes, rate: 8_000, from: 100, to: 103)
    #expect(writes[1...].allSatisfy { abs($0 - 4_000) <= 40 })
    let reads = demand(&capacity, .reads, rate: 20_000, from: 100, to: 104)
    // A second of it is kept for a burst.
    #expect(abs(reads[3] - 12_000) <= 12)
  }

  @Test func `twice the peak at once, and twice that when it was sustained for half an hour`() {
    var growth = OnDemandGrowth(warm: 100_000, growsAfter: .minutes(30))
    #expect(growth.peak == 50_000)
    for minute in 0..<30 {
      growth.consume(100_000 * 60, at: at(Double(minute) * 60 + 1))
      #expect(growth.limit == 100_000)
    }
    growth.advance(to: at(31 * 60))
    #expect(growth.limit == 200_000)
  }

  @Test func `a peak does not fade, and a lower one changes nothing`() {
    var growth = OnDemandGrowth(warm: 4_000, growsAfter: .minutes(30))
    growth.consume(3_000 * 60, at: at(30))
    growth.consume(1_000 * 60, at: at(90))
    growth.advance(to: at(86_400))
    #expect(growth.limit == 6_000)
  }

  @Test func `growth splits partitions`() {
    var capacity = TableCapacity(onDemand { $0.growsAfter = .minutes(1) }, key: key)
    #expect(capacity.partitionCount == 4)
    for minute in 0..<3 {
      for second in 0..<60 {
        for partition in 0..<400 {
          _ = capacity.take(10, .writes, key: partition, at: at(Double(minute * 60 + second)))
        }
      }
    }
    #expect(capacity.partitionCount == 8)
  }

  @Test func `quota and the owner's maximum have their own reasons`() {
    var capped = TableCapacity(onDemand { $0.mostWrites = 1 }, key: key)
    #expect(capped.take(1, .writes, key: 0, at: at(1)) == nil)
    #expect(capped.take(1, .writes, key: 0, at: at(1)) == .maxOnDemandThroughputExceeded)
    var limited = TableCapacity(onDemand { $0.writeQuota = 1 }, key: key)
    #expect(limited.take(1, .writes, key: 0, at: at(1)) == nil)
    #expect(limited.take(1, .writes, key: 0, at: at(1)) == .accountLimitExceeded)
  }
}

@Suite struct CapacityScalingTests {
  private func scaling() -> CapacityScaling {
    CapacityScaling(target: 0.7, margin: 0.2, least: 5, most: 1_000)
  }

  private func minute(_ number: Int) -> SimulationTime { at(Double(number) * 60) }

  @Test func `two minutes above the target scale out to it`() {
    var scaling = scaling()
    #expect(scaling.minuteEnded(consumed: 90, provisioned: 100, at: minute(1)) == nil)
    #expect(scaling.minuteEnded(consumed: 91, provisioned: 100, at: minute(2)) == 130)
    #expect(scaling.minuteEnded(consumed: 91, provisioned: 130, at: minute(3)) == nil)
  }

  @Test func `a minute at the target begins anew`() {
    var scaling = scaling()
    #expect(scaling.minuteEnded(consumed: 90, provisioned: 100, at: minute(1)) == nil)
    #expect(scaling.minuteEnded(consumed: 70, provisioned: 100, at: minute(2)) == nil)
    #expect(scaling.minuteEnded(consumed: 90, provisioned: 100, at: minute(3)) == nil)
    #expect(scaling.minuteEnded(consumed: 90, provisioned: 100, at: minute(4)) != nil)
  }

  @Test func `fifteen minutes far below it scale in`() {
    var scaling = scaling()
    for number in 1..<15 {
      #expect(scaling.minuteEnded(consumed: 35, provisioned: 100, at: minute(number)) == nil)
    }
    #expect(scaling.minuteEnded(consumed: 35, provisioned: 100, at: minute(15)) == 50)
    for number in 16..<60 {
      #expect(scaling.minuteEnded(consumed: 60, provisioned: 100, at: minute(number)) == nil)
    }
  }

  @Test func `it stays within its bounds`() {
    var scaling = scaling()
    _ = scaling.minuteEnded(consumed: 990, provisioned: 900, at: minute(1))
    #expect(scaling.minuteEnded(consumed: 990, provisioned: 900, at: minute(2)) == 1_000)
    for number in 3..<17 {
      _ = scaling.minuteEnded(consumed: 0, provisioned: 900, at: minute(number))
    }
    #expect(scaling.minuteEnded(consumed: 0, provisioned: 900, at: minute(17)) == 5)
  }

  @Test func `a day has four scale-ins, then one an hour, and 27 in all`() {
    var scaling = scaling()
    var decreases: [Int] = []
    for number in 1..<1_440
    where scaling.minuteEnded(consumed: 100, provisioned: 900, at: minute(number)) != nil {
      decreases.append(number)
    }
    #expect(decreases[..<4] == [15, 30, 45, 60])
    #expect(zip(decreases[4...], decreases[3...]).allSatisfy { $0 - $1 == 60 })
    #expect(decreases.count == 4 + 22)
    #expect(
      scaling.minuteEnded(consumed: 100, provisioned: 900, at: minute(1_500)) != nil)
  }
}
