import SimulationKernel

/// What a service asks of a table.
struct TableRequest {
  var table: Int
  var operation: TableOperation
  /// Of a transaction; otherwise one.
  var items = 1
  /// The place of the caller.
  var from: Int
  /// The target that calls: each is an SDK client of its own.
  var target: Int
  /// Of which the items follow.
  var request: UInt64
  /// Under which this call finds its luck; no other call has it.
  var counter: UInt64
  /// Who reads or writes.
  var author: UInt64
  /// The call that hears of the end; −1 is nobody.
  var call: Int
}

/// How an operation on a table ended for its caller.
enum TableOutcome {
  case success
  /// The condition of a write did not hold; no retry mends that.
  case conditionFailed
  case throttled
  /// Out of reach, or refused for what others do.
  case unavailable
  case timedOut
}

/// One operation while it lasts, with all attempts of its SDK.
struct TableCall {
  enum Step: UInt8 {
    case free
    /// Waits at the client before a retry.
    case backsOff
    /// Waits at the client for its sending rate.
    case sends
    /// Is on its way to the table.
    case arrives
    /// Is worked on.
    case serves
    /// Its answer is on its way.
    case answers
    /// Nothing will come back.
    case timesOut
  }

  var request: TableRequest
  var replica: Int
  var key: Int
  /// Of a transaction; all different.
  var otherKeys: [Int] = []
  var step = Step.free
  /// How the attempt was answered.
  var answer = TableAnswer.success
  /// From 1.
  var attempt = 0
  /// Tokens that the retry has cost.
  var paid = 0
  var departed = SimulationTime.zero
  /// The version that the caller has seen.
  var seen: UInt64 = 0
  /// The replica or witness that acknowledges a write together with this one.
  var acknowledger: Acknowledger = .none
  var generation: UInt32 = 0

  enum Acknowledger {
    case none, witness
    case replica(Int)
  }

  /// The number under which this attempt finds its luck.
  var draw: UInt64 { request.counter &* 64 &+ UInt64(attempt & 63) }

  var itemCount: Int { 1 + otherKeys.count }

  func key(ofItem item: Int) -> Int { item == 0 ? key : otherKeys[item - 1] }

  /// Whether anybody waits for its end.
  var isHeard: Bool { request.call >= 0 }
}

/// How one attempt was answered.
enum TableAnswer {
  case success, conditionFailed, throttled, unavailable, timedOut
  /// `TransactionConflictException`, or a transaction canceled for one.
  case conflict

  /// Why an SDK tries again; none does for a conflict of transactions (DynamoDB developer guide,
  /// transaction-apis).
  var cause: RetryCause? {
    switch self {
    case .success, .conditionFailed, .conflict: nil
    case .throttled: .throttling
    case .unavailable: .transient
    case .timedOut: .timeout
    }
  }

  var outcome: TableOutcome {
    switch self {
    case .success: .success
    case .conditionFailed: .conditionFailed
    case .throttled: .throttled
    case .unavailable, .conflict: .unavailable
    case .timedOut: .timedOut
    }
  }
}

/// All operations that last, in slots that are used again.
struct TableCalls: ~Copyable {
  private var calls = Table<TableCall>()
  private var free: [Int] = []

  mutating func insert(_ call: TableCall) -> Int {
    guard let slot = free.popLast() else {
      calls.append(call)
      return calls.count - 1
    }
    let generation = calls[slot].generation
    calls[slot] = call
    calls[slot].generation = generation
    return slot
  }

  mutating func remove(_ slot: Int) {
    calls[slot].step = .free
    calls[slot].generation &+= 1
    free.append(slot)
  }

  subscript(slot: Int) -> TableCall {
    @inline(__always) _read { yield calls[slot] }
    @inline(__always) _modify { yield &calls[slot] }
  }
}
