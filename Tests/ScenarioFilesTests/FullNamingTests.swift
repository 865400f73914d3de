import CloudModel
import SimulationKernel
import Testing

struct `a scenario with routing policies` {
  private static let cloud =
    FullScenario.document(in: FullNaming.text).value?.cloud ?? CloudDescription()
  private var cloud: CloudDescription { Self.cloud }

  private func name(_ name: String) -> HostedNameDescription {
    cloud.names.first { $0.name == name } ?? HostedNameDescription()
  }

  @Test func `describes records by policy`() {
    #expect(
      cloud.names.map(\.policy) == [
        .failover, .weighted, .weighted, .latency, .geolocation, .geoproximity, .ipBased,
        .multivalue, .simple,
      ])
    let pair = name("shop").records
    #expect(pair.map(\.destination) == ["us.shop", "eu/web"])
    #expect(pair.map(\.routing.role) == [.primary, .secondary])
    #expect(pair.map(\.evaluateTargetHealth) == [true, true])
    #expect(pair.map(\.healthCheck) == [nil, "eu"])
    #expect(name("us.shop").records.map(\.routing.weight) == [9, 1])
    #expect(name("near").records.map(\.routing.region) == ["us-east-1", "eu-west-1"])
    #expect(
      name("land").records.map(\.routing.location) == [
        .continent("EU"), .country("CA"), .subdivision(country: "US", "CA"), .everywhere,
      ])
    let around = name("around").records.map(\.routing)
    #expect(around[0].coordinates == Coordinates(latitude: 38.95, longitude: -77.45))
    #expect(around.map(\.bias) == [-20, 0])
    #expect(around[1].region == "eu-west-1")
    let blocks = name("blocks").records.map { $0.routing.blocks.map(\.description) }
    #expect(blocks == [["203.0.113.0/24", "2001:db8:0:0:0:0:0:0/32"], ["*"]])
    #expect(name("plain").records.map(\.timeToLive) == [.minutes(5)])
  }

  @Test func `describes health checks`() {
    var endpoint = EndpointCheckDescription()
    endpoint.of = "us/web"
    endpoint.type = .httpsStringMatch
    endpoint.host = "shop.example"
    endpoint.path = "/health"
    endpoint.bodyTime = .milliseconds(100)
    endpoint.requestInterval = .seconds(10)
    endpoint.failureThreshold = 2
    endpoint.checkers = 18
    endpoint.regions = ["us-west-2", "eu-west-1", "ap-northeast-1"]
    var host = EndpointCheckDescription()
    host.of = "standby"
    var alarm = AlarmCheckDescription()
    alarm.alarm = "errors"
    alarm.insufficientData = .unhealthy
    var all = CalculatedCheckDescription()
    all.children = ["us", "us-on", "errors"]
    all.threshold = 2
    #expect(
      cloud.healthChecks.map(\.kind) == [
        .endpoint(endpoint), .endpoint(host), .routingControl("eu"), .alarm(alarm),
        .routingControl("us"), .calculated(all),
      ])
    #expect(cloud.healthChecks.map(\.isInverted) == [false, true, false, false, false, false])
    #expect(cloud.healthChecks.map(\.isDisabled) == [false, true, false, false, false, false])
  }

  @Test func `describes what a body lacks`() {
    #expect(cloud.revisions.map(\.healthEndpoint.hasString) == [false])
  }

  /// What is said about the scenario with another part.
  private func words(replacing part: String, by other: String) -> String {
    FullScenario.document(replacing: part, by: other, in: FullNaming.text).report.text
  }

  @Test func `counts what steps in branches make as used`() {
    let step = #""routingControls": {"set": {"us": "Off", "eu": "On"}, "override": ["gate"]}"#
    let record = #"{"us/web": {"weight": 9, "healthCheck": "us"}}"#
    let branch = #"{"changeRecords": {"name": "us.shop", "upsert": \#(record)}}"#
    #expect(words(replacing: step, by: #""parallel": [[\#(branch)], []]"#) == "")
    // The health check that only a branch's record looks at.
    let inBranch = FullNaming.text.replacing(step, with: #""parallel": [[\#(branch)], []]"#)
      .replacing(
        #""children": ["us", "us-on", "errors"]"#, with: #""children": ["us-on", "errors"]"#)
    let nowhere = FullNaming.text.replacing(
      #""children": ["us", "us-on", "errors"]"#, with: #""children": ["us-on", "errors"]"#)
    for text in [inBranch, nowhere] {
      let changed = FullScenario.document(
        replacing: #"{"weight": 9, "healthCheck": "us"}, "192"#, by: #"{"weight": 9}, "192"#,
        in: text)
      #expect(changed.report.text.contains("W707") == (text == nowhere))
    }
    // So is a name that nothing but a branch's record leads to.
    let alias = #"{"changeRecords": {"name": "share", "upsert": {"p": {"to": "far"}}}}"#
    let far = #""far": {"records": {"192.0.2.8": 1}}, "share": {"#
    let named = FullNaming.text.replacing(#""share": {"records""#, with: far + #""records""#)
    let used = FullScenario.document(
      replacing: step, by: #""parallel": [[\#(alias)], []]"#, in: named)
    #expect(used.report.text == "")
    #expect(FullScenario.document(in: named).report.text.contains("W707"))
  }

  @Test func `measures to the regions of latency records that it has nothing in`() {
    let trips =
      FullScenario.document(
        replacing: #""near", "from": "berlin""#, by: #""near", "from": "us-east-1""#,
        in: FullNaming.text.replacing(
          #""eu/web": {"region": "eu-west-1"}},"#, with: #""eu/web": {"region": "us-west-2"}},"#)
      ).value?.cloud.network.roundTrips ?? []
    #expect(
      trips.contains(
        RoundTripDescription(from: "us-east-1", to: "us-west-2", time: .milliseconds(65))))
  }

  @Test func `describes routing controls and what all names have in common`() {
    #expect(
      cloud.routingControls.controls == [
        RoutingControlDescription("us", isOn: true), RoutingControlDescription("eu", isOn: true),
        RoutingControlDescription("change", isOn: false),
      ])
    let rules = cloud.routingControls.safetyRules
    #expect(rules.map(\.name) == ["one-on", "gate"])
    #expect(rules.map(\.kind) == [.assertion, .gating])
    #expect(rules.map(\.controls) == [["us", "eu"], ["change"]])
    #expect(rules.map(\.targets) == [[], ["us"]])
    #expect(rules.map(\.condition) == [.atLeast, .and])
    #expect(rules.map(\.threshold) == [1, 1])
    #expect(rules.map(\.isInverted) == [false, true])
    #expect(rules.map(\.waitPeriod) == [.seconds(10), .seconds(5)])
    let route53 = cloud.route53
    #expect(route53.statusSpread == .constant(.seconds(5)))
    #expect(route53.negativeTimeToLive == .minutes(10))
    #expect(route53.targetEvaluation.emptyTargetGroup == .ignored)
    #expect(route53.targetEvaluation.neededGroups == .any)
    #expect(route53.locations.map(\.place) == ["berlin"])
    #expect(
      route53.locations.map(\.location) == [
        GeographicLocation(continent: "EU", country: "DE", subdivision: "BE")
      ])
    #expect(
      route53.locations.map(\.coordinates) == [Coordinates(latitude: 52.5, longitude: 13.4)])
    #expect(route53.locations.map(\.addresses) == [AddressBlock("203.0.113.0/28")])
  }

  @Test func `describes changes by the plan`() {
    var controls = RoutingControlChangeDescription()
    controls.set = [
      RoutingControlState("us", isOn: false), RoutingControlState("eu", isOn: true),
    ]
    controls.override = ["gate"]
    var new = RecordDescription()
    new.name = "new"
    new.to = "192.0.2.9"
    new.routing.region = "us-east-1"
    var records = RecordChangeDescription()
    records.name = "near"
    records.upsert = [new]
    records.delete = ["us/web"]
    #expect(cloud.plan.map(\.action) == [.routingControls(controls), .changeRecords(records)])
    #expect(cloud.plan.map(\.title) == ["set us off, eu on", "change records of near"])
  }
}
