import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

/// Ten requests a second for 200 s; from 100 s on all fail until they are served again, or none
/// does.
private func outage(until end: Double?, class requestClass: UInt16 = 0) -> [AttemptRecord] {
  (0..<2000).map { index in
    let due = Double(index) / 10
    let isLost = due >= 100 && due < (end ?? .infinity)
    return attempt(
      due: due * 1000, ended: due * 1000 + 20, outcome: isLost ? .nodeUnreachable : .success,
      requestClass: isLost ? requestClass : 0)
  }
}

private func faultedCloud() -> CloudDescription {
  var cloud = smallCloud(horizon: .seconds(200))
  var fault = FaultDescription()
  fault.name = "outage"
  fault.at = .seconds(100)
  cloud.faults = [fault]
  return cloud
}

private func script(until end: Double?) -> Script {
  var script = Script { _ in outage(until: end) }
  script.journal = [
    JournalEntry(at: .zero + .seconds(100), subject: "outage", happening: .faultStarted),
    JournalEntry(at: .zero + .seconds(110), subject: "errors", happening: .alarm(state: .inAlarm)),
  ]
  return script
}

private func scenario(_ metric: String, _ thresholds: String...) -> Scenario {
  var scenario = Scenario()
  scenario.cloud = faultedCloud()
  scenario.replications = ReplicationPolicy(minimum: 2, maximum: 2)
  scenario.objectives = [ObjectiveDescription(metric: metric, thresholds: thresholds)]
  return scenario
}

@Suite struct RecoveryMetricTests {
  private func result(_ scenario: Scenario, until end: Double?) async throws -> RehearsalResult {
    try await Rehearsal(scenario, jobs: 1, execute: script(until: end).execute).run()
  }

  @Test func `the time to recovery is judged like any number`() async throws {
    let result = try await result(scenario("rto", "<25s", "<15s"), until: 120)
    #expect(result.objectives.map(\.judgment) == [.met, .notMet])
    #expect(result.objectives.map(\.observed.estimate) == [20, 20])
    let failover = try #require(result.recovery.failovers.first)
    #expect(failover.name == "outage" && failover.count == 2 && failover.neverRecovered == 0)
    #expect(failover.parts.map(\.length.estimate) == [10, 0, 0, 0, 10])
    #expect(failover.requestsLost.estimate == 200)
    // 200 of 2,000 at a budget of 0.1 %.
    #expect(abs(failover.budgetSpent - 100) < 1e-9)
  }

  @Test func `a recovery that never comes fails its objective`() async throws {
    let result = try await result(scenario("rto", "<10m"), until: nil)
    #expect(result.objectives.map(\.judgment) == [.notMet])
    #expect(result.objectives[0].observed.estimate == .infinity)
    #expect(result.recovery.failovers.first?.neverRecovered == 2)
    #expect(result.score.terms.first { $0.name == .recovery }?.value == 0)
    #expect(
      result.score.terms.first { $0.name == .recovery }?.why
        == "min(1, allowed 600 s / RTO never)")
  }

  @Test func `the objective names the share, the window and whose requests`() async throws {
    let metrics = [
      "rto{window:80s}": 20.0, "rto{window:81s}": .infinity, "rto{share:50%,window:30s}": 20,
      "rto{source:web}": 20, "rto{class:checkout}": .infinity, "rto{class:browse}": 0,
    ]
    // Of the class that fails nothing else is asked for, so that it is never seen to be served.
    var script = script(until: 120)
    script.attempts = { _ in outage(until: 120, class: 1) }
    for (metric, expected) in metrics.sorted(by: { $0.key < $1.key }) {
      let rehearsal = Rehearsal(scenario(metric, "<10m"), jobs: 1, execute: script.execute)
      let observed = try await rehearsal.run().objectives[0].observed.estimate
      #expect(observed == expected, "\(metric)")
    }
  }

  @Test func `without a fault or a change there is nothing to observe`() async throws {
    var script = script(until: 120)
    script.journal = []
    let result = try await Rehearsal(
      scenario("rto", "<10m"), jobs: 1, execute: script.execute
    ).run()
    #expect(result.objectives.map(\.judgment) == [.inconclusive])
    #expect(result.recovery.isEmpty)
  }

  @Test func `the parts and the lost requests are metrics of their own`() async throws {
    let metrics = [
      "rto.detection": 10.0, "rto.decision": 0, "rto.recordFlip": 0, "rto.cacheDrain": 0,
      "rto.capacity": 10, "failover.requestsLost": 200,
    ]
    for (metric, expected) in metrics.sorted(by: { $0.key < $1.key }) {
      let limit = metric.hasPrefix("rto") ? "<10m" : "<1000"
      let result = try await result(scenario(metric, limit), until: 120)
      #expect(result.objectives[0].observed.estimate == expected, "\(metric)")
    }
  }

  @Test(arguments: [
    ("rto{share:101%}", "a share lies between 0% and 100%, and 101% does not"),
    ("rto{share:0.99}", "\"0.99\" has no unit"),
    ("rto{window:1}", "\"1\" has no unit"),
    ("rto{group:blue}", "rto has no tag \"group\""),
    ("headroom{class:a}", "headroom has no tag \"class\""),
  ])
  func `what counts as recovered is read with the metric`(text: String, message: String) throws {
    let error = #expect(throws: ExpressionError.self) { try Metric(parsing: text) }
    #expect(error?.message == message)
  }

  @Test func `scores without such an objective stay as they were`() async throws {
    let result = try await result(scenario("failed", "rate<50%"), until: 120)
    #expect(result.score.terms.map(\.name) == [.errorBudget, .recovery])
    #expect(result.score.terms[1].why == "60 s / (60 s + disturbed 20 s)")
  }
}

@Suite struct RegionLoadTests {
  /// Two regions, a fleet of two workers in each; all requests go to the first until 10 s, then
  /// to the second.
  private func record(rate: Double) -> ReplicationRecord {
    var cloud = faultedCloud()
    cloud.horizon = .seconds(200)
    cloud.regions = [
      RegionDescription(name: "r1", zones: ["a"]), RegionDescription(name: "r2", zones: ["b"]),
    ]
    var (first, second) = (cloud.fleets[0], cloud.fleets[0])
    (first.region, first.targetGroup) = ("r1", "blue")
    (second.name, second.region, second.targetGroup) = ("standby", "r2", "green")
    cloud.fleets = [first, second]
    let attempts = (0..<Int(200 * rate)).map { index in
      let due = Double(index) / rate * 1000
      return attempt(due: due, ended: due + 100, group: due < 10_000 ? 0 : 1)
    }
    var record = replication(attempts, cloud: cloud) { accounts in
      accounts.targets = (0..<2).map { region in
        // 100 ms of work for each.
        TargetAccount(
          name: "t", group: region, revision: 0, arrivals: 100, departures: 100, area: 10,
          stays: 10, busy: 10, lifetime: 200, workers: 2, zone: region)
      }
    }
    record.signs.faults = [.init("outage", start: .zero + .seconds(10))]
    return record
  }

  private func headroom(_ region: Int, rate: Double) -> Double {
    RegionLoads(record(rate: rate)).headroom(of: region)
  }

  @Test func `headroom is what offered work leaves of the workers`() {
    // 10 requests a second of 100 ms are one worker of two.
    #expect(abs(headroom(1, rate: 10) - 0.5) < 1e-9)
    // 30 of them are three workers: too small by half of what is there.
    #expect(abs(headroom(1, rate: 30) + 0.5) < 1e-9)
    #expect(headroom(0, rate: 10) == 1)
  }

  @Test func `a region that nobody asked before the failure stands by`() {
    #expect(RegionLoads(record(rate: 10)).standbys == [1])
  }

  @Test func `a region that is lost is not judged, and another one only meanwhile`() {
    var busy = record(rate: 10)
    var fault = FaultDescription()
    fault.kind = .regionLost(RegionLost(region: "r1"))
    fault.duration = .seconds(100)
    fault.at = .seconds(10)
    busy.cloud.faults = [fault]
    busy.accounts.faultWindows = [FaultWindow(fault, draw: 0)]
    #expect(RegionLoads(busy).headroom(of: 0) == 1)
    busy.cloud.faults[0].duration = nil
    busy.accounts.faultWindows = [FaultWindow(busy.cloud.faults[0], draw: 0)]
    #expect(RegionLoads(busy).headroom(of: 0).isNaN)
    #expect(abs(RegionLoads(busy).headroom(of: 1) - 0.5) < 1e-9)
  }

  @Test func `the service time is that of the minute`() {
    var slow = record(rate: 10)
    slow.accounts.serviceLoads = ServiceLoads(horizon: .seconds(200), groupCount: 2)
    for second in 10..<200 {
      // What waits for a table takes three times as long for a minute.
      let span = (100..<160).contains(second) ? 0.3 : 0.1
      slow.accounts.serviceLoads.add(
        .seconds(span), group: 1, from: .zero + .seconds(Double(second)))
    }
    #expect(abs(RegionLoads(slow).headroom(of: 1) + 0.5) < 1e-9)
  }

  @Test func `a busy service does not hide behind an idle one`() {
    var both = record(rate: 10)
    var idle = both.cloud.fleets[1]
    (idle.name, idle.targetGroup) = ("idle", "blue")
    both.cloud.fleets = [idle, both.cloud.fleets[1]]
    #expect(abs(RegionLoads(both).headroom(of: 1) - 0.5) < 1e-9)
  }
}

@Suite struct MoveMetricTests {
  /// A change after which 60 % have moved at once and 95 % after 20 s, and one that nobody follows.
  private func record(second: Bool) -> ReplicationRecord {
    replication([]) { accounts in
      var name = NameAccount(name: "shop", asked: 0, resolved: 0)
      for (number, at) in [10.0, 500].prefix(second ? 2 : 1).enumerated() {
        var move = NameMove(at: .zero + .seconds(at), left: ["a"], answered: ["b"])
        for moment in 0..<400 {
          let stale = number == 1 ? 100 : moment < 20 ? 40 : 5
          for request in 0..<100 {
            move.curve.count(isStale: request < stale, after: .seconds(Double(moment)))
          }
        }
        name.moves.append(move)
      }
      accounts.names = [name]
    }
  }

  private func value(_ text: String, second: Bool = false) throws -> Double {
    MetricReader(record(second: second), errorBudget: 0.001, level: 0.95)
      .read(
        Objective(
          metric: try Metric(parsing: text),
          threshold: try Threshold(
            parsing: text.hasPrefix("moved.stale") ? "<5%" : "<5m",
            of: try Metric(parsing: text).name))
      ).value
  }

  @Test func `how long clients follow a change is a metric`() throws {
    #expect(try value("moved.half") == 0)
    #expect(try value("moved.ninety{name:shop}") == 20)
    #expect(try value("moved.ninetyNine") == .infinity)
    #expect(try value("moved.ninety", second: true) == .infinity)
    #expect(try value("moved.half{name:other}").isNaN)
  }

  @Test func `how many are left so long after a change is one, too`() throws {
    #expect(try value("moved.stale{after:10s}") == 0.4)
    #expect(try value("moved.stale{name:shop,after:1m}") == 0.05)
    #expect(try value("moved.stale{after:1m}", second: true) == 1)
    // Nobody asked so late.
    #expect(try value("moved.stale").isNaN)
  }

  @Test(arguments: [
    ("moved.stale{after:15}", "\"15\" has no unit"),
    ("moved.half{after:1m}", "moved.half has no tag \"after\""),
  ])
  func `what is asked of a change is read with the metric`(text: String, message: String) throws {
    let error = #expect(throws: ExpressionError.self) { try Metric(parsing: text) }
    #expect(error?.message == message)
  }
}
