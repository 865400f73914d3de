import RandomVariates
import SimulationKernel

/// The service graph of a world.
struct CallGraph: ~Copyable {
  let described: [DescribedCall]
  /// In the order of ``described``.
  var edges: [CallEdge] = []
  var accounts: [CallAccount] = []
  /// Groups of calls, by revision; empty where all calls are part of the work.
  var groups: [[CallGroup]] = []
  /// The edges of each revision.
  var ranges: [Range<Int>] = []
  var calls = CallSlab()
  /// By slot: a request that calls, and the call that a sub-request is an attempt of.
  var callers = Table<Caller>()
  var callOfSlot = Table<Int32>()
  /// By target, where its states begin.
  var firstState = Table<Int32>()
  var states = Table<EdgeState>()
  /// Answers that are being handed on, each by the end of the one before it.
  var answering = 0
  /// Timers that sub-requests share, of which a queue has few.
  var lanes: [(kind: EventKind, delay: TimeSpan, lane: EventQueue.Lane)] = []

  init(_ description: CloudDescription) { described = description.describedCalls }

  /// Of a slot that begins to call.
  mutating func begin(_ slot: Int) {
    if slot >= callers.count { callers.append(Caller(), times: slot + 1 - callers.count) }
    callers[slot] = Caller()
  }

  /// A sub-request is an attempt of a call.
  mutating func link(_ slot: Int, to call: Int) {
    if slot >= callOfSlot.count {
      callOfSlot.append(-1, times: slot + 1 - callOfSlot.count)
    }
    callOfSlot[slot] = Int32(truncatingIfNeeded: call)
    calls[call].slot = Int32(truncatingIfNeeded: slot)
  }
}

// The service graph, from the description.
extension World {
  /// The sources of sub-requests, behind those of users.
  mutating func buildCalledSources(in queue: inout EventQueue) {
    var firstClass = description.traffic.reduce(0) { $0 + $1.classes.count }
    let regions: [String?] =
      description.regions.isEmpty ? [nil] : description.regions.map { $0.name }
    for var source in description.calledTraffic {
      for region in regions {
        source.from = region
        appendSource(source, firstClass: firstClass, in: &queue)
      }
      firstClass += 1
    }
  }

  mutating func buildCallGraph() {
    var nextClass = description.traffic.reduce(0) { $0 + $1.classes.count }
    var nextSource = userSourceCount
    let key = draws.key.derived("world").derived("call")
    graph.ranges = description.revisions.map { _ in 0..<0 }
    graph.groups = description.revisions.map { _ in [] }
    for (number, it) in graph.described.enumerated() {
      let asks = description.isAskedByRequests(it.call.to)
      let first = graph.ranges[it.revision].isEmpty ? number : graph.ranges[it.revision].lowerBound
      graph.ranges[it.revision] = first..<number + 1
      graph.edges.append(
        edge(
          it, ordinal: number - first, requestClass: asks ? nextClass : -1, source: nextSource,
          key: key.derived(it.key)))
      graph.accounts.append(
        CallAccount(
          revision: description.revisions[it.revision].name, to: it.call.to,
          operation: description.isTable(it.call.to) || description.isDatabase(it.call.to)
            ? it.call.operation.rawValue : ""))
      if it.depth == 0 { group(number, it) }
      if asks {
        nextClass += 1
        nextSource += max(1, description.regions.count)
      }
    }
  }

  private func edge(
    _ it: DescribedCall, ordinal: Int, requestClass: Int, source: Int, key: StreamKey
  ) -> CallEdge {
    var backoff: Sampler?
    if case .drawn(let law) = it.call.client.retry.backoff { backoff = Sampler(law) }
    return CallEdge(
      description: it.call, revision: it.revision, ordinal: ordinal,
      callee: callee(it.call.to, source: source), backoff: backoff, fallback: fallback(of: it),
      appliesTo: it.call.classes.isEmpty
        ? [] : classes.map { it.call.classes.contains($0.name) },
      requestClass: requestClass, identities: KeyedRandom(key.derived("identity")),
      share: KeyedRandom(key.derived("share")), work: KeyedRandom(key.derived("work")))
  }

  private func callee(_ name: String, source: Int) -> CallEdge.Callee {
    if description.isDependency(name) {
      return .dependency(number(name, in: description.dependencies, \.name))
    }
    if description.isTable(name) { return .table(table(name)) }
    if description.isDatabase(name) { return .database(database(name)) }
    return .sources(first: source)
  }

  private func fallback(of it: DescribedCall) -> CallEdge.Fallback {
    switch it.call.fallback {
    case .answer(let span): return .answer(after: span)
    case .call:
      guard let edge = it.fallback else { preconditionFailure("a fallback of \(it.key) is lost") }
      return .call(edge)
    case nil: return .none
    }
  }

  /// Puts a call beside its predecessor, or behind it.
  private mutating func group(_ edge: Int, _ it: DescribedCall) {
    let last = graph.groups[it.revision].count - 1
    let joins = it.call.parallel || it.call.race != nil
    guard joins, last >= 0 else {
      graph.groups[it.revision].append(CallGroup(edges: [edge], isRace: false))
      return
    }
    graph.groups[it.revision][last].edges.append(edge)
    if it.call.race != nil { graph.groups[it.revision][last].isRace = true }
  }

  /// A new process remembers nothing of its calls.
  mutating func addEdgeStates(of target: Int, revision: Int) {
    graph.firstState.append(Int32(truncatingIfNeeded: graph.states.count))
    for edge in graph.ranges[revision] {
      graph.states.append(EdgeState(graph.edges[edge].description))
    }
  }

  /// The timer of a sub-request.
  mutating func sharedLane(
    _ kind: EventKind, delay: TimeSpan, in queue: inout EventQueue
  ) -> EventQueue.Lane {
    if let known = graph.lanes.first(where: { $0.kind == kind && $0.delay == delay }) {
      return known.lane
    }
    let lane = queue.addLane(kind: kind.rawValue, delay: delay)
    graph.lanes.append((kind, delay, lane))
    return lane
  }
}
