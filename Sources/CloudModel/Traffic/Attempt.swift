import SimulationKernel

/// One attempt of one request, from its sending until nobody works on it any more.
///
/// The client's view and the target's may end at different times: after a client time-out the
/// target goes on working for nobody.
struct Attempt {
  /// When the request was due; the same for all of its attempts.
  var due = SimulationTime.zero
  var sent = SimulationTime.zero
  /// Start of service, `.never` before it.
  var started = SimulationTime.never
  /// Time that one worker needs, before the target's own speed.
  var work = TimeSpan.zero
  /// Time that it needs on its target, or still needs; set when service starts.
  var demand = TimeSpan.zero
  /// Source (upper 24 bits) and number of the request.
  var request: UInt64 = 0
  /// Goes up when the slot is freed, so that events for the former attempt are recognized.
  var generation: UInt32 = 0
  /// From 1.
  var number: UInt32 = 1
  /// The next attempt of the same queue, or of the free list; −1 ends it.
  var next: Int32 = -1
  var target: Int32 = -1
  /// Its user, in the world's list of sessions; −1 for a stranger.
  var session: Int32 = -1
  var group: Int16 = -1
  var node: Int16 = -1
  /// Where it was sent by a name; set for sources that go to one.
  var listener: Int16 = -1
  var source: UInt16 = 0
  var requestClass: UInt16 = 0
  var phase = AttemptPhase.free
  /// How the target will answer.
  var answer = AttemptOutcome.success
  /// Nobody waits for the answer any more.
  var clientIsGone = false
  /// A health check that waits like a request, and that no statistic counts.
  var isProbe = false
  /// Was interrupted: `demand` is what remains of it.
  var isResumed = false

  /// The counter under which this attempt's own draws are found, whatever happened before it.
  var drawCounter: UInt64 { request &* 4096 &+ UInt64(number & 0xFFF) }
}

/// Where an attempt is.
enum AttemptPhase: UInt8 {
  case free
  /// Waits at the client for its turn to retry.
  case backingOff
  /// Sent to something that does not accept the connection, or through a node that died.
  case connecting
  /// Waits in a target's queue.
  case waiting
  /// Left a target's queue without service; the queue still links it.
  case leftQueue
  case inService
  /// Accepted by a target that will never answer.
  case unanswered
  /// Its answer is on its way to a client that is elsewhere.
  case answering
  /// Has done its work and waits for what it calls; it keeps its worker, and no core.
  case calling
}

/// All live attempts, in slots that are used again.
struct AttemptSlab: ~Copyable {
  var attempts = Table<Attempt>()
  private var firstFree: Int32 = -1
  /// Slots in use.
  private(set) var liveCount = 0

  /// A free slot; the last one freed comes first, since it is still in the cache.
  mutating func allocate() -> Int {
    liveCount += 1
    if firstFree >= 0 {
      let slot = Int(firstFree)
      firstFree = attempts[slot].next
      return slot
    }
    attempts.append(Attempt())
    return attempts.count - 1
  }

  mutating func free(_ slot: Int) {
    precondition(attempts[slot].phase != .free, "slot \(slot) is freed twice")
    attempts[slot].generation &+= 1
    attempts[slot].phase = .free
    attempts[slot].next = firstFree
    firstFree = Int32(truncatingIfNeeded: slot)
    liveCount -= 1
  }

  subscript(slot: Int) -> Attempt {
    @inline(__always) _read { yield attempts[slot] }
    @inline(__always) _modify { yield &attempts[slot] }
  }

  /// The tag by which events recognize the attempt that they were scheduled for.
  func tag(_ slot: Int) -> UInt32 { attempts[slot].generation & 0xFF_FFFF }
}
