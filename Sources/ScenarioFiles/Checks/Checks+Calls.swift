import CloudModel
import Experiments
import SimulationKernel

extension ScenarioChecks {
  mutating func checkCalls() {
    checkNamesOfCallees()
    for (number, revision) in cloud.revisions.enumerated() {
      let path = ValuePath.of("revisions", revision.name, "calls")
      for (index, call) in revision.calls.enumerated() {
        let before = index == 0 ? nil : revision.calls[index - 1]
        checkJoining(call, before: before, number: number, at: path.appending(index))
        checkCall(call, at: path.appending(index))
      }
    }
    guard !findings.contains(where: { $0.code.severity == .error }) else { return }
    let paths = CallPaths(cloud) { knownListener($0) }
    checkRings(paths)
    checkPatience(paths)
    checkAmplification(paths)
  }

  /// Names of request classes that revisions may speak of: of users' requests, and of calls.
  var requestClassNames: [String] {
    var names: [String] = []
    for name in (cloud.traffic + cloud.calledTraffic).flatMap({ $0.classes.map(\.name) })
    where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  // MARK: One call

  /// By kind, where they are described, and their names.
  private var callees: [(kind: NameKind, key: String, names: [String])] {
    [
      (.dependency, "dependencies", cloud.dependencies.map(\.name)),
      (.table, "tables", cloud.tables.map(\.name)),
      (.database, "databases", cloud.databases.map(\.name)),
      (.loadBalancer, "loadBalancers", cloud.loadBalancers.map(\.name)),
      (.hostedName, "names", cloud.names.map(\.name)),
    ]
  }

  /// Names that could mean two things; a load balancer and a DNS name of one name are reported
  /// with the names.
  private mutating func checkNamesOfCallees() {
    for (index, callee) in callees.prefix(3).enumerated() {
      for name in callee.names {
        for other in callees.dropFirst(index + 1) where other.names.contains(name) {
          report(
            .ambiguousCallee, at: .of(callee.key, name), isAboutKey: true,
            "\(TerminalText.quote(name)) is a \(callee.kind.noun) and a \(other.kind.noun)",
            help: "give one of them another name")
        }
      }
    }
  }

  private mutating func checkJoining(
    _ call: CallDescription, before: CallDescription?, number: Int, at path: ValuePath
  ) {
    let key = call.parallel ? "parallel" : "race"
    guard call.parallel || call.race != nil else { return }
    if call.parallel, call.race != nil {
      report(
        .nothingToJoin, at: path + "race", isAboutKey: true,
        "a call cannot both run beside the one before it and race it", help: "keep one of them")
    } else if before == nil {
      report(
        .nothingToJoin, at: path + key, isAboutKey: true,
        "the first call has none before it", help: "remove it, or put the call behind another")
    } else if let before, call.parallel && before.race != nil || call.race != nil && before.parallel
    {
      report(
        .nothingToJoin, at: path + key, isAboutKey: true,
        "the call before it is in a group of another kind",
        help: "calls that begin together either all have \"parallel\" or all race")
    } else if let before, before.isPlain, cloud.isDependency(before.to) {
      report(
        .nothingToJoin, at: path + key, isAboutKey: true,
        "the call before it is part of the request's own work",
        help: "write more than the name of the dependency, such as a \"timeout\"")
    }
  }

  private mutating func checkCall(_ call: CallDescription, at path: ValuePath) {
    checkCallee(call, at: path)
    let known = requestClassNames
    for (index, name) in call.classes.enumerated() where !known.contains(name) {
      reportUnknown(
        .requestClass, name, among: known, at: (path + "classes").appending(index))
    }
    if call.circuitBreaker != nil, call.client.timeout == nil, !cloud.isTable(call.to),
      !cloud.isDatabase(call.to)
    {
      report(
        .breakerWithoutTimeout, at: path + "circuitBreaker", isAboutKey: true,
        "without a time-out a call that hangs never fails, and the circuit stays closed",
        help: "add \"timeout\"")
    }
    guard case .call(let other) = call.fallback else { return }
    let inner = path + "fallback" + "call"
    if other.parallel || other.race != nil {
      report(
        .nothingToJoin, at: inner + (other.parallel ? "parallel" : "race"), isAboutKey: true,
        "a fallback begins when its call has failed, not beside another", help: "remove it")
    }
    checkCall(other, at: inner)
  }

  private mutating func checkCallee(_ call: CallDescription, at path: ValuePath) {
    // A call of which nothing but the name is said may be written as that name alone.
    let place = path + "to"
    guard cloud.isAskedByRequests(call.to) else {
      if call.request != nil {
        report(
          .requestOfNothing, at: path, isAboutKey: true,
          "\(TerminalText.quote(call.to)) is not asked by requests: its own law says how long a "
            + "call takes",
          help: "remove \"work\" or \"request\"")
      }
      return
    }
    if !call.to.contains("/"), cloud.names.isEmpty || hostedName(call.to) == nil,
      !cloud.loadBalancers.contains(where: { $0.name == call.to })
    {
      report(
        .unknownName, at: place,
        "nothing that can be called has the name \(TerminalText.quote(call.to))",
        help: Spelling.help(
          for: call.to, among: callees.flatMap(\.names), called: "names of callees"))
      return
    }
    if hostedName(call.to) == nil, destination(call.to, at: place) == nil { return }
    if call.request == nil {
      report(
        .callWithoutWork, at: path, isAboutKey: true,
        "\(TerminalText.quote(call.to)) is asked by requests, and nothing says how much work one "
          + "of them is",
        help: "add \"work\": {\"law\": \"exponential\", \"mean\": \"20ms\"}")
    }
  }

  // MARK: Calls that follow from each other

  private func path(of call: DescribedCall) -> ValuePath {
    var path = ValuePath.of("revisions", cloud.revisions[call.revision].name, "calls")
      .appending(call.position)
    for _ in 0..<call.depth { path = path + "fallback" + "call" }
    return path
  }

  private func names(of way: [Int], in paths: CallPaths) -> String {
    way.map { TerminalText.quote(paths.calls[$0].call.to) }.joined(separator: " → ")
  }

  private mutating func checkRings(_ paths: CallPaths) {
    for ring in paths.rings() {
      let always = ring.allSatisfy { index in
        let call = paths.calls[index]
        return call.call.share >= 1 && call.depth == 0
      }
      let first = paths.calls[ring[0]]
      if always {
        report(
          .endlessCalls, at: path(of: first),
          "calls come back to where they began and never end: \(names(of: ring, in: paths))",
          help: "leave one of them out, or let only some \"classes\" make it")
      } else {
        report(
          .ringOfCalls, at: path(of: first),
          "calls can come back to where they began: \(names(of: ring, in: paths))",
          help: "a worker that waits for its own service can wait for itself; leave one call out")
      }
    }
  }

  /// Calls that outlast the patience of whoever waits for their caller.
  private mutating func checkPatience(_ paths: CallPaths) {
    for source in cloud.traffic {
      guard let patience = source.client.timeout else { continue }
      let followers = paths.follow(source.to, source.classes) { knownListener($0) }
      checkPatience(of: followers, patience, TerminalText.quote(source.name), paths)
    }
    for (index, call) in paths.calls.enumerated() {
      guard let patience = call.call.client.timeout else { continue }
      let caller = "\"\(cloud.revisions[call.revision].name)\""
      checkPatience(of: paths.next[index], patience, caller, paths)
    }
  }

  private mutating func checkPatience(
    of followers: [Int], _ patience: TimeSpan, _ who: String, _ paths: CallPaths
  ) {
    for index in followers {
      let call = paths.calls[index]
      guard let timeout = call.call.client.timeout, timeout > patience else { continue }
      let place = path(of: call) + "timeout"
      guard !findings.contains(where: { $0.code == .callOutlastsCaller && $0.path == place })
      else { continue }
      report(
        .callOutlastsCaller, at: place,
        "the call waits for \(DurationText.text(of: timeout)), while \(who) waits for its answer "
          + "for \(DurationText.text(of: patience)) only",
        help: "shorten the time-out, so that nobody works on answers that nobody waits for")
    }
  }

  /// More attempts of a callee for one request of a user than this are worth a warning.
  private static let manyAttempts = 8.0

  private mutating func checkAmplification(_ paths: CallPaths) {
    for source in cloud.traffic {
      let retry = source.client.retry
      let own = retry.budget == nil ? Double(retry.attempts) : 1
      let followers = paths.follow(source.to, source.classes) { knownListener($0) }
      let (attempts, way) = paths.mostAttempts(from: followers)
      guard let last = way.last, own * attempts > Self.manyAttempts,
        paths.retryingLayers(of: way) + (own > 1 ? 1 : 0) > 1
      else { continue }
      let count = DecimalText.short(own * attempts, digits: 9)
      report(
        .retriesMultiply, at: path(of: paths.calls[last]),
        "when \(TerminalText.quote(paths.calls[last].call.to)) fails, one request of "
          + "\(TerminalText.quote(source.name)) makes up to \(count) attempts of it: each layer "
          + "multiplies those above it",
        help: "retry in one layer only, or give the retries a \"budget\"")
    }
  }
}
