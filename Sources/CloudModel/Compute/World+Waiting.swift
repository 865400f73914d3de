import RandomVariates
import SimulationKernel

// The queue of a target, and the orders in which it is served.
extension World {
  /// Puts an attempt at the end of its line.
  mutating func wait(_ slot: Int, at target: Int, in queue: inout EventQueue) {
    slab[slot].phase = .waiting
    targets[target].waiting &+= 1
    append(slot, to: line(of: slot, at: target))
    if let patience = revisions[targets[target].revision].queueTimeout {
      var stream = draws.patience.stream(slab[slot].drawCounter)
      let span = TimeSpan(seconds: patience.sample(using: &stream))
      queue.schedule(
        Event(
          kind: EventKind.queueTimeout.rawValue, tag: slab.tag(slot), index: UInt32(slot)),
        after: max(.zero, span))
    }
  }

  /// The line that an attempt waits in: by its class's priority where there are priorities.
  private func line(of slot: Int, at target: Int) -> Int {
    let first = targets[target].firstLine
    guard targets[target].lineCount > 1 else { return first }
    return first + priorityRanks[classes[Int(slab[slot].requestClass)].priority, default: 0]
  }

  private mutating func append(_ slot: Int, to line: Int) {
    slab[slot].next = -1
    let link = Int32(truncatingIfNeeded: slot)
    if lines[line].last >= 0 {
      slab[Int(lines[line].last)].next = link
    } else {
      lines[line].first = link
    }
    lines[line].last = link
  }

  /// Takes the attempt that is served next; those that left the queue come up too.
  mutating func takeWaiting(at target: Int) -> Int? {
    let first = targets[target].firstLine
    if targets[target].discipline == .randomOrder { return takeRandom(at: target) }
    for line in first..<first + targets[target].lineCount where lines[line].first >= 0 {
      return removeFirst(of: line)
    }
    return nil
  }

  private mutating func removeFirst(of line: Int) -> Int {
    let slot = Int(lines[line].first)
    lines[line].first = slab[slot].next
    if lines[line].first < 0 { lines[line].last = -1 }
    return slot
  }

  /// - Complexity: O(waiting); random order is for studies of disciplines.
  private mutating func takeRandom(at target: Int) -> Int? {
    let line = targets[target].firstLine
    guard lines[line].first >= 0 else { return nil }
    let count = UInt32(targets[target].waiting)
    let steps = draws.discipline.withStream(target) { $0.index(below: count) }
    var before: Int32 = -1
    var chosen = lines[line].first
    for _ in 0..<steps where slab[Int(chosen)].next >= 0 {
      before = chosen
      chosen = slab[Int(chosen)].next
    }
    let after = slab[Int(chosen)].next
    if before >= 0 { slab[Int(before)].next = after } else { lines[line].first = after }
    if after < 0 { lines[line].last = before }
    return Int(chosen)
  }

  /// A waiting attempt has waited as long as the target lets it.
  mutating func queueTimedOut(_ slot: Int, generation: UInt32, in queue: inout EventQueue) {
    guard slab.tag(slot) == generation, slab[slot].phase == .waiting else { return }
    if !slab[slot].clientIsGone { answerClient(slot, .queueTimeout, in: &queue) }
    leaveQueue(slot, at: queue.now)
  }

  /// Marks a waiting attempt as gone; its line drops it when it comes up.
  mutating func leaveQueue(_ slot: Int, at now: SimulationTime) {
    let target = Int(slab[slot].target)
    targets[target].waiting &-= 1
    leave(target, slot: slot, at: now)
    slab[slot].phase = .leftQueue
    compactLines(of: target)
  }

  /// Frees leading attempts that have left, so that a line is never mostly dead.
  private mutating func compactLines(of target: Int) {
    let first = targets[target].firstLine
    for line in first..<first + targets[target].lineCount {
      while lines[line].first >= 0, slab[Int(lines[line].first)].phase == .leftQueue {
        slab.free(removeFirst(of: line))
      }
    }
  }

  /// Interrupts the most recently started attempt of a lower priority, if there is one.
  ///
  /// - Complexity: O(live attempts); preemption is for studies of disciplines.
  mutating func preempts(_ slot: Int, on target: Int, in queue: inout EventQueue) -> Bool {
    let own = classes[Int(slab[slot].requestClass)].priority
    var victim = -1
    for other in slab.attempts.indices
    where slab[other].phase == .inService && slab[other].target == Int32(target) {
      let priority = classes[Int(slab[other].requestClass)].priority
      guard priority < own else { continue }
      if victim < 0 || priority < classes[Int(slab[victim].requestClass)].priority
        || slab[other].started > slab[victim].started
      {
        victim = other
      }
    }
    guard victim >= 0 else { return false }
    interrupt(victim, on: target, at: queue.now)
    return true
  }

  private mutating func interrupt(_ victim: Int, on target: Int, at now: SimulationTime) {
    let served = max(.zero, now - slab[victim].started)
    // The work itself stays whole: a retry of the request would need all of it again.
    slab[victim].demand = slab[victim].demand - served
    slab[victim].isResumed = true
    slab[victim].generation &+= 1
    slab[victim].phase = .waiting
    targets[target].busy &-= 1
    targets[target].busyTime = targets[target].busyTime + served
    targets[target].waiting &+= 1
    let line = line(of: victim, at: target)
    slab[victim].next = lines[line].first
    lines[line].first = Int32(victim)
    if lines[line].last < 0 { lines[line].last = Int32(victim) }
  }
}
