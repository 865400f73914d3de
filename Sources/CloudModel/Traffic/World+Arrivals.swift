import RandomVariates
import SimulationKernel

// Requests come due and are sent.
extension World {
  /// Starts all sources; the first arrivals are drawn.
  mutating func startTraffic(in queue: inout EventQueue) {
    for number in 0..<userSourceCount {
      let register = queue.addSource(kind: EventKind.arrival.rawValue)
      precondition(register == number, "source \(number) got register \(register)")
      drawAhead(number)
      if sources[number].closedClients > 0 {
        startClosedClients(number, in: &queue)
      } else {
        let first = nextArrival(of: number)
        sources[number].upcoming = nextArrival(of: number)
        queue.setSource(number, at: first)
      }
    }
  }

  @inline(__always)
  private mutating func nextArrival(of number: Int) -> SimulationTime {
    let time: SimulationTime
    if sources[number].poisson != nil {
      let gap = draws.gap.sample(unitExponential, number)
      time = sources[number].poisson?.next(unitGap: gap) ?? .never
    } else {
      time = draws.gap.withStream(number) { sources[number].arrivals.next(using: &$0) }
    }
    return time < sources[number].end ? time : .never
  }

  /// An open source's next requests are due.
  @inline(__always)
  mutating func arrived(from number: Int, in queue: inout EventQueue) {
    queue.setSource(number, at: sources[number].upcoming)
    sources[number].upcoming = nextArrival(of: number)
    for _ in 0..<sources[number].batchSize {
      request(from: number, session: -1, in: &queue)
    }
  }

  /// A new request is due now.
  @inline(__always)
  mutating func request(from number: Int, session: Int32, in queue: inout EventQueue) {
    if sources[number].isPaused, holdsBack(number, session: session) { return }
    let slot = slab.allocate()
    let sequence = sources[number].sequence
    sources[number].sequence = sequence &+ 1
    accounts.offered &+= 1
    slab[slot].due = queue.now
    slab[slot].work = sources[number].upcomingWork
    slab[slot].request = sources[number].identity(number, sequence)
    slab[slot].number = 1
    slab[slot].source = UInt16(truncatingIfNeeded: number)
    slab[slot].requestClass = UInt16(truncatingIfNeeded: sources[number].upcomingClass)
    slab[slot].isProbe = false
    slab[slot].session = session
    if session < 0, sources[number].sessionCount > 0 {
      let count = UInt32(sources[number].sessionCount)
      let choice = draws.session.withStream(number) { $0.index(below: count) }
      slab[slot].session = Int32(sources[number].firstSession) + Int32(choice)
    }
    if sources[number].lifetime != nil { renewClient(of: slot, from: number, at: queue.now) }
    drawAhead(number)
    send(slot, in: &queue)
  }

  /// Leaves the request out that is due now: those after it keep their luck.
  mutating func skip(_ number: Int) {
    sources[number].sequence &+= 1
    if sources[number].closedClients == 0, sources[number].sessionCount > 0 {
      let count = UInt32(sources[number].sessionCount)
      _ = draws.session.withStream(number) { $0.index(below: count) }
    }
    drawAhead(number)
  }

  /// Draws class and work of the source's next request.
  @inline(__always)
  private mutating func drawAhead(_ number: Int) {
    var kind = sources[number].firstClass
    if sources[number].classCount > 1 {
      kind += Int(draws.requestClass.sample(sources[number].classPicker, number))
    }
    sources[number].upcomingClass = kind
    let position = Int(sources[number].sequence)
    if position < sources[number].traceWork.count {
      sources[number].upcomingWork = sources[number].traceWork[position]
    } else {
      sources[number].upcomingWork = TimeSpan(
        seconds: draws.work.sample(classes[kind].work, number))
    }
  }

  // MARK: Closed clients

  private mutating func startClosedClients(_ number: Int, in queue: inout EventQueue) {
    let first = sources[number].firstSession
    for session in first..<first + sources[number].closedClients {
      think(session: Int32(session), of: number, in: &queue)
    }
  }

  /// A closed client starts to think; its next request follows.
  mutating func think(session: Int32, of number: Int, in queue: inout EventQueue) {
    guard let think = sources[number].think else { return }
    let span = TimeSpan(seconds: max(0, draws.think.sample(think, Int(session))))
    guard queue.now + span < sources[number].end else { return }
    queue.schedule(
      Event(
        kind: EventKind.thinkingEnded.rawValue, tag: UInt32(number), index: UInt32(session)),
      after: span)
  }
}
