import CloudModel
import SimulationKernel
import Testing

@Suite struct NameHealthTests {
  private func change(
    _ set: [(String, Bool)], override: [String] = []
  ) -> PlanAction {
    var change = RoutingControlChangeDescription()
    change.set = set.map { RoutingControlState($0.0, isOn: $0.1) }
    change.override = override
    return .routingControls(change)
  }

  // MARK: Load balancers as targets

  @Test func `a name leaves a load balancer whose targets are unhealthy, and returns`() {
    var it = RegionalCloud()
    it.fail(.targetsLost(of: "us", count: 1, mode: .error), at: 101, until: 201)
    let run = it.run()
    // Checks fall at 5 s and every 10 s: two fail at 105 and 115; five pass from 205 on, each after
    // the millisecond that the answer takes.
    #expect(run.answers() == ["0.0: us/web", "115.0: eu/web", "245.001: us/web"])
  }

  @Test func `and stays if both are, with the primary one`() {
    var it = RegionalCloud()
    it.fail(.targetsLost(of: "eu", count: 1, mode: .error), at: 51)
    it.fail(.targetsLost(of: "us", count: 1, mode: .error), at: 101)
    let run = it.run()
    #expect(run.answers() == ["0.0: us/web"])
  }

  @Test func `a load balancer without power is given up as late as its own name is`() {
    var it = RegionalCloud()
    it.fail(.zoneLost(zone: "a"), at: 100)
    #expect(it.run().answers() == ["0.0: us/web", "160.0: eu/web"])
  }

  @Test func `an empty target group makes its load balancer unhealthy, or does not count`() {
    var it = RegionalCloud()
    it.cloud.targetGroups.append(it.cloud.targetGroups[0])
    it.cloud.targetGroups[2].name = "idle"
    var idle = WeightedGroupDescription()
    idle.targetGroup = "idle"
    idle.weight = 0
    guard case .forward(var forward) = it.cloud.loadBalancers[0].listeners[0].defaultAction else {
      return
    }
    forward.targetGroups.append(idle)
    it.cloud.loadBalancers[0].listeners[0].defaultAction = .forward(forward)
    #expect(it.run().answers() == ["0.0: eu/web"])
    it.cloud.route53.targetEvaluation.emptyTargetGroup = .ignored
    #expect(it.run().answers() == ["0.0: us/web"])
    it.cloud.route53.targetEvaluation = TargetEvaluation()
    it.cloud.route53.targetEvaluation.neededGroups = .any
    #expect(it.run().answers() == ["0.0: us/web"])
  }

  @Test func `a verdict reaches the name servers after its spread`() {
    var it = RegionalCloud()
    it.cloud.route53.statusSpread = .constant(.seconds(30))
    it.fail(.targetsLost(of: "us", count: 1, mode: .error), at: 101)
    #expect(it.run().answers() == ["0.0: us/web", "145.0: eu/web"])
  }

  @Test func `aliases that meet again and again take no longer than their records`() {
    var it = RegionalCloud()
    for level in 1...40 {
      var name = HostedNameDescription()
      name.name = "level \(level)"
      name.records = ["left", "right"].map { side in
        var record = RecordDescription()
        record.name = side
        record.to = level == 1 ? "app" : "level \(level - 1)"
        record.evaluateTargetHealth = true
        return record
      }
      it.cloud.names.append(name)
    }
    it.cloud.traffic[0].to = "level 40"
    it.fail(.targetsLost(of: "us", count: 1, mode: .error), at: 101)
    #expect(it.run().answers(of: 40) == ["0.0: us/web", "115.0: eu/web"])
  }

  // MARK: Health checks

  @Test func `disabled is healthy, inverted the opposite, both together unhealthy`() {
    for (isDisabled, isInverted, isHealthy) in [
      (false, false, true), (true, false, true), (false, true, false), (true, true, false),
    ] {
      var it = RegionalCloud(horizon: 60)
      var endpoint = EndpointCheckDescription()
      endpoint.of = "us"
      it.add("check", .endpoint(endpoint))
      it.cloud.healthChecks[0].isDisabled = isDisabled
      it.cloud.healthChecks[0].isInverted = isInverted
      it.cloud.names[0].records[0].healthCheck = "check"
      let run = it.run()
      #expect(run.accounts.healthChecks[0].wasHealthy == isHealthy)
      #expect(run.flips() == [])
      #expect(run.answers() == ["0.0: \(isHealthy ? "us" : "eu")/web"])
    }
  }

  @Test func `a check of a host follows it down and up again`() throws {
    var it = RegionalCloud()
    var endpoint = EndpointCheckDescription()
    endpoint.of = "us"
    endpoint.requestInterval = .seconds(10)
    it.cloud.loadBalancers[0].name = "alb"
    it.cloud.names[0].records[0].to = "alb/web"
    it.add("host", .endpoint(endpoint))
    it.fail(.targetsLost(of: "us", count: 1, mode: .refuse), at: 100, until: 200)
    let flips = it.run().accounts.healthChecks[0].flips
    try #require(flips.map(\.isHealthy) == [false, true])
    #expect((120...130).contains(flips[0].at.seconds))
    #expect((220...230).contains(flips[1].at.seconds))
  }

  @Test func `a check waits in the queue of a target that is too busy for it`() {
    var it = RegionalCloud(horizon: 120)
    it.cloud.revisions[0].healthEndpoint.sharesQueue = true
    it.cloud.targetGroups[0].healthCheck.enabled = false
    it.cloud.targetGroups[1].healthCheck.enabled = false
    var endpoint = EndpointCheckDescription()
    endpoint.of = "us/web"
    endpoint.requestInterval = .seconds(10)
    it.add("busy", .endpoint(endpoint))
    #expect(it.run().flips() == [])
    // Each request takes three seconds of the one worker, and there is one every second.
    it.cloud.traffic[0].arrivals = .constant(rate: 1)
    it.cloud.traffic[0].classes[0].work = .constant(3)
    let run = it.run()
    #expect(run.accounts.healthChecks[0].flips.first?.isHealthy == false)
    #expect(run.accounts.conservesRequests)
  }

  /// What a string-match check reports that asks a target which answers in no time, alone or in its
  /// queue.
  private func stringMatch(
    bodyTime: Double, hasString: Bool = true, sharesQueue: Bool, regions: [String] = []
  ) -> [String] {
    var it = RegionalCloud(horizon: 120)
    it.cloud.revisions[0].healthEndpoint.sharesQueue = sharesQueue
    it.cloud.revisions[0].healthEndpoint.hasString = hasString
    for group in it.cloud.targetGroups.indices {
      it.cloud.targetGroups[group].healthCheck.enabled = false
    }
    it.cloud.network.roundTrips = [
      RoundTripDescription(from: "far", to: "us", time: .milliseconds(1_500)),
      RoundTripDescription(from: "near", to: "us", time: .milliseconds(500)),
    ]
    it.cloud.network.jitter = 0
    it.cloud.regions = [
      RegionDescription(name: "us", zones: ["a"]), RegionDescription(name: "eu", zones: ["b"]),
    ]
    var endpoint = EndpointCheckDescription()
    endpoint.of = "us/web"
    endpoint.type = .httpsStringMatch
    endpoint.bodyTime = .seconds(bodyTime)
    endpoint.requestInterval = .seconds(10)
    endpoint.regions = regions
    it.add("string", .endpoint(endpoint))
    return it.run().accounts.healthChecks[0].flips.map { $0.isHealthy ? "up" : "down" }
  }

  @Test(arguments: [false, true])
  func `a body that comes too late fails a string match, in a queue too`(sharesQueue: Bool) {
    #expect(stringMatch(bodyTime: 1.9, sharesQueue: sharesQueue) == [])
    #expect(stringMatch(bodyTime: 2.1, sharesQueue: sharesQueue) == ["down"])
  }

  @Test(arguments: [false, true])
  func `so does a body without the string`(sharesQueue: Bool) {
    #expect(stringMatch(bodyTime: 0, hasString: false, sharesQueue: sharesQueue) == ["down"])
  }

  @Test(arguments: [false, true])
  func `and two exchanges that take longer than a status may`(sharesQueue: Bool) {
    #expect(stringMatch(bodyTime: 0, sharesQueue: sharesQueue, regions: ["near"]) == [])
    #expect(stringMatch(bodyTime: 0, sharesQueue: sharesQueue, regions: ["far"]) == ["down"])
  }

  @Test func `an alias of a load balancer lives for 60 s, whatever its name's records do`() {
    var it = RegionalCloud()
    it.cloud.names[0].timeToLive = .minutes(60)
    it.cloud.names[0].resolvers[0].maximumTimeToLive = .minutes(60)
    it.fail(.zoneLost(zone: "a"), at: 100)
    // The name servers leave the dead zone at 160, the resolver within 60 s more.
    let run = it.run()
    #expect(run.fate(at: 159.5) != .success)
    #expect(run.fate(at: 221.5) == .success)
    // A plain record lives for as long as it says.
    it.cloud.names[0].policy = .weighted
    it.cloud.names[0].records[1].routing.weight = 0
    for record in 0..<2 { it.cloud.names[0].records[record].evaluateTargetHealth = false }
    it.cloud.faults = []
    let weights = [("us/web", 0), ("eu/web", 1)].map { record, weight in
      var it = RecordWeightDescription()
      (it.record, it.weight) = (record, weight)
      return it
    }
    it.step(at: 10, .shiftName(name: "app", weights: weights))
    it.fail(.zoneLost(zone: "a"), at: 100)
    #expect(it.run().fate(at: 299.5) != .success)
  }

  @Test func `a calculated check counts its children`() {
    var it = RegionalCloud()
    it.cloud.routingControls.controls = ["A", "B", "C"].map {
      RoutingControlDescription($0, isOn: true)
    }
    for control in ["A", "B", "C"] { it.add(control, .routingControl(control)) }
    var calculated = CalculatedCheckDescription()
    calculated.children = ["A", "B", "C"]
    calculated.threshold = 2
    it.add("most", .calculated(calculated))
    it.step(at: 10, change([("A", false)]))
    it.step(at: 20, change([("B", false)]))
    it.step(at: 30, change([("A", true)]))
    let run = it.run()
    #expect(run.flips(of: 0) == ["10.0 down", "30.0 up"])
    #expect(run.flips(of: 1) == ["20.0 down"])
    #expect(run.flips(of: 3) == ["20.0 down", "30.0 up"])
  }

  @Test(arguments: [
    (InsufficientDataHealth.healthy, true), (.unhealthy, false), (.lastKnown, true),
  ])
  func `a check by an alarm says what it is told to without data`(
    _ insufficient: InsufficientDataHealth, _ isHealthy: Bool
  ) {
    var it = RegionalCloud(horizon: 30)
    it.cloud.alarms = [alarm]
    it.cloud.alarms[0].initialState = .insufficientData
    var check = AlarmCheckDescription()
    check.alarm = "errors"
    check.insufficientData = insufficient
    it.add("errors", .alarm(check))
    #expect(it.run().accounts.healthChecks[0].wasHealthy == isHealthy)
  }

  private var alarm: AlarmDescription {
    var alarm = AlarmDescription()
    alarm.name = "errors"
    alarm.metric = .targetErrors
    alarm.of = "us"
    alarm.treatMissingData = .notBreaching
    return alarm
  }

  @Test func `a check by an alarm follows its state`() {
    var it = RegionalCloud(horizon: 600)
    it.cloud.alarms = [alarm]
    var check = AlarmCheckDescription()
    check.alarm = "errors"
    it.add("errors", .alarm(check))
    it.cloud.targetGroups[0].healthCheck.enabled = false
    for number in 0..<2 { it.cloud.names[0].records[number].evaluateTargetHealth = false }
    it.cloud.names[0].records[0].healthCheck = "errors"
    it.fail(.targetsLost(of: "us", count: 1, mode: .error), at: 61, until: 119)
    // The minute until 120 breaches, and is read 30 s later; the next one does not.
    let run = it.run()
    #expect(run.flips() == ["150.0 down", "210.0 up"])
    #expect(run.answers() == ["0.0: us/web", "150.0: eu/web", "210.0: us/web"])
  }

  // MARK: Control planes, and none

  @Test func `health moves answers while the control plane that takes edits is down`() {
    var it = RegionalCloud()
    it.cloud.routingControls.controls = [RoutingControlDescription("us", isOn: true)]
    it.add("us", .routingControl("us"))
    it.cloud.names[0].records[0].healthCheck = "us"
    it.cloud.propagation.records = .constant(.seconds(60))
    it.step(at: 50, change([("us", false)]))
    let run = it.run()
    #expect(run.answers() == ["0.0: us/web", "50.0: eu/web"])
    #expect(run.fate(at: 50.5) == .success)
  }

  @Test func `a refused transaction changes nothing, and says by which rule`() {
    var it = RegionalCloud()
    it.cloud.routingControls.controls = [
      RoutingControlDescription("us", isOn: true), RoutingControlDescription("eu", isOn: false),
    ]
    var rule = SafetyRuleDescription()
    rule.name = "one on"
    rule.controls = ["us", "eu"]
    it.cloud.routingControls.safetyRules = [rule]
    it.add("us", .routingControl("us"))
    it.step(at: 50, change([("us", false)]))
    it.step(at: 60, change([("us", false), ("eu", true)]))
    it.step(at: 62, change([("us", true)]))
    it.step(at: 70, change([("us", true), ("eu", false)]))
    it.step(at: 71, change([("us", false)], override: ["one on"]))
    for refused in [0, 2] {
      it.cloud.plan[refused].deadline = .zero
      it.cloud.plan[refused].onDeadline = .continue
    }
    let run = it.run()
    #expect(run.flips() == ["60.0 down", "70.0 up", "71.0 down"])
    let refusals = run.journal.compactMap { entry -> RoutingControlRefusal? in
      if case .routingControlsRefused(let refusal) = entry.happening { refusal } else { nil }
    }
    #expect(
      refusals == [
        RoutingControlRefusal(rule: "one on", reason: .broken),
        RoutingControlRefusal(rule: "one on", reason: .waitPeriod),
      ])
  }

  // MARK: Edits

  @Test func `a record is replaced, made and deleted`() {
    var it = RegionalCloud()
    it.cloud.propagation.records = .constant(.seconds(60))
    for number in 0..<2 { it.cloud.names[0].records[number].evaluateTargetHealth = false }
    var wrong = RecordDescription()
    wrong.name = "us/web"
    wrong.to = "192.0.2.1"
    wrong.routing.role = .primary
    var edit = RecordChangeDescription()
    edit.name = "app"
    edit.upsert = [wrong]
    it.step(at: 30, .changeRecords(edit))
    edit.upsert = []
    edit.delete = ["us/web"]
    it.step(at: 130, .changeRecords(edit))
    let run = it.run()
    #expect(run.answers() == ["0.0: us/web", "90.0: 192.0.2.1", "190.0: eu/web"])
    // The address leads to nothing.
    #expect(run.fate(at: 89.5) == .success)
    #expect(run.fate(at: 90.5) == .nodeUnreachable)
    #expect(run.fate(at: 190.5) == .success)
  }

  @Test func `a name whose last record is deleted has no answer, and keeps that`() {
    var it = RegionalCloud()
    it.cloud.route53.negativeTimeToLive = .seconds(100)
    var edit = RecordChangeDescription()
    edit.name = "app"
    edit.delete = ["us/web", "eu/web"]
    it.step(at: 30, .changeRecords(edit))
    edit.delete = []
    edit.upsert = it.cloud.names[0].records
    it.step(at: 40, .changeRecords(edit))
    let run = it.run()
    #expect(run.answers() == ["0.0: us/web", "30.0: ", "40.0: us/web"])
    #expect(run.fate(at: 30.5) == .nameNotResolved)
    #expect(run.fate(at: 129.5) == .nameNotResolved)
    #expect(run.fate(at: 130.5) == .success)
    #expect(run.accounts.conservesRequests)
  }
}
