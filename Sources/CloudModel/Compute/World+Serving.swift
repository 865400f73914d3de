import RandomVariates
import SimulationKernel

// How a target takes, serves and answers attempts.
extension World {
  /// A request has reached an accepting target.
  @inline(__always)
  mutating func offer(_ slot: Int, to target: Int, in queue: inout EventQueue) {
    if targets[target].discipline == .processorSharing {
      offerShared(slot, to: target, in: &queue)
      return
    }
    if targets[target].busy < targets[target].workers {
      enter(target, at: queue.now)
      startService(slot, on: target, in: &queue)
    } else if targets[target].discipline == .preemptivePriority,
      preempts(slot, on: target, in: &queue)
    {
      enter(target, at: queue.now)
      startService(slot, on: target, in: &queue)
    } else if targets[target].waiting < targets[target].queueLimit {
      enter(target, at: queue.now)
      wait(slot, at: target, in: &queue)
    } else {
      refuse(slot, outcome: .queueFull, in: &queue)
    }
  }

  /// Counts an attempt into the target's system.
  mutating func enter(_ target: Int, at now: SimulationTime) {
    targets[target].arrivals &+= 1
    targets[target].count(1, at: now)
  }

  /// Counts an attempt out of the target's system.
  @inline(__always)
  mutating func leave(_ target: Int, slot: Int, at now: SimulationTime) {
    targets[target].departures &+= 1
    targets[target].stays &+= Int128(now.nanoseconds &- slab[slot].sent.nanoseconds)
    targets[target].count(-1, at: now)
  }

  /// The target answers with an error without having taken the attempt into its system.
  mutating func refuse(_ slot: Int, outcome: AttemptOutcome, in queue: inout EventQueue) {
    finish(slot, outcome, in: &queue)
  }

  @inline(__always)
  mutating func startService(_ slot: Int, on target: Int, in queue: inout EventQueue) {
    targets[target].busy &+= 1
    slab[slot].phase = .inService
    slab[slot].started = queue.now
    var occupied = slab[slot].work
    if targets[target].isPlain {
      slab[slot].demand = occupied
    } else {
      let demand = demand(of: slot, on: target, at: queue.now)
      slab[slot].demand = demand
      occupied = demand + (slab[slot].started - queue.now)
    }
    queue.schedule(
      Event(
        kind: EventKind.departure.rawValue, tag: slab.tag(slot),
        index: UInt32(truncatingIfNeeded: slot)),
      after: occupied)
  }

  /// A worker has finished with an attempt.
  @inline(__always)
  mutating func departed(_ slot: Int, generation: UInt32, in queue: inout EventQueue) {
    guard slab.tag(slot) == generation else { return }
    let target = Int(slab[slot].target)
    if !targets[target].isPlain, wantsToCall(slot, on: target) {
      beginCalling(slot, in: &queue)
      return
    }
    freeWorker(of: slot, on: target, in: &queue)
  }

  /// A worker is done with an attempt, and with what the attempt called.
  @inline(__always)
  mutating func freeWorker(of slot: Int, on target: Int, in queue: inout EventQueue) {
    targets[target].busy &-= 1
    targets[target].busyTime = targets[target].busyTime + (queue.now - slab[slot].started)
    if measuresService {
      noteService(of: slot, on: target, took: queue.now - slab[slot].started)
    }
    leave(target, slot: slot, at: queue.now)
    deliverAnswer(of: slot, in: &queue)
    serveNext(at: target, in: &queue)
  }

  /// Keeps how long a target took for an attempt.
  @inline(never)
  mutating func noteService(of slot: Int, on target: Int, took span: TimeSpan) {
    serviceLoads.add(span, group: targets[target].lastGroup, from: slab[slot].started)
  }

  /// The target has done its part of an attempt: the client, if it still waits, gets the answer.
  @inline(__always)
  mutating func deliverAnswer(of slot: Int, in queue: inout EventQueue) {
    if slab[slot].clientIsGone {
      slab.free(slot)
    } else {
      finish(slot, slab[slot].answer, in: &queue)
    }
  }

  /// Gives a free worker the next waiting attempt, or notes that there is nothing to do.
  mutating func serveNext(at target: Int, in queue: inout EventQueue) {
    if targets[target].waiting > 0 {
      while let next = takeWaiting(at: target) {
        if slab[next].phase == .leftQueue {
          slab.free(next)
          continue
        }
        targets[target].waiting &-= 1
        startService(next, on: target, in: &queue)
        return
      }
    }
    if targets[target].inSystem == 0 { becameIdle(target, in: &queue) }
  }

  /// The last request has left: an idle server goes cold, a finishing process exits.
  private mutating func becameIdle(_ target: Int, in queue: inout EventQueue) {
    targets[target].isCold = true
    if targets[target].life == .finishing { exitWhenDone(target, in: &queue) }
  }
}
