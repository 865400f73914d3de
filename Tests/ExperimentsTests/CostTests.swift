import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

@Suite struct CostTests {
  private let prices = PriceTable()

  private func size(
    _ cpu: Double, _ gibibytes: Double, _ change: (inout TaskSizeDescription) -> Void = { _ in }
  ) -> TaskSizeDescription {
    var size = TaskSizeDescription()
    size.cpu = cpu
    size.memory = Int64(gibibytes * 0x1p30)
    change(&size)
    return size
  }

  private func usage(_ change: (inout BalancerUsage) -> Void) -> BalancerUsage {
    var usage = BalancerUsage(loadBalancer: 0, hour: 0)
    usage.seconds = 3600
    change(&usage)
    return usage
  }

  /// A cloud whose service wants `desired` tasks of `v1`.
  private func cloud(_ size: TaskSizeDescription?, desired: Int) -> CloudDescription {
    var cloud = smallCloud(horizon: .seconds(3600))
    cloud.fleets = []
    cloud.revisions[0].task = size
    var candidate = cloud.revisions[0]
    candidate.name = "v2"
    cloud.revisions.append(candidate)
    var service = ServiceDescription()
    service.name = "shop"
    service.revision = "v1"
    service.desiredCount = desired
    cloud.services = [service]
    return cloud
  }

  private func tasks(_ count: Int, _ revision: Int, _ seconds: Double, whole: Bool = false)
    -> [TaskUsage]
  {
    Array(
      repeating: TaskUsage(service: 0, revision: revision, seconds: seconds, isWhole: whole),
      count: count)
  }

  private func cost(
    _ tasks: [TaskUsage], _ hours: [BalancerUsage] = [], of cloud: CloudDescription
  ) -> RunCost {
    var accounts = RunAccounts()
    accounts.taskUsage = tasks
    accounts.balancerUsage = hours
    return RunCost(accounts, of: cloud, at: prices, length: 3600)
  }

  @Test func `T-LCU: the most used of four dimensions is billed`() {
    // 100 connections/s, 9,000 open, 2.7 GB an hour, 250 requests/s through 12 rules.
    let hour = usage {
      $0.newConnections = 100 * 3600
      $0.connectionSeconds = 9_000 * 3600
      $0.processedBytes = 2_700_000_000
      $0.ruleEvaluations = 250 * 2 * 3600
    }
    #expect(prices.capacityUnit.units(of: hour) == 4)
    #expect(prices.capacityUnit.units(of: usage { $0.connectionSeconds = 9_000 * 3600 }) == 3)
    #expect(prices.capacityUnit.units(of: usage { $0.processedBytes = 2_700_000_000 }) == 2.7)
    #expect(prices.capacityUnit.units(of: usage { $0.ruleEvaluations = 1_800_000 }) == 0.5)
    #expect(prices.capacityUnit.units(of: usage { _ in }) == 0)
  }

  @Test func `T-COST-1: a load balancer at four units for an hour`() {
    let hour = usage { $0.newConnections = 100 * 3600 }
    let cost = cost([], [hour], of: cloud(nil, desired: 0))
    #expect(abs(cost.balancerCost - 0.0545) < 1e-12)
    #expect(cost.balancers[0].hours == 1)
  }

  @Test func `a begun hour of a load balancer costs a whole one, at the rates that were seen`() {
    let begun = usage {
      $0.seconds = 90
      $0.newConnections = 100 * 90
    }
    #expect(abs(cost([], [begun], of: cloud(nil, desired: 0)).balancerCost - 0.0545) < 1e-12)
  }

  @Test func `T-COST-2: ten extra tasks for half an hour`() {
    let one = size(1, 2)
    #expect(abs(prices.hourlyPrice(of: one) - 0.04937) < 1e-12)
    let cloud = cloud(one, desired: 10)
    let cost = cost(tasks(10, 0, 3600) + tasks(10, 1, 1800), of: cloud)
    #expect(abs(cost.extra() - 0.24685) < 1e-12)
    #expect(cost.extraTaskHours() == 5)
    #expect(abs(cost.total() - (0.4937 + 0.24685)) < 1e-12)
  }

  @Test func `T-COST-3: the smallest task`() {
    let hourly = prices.hourlyPrice(of: size(0.25, 0.5))
    #expect(abs(hourly - 0.0123425) < 1e-12)
    #expect(abs(hourly * 730 - 9.01) < 0.005)
  }

  @Test func `ARM, Spot and more disk change the price of a task`() {
    let arm = size(1, 2) { $0.architecture = .arm }
    #expect(abs(prices.hourlyPrice(of: arm) - (0.03238 + 2 * 0.00356)) < 1e-12)
    let spot = size(1, 2) { $0.capacityProvider = .fargateSpot }
    #expect(abs(prices.hourlyPrice(of: spot) - 0.3 * 0.04937) < 1e-12)
    let disk = size(1, 2) { $0.ephemeralStorage = 120 << 30 }
    #expect(abs(prices.hourlyPrice(of: disk) - (0.04937 + 100 * 0.000111)) < 1e-12)
  }

  @Test func `a task is billed by the second and for a minute at least`() {
    func billed(_ seconds: Double, whole: Bool = true) -> Double {
      prices.billedSeconds(
        of: TaskUsage(service: 0, revision: 0, seconds: seconds, isWhole: whole))
    }
    #expect(billed(0) == 60)
    #expect(billed(12) == 60)
    #expect(billed(60) == 60)
    #expect(billed(60.001) == 61)
    // Its other part lies outside of the run and is nobody's guess.
    #expect(billed(12.5, whole: false) == 12.5)
  }

  @Test func `Fargate has 74 sizes of seven numbers of vCPU`() {
    let sizes = TaskSizeDescription.fargateSizes
    #expect(sizes.map(\.cpu) == [0.25, 0.5, 1, 2, 4, 8, 16])
    #expect(sizes.map(\.memory.count) == [3, 4, 7, 13, 23, 12, 12])
    #expect(size(0.25, 2).isOfFargate && !size(0.25, 3).isOfFargate)
    #expect(size(4, 30).isOfFargate && !size(4, 31).isOfFargate)
    #expect(size(8, 20).isOfFargate && !size(8, 21).isOfFargate)
    #expect(size(16, 120).isOfFargate && !size(16, 36).isOfFargate && !size(3, 8).isOfFargate)
  }

  @Test func `without a task size there are task-hours and no money`() {
    let cost = cost(tasks(2, 0, 1800), of: cloud(nil, desired: 2))
    #expect(cost.taskHours() == 1)
    #expect(cost.extraTaskHours() == -1)
    #expect(cost.total().isNaN && cost.extra().isNaN)
  }

  @Test func `a service or a revision leaves load balancers out`() {
    let hour = usage { $0.newConnections = 3600 }
    let cost = cost(tasks(1, 0, 3600) + tasks(1, 1, 900), [hour], of: cloud(size(1, 2), desired: 1))
    let candidate = cost.selection(service: "shop", revision: "v2")
    #expect(abs(cost.total(candidate) - 0.04937 / 4) < 1e-12)
    // Nothing of it stands at the start.
    #expect(cost.extraTaskHours(candidate) == 0.25)
    let all = cost.selection(service: nil, revision: nil)
    #expect(cost.total(all) > cost.taskCost(all))
  }

  @Test func `objectives are set on money and on task-hours`() throws {
    for text in ["total<5", "extra<=0.3", "taskHours<12", "extraTaskHours<5.5"] {
      _ = try Threshold(parsing: text, of: .cost)
    }
    #expect(throws: ExpressionError.self) { try Threshold(parsing: "rate<5", of: .cost) }
    #expect(throws: ExpressionError.self) { try Threshold(parsing: "<5", of: .cost) }
    #expect(throws: ExpressionError.self) { try Threshold(parsing: "total<5USD", of: .cost) }
  }

  @Test func `a rehearsal tells what it cost, and judges it`() async throws {
    var scenario = Scenario()
    scenario.cloud = cloud(size(1, 2), desired: 2)
    scenario.replications = ReplicationPolicy(minimum: 2, maximum: 2)
    scenario.objectives = [
      ObjectiveDescription(metric: "cost", thresholds: ["total<0.2", "taskHours<2.4"]),
      ObjectiveDescription(metric: "cost{revision:v2}", thresholds: ["extra<0.01"]),
    ]
    var script = Script { _ in requests(100) }
    script.change = { [self] accounts in
      accounts.taskUsage = tasks(2, 0, 3600) + tasks(2, 1, 900)
    }
    let result = try await Rehearsal(scenario, jobs: 1, execute: script.execute).run()
    #expect(result.objectives.map(\.judgment) == [.met, .notMet, .notMet])
    #expect(result.cost.taskHours.estimate == 2.5)
    #expect(abs(result.cost.extra.estimate - 0.5 * 0.04937) < 1e-12)
    #expect(result.cost.revisions.map(\.name) == ["v1", "v2"])
    #expect(result.cost.revisions.map(\.count) == [2, 2])
    let term = try #require(result.score.terms.first { $0.name == .cost })
    #expect(abs(term.value - 2 / 2.5) < 1e-12)
    #expect(term.why == "min(1, steady 0.09874 / spent 0.1234 for tasks)")
  }
}
