import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// What load balancers and tasks use, counted by the run and worked out by hand.
@Suite struct UsageMeterTests {
  /// A request every `gap` seconds from time zero on until `end`, each of `work` seconds.
  private func cloud(gap: Double, work: Double, until end: Double) -> CloudDescription {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1 / gap), work: .constant(work), workers: nil,
      horizon: .seconds(600))
    cloud.traffic[0].end = .seconds(end)
    return cloud
  }

  private func hours(_ cloud: CloudDescription) -> [BalancerUsage] {
    Run.perform(cloud, seed: 1, replication: 0, recorder: KeepingRecorder()).accounts.balancerUsage
  }

  /// Of one session that keeps its connection for `idle` seconds.
  private func kept(gap: Double, work: Double, idle: Double, until end: Double) -> [BalancerUsage] {
    var cloud = cloud(gap: gap, work: work, until: end)
    cloud.traffic[0].client.sessions = 1
    cloud.traffic[0].client.keepAlive = true
    cloud.loadBalancers[0].idleTimeout = .seconds(idle)
    return hours(cloud)
  }

  @Test func `a request without a kept connection opens one for as long as it lasts`() {
    let cloud = cloud(gap: 0.5, work: 0.25, until: 500)
    let offered = Run.perform(cloud, seed: 1, replication: 0, recorder: KeepingRecorder())
      .accounts.offered
    let usage = hours(cloud)
    #expect(usage.count == 1)
    #expect(usage[0].newConnections == offered)
    #expect(abs(usage[0].connectionSeconds - Double(offered) * 0.25) < 1e-6)
    #expect(usage[0].seconds == 600)
  }

  @Test func `a connection that is kept is one, open until it was idle for too long`() {
    // Requests 10 s apart until 500 s; the last one keeps it open for another 60 s.
    let usage = kept(gap: 10, work: 2, idle: 60, until: 501)
    #expect(usage[0].newConnections == 1)
    let first = usage[0].connectionSeconds
    #expect(first.truncatingRemainder(dividingBy: 10) == 2)
    #expect(first >= 550 && first <= 562)
  }

  @Test func `a connection that was idle for too long is followed by another`() {
    // Requests 70 s apart, each on a connection of its own that lives 60 s.
    let usage = kept(gap: 70, work: 0, idle: 60, until: 500)
    let count = usage[0].newConnections
    #expect(count == 7 || count == 8)
    #expect(abs(usage[0].connectionSeconds - Double(count) * 60) < 1e-6)
  }

  @Test func `a client that gives up held its connection until then`() {
    var cloud = cloud(gap: 10, work: 60, until: 95)
    cloud.traffic[0].client.timeout = .seconds(5)
    let usage = hours(cloud)
    #expect(usage[0].newConnections >= 9)
    #expect(usage[0].connectionSeconds == Double(usage[0].newConnections) * 5)
  }

  @Test func `a request that the listener answers is a connection too, and takes no time`() {
    var cloud = cloud(gap: 1, work: 1, until: 100)
    cloud.loadBalancers[0].listeners[0].defaultAction = .fixedResponse(status: 200)
    let usage = hours(cloud)
    #expect(usage[0].newConnections >= 99)
    #expect(usage[0].connectionSeconds == 0)
  }

  @Test func `bytes are those of requests and of successful answers`() {
    var cloud = cloud(gap: 1, work: 0.1, until: 100)
    cloud.traffic[0].classes[0].requestSize = 100
    cloud.traffic[0].classes[0].responseSize = 900
    let usage = hours(cloud)
    #expect(usage[0].processedBytes == usage[0].newConnections * 1000)
  }

  @Test(arguments: [(9, 0), (10, 0), (12, 2), (25, 15)])
  func `ten rules of each request are free`(rules: Int, billed: Int) {
    var cloud = cloud(gap: 1, work: 0.1, until: 100)
    cloud.loadBalancers[0].listeners[0].rules = (1...rules).map { number in
      var rule = ListenerRuleDescription()
      rule.name = "rule-\(number)"
      rule.priority = number
      rule.conditions = [.path(["/elsewhere/\(number)"])]
      return rule
    }
    let usage = hours(cloud)
    #expect(usage[0].ruleEvaluations == usage[0].newConnections * UInt64(billed))
  }

  @Test func `only the rules up to the one that matches are passed`() {
    var cloud = cloud(gap: 1, work: 0.1, until: 100)
    let forward = cloud.loadBalancers[0].listeners[0].defaultAction
    // Given in the wrong order: the priority decides.
    cloud.loadBalancers[0].listeners[0].rules = (1...20).reversed().map { number in
      var rule = ListenerRuleDescription()
      rule.name = "rule-\(number)"
      rule.priority = number
      rule.conditions = [.path([number == 13 ? "/" : "/elsewhere"])]
      rule.action = forward
      return rule
    }
    let usage = hours(cloud)
    #expect(usage[0].ruleEvaluations == usage[0].newConnections * 3)
  }

  @Test func `hours are told apart, and the last one is as long as the run leaves it`() {
    var cloud = cloud(gap: 10, work: 0.5, until: 7000)
    cloud.horizon = .seconds(2 * 3600 + 90)
    let usage = hours(cloud)
    #expect(usage.map(\.hour) == [0, 1, 2])
    #expect(usage.map(\.seconds) == [3600, 3600, 90])
    let perHour = usage.map(\.newConnections)
    #expect(perHour[0] >= 359 && perHour[0] <= 361)
    #expect(perHour[0] + perHour[1] >= 698 && perHour[0] + perHour[1] <= 701)
    #expect(perHour[2] == 0)
  }

  @Test func `a kept connection belongs to every hour in which it is open`() {
    var cloud = cloud(gap: 30, work: 0, until: 5000)
    cloud.horizon = .seconds(7200)
    cloud.traffic[0].client.sessions = 1
    cloud.traffic[0].client.keepAlive = true
    cloud.loadBalancers[0].clientKeepAlive = .seconds(604_800)
    let usage = hours(cloud)
    #expect(usage.map(\.newConnections) == [1, 0])
    #expect(usage[0].connectionSeconds > 3565 && usage[0].connectionSeconds <= 3600)
    // The idle timeout is longer than the run.
    #expect(usage[1].connectionSeconds == 3600)
  }

  @Test func `a task is used from its image pull to its end`() {
    var cloud = ServiceCloud(desired: 2, horizon: 1000)
    cloud.deployment.strategy = .blueGreen
    let accounts = cloud.run().accounts
    let old = accounts.taskUsage.filter { $0.revision == 0 }
    let new = accounts.taskUsage.filter { $0.revision == 1 }
    #expect(old.count == 2 && new.count == 2)
    // Launched at 100 s, provisioned for 30 s, still running at the end.
    #expect(new.allSatisfy { $0.seconds == 870 && !$0.isWhole })
    // From time zero; only its end was seen.
    #expect(old.allSatisfy { $0.seconds < 1000 && !$0.isWhole })
    let quota = accounts.taskSeconds - accounts.taskUsage.reduce(0) { $0 + $1.seconds }
    #expect(abs(quota - 60) < 1e-9)
  }
}
