import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Runs of a few requests whose every instant is worked out by hand.
@Suite struct `Hand-solved runs` {
  private func replay(
    arrivals: [Double], service: [Double], targets: Int = 1,
    _ configure: (inout CloudDescription) -> Void = { _ in }
  ) -> [AttemptRecord] {
    var trace = RequestTrace()
    trace.arrivals = arrivals.map { .seconds($0) }
    trace.work = service.map { .seconds($0) }
    var cloud = oneFleet(
      arrivals: .trace(trace), work: .constant(1), targets: targets, horizon: .seconds(100))
    configure(&cloud)
    return run(cloud).inOrder
  }

  @Test func `M-01: one server, first come first served`() {
    let records = replay(arrivals: [0, 1, 2, 3], service: [3, 1, 1, 1])
    #expect(records.map(\.ended.seconds) == [3, 4, 5, 6])
    #expect(records.map(\.waiting.seconds) == [0, 2, 2, 2])
  }

  @Test func `M-02: two servers, one queue`() {
    let records = replay(arrivals: [0, 0, 1, 1], service: [4, 1, 2, 1]) {
      $0.revisions[0].serving.workers = 2
    }
    #expect(records.map(\.ended.seconds) == [4, 1, 3, 4])
    #expect(records.map(\.waiting.seconds) == [0, 0, 0, 2])
  }

  @Test func `M-05: round robin ignores the load`() {
    let records = replay(arrivals: [0, 0.1, 0.2, 0.3], service: [10, 1, 1, 1], targets: 2)
    #expect(records.map(\.target) == [0, 1, 0, 1])
    #expect(records.map(\.ended.seconds) == [10, 1.1, 11, 2.1])
  }

  @Test func `M-06: least outstanding requests, the first of equals`() {
    let records = replay(arrivals: [0, 0.1, 0.2, 1.2], service: [10, 1, 1, 1], targets: 2) {
      $0.targetGroups[0].algorithm = .leastOutstandingRequests
      $0.targetGroups[0].tieBreak = .first
    }
    #expect(records.map(\.target) == [0, 1, 0, 1])
    #expect(records.map(\.ended.seconds) == [10, 1.1, 11, 2.2])
  }

  @Test func `M-07: a capacity of two counts the request in service`() {
    let records = replay(arrivals: [0, 0.1, 0.2, 0.3], service: [1, 1, 1, 1]) {
      $0.revisions[0].serving.queueLimit = 1
    }
    #expect(records.map(\.isSuccess) == [true, true, false, false])
    #expect(records.prefix(2).map(\.ended.seconds) == [1, 2])
    #expect(records.suffix(2).map(\.outcome) == [.queueFull, .queueFull])
  }

  @Test func `M-10: a hanging target is ejected when its second check has timed out`() {
    var cloud = oneFleet(
      arrivals: .poisson(rate: 1), work: .constant(0.01), horizon: .seconds(100))
    cloud.traffic = []
    cloud.targetGroups[0].healthCheck = .init()
    cloud.targetGroups[0].healthCheck.interval = .seconds(10)
    cloud.targetGroups[0].healthCheck.firstCheck = .seconds(5)
    cloud.revisions[0].healthEndpoint.answers = .hang
    cloud.revisions[0].healthEndpoint.after = .seconds(12)
    #expect(run(cloud).changes(to: .unhealthy).map(\.at) == [30])
  }

  /// Weights belong to groups: a group that loses targets keeps its share.
  @Test func `M-20: nine to one over groups of nine and two targets, one of them unhealthy`() {
    #if DEBUG
      let requests = 40_000.0
    #else
      let requests = 1_000_000.0
    #endif
    var cloud = oneFleet(
      arrivals: .poisson(rate: requests / 100), work: .constant(0), horizon: .seconds(200))
    cloud.targetGroups = [targetGroup("stable"), targetGroup("candidate")]
    cloud.targetGroups[1].healthCheck.interval = .seconds(10)
    cloud.revisions.append(revision("bad"))
    cloud.revisions[1].healthEndpoint.answers = .error
    for index in cloud.revisions.indices { cloud.revisions[index].serving.workers = nil }
    cloud.loadBalancers = [balancer(forwardingTo: [("stable", 90), ("candidate", 10)])]
    cloud.fleets = [
      fleet("stable", of: "v1", count: 9, in: "stable"),
      fleet("candidate", of: "v1", count: 1, in: "candidate"),
      fleet("broken", of: "bad", count: 1, in: "candidate"),
    ]
    // By 30 s the broken target is out.
    cloud.traffic[0].start = .seconds(100)
    let records = run(cloud, seed: 2).attempts
    let count = Double(records.count)
    let share = Double(records.count { $0.group == 1 }) / count
    #expect(abs(share - 0.1) < 4 * (0.09 / count).squareRoot(), "\(share)")
    #expect(records.allSatisfy { $0.group == 0 || $0.target == 9 })
    // Flat over the ten healthy targets, the candidate's one would get a tenth too; over all
    // eleven, less.
    #expect(abs(share - 1.0 / 11) > 4 * (0.09 / count).squareRoot())
  }
}
