import SimulationKernel

/// A call of a revision, or a fallback of one, among all of the scenario.
package struct DescribedCall: Sendable, Equatable {
  /// By number.
  package var revision: Int
  package var call: CallDescription
  /// Where it stands: the number of the call in the revision's list, then of fallbacks.
  package var position: Int
  /// How many fallbacks lie between it and the call in the list.
  package var depth: Int
  /// The same for the same call of another revision, so that both meet the same luck.
  package var key: String
  /// Of the call that it makes when it has failed, in the same list.
  package var fallback: Int?
}

extension CloudDescription {
  /// How many of a revision's calls are part of its work: the first ones that name dependencies
  /// and say no more.
  package func inlineCalls(of revision: Int) -> Int {
    let calls = revisions[revision].calls
    return calls.firstIndex { !$0.isPlain || !isDependency($0.to) } ?? calls.count
  }

  package func isDependency(_ name: String) -> Bool { dependencies.contains { $0.name == name } }

  /// Whether what has this name is asked by requests: a listener or a DNS name.
  package func isAskedByRequests(_ name: String) -> Bool {
    !isDependency(name) && !isTable(name) && !isDatabase(name)
  }

  /// All calls that are not part of their request's work, fallbacks behind what they stand in for.
  package var describedCalls: [DescribedCall] {
    var all: [DescribedCall] = []
    for revision in revisions.indices {
      var ordinals: [String: Int] = [:]
      let calls = revisions[revision].calls.enumerated()
      for (position, call) in calls.dropFirst(inlineCalls(of: revision)) {
        add(call, revision: revision, position: position, depth: 0, to: &all, &ordinals)
      }
    }
    return all
  }

  private func add(
    _ call: CallDescription, revision: Int, position: Int, depth: Int,
    to all: inout [DescribedCall], _ ordinals: inout [String: Int]
  ) {
    let ordinal = ordinals[call.to, default: 0]
    ordinals[call.to] = ordinal + 1
    let index = all.count
    all.append(
      DescribedCall(
        revision: revision, call: call, position: position, depth: depth,
        key: "\(call.to) \(ordinal)"))
    guard case .call(let other) = call.fallback else { return }
    all[index].fallback = all.count
    add(
      other, revision: revision, position: position, depth: depth + 1, to: &all, &ordinals)
  }

  /// The requests that calls send, as sources that nothing comes from by itself; in the order of
  /// ``describedCalls``.
  package var calledTraffic: [TrafficDescription] {
    describedCalls.filter { isAskedByRequests($0.call.to) }.map { described in
      let call = described.call
      var source = TrafficDescription()
      source.name = "\(revisions[described.revision].name) → \(call.to)"
      source.to = call.to
      var kind = call.request ?? .ofCall
      if kind.name.isEmpty { kind.name = call.to }
      source.classes = [kind]
      source.client = call.client
      // Attempts are the business of the call.
      source.client.retry = RetryDescription()
      return source
    }
  }
}

extension RequestClassDescription {
  /// What a call asks for where nothing is said; without a name it has that of what is called.
  package static var ofCall: RequestClassDescription {
    var request = RequestClassDescription()
    request.name = ""
    return request
  }
}
