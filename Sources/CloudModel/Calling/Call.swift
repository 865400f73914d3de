import SimulationKernel

/// One call that a request makes, over all of its attempts.
///
/// Tables and databases find in it who calls, from where and for which request. A call outlives
/// the request that made it where nobody tells the callee: it is then an orphan.
struct Call {
  /// The attempt that waits for it, by its slot and the slot's generation; −1 for an orphan.
  var parent: Int32 = -1
  var parentGeneration: UInt32 = 0
  /// In the world's list.
  var edge: Int32 = 0
  /// The calling task, and which of its lives.
  var target: Int32 = 0
  var life: UInt32 = 0
  /// The caller's region, −1 in a cloud without regions.
  var place: Int16 = -1
  /// Of the attempt, from 1.
  var number: UInt16 = 1
  /// Identity of the call, the same whatever happened before it: its draws are found under it.
  var identity: UInt64 = 0
  var begun = SimulationTime.zero
  /// When this attempt was sent.
  var sent = SimulationTime.zero
  /// Of the sub-request under way, −1 without one.
  var slot: Int32 = -1
  var phase = CallPhase.free
  var permit = CallBreaker.Permit.unguarded
  /// How a dependency will answer.
  var outcome = AttemptOutcome.success
  /// Whether its callee answered that the request was wrong: no attempt will do better.
  var isCallersFault = false
  /// Goes up with each step, so that events for an earlier one are recognized.
  var generation: UInt32 = 0
  /// The next call of the same parent, or of the free list; −1 ends it.
  var next: Int32 = -1

  /// The counter under which this attempt's own draws are found.
  var drawCounter: UInt64 { identity &* 4096 &+ UInt64(number & 0xFFF) }
}

/// Where a call is.
enum CallPhase: UInt8 {
  case free
  /// A racing call that has not begun.
  case delayed
  /// Waits for a place in its bulkhead.
  case waiting
  case underWay
  /// Its attempt has ended, and it is being decided what follows.
  case ending
  /// Waits for its next attempt.
  case backingOff
  /// Waits for its fallback's answer.
  case fallingBack
  /// Was given up while a table or a database still works on it.
  case abandoned
}

/// All live calls, in places that are used again.
struct CallSlab: ~Copyable {
  private var calls = Table<Call>()
  private var firstFree: Int32 = -1
  private(set) var liveCount = 0

  var indices: Range<Int> { calls.indices }

  mutating func allocate() -> Int {
    liveCount += 1
    if firstFree >= 0 {
      let call = Int(firstFree)
      firstFree = calls[call].next
      return call
    }
    calls.append(Call())
    return calls.count - 1
  }

  mutating func free(_ call: Int) {
    precondition(calls[call].phase != .free, "call \(call) is freed twice")
    calls[call].generation &+= 1
    calls[call].phase = .free
    calls[call].parent = -1
    calls[call].next = firstFree
    firstFree = Int32(truncatingIfNeeded: call)
    liveCount -= 1
  }

  subscript(call: Int) -> Call {
    @inline(__always) _read { yield calls[call] }
    @inline(__always) _modify { yield &calls[call] }
  }

  /// The tag by which events recognize the step that they were scheduled for.
  func tag(_ call: Int) -> UInt32 { calls[call].generation & 0xFF_FFFF }
}

/// A request while it calls.
struct Caller {
  /// The next group of calls.
  var group = 0
  /// Its live calls: the first of them, −1 without any, and how many.
  var firstCall: Int32 = -1
  var outstanding = 0
  /// While its calls are being begun, those that end at once are only noted.
  var isBeginning = false
  // Of the present group: whether a call has succeeded, and the first failure.
  private(set) var hasSuccess = false
  private(set) var failure: AttemptOutcome?

  mutating func beginGroup() {
    hasSuccess = false
    failure = nil
  }

  /// One of its calls has ended.
  ///
  /// - Parameter failure: What the request makes of it; `nil` for a success.
  mutating func callEnded(_ failure: AttemptOutcome?) {
    outstanding -= 1
    if let failure {
      self.failure = self.failure ?? failure
    } else {
      hasSuccess = true
    }
  }

  /// Whether no further call can change how the group ends: the first failure decides a group of
  /// which all are needed, the first success a race.
  func isDecided(isRace: Bool) -> Bool { isRace ? hasSuccess : failure != nil }

  /// How the group ends; `nil` as long as that is open.
  func verdict(isRace: Bool) -> AttemptOutcome? {
    guard outstanding == 0 || isDecided(isRace: isRace) else { return nil }
    if isRace && hasSuccess { return .success }
    return failure ?? .success
  }
}
