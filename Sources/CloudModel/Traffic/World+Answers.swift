import RandomVariates
import SimulationKernel

// How an attempt ends for its client, and what the client does then.
extension World {
  /// The client learns how its attempt ended. The attempt's slot stays: whoever works on it
  /// frees it.
  mutating func answerClient(
    _ slot: Int, _ outcome: AttemptOutcome, in queue: inout EventQueue
  ) {
    if slab[slot].isProbe {
      probeAnswered(slot, outcome: outcome, in: &queue)
      return
    }
    queue.cancelTimers(of: UInt32(truncatingIfNeeded: slot))
    slab[slot].clientIsGone = true
    if slab[slot].phase != .answering {
      releaseConnection(slot, outcome: outcome, at: queue.now)
    }
    let number = Int(slab[slot].source)
    if sources[number].keepsAlive { noteAnswer(to: slot, outcome: outcome, at: queue.now) }
    if number >= userSourceCount {
      subrequestAnswered(slot, outcome, in: &queue)
      return
    }
    let retries = outcome != .success && wantsRetry(slot, outcome: outcome)
    report(slot, outcome: outcome, isFinal: !retries, at: queue.now)
    if outcome == .success {
      accounts.succeeded &+= 1
      sources[number].tally.ended &+= 1
      sources[number].tally.succeeded &+= 1
      if let budget = sources[number].retry.budget {
        sources[number].retryTokens = min(
          budget.tokens, sources[number].retryTokens + budget.refund)
      }
    } else if retries {
      backOff(slot, in: &queue)
      return
    } else {
      accounts.failed &+= 1
      sources[number].tally.ended &+= 1
    }
    if sources[number].closedClients > 0 {
      think(session: slab[slot].session, of: number, in: &queue)
    }
  }

  /// Whether the client tries again; takes the retry's token.
  private mutating func wantsRetry(_ slot: Int, outcome: AttemptOutcome) -> Bool {
    let number = Int(slab[slot].source)
    guard slab[slot].number < sources[number].retry.attempts else { return false }
    if outcome == .clientTimeout, !sources[number].retry.onTimeout { return false }
    // A 4xx would be the same again.
    if outcome == .fixedResponse, fixedStatus(for: slot) < 500 { return false }
    guard let budget = sources[number].retry.budget else { return true }
    guard sources[number].retryTokens >= budget.cost else { return false }
    sources[number].retryTokens -= budget.cost
    return true
  }

  /// What the listener answers by itself to an attempt's class.
  func fixedStatus(for slot: Int) -> Int {
    let rule = listeners[listener(of: slot)].ruleByClass[Int(slab[slot].requestClass)]
    return rules[rule].fixedStatus ?? 200
  }

  /// The client waits before its next attempt, which gets a slot of its own: the target may
  /// still work on the old one.
  private mutating func backOff(_ slot: Int, in queue: inout EventQueue) {
    let next = slab.allocate()
    accounts.retried &+= 1
    slab[next].due = slab[slot].due
    slab[next].work = slab[slot].work
    slab[next].request = slab[slot].request
    slab[next].number = slab[slot].number &+ 1
    slab[next].source = slab[slot].source
    slab[next].requestClass = slab[slot].requestClass
    slab[next].session = slab[slot].session
    slab[next].isProbe = false
    slab[next].phase = .backingOff
    slab[next].clientIsGone = false
    queue.schedule(
      Event(
        kind: EventKind.retryDue.rawValue, tag: slab.tag(next),
        index: UInt32(truncatingIfNeeded: next)),
      after: backoff(after: slot))
  }

  private mutating func backoff(after slot: Int) -> TimeSpan {
    let number = Int(slab[slot].source)
    var stream = draws.backoff.stream(slab[slot].drawCounter)
    return sources[number].retry.backoff.wait(
      after: slab[slot].number, sampler: sources[number].backoffSampler, using: &stream)
  }

  /// The client has waited for its whole timeout.
  mutating func clientTimedOut(_ slot: Int, in queue: inout EventQueue) {
    if slab[slot].isProbe {
      probeTimedOut(slot, in: &queue)
      return
    }
    answerClient(slot, .clientTimeout, in: &queue)
    abandon(slot, cancels: sources[Int(slab[slot].source)].cancels, in: &queue)
  }

  /// No answer has come within the load balancer's idle timeout.
  mutating func idleTimedOut(_ slot: Int, in queue: inout EventQueue) {
    // It has answered: the answer is on its way.
    if slab[slot].phase == .answering { return }
    answerClient(slot, .idleTimeout, in: &queue)
    abandon(slot, cancels: sources[Int(slab[slot].source)].cancels, in: &queue)
  }

  /// Nobody waits for an attempt any more: it is dropped where nobody works on it, and goes on
  /// where somebody does, unless cancellation reaches the target.
  mutating func abandon(_ slot: Int, cancels: Bool, in queue: inout EventQueue) {
    switch slab[slot].phase {
    case .connecting, .unanswered, .answering:
      slab.free(slot)
    case .waiting:
      if cancels { leaveQueue(slot, at: queue.now) }
    case .inService:
      if cancels { cancelService(slot, in: &queue) }
    case .calling:
      if cancels { stopCalling(slot, in: &queue) }
    case .free, .backingOff, .leftQueue:
      preconditionFailure("attempt \(slot) was abandoned in phase \(slab[slot].phase)")
    }
  }

  private mutating func cancelService(_ slot: Int, in queue: inout EventQueue) {
    let target = Int(slab[slot].target)
    if targets[target].discipline == .processorSharing {
      cancelShared(slot, target: target, in: &queue)
      slab.free(slot)
      return
    }
    targets[target].busy &-= 1
    targets[target].busyTime =
      targets[target].busyTime + max(.zero, queue.now - slab[slot].started)
    leave(target, slot: slot, at: queue.now)
    slab.free(slot)
    serveNext(at: target, in: &queue)
  }

  /// Hands an ended attempt to the recorder.
  @inline(__always)
  private mutating func report(
    _ slot: Int, outcome: AttemptOutcome, isFinal: Bool, at now: SimulationTime
  ) {
    let target = Int(slab[slot].target)
    let started = slab[slot].started
    batch.records.append(
      AttemptRecord(
        due: slab[slot].due, sent: slab[slot].sent, ended: now,
        waiting: min(started, now) - slab[slot].sent,
        request: slab[slot].request, target: slab[slot].target, source: slab[slot].source,
        requestClass: slab[slot].requestClass, group: slab[slot].group,
        revision: target < 0 ? -1 : Int16(truncatingIfNeeded: targets[target].revision),
        rollout: target < 0 ? -1 : Int16(truncatingIfNeeded: targets[target].rollout),
        attempt: UInt16(clamping: slab[slot].number), outcome: outcome, isFinal: isFinal))
    if batch.records.count == AttemptBatch.capacity { flushRecords() }
  }

  mutating func flushRecords() {
    recorder.record(batch)
    batch.records.removeAll(keepingCapacity: true)
  }
}
