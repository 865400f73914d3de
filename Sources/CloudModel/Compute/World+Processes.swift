import SimulationKernel

// The life of a process: it listens, it is told to stop, it dies.
extension World {
  /// A new process that does not listen yet.
  mutating func createTarget(
    revision: Int, zone: Int, rollout: Int, slowness: Double = 1, at now: SimulationTime
  ) -> Int {
    let number = targets.count
    let serving = revisions[revision].serving
    let isShared = serving.discipline == .processorSharing
    let lineCount: Int
    switch serving.discipline {
    case .priority, .preemptivePriority: lineCount = max(1, priorityRanks.count)
    case .firstInFirstOut, .randomOrder, .processorSharing: lineCount = 1
    }
    targets.append(
      Target(
        name: Int32(number), revision: revision, zone: zone, rollout: rollout, slowness: slowness,
        created: now, workers: serving.workers ?? .max, queueLimit: serving.queueLimit ?? .max,
        firstLine: lines.count, lineCount: lineCount, discipline: serving.discipline,
        isPlain: false, isCold: true))
    lines.append(WaitingLine(), times: lineCount)
    sharing.append(ProcessorSharing(cores: isShared ? serving.workers ?? 1_000_000 : 1))
    addEdgeStates(of: number, revision: revision)
    targetViews.append(TargetView(), times: nodesPerBalancer)
    states.append(nil)
    reasons.append(nil)
    return number
  }

  /// From now on the process accepts connections and answers health checks.
  ///
  /// - Parameter isWarm: Whether it has done so for long before time zero.
  mutating func startListening(
    _ target: Int, isWarm: Bool = false, in queue: inout EventQueue
  ) {
    targets[target].isWarm = isWarm
    precondition(
      targets[target].life == .starting, "target \(target) listens in life \(targets[target].life)")
    targets[target].life = .serving
    targets[target].listening = queue.now
    refreshPlainness(of: target)
    meetFaults(target, in: &queue)
  }

  /// A process that was gone is there again, and cold.
  mutating func restart(_ target: Int, in queue: inout EventQueue) {
    targets[target].formerLifetime =
      targets[target].formerLifetime + (targets[target].ended - targets[target].listening)
    targets[target].ended = .never
    targets[target].failure = nil
    targets[target].isCold = true
    targets[target].life = .starting
    startListening(target, in: &queue)
  }

  /// SIGTERM.
  mutating func terminate(_ target: Int, in queue: inout EventQueue) {
    guard targets[target].life != .exited else { return }
    if targets[target].life == .starting {
      kill(target, in: &queue)
      return
    }
    switch revisions[targets[target].revision].stop.onTermination {
    case .finish where targets[target].failure == .hang:
      // Its handler hangs like everything else: only SIGKILL ends it.
      targets[target].life = .ignoringTermination
    case .finish:
      targets[target].life = .finishing
      if targets[target].inSystem == 0 { exitWhenDone(target, in: &queue) }
    case .drop:
      kill(target, in: &queue)
    case .ignore:
      targets[target].life = .ignoringTermination
    }
  }

  /// A finishing process has answered its last request and needs its time to exit.
  mutating func exitWhenDone(_ target: Int, in queue: inout EventQueue) {
    let law = revisions[targets[target].revision].exitTime
    let span = TimeSpan(seconds: max(0, draws.exit.sample(law, target)))
    schedule(.processExit(target: target), after: span, in: &queue)
  }

  /// A finishing process is gone.
  mutating func processExitDue(_ target: Int, in queue: inout EventQueue) {
    guard targets[target].life == .finishing else { return }
    endProcess(target, in: &queue)
  }

  /// SIGKILL or a crash: what is in flight is reset, unless the power went and nothing at all
  /// is sent any more.
  mutating func kill(_ target: Int, silently: Bool = false, in queue: inout EventQueue) {
    guard targets[target].life != .exited else { return }
    if silently { targets[target].failure = .unreachable }
    emptyTarget(target, in: &queue) { world, slot, queue in
      if silently {
        world.slab[slot].phase = .unanswered
      } else {
        world.finish(slot, .targetClosed, in: &queue)
      }
    }
    endProcess(target, in: &queue)
  }

  private mutating func endProcess(_ target: Int, in queue: inout EventQueue) {
    forgetPools(of: target, in: &queue)
    targets[target].life = .exited
    targets[target].ended = queue.now
    processExited(target, in: &queue)
  }

  /// Breaks or mends a target.
  mutating func setFailure(
    _ mode: TargetFailureMode?, of target: Int, in queue: inout EventQueue
  ) {
    if mode == .crash {
      kill(target, in: &queue)
      return
    }
    targets[target].failure = mode
    refreshPlainness(of: target)
    guard mode == .hang || mode == .unreachable else { return }
    emptyTarget(target, in: &queue) { world, slot, _ in
      world.slab[slot].phase = .unanswered
    }
  }

  /// Takes every attempt out of a target, and hands those with a client to `fate`.
  ///
  /// - Complexity: O(slots); failures are rare.
  private mutating func emptyTarget(
    _ target: Int, in queue: inout EventQueue,
    fate: (inout World, Int, inout EventQueue) -> Void
  ) {
    let isShared = targets[target].discipline == .processorSharing
    if isShared {
      // Of the demands that are counted below, this has not been served.
      targets[target].busyTime =
        targets[target].busyTime - sharing[target].removeAll(at: queue.now)
    }
    var stranded: [Int] = []
    for slot in slab.attempts.indices where slab[slot].target == Int32(target) {
      switch slab[slot].phase {
      case .inService, .waiting, .calling:
        if slab[slot].phase != .waiting {
          let served = max(.zero, queue.now - slab[slot].started)
          targets[target].busyTime =
            targets[target].busyTime + (isShared ? slab[slot].demand : served)
        }
        leave(target, slot: slot, at: queue.now)
        // Its departure, if one is scheduled, is for an attempt that is not there any more.
        slab[slot].generation &+= 1
        slab[slot].phase = .unanswered
        stranded.append(slot)
      case .unanswered:
        stranded.append(slot)
      case .leftQueue:
        slab.free(slot)
      case .free, .backingOff, .connecting, .answering:
        break
      }
    }
    targets[target].busy = 0
    targets[target].waiting = 0
    forgetCalls(of: target, in: &queue)
    for line in targets[target].firstLine..<targets[target].firstLine + targets[target].lineCount {
      lines[line] = WaitingLine()
    }
    for slot in stranded {
      if slab[slot].isProbe || slab[slot].clientIsGone {
        if !slab[slot].clientIsGone { probeAnswered(slot, outcome: .targetClosed, in: &queue) }
        slab.free(slot)
      } else {
        fate(&self, slot, &queue)
      }
    }
  }

  /// A plain target serves each request for exactly the work that was drawn for it.
  func isPlain(_ target: Int) -> Bool {
    let revision = revisions[targets[target].revision]
    return targets[target].failure == nil && !targets[target].isImpaired
      && targets[target].slowness == 1
      && revision.slowness == 1 && revision.errorRate == 0 && revision.coldStart == nil
      && revision.setUpWhenIdle == nil && revision.calls.isEmpty && revision.schemaUses.isEmpty
      && graph.groups[targets[target].revision].isEmpty
      && revision.workByClass.allSatisfy { $0 == nil }
      && revision.serving.discipline != .preemptivePriority
  }

  mutating func refreshPlainness(of target: Int) {
    targets[target].isPlain = isPlain(target)
  }
}
