import RandomVariates
import SimulationKernel

/// A table while it runs: its data, its capacity in every region, and its callers' SDKs.
struct StoredTable {
  let name: String
  let itemSize: Int64
  var data: GlobalTable
  /// By replica.
  var capacities: [TableCapacity]
  var impairments: [TableImpairment]
  /// How far each region's clock is ahead without any fault.
  let clocksAhead: [TimeSpan]
  /// The place of each replica, and of the witness.
  let places: [Int]
  let witness: Int?
  var isWitnessLost = false
  let keys: KeySampler
  let readTime: Sampler
  let writeTime: Sampler
  let newReplica: Sampler
  let fillRate: Double
  let client: TableClientDescription
  var holds: TransactionHolds
  /// By target; made when it first calls.
  private var policies: [RetryPolicy?] = []
  // Luck, which belongs to the world: by request, and by attempt of a call.
  let keyDraws: KeyedRandom
  let luck: KeyedRandom

  /// - Parameter readsTransactions: Whether any caller reads in transactions.
  init(
    _ it: TableDescription, adding added: [String], places: [String], readsTransactions: Bool,
    key: StreamKey
  ) {
    name = it.name
    itemSize = it.itemSize
    data = GlobalTable(it, adding: added, key: key)
    let own = it.heldBy.map(\.capacity) + added.map { _ in nil }
    capacities = own.enumerated().map { number, own in
      TableCapacity(own ?? it.capacity, key: key.derived(UInt64(number)))
    }
    impairments = Array(repeating: TableImpairment(), count: data.replicas.count)
    clocksAhead = data.replicas.map(\.clockAhead)
    // A table without regions is everywhere at once.
    self.places = data.replicas.map { replica in
      places.firstIndex(of: replica.region) ?? -1
    }
    witness = it.witness.flatMap { places.firstIndex(of: $0) }
    keys = KeySampler(it.keys)
    readTime = Sampler(it.readTime)
    writeTime = Sampler(it.writeTime)
    newReplica = Sampler(it.replication.newReplica)
    fillRate = it.replication.fillRate
    client = it.client
    holds = TransactionHolds(countsWrites: readsTransactions)
    keyDraws = KeyedRandom(key.derived("key"))
    luck = KeyedRandom(key.derived("luck"))
  }

  /// The item that a request is about; a transaction's others follow from the same number.
  func key(of request: UInt64, item: Int) -> Int {
    var stream = keyDraws.stream(request &+ UInt64(item) &* 0x9E37_79B9_7F4A_7C15)
    return keys.sample(using: &stream)
  }

  /// The further items of a transaction, all different, as AWS demands; no more than there are.
  func otherKeys(of request: UInt64, besides first: Int, count: Int) -> [Int] {
    var keys = [first]
    for item in 1..<max(1, min(count, data.keyCount)) {
      var key = key(of: request, item: item)
      while keys.contains(key) { key = (key + 1) % data.keyCount }
      keys.append(key)
    }
    return Array(keys.dropFirst())
  }

  /// The number of an item in a region, for its holds.
  func holdNumber(of key: Int, at replica: Int) -> Int { replica * data.keyCount + key }

  /// The replica that a caller in a place asks: its region's own, or the first.
  func replica(for place: Int) -> Int {
    places.indices.first { places[$0] == place && data.replicas[$0].isActive } ?? 0
  }

  /// Lends the retries of one client.
  mutating func withPolicy<Result>(
    of target: Int, _ body: (inout RetryPolicy) -> Result
  ) -> Result {
    if target >= policies.count {
      policies.append(contentsOf: repeatElement(nil, count: target + 1 - policies.count))
    }
    var policy = policies[target] ?? RetryPolicy(client.retries, attempts: client.attempts)
    let result = body(&policy)
    policies[target] = policy
    return result
  }
}
