import CloudModel

/// The service graph of a scenario, as far as it can be read from the description: which calls
/// follow from which.
struct CallPaths {
  let cloud: CloudDescription
  let calls: [DescribedCall]
  /// By call, those that its callee makes for it.
  private(set) var next: [[Int]] = []

  /// - Parameter listener: What a path leads to, if it is right.
  init(_ cloud: CloudDescription, listener: (String) -> ListenerDescription?) {
    self.cloud = cloud
    calls = cloud.describedCalls
    next = calls.map { _ in [] }
    for (index, described) in calls.enumerated() {
      guard cloud.isAskedByRequests(described.call.to) else { continue }
      var request = described.call.request ?? .ofCall
      if request.name.isEmpty { request.name = described.call.to }
      next[index] = follow(described.call.to, [request], listener)
    }
  }

  /// The calls that requests of some classes lead to.
  func follow(
    _ to: String, _ kinds: [RequestClassDescription], _ listener: (String) -> ListenerDescription?
  ) -> [Int] {
    let paths = cloud.names.first { $0.name == to }.map { cloud.listeners(of: $0) } ?? [to]
    var found: [Int] = []
    for kind in kinds {
      for place in paths.compactMap(listener) {
        let revisions = revisions(behind: place, for: kind)
        for (index, call) in calls.enumerated()
        where revisions.contains(cloud.revisions[call.revision].name) {
          let applies = call.call.classes.isEmpty || call.call.classes.contains(kind.name)
          if applies, call.call.share > 0, !found.contains(index) { found.append(index) }
        }
      }
    }
    return found
  }

  private func revisions(
    behind listener: ListenerDescription, for kind: RequestClassDescription
  ) -> Set<String> {
    let rule = listener.rules.sorted { $0.priority < $1.priority }
      .first { $0.conditions.allSatisfy { $0.matches(kind) } }
    guard case .forward(let forward) = rule?.action ?? listener.defaultAction else { return [] }
    let groups = Set(forward.targetGroups.map(\.targetGroup))
    var revisions = Set(
      cloud.fleets.filter { groups.contains($0.targetGroup) }.map(\.revision))
    for service in cloud.services {
      let own = [service.targetGroup, service.alternateTargetGroup].compactMap { $0 }
      guard !groups.isDisjoint(with: own) else { continue }
      revisions.insert(service.revision)
      for case .deploy(service.name, let revision) in cloud.planSteps.map(\.action) {
        revisions.insert(revision)
      }
    }
    return revisions
  }

  // MARK: Cycles

  /// The rings of calls, each once, from the call of it that comes first.
  ///
  /// - Complexity: O(calls · edges)
  func rings() -> [[Int]] {
    var rings: [[Int]] = []
    var seen: Set<Set<Int>> = []
    for start in calls.indices {
      guard let ring = shortestWay(from: start, to: start), seen.insert(Set(ring)).inserted else {
        continue
      }
      rings.append(ring)
    }
    return rings
  }

  private func shortestWay(from start: Int, to end: Int) -> [Int]? {
    var before: [Int: Int] = [:]
    var line = [start]
    var position = 0
    while position < line.count {
      let call = line[position]
      position += 1
      for other in next[call] {
        if other == end {
          var way = [call]
          while let first = way.first, first != start, let former = before[first] {
            way.insert(former, at: 0)
          }
          return way
        }
        if before[other] == nil, other != start {
          before[other] = call
          line.append(other)
        }
      }
    }
    return nil
  }

  // MARK: Retries

  /// The way from some calls on with the most attempts of its last callee for each first one,
  /// where nothing holds retries back.
  ///
  /// - Complexity: O(calls · edges)
  func mostAttempts(from first: [Int]) -> (attempts: Double, way: [Int]) {
    var memory: [Int: (Double, [Int])] = [:]
    var underWay: Set<Int> = []
    func most(_ call: Int) -> (Double, [Int]) {
      if let known = memory[call] { return known }
      guard underWay.insert(call).inserted else { return (1, []) }
      defer { underWay.remove(call) }
      let own = unguardedAttempts(calls[call].call)
      var best: (Double, [Int]) = (1, [])
      for other in next[call] {
        let candidate = most(other)
        if candidate.0 > best.0 { best = candidate }
      }
      let result = (own * best.0, [call] + best.1)
      memory[call] = result
      return result
    }
    return first.map(most).max { $0.0 < $1.0 }.map { (attempts: $0.0, way: $0.1) } ?? (1, [])
  }

  /// How many of the calls of a way are tried more than once.
  func retryingLayers(of way: [Int]) -> Int {
    way.count { unguardedAttempts(calls[$0].call) > 1 }
  }

  private func unguardedAttempts(_ call: CallDescription) -> Double {
    call.client.retry.budget == nil && call.circuitBreaker == nil
      ? Double(call.client.retry.attempts) : 1
  }
}
