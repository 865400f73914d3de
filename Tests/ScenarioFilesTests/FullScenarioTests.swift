import CloudModel
import Experiments
import RandomVariates
import ScenarioFiles
import SimulationKernel
import Testing

struct `the full scenario` {
  private static let scenario = FullScenario.document().value ?? Scenario()
  private var scenario: Scenario { Self.scenario }
  private var cloud: CloudDescription { Self.scenario.cloud }

  @Test func `says how it is run and judged`() {
    #expect(scenario.name == "full")
    #expect(scenario.question == "Does anyone notice the cutover?")
    #expect(scenario.seed == 7)
    #expect(scenario.replications == ReplicationPolicy(minimum: 5, maximum: 20))
    #expect(scenario.confidenceLevel == 0.95)
    #expect(
      scenario.objectives == [
        ObjectiveDescription(metric: "latency", thresholds: ["p(99)<800ms"]),
        ObjectiveDescription(metric: "failed", thresholds: ["rate<0.1%"]),
      ])
    #expect(scenario.weights.cost == 0)
    #expect(scenario.weights.latency == ScoreWeights().latency)
    #expect(scenario.limits.events == 100_000_000)
    #expect(scenario.limits.memory == 256 << 20)
    #expect(scenario.policy.skips.map(\.rule) == ["P112", "P107"])
    #expect(scenario.policy.skips.map(\.reason) == [nil, "known"])
    #expect(scenario.policy.smallestDefect == 0.02)
    var drill = DrillSettings()
    drill.families = ["zoneLost", "dependencySlow"]
    (drill.from, drill.until) = (.minutes(2), .minutes(20))
    (drill.longest, drill.faults) = (.minutes(3), 1)
    #expect(scenario.drill == drill)
    #expect(scenario.sha256.count == 64)
    #expect(cloud.horizon == .minutes(30))
    #expect(cloud.warmUp == .minutes(1))
    #expect(cloud.zones == ["a", "b"])
  }

  @Test func `describes a load balancer with its rules`() throws {
    var balancer = LoadBalancerDescription()
    balancer.name = "alb"
    balancer.zones = ["a", "b"]
    balancer.idleTimeout = .seconds(30)
    var production = ListenerDescription()
    production.name = "production"
    production.defaultAction = .forward(forward(["blue": 100, "green": 0]))
    var api = forward(["blue": 90, "green": 10])
    api.stickiness = .seconds(3_600)
    production.rules = [
      rule(
        "api", 10, [.path(["/api/*"]), .header(name: "X-Canary", values: ["true"])], .forward(api)),
      rule("20", 20, [.path(["/old/*"])], .forward(forward(["old": 1]))),
      rule("30", 30, [.source(["10.0.0.0/8"])], .fixedResponse(status: 403)),
      rule("40", 40, [.host(["www.example.com"])], .redirect(status: 301)),
    ]
    var test = ListenerDescription()
    test.name = "test"
    test.port = 8_443
    test.defaultAction = .forward(forward(["green": 1]))
    balancer.listeners = [production, test]
    #expect(cloud.loadBalancers == [balancer])
  }

  private func forward(_ weights: KeyValuePairs<String, Int>) -> ForwardDescription {
    var forward = ForwardDescription()
    forward.targetGroups = weights.map { name, weight in
      var group = WeightedGroupDescription()
      group.targetGroup = name
      group.weight = weight
      return group
    }
    return forward
  }

  private func rule(
    _ name: String, _ priority: Int, _ conditions: [ConditionDescription],
    _ action: ActionDescription
  ) -> ListenerRuleDescription {
    var rule = ListenerRuleDescription()
    rule.name = name
    rule.priority = priority
    rule.conditions = conditions
    rule.action = action
    return rule
  }

  @Test func `describes DNS names`() {
    var production = RecordDescription()
    production.name = "alb/production"
    production.routing.weight = 100
    var test = RecordDescription()
    test.name = "alb/test"
    test.routing.weight = 0
    test.timeToLive = .seconds(60)
    var name = HostedNameDescription()
    name.name = "reports.example.com"
    name.records = [production, test]
    name.resolvers = [ResolversDescription()]
    name.resolvers[0].count = 200
    name.resolvers[0].skew = 0.8
    name.resolvers[0].minimumTimeToLive = .seconds(5)
    name.resolvers[0].maximumTimeToLive = .minutes(60)
    name.resolvers[0].extendingShare = 0.05
    name.resolvers[0].extensionFactor = 3
    #expect(cloud.names == [name])
    #expect(cloud.traffic.map(\.to).last == "reports.example.com")
    #expect(cloud.propagation.records == .constant(.seconds(30)))
  }

  @Test func `describes target groups`() {
    var blue = TargetGroupDescription()
    blue.name = "blue"
    blue.slowStart = .seconds(30)
    blue.deregistrationDelay = .seconds(30)
    var green = TargetGroupDescription()
    green.name = "green"
    green.healthCheck.path = "/health"
    green.healthCheck.interval = .seconds(10)
    green.healthCheck.timeout = .seconds(3)
    green.dnsMinimumCount = nil
    var old = TargetGroupDescription()
    old.name = "old"
    old.algorithm = .weightedRandom
    old.anomalyMitigation = true
    #expect(cloud.targetGroups == [blue, green, old])
  }

  @Test func `describes revisions and what they call`() {
    var first = RevisionDescription()
    first.name = "v1"
    first.serving.workers = 4
    first.serving.queueLimit = 100
    first.calls = ["db"]
    first.workerCPU = 0.2
    var second = RevisionDescription()
    second.name = "v2"
    second.slowness = 1.3
    second.errorRate = 0.001
    var browse = ClassWorkDescription()
    browse.requestClass = "browse"
    browse.work = .constant(0.009)
    second.work = [browse]
    var cold = ColdStartDescription()
    cold.slowness = 3
    cold.wearsOffOver = .minutes(1)
    second.coldStart = cold
    var check = ContainerHealthCheckDescription()
    check.interval = .seconds(10)
    second.containerHealthCheck = check
    second.image.size = 200 << 20
    var task = TaskSizeDescription()
    task.cpu = 1
    task.memory = 2 << 30
    second.task = task
    second.startUp = .uniform(low: 5, high: 10)
    second.stop.stopTimeout = .seconds(20)
    var use = SchemaUseDescription()
    use.schema = "orders"
    use.needs = "expanded"
    use.share = 0.1
    second.schemas = [use]
    #expect(cloud.revisions == [first, second])
    var database = DependencyDescription()
    database.name = "db"
    database.latency = .constant(0.002)
    database.timeout = .seconds(1)
    #expect(cloud.dependencies == [database])
  }

  @Test func `describes schemas and their migrations`() {
    var expand = MigrationDescription()
    expand.phase = "expanded"
    expand.takes = .constant(60)
    expand.slowness = 1.2
    expand.added = .milliseconds(2)
    expand.reversible = false
    var contract = MigrationDescription()
    contract.phase = "contracted"
    contract.takes = .constant(10)
    contract.locksFor = .milliseconds(100)
    contract.failureRate = 0.01
    var orders = SchemaDescription()
    orders.name = "orders"
    orders.initial = "original"
    orders.migrations = [expand, contract]
    #expect(cloud.schemas == [orders])
  }

  @Test func `describes services and fleets`() {
    var shop = ServiceDescription()
    shop.name = "shop"
    shop.revision = "v1"
    shop.desiredCount = 4
    shop.scaling = FullScaling.shop
    shop.targetGroup = "blue"
    shop.alternateTargetGroup = "green"
    shop.productionRule = "alb/production"
    shop.testRule = "alb/test"
    shop.deployment.strategy = .blueGreen
    shop.deployment.bakeTime = .minutes(5)
    var alarms = DeploymentAlarmsDescription()
    alarms.names = ["errors"]
    shop.deployment.alarms = alarms
    var hook = HookDescription()
    hook.stage = .postScaleUp
    hook.duration = .seconds(30)
    shop.deployment.hooks = [hook]
    var worker = ServiceDescription()
    worker.name = "worker"
    worker.revision = "v1"
    worker.desiredCount = 3
    worker.scaling = FullScaling.worker
    worker.deployment.minimumHealthyPercent = 50
    worker.deployment.maximumPercent = 150
    var breaker = CircuitBreakerDescription()
    breaker.threshold = .count(3)
    worker.deployment.circuitBreaker = breaker
    #expect(cloud.services == [shop, worker])
    var legacy = FleetDescription()
    legacy.name = "legacy"
    legacy.revision = "v1"
    legacy.count = 2
    legacy.targetGroup = "old"
    legacy.slowness = [1, 1.5]
    #expect(cloud.fleets == [legacy])
  }

  @Test func `describes traffic`() {
    var browse = RequestClassDescription()
    browse.name = "browse"
    browse.share = 0.9
    browse.work = .lognormal(mean: 0.012, sigma: 0.5)
    var api = RequestClassDescription()
    api.name = "api"
    api.share = 0.1
    api.path = "/api/orders"
    var header = HeaderDescription()
    header.name = "X-Canary"
    header.value = "true"
    api.headers = [header]
    api.work = .constant(0.02)
    var users = TrafficDescription()
    users.name = "users"
    users.to = "alb/production"
    users.arrivals = .poisson(rate: 50)
    users.classes = [browse, api]
    users.client.timeout = .seconds(2)
    users.client.retry.attempts = 3
    var budget = RetryBudgetDescription()
    budget.tokens = 100
    users.client.retry.budget = budget
    users.client.sessions = 1_000
    users.client.keepAlive = true
    var all = RequestClassDescription()
    all.work = .constant(0.05)
    var jobs = TrafficDescription()
    jobs.name = "jobs"
    jobs.to = "alb/production"
    jobs.arrivals = .closed(clients: 5, think: .constant(1))
    jobs.classes = [all]
    jobs.start = .minutes(1)
    jobs.end = .minutes(20)
    #expect(cloud.traffic.prefix(2) == [users, jobs])
    #expect(cloud.traffic.map(\.name) == ["users", "jobs", "reports"])
    #expect(cloud.traffic.map(\.client.nameCache) == [.zero, .zero, .seconds(30)])
  }

  @Test func `describes alarms, the plan and faults`() {
    #expect(cloud.alarms.map(\.datapointsToAlarm) == [2])
    #expect(
      cloud.plan.map(\.action) == [
        .deploy(service: "shop", revision: "v2"),
        .wait(waitForShop),
        .shift(rule: "alb/production/api", weights: forward(["blue": 0, "green": 1]).targetGroups),
        .scale(service: "worker", desiredCount: 5), .deploy(service: "worker", revision: "v2"),
        .migrate(schema: "orders", phase: "expanded"), .wait(waitForSchema),
        .migrate(schema: "orders", phase: "contracted"),
        .shiftName(
          name: "reports.example.com",
          weights: ["alb/production", "alb/test"].map { listener in
            var record = RecordWeightDescription()
            record.record = listener
            record.weight = 50
            return record
          }),
      ])
    #expect(cloud.plan.map(\.at) == [.minutes(5), nil, nil, nil, nil, nil, nil, nil, nil])
    #expect(
      cloud.plan.map(\.after) == [
        .zero, .zero, .minutes(1), .zero, .zero, .zero, .zero, .zero, .zero,
      ])
    #expect(
      cloud.faults.map(\.kind) == [
        .zoneLost(zone: "a"), .targetsLost(of: "legacy", count: 1, mode: .hang),
        .dependencySlow(dependency: "db", factor: 10, added: .zero),
      ])
    #expect(cloud.faults.map(\.duration) == [.minutes(5), nil, nil])
    #expect(cloud.launch.provisioning == .uniform(from: .seconds(10), to: .seconds(20)))
    #expect(cloud.propagation.deregistration == .uniform(from: .seconds(1), to: .seconds(5)))
  }

  private var waitForSchema: WaitDescription {
    var wait = WaitDescription()
    wait.condition = .schemaPhase(schema: "orders", phase: "expanded")
    return wait
  }

  private var waitForShop: WaitDescription {
    var wait = WaitDescription()
    wait.condition = .deploymentFinished(service: "shop")
    wait.deadline = .minutes(20)
    return wait
  }
}
