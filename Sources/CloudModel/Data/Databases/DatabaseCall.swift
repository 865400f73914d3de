import SimulationKernel

/// One call of a database while it lasts.
struct DatabaseCall {
  enum Phase {
    case free
    /// For a connection of its pool.
    case waiting
    /// Until it is answered, or fails, at its next event.
    case settling
  }

  /// The number that the caller knows it by.
  var caller = 0
  /// Its draws are found under it, whatever else happens.
  var identity: UInt64 = 0
  var database = 0
  var target = 0
  var pool = 0
  var isWrite = false
  var phase = Phase.free
  /// How it ends.
  var isAnswered = false
  var connection = PooledConnection(host: 0, epoch: 0)
  /// Whether the host works on it.
  var isServed = false
  var generation: UInt32 = 0
}

/// Calls by number; numbers of calls that have ended are used again.
struct DatabaseCalls {
  private(set) var calls: [DatabaseCall] = []
  private var free: [Int] = []

  subscript(number: Int) -> DatabaseCall {
    _read { yield calls[number] }
    _modify { yield &calls[number] }
  }

  var indices: Range<Int> { calls.indices }

  /// The tag by which events recognize the step that they were scheduled for.
  func tag(_ call: Int) -> UInt32 { calls[call].generation & 0xFF_FFFF }

  mutating func allocate() -> Int {
    if let number = free.popLast() { return number }
    calls.append(DatabaseCall())
    return calls.count - 1
  }

  mutating func release(_ number: Int) {
    calls[number].phase = .free
    calls[number].isServed = false
    calls[number].isAnswered = false
    calls[number].generation &+= 1
    free.append(number)
  }
}
