import CloudModel
import Experiments
import ScenarioFiles
import SimulationKernel
import Testing

struct `the defaults of a scenario` {
  private func defaults(_ text: String) -> [String] {
    ScenarioFile.document(reading: SourceText(name: "least.jsonc", text)).assumedDefaults.map {
      "\($0.path) = \($0.value?.compact ?? "none")\($0.source.map { " (\($0))" } ?? "")"
    }
  }

  @Test func `are listed with AWS's dated sources`() {
    let listed = defaults(
      """
      {"question": "?", "duration": "1m", "targetGroups": {"blue": {}}, "revisions": {"v1": {}}}
      """)
    for line in [
      #"name = "scenario""#, #"warmUp = "0s""#, "seed = 1",
      #"replications = {"atLeast": 10, "atMost": 40}"#, #"confidence = "95%""#, #"zones = ["a"]"#,
      #"targetGroups.blue.algorithm = "round_robin" (ELB user guide, 2026-11)"#,
      #"targetGroups.blue.deregistrationDelay = "5m" (ELB user guide, 2026-11)"#,
      #"targetGroups.blue.stickiness = none (ELB user guide, 2026-11)"#,
      "targetGroups.blue.healthCheck.healthyThreshold = 5 (ELB user guide, 2026-11)",
      "targetGroups.blue.dnsMinimumCount = 1 (ELB user guide, 2026-11)",
      "revisions.v1.serving.workers = 8",
      #"revisions.v1.stop.stopTimeout = "30s" (ECS API reference, Fargate, 2026-11)"#,
      "launch.bucket = 100 (ECS quotas, 2026-11)", #"propagation.rules = "0s""#,
      "limits.events = 2000000000",
    ] {
      #expect(listed.contains(line), "\(line)")
    }
  }

  @Test func `leave out what the scenario gives`() {
    let listed = defaults(
      #"{"question": "?", "duration": "1m", "seed": 3, "targetGroups": {"b": {"slowStart": "30s"}}}"#
    )
    #expect(!listed.contains { $0.hasPrefix("seed") || $0.contains("slowStart") })
    #expect(!listed.contains { $0.hasPrefix("question") || $0.hasPrefix("duration") })
  }

  @Test func `cover every key that has one`() {
    // Whatever is neither given nor listed would be assumed in silence.
    let least = ScenarioFile.document(
      reading: SourceText(name: "x", #"{"question": "?", "duration": "1m"}"#))
    let listed = Set(
      least.assumedDefaults.compactMap { assumed -> String? in
        guard case .key(let key)? = assumed.path.steps.first else { return nil }
        return key
      })
    let all: Set = [
      "name", "warmUp", "seed", "replications", "confidence", "zones", "loadBalancers", "names",
      "targetGroups", "revisions", "dependencies", "schemas", "services", "fleets", "traffic",
      "alarms", "plan",
      "faults", "launch", "propagation", "objectives", "errorBudget", "score", "limits",
      "experiments", "resolvers",
      "prices", "policy", "regions", "network", "healthChecks", "routingControls", "route53",
      "drill",
    ]
    #expect(listed == all)
  }
}

struct `a scenario with overrides` {
  private func document(_ overrides: String...) -> ScenarioDocument<Scenario> {
    FullScenario.document(set: overrides)
  }

  @Test func `takes their values instead of its own`() throws {
    let changed = try #require(
      document(
        "duration=40m", "seed=9", "services.shop.desiredCount=6",
        "traffic.users.arrivals.rate=80rps", "targetGroups.green.deregistrationDelay=0s",
        "loadBalancers.alb.listeners.production.rules[0].then.forward.targetGroups.green=50",
        "plan[0].at=6m", "faults[0].duration=10m", "revisions.v2.slowness=2",
        #"objectives.latency=["p(99)<1s","max<5s"]"#, "replications=3"
      ).value)
    #expect(changed.cloud.horizon == .minutes(40))
    #expect(changed.seed == 9)
    #expect(changed.cloud.services[0].desiredCount == 6)
    #expect(changed.cloud.traffic[0].arrivals == .poisson(rate: 80))
    #expect(changed.cloud.targetGroups[1].deregistrationDelay == .zero)
    #expect(changed.cloud.plan[0].at == .minutes(6))
    #expect(changed.cloud.faults[0].duration == .minutes(10))
    #expect(changed.cloud.revisions[1].slowness == 2)
    #expect(changed.objectives[0].thresholds == ["p(99)<1s", "max<5s"])
    #expect(changed.replications == ReplicationPolicy(minimum: 3, maximum: 3))
  }

  @Test(arguments: [
    (
      "targetGroups.blue.algorithm=weighted_random",
      """
      full.jsonc:39:55: error[E502]: slow start does not go with weighted_random
        39 |     "blue": {"algorithm": "round_robin", "slowStart": "30s", "deregistrationDelay": "30s"},
           |                                                       ^^^^^
        help: remove "slowStart" or take round_robin

      """
    ),
    (
      "services.shop.revision=v9",
      """
      --set argument:1:24: error[E401]: no revision has the name "v9"
         1 | services.shop.revision=v9
           |                        ^^
        help: did you mean "v1"?

      """
    ),
    (
      "warmUp=1h",
      """
      --set argument:1:8: error[E518]: a warm-up of 1h leaves nothing of a run of 30m
         1 | warmUp=1h
           |        ^^
        help: shorten the warm-up or lengthen the run

      """
    ),
  ])
  func `is checked like any other`(override: String, words: String) {
    #expect(document(override).report.text == words)
  }
}
