import SimulationKernel

/// How far transactions have got in the other regions, which see their items one by one.
struct TransactionSpread {
  private let replicaCount: Int
  private var itemCounts: [UInt8] = []
  /// Replicas that do not have all of it.
  private var missing: [UInt8] = []
  /// Items that each replica has: transaction · replicas + replica.
  private var arrived: [UInt8] = []
  private var firstArrivals: [SimulationTime] = []
  private var free: [Int32] = []

  init(replicaCount: Int) { self.replicaCount = replicaCount }

  mutating func begin(items: Int, destinations: Int) -> Int32 {
    guard items > 1, destinations > 0 else { return -1 }
    let number: Int32
    if let freed = free.popLast() {
      number = freed
    } else {
      number = Int32(itemCounts.count)
      itemCounts.append(0)
      missing.append(0)
      arrived.append(contentsOf: repeatElement(0, count: replicaCount))
      firstArrivals.append(contentsOf: repeatElement(.zero, count: replicaCount))
    }
    itemCounts[Int(number)] = UInt8(clamping: items)
    missing[Int(number)] = UInt8(clamping: destinations)
    return number
  }

  /// One of its items has arrived.
  /// - Returns: How long the replica showed a part of it, when the last one has; zero is never.
  mutating func arrived(_ number: Int32, at replica: Int, now: SimulationTime) -> TimeSpan? {
    let place = Int(number) * replicaCount + replica
    arrived[place] += 1
    if arrived[place] == 1 { firstArrivals[place] = now }
    guard arrived[place] == itemCounts[Int(number)] else { return nil }
    let span = now - firstArrivals[place]
    missing[Int(number)] -= 1
    if missing[Int(number)] == 0 {
      for replica in 0..<replicaCount { arrived[Int(number) * replicaCount + replica] = 0 }
      itemCounts[Int(number)] = 0
      free.append(number)
    }
    return span
  }

  func isPartial(_ number: Int32, at replica: Int) -> Bool {
    number >= 0 && arrived[Int(number) * replicaCount + replica] > 0
  }

  /// Transactions that are partly visible now, and for how long they have been, summed.
  func partial(at now: SimulationTime) -> (count: UInt64, seconds: Double) {
    var count: UInt64 = 0
    var seconds = 0.0
    for number in itemCounts.indices where itemCounts[number] > 0 {
      for place in number * replicaCount..<(number + 1) * replicaCount
      where arrived[place] > 0 && arrived[place] < itemCounts[number] {
        count += 1
        seconds += (now - firstArrivals[place]).seconds
      }
    }
    return (count, seconds)
  }
}
