import Reference
import SimulationKernel

/// What one run of workload W was made of.
struct WorkloadParameters {
  /// Requests per second over all targets [1/s].
  var rate: Double
  var targets: UInt32
  var workers: UInt32 = 8
  /// The horizon [s].
  var seconds: Double
  var seed: UInt64 = 1

  static func small(seconds: Double, seed: UInt64 = 1) -> WorkloadParameters {
    WorkloadParameters(rate: 10_000, targets: 20, seconds: seconds, seed: seed)
  }

  static func big(seconds: Double, seed: UInt64 = 1) -> WorkloadParameters {
    WorkloadParameters(rate: 500_000, targets: 1_000, seconds: seconds, seed: seed)
  }
}

/// Workload W: Poisson arrivals go round robin to targets of eight workers and one queue each; a
/// timeout per request is nearly always cancelled.
///
/// One struct, one switch, flat storage in slabs; handlers are inlined into the engine's loop, which
/// is worth 10 %. The next gap and each
/// target's next service time are drawn ahead by one.
struct WorkloadW: SimulationModel, ~Copyable {
  enum Kind {
    static let arrival: UInt8 = 0
    static let completion: UInt8 = 1
    static let tick: UInt8 = 2
    static let timeout: UInt8 = 3
  }

  struct Request: BitwiseCopyable {
    var arrival: SimulationTime
    var target: UInt32
    var next: UInt32
    var isTimedOut = false
  }

  struct Target: BitwiseCopyable {
    var stream: Stream
    var nextService: TimeSpan
    var busy: UInt32 = 0
    var firstWaiting = UInt32.max
    var lastWaiting = UInt32.max
  }

  private(set) var arrivalCount: UInt64 = 0
  private(set) var completedCount: UInt64 = 0
  private(set) var timedOutCount: UInt64 = 0
  private(set) var histogram = Slab<UInt64>(repeating: 0, count: 7_424)
  private var arrivalsPerSecond: [UInt64] = []
  private var completionsPerSecond: [UInt64] = []
  private var requests = Slab<Request>(
    repeating: Request(arrival: .zero, target: 0, next: .max), count: 0)
  private var freeRequest = UInt32.max
  private var targets: Slab<Target>
  private var nextTarget: UInt32 = 0
  private var arrivalStream: Stream
  private var nextGap: TimeSpan
  private let meanGap: Double
  private let workers: UInt32
  private let timeout: EventQueue.Lane
  private let source: Int
  private let laws: Laws

  init(_ parameters: WorkloadParameters, queue: inout EventQueue) {
    laws = Laws()
    timeout = queue.addLane(kind: Kind.timeout, delay: .seconds(1))
    source = queue.addSource(kind: Kind.arrival)
    meanGap = 1e9 / parameters.rate
    workers = parameters.workers
    targets = Slab(
      repeating: Target(stream: Stream(seed: 0, number: 0), nextService: .zero), count: 0)
    for number in 0..<parameters.targets {
      var stream = Stream(seed: parameters.seed, number: UInt64(number) + 1)
      let service = rounded(laws.lognormal(&stream) * 12e6)
      targets.append(Target(stream: stream, nextService: service))
    }
    arrivalStream = Stream(seed: parameters.seed, number: 0)
    let firstGap = rounded(laws.exponential(&arrivalStream) * meanGap)
    nextGap = rounded(laws.exponential(&arrivalStream) * meanGap)
    arrivalsPerSecond.reserveCapacity(Int(parameters.seconds) + 2)
    completionsPerSecond.reserveCapacity(Int(parameters.seconds) + 2)
    queue.setSource(source, at: .zero + firstGap)
    queue.schedule(Event(kind: Kind.tick), after: .seconds(1))
  }

  @inline(__always)
  mutating func handle(_ event: Event, in queue: inout EventQueue) {
    switch event.kind {
    case Kind.arrival: arrive(in: &queue)
    case Kind.completion: complete(event.index, in: &queue)
    case Kind.tick: flushCounters(in: &queue)
    default: timeOut(event.index, in: &queue)
    }
  }

  @inline(__always)
  private mutating func arrive(in queue: inout EventQueue) {
    let number = Int(truncatingIfNeeded: nextTarget)
    nextTarget = number &+ 1 == targets.count ? 0 : nextTarget &+ 1
    arrivalCount &+= 1
    let slot = admit(
      Request(arrival: queue.now, target: UInt32(truncatingIfNeeded: number), next: .max))
    queue.arm(timeout, slot: slot)
    var target = targets[number]
    if target.busy < workers {
      target.busy &+= 1
      startService(of: slot, at: &target, in: &queue)
    } else {
      if target.firstWaiting == .max {
        target.firstWaiting = slot
      } else {
        requests[Int(truncatingIfNeeded: target.lastWaiting)].next = slot
      }
      target.lastWaiting = slot
    }
    targets[number] = target
    queue.setSource(source, at: queue.now + nextGap)
    nextGap = rounded(laws.exponential(&arrivalStream) * meanGap)
  }

  @inline(__always)
  private mutating func admit(_ request: Request) -> UInt32 {
    if freeRequest == .max {
      requests.append(request)
      return UInt32(requests.count - 1)
    }
    let slot = freeRequest
    freeRequest = requests[Int(truncatingIfNeeded: slot)].next
    requests[Int(truncatingIfNeeded: slot)] = request
    return slot
  }

  @inline(__always)
  private func startService(
    of slot: UInt32, at target: inout Target, in queue: inout EventQueue
  ) {
    queue.schedule(Event(kind: Kind.completion, index: slot), after: target.nextService)
    target.nextService = rounded(laws.lognormal(&target.stream) * 12e6)
  }

  @inline(__always)
  private mutating func complete(_ slot: UInt32, in queue: inout EventQueue) {
    let request = requests[Int(truncatingIfNeeded: slot)]
    if !request.isTimedOut {
      queue.cancelTimers(of: slot)
      record(queue.now - request.arrival)
      completedCount &+= 1
    }
    release(slot)
    var target = targets[Int(truncatingIfNeeded: request.target)]
    serveNext(at: &target, in: &queue)
    targets[Int(truncatingIfNeeded: request.target)] = target
  }

  @inline(__always)
  private mutating func serveNext(at target: inout Target, in queue: inout EventQueue) {
    while target.firstWaiting != .max {
      let next = target.firstWaiting
      let request = requests[Int(truncatingIfNeeded: next)]
      target.firstWaiting = request.next
      if !request.isTimedOut {
        startService(of: next, at: &target, in: &queue)
        return
      }
      release(next)
    }
    target.busy &-= 1
  }

  private mutating func timeOut(_ slot: UInt32, in queue: inout EventQueue) {
    requests[Int(truncatingIfNeeded: slot)].isTimedOut = true
    timedOutCount &+= 1
    queue.cancelTimers(of: slot)
  }

  private mutating func flushCounters(in queue: inout EventQueue) {
    arrivalsPerSecond.append(arrivalCount)
    completionsPerSecond.append(completedCount)
    queue.schedule(Event(kind: Kind.tick), after: .seconds(1))
  }

  private mutating func release(_ slot: UInt32) {
    requests[Int(truncatingIfNeeded: slot)].next = freeRequest
    freeRequest = slot
  }

  /// Counts a latency in its bucket: 128 buckets per power of two.
  @inline(__always)
  private mutating func record(_ latency: TimeSpan) {
    let value = UInt64(bitPattern: latency.nanoseconds)
    let shift = 56 &- (value | 128).leadingZeroBitCount
    histogram[shift &* 128 &+ Int(truncatingIfNeeded: value &>> UInt64(shift))] &+= 1
  }
}

/// Rounds a number of nanoseconds below 2^51, as the C program does.
@inline(__always)
func rounded(_ nanoseconds: Double) -> TimeSpan {
  let bits = (nanoseconds + 0x1.8p52).bitPattern & 0x000F_FFFF_FFFF_FFFF
  return TimeSpan(nanoseconds: Int64(bitPattern: bits) &- 0x0008_0000_0000_0000)
}

/// Runs workload W to its horizon.
func runWorkloadW(_ parameters: WorkloadParameters) -> WorkloadResult {
  var queue = EventQueue()
  let model = WorkloadW(parameters, queue: &queue)
  var engine = Engine(queue: queue, model: model)
  _ = engine.run(until: .zero + .seconds(parameters.seconds))
  return WorkloadResult(engine)
}

extension WorkloadResult {
  init(_ engine: borrowing Engine<WorkloadW>) {
    var hash: UInt64 = 0
    for bucket in engine.model.histogram.indices {
      let count = engine.model.histogram[bucket]
      hash = (hash ^ count) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    self.init(
      requests: engine.model.arrivalCount, completed: engine.model.completedCount,
      timed_out: engine.model.timedOutCount, events: engine.eventCount,
      fingerprint: engine.fingerprint, histogram_hash: hash)
  }

  static func matches(_ left: WorkloadResult, _ right: WorkloadResult) -> Bool {
    left.requests == right.requests && left.completed == right.completed
      && left.timed_out == right.timed_out && left.events == right.events
      && left.fingerprint == right.fingerprint && left.histogram_hash == right.histogram_hash
  }
}
