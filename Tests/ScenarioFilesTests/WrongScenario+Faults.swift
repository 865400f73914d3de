// The exact words for each wrong scenario.

extension WrongScenario {
  static let faults: [WrongScenario] = [
    WrongScenario(
      "an unknown place",
      #""linkCut": {"from": "european-clients""#,
      becomes: #""linkCut": {"from": "europe""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:25:38: error[E401]: no place has the name "europe"
          25 |     {"at": "4m", "linkCut": {"from": "europe", "to": "us-east-1", "oneWay": true}},
             |                                      ^^^^^^^^
          help: places are: "us-east-1", "eu-west-1", "european-clients"
        """#),
    WrongScenario(
      "a way to itself",
      #""packetLoss": {"from": "us-east-1", "to": "eu-west-1""#,
      becomes: #""packetLoss": {"from": "us-east-1", "to": "us-east-1""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:27:60: error[E675]: there is no way from "us-east-1" to itself that could fail
          27 |     {"at": "6m", "packetLoss": {"from": "us-east-1", "to": "us-east-1", "loss": "2%"}},
             |                                                            ^^^^^^^^^^^
          help: name two places
        """#),
    WrongScenario(
      "a share of the power",
      #"{"at": "3m", "zoneLost""#,
      becomes: #"{"at": "3m", "share": "50%", "ramp": "1m", "zoneLost""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:23:27: error[E676]: "zoneLost" is about one thing, of which there is no share
          23 |     {"at": "3m", "share": "50%", "ramp": "1m", "zoneLost": "use1-az1"},
             |                           ^^^^^
          help: leave it out

        full.jsonc:23:42: error[E676]: "zoneLost" is there or not, it cannot come by and by
          23 |     {"at": "3m", "share": "50%", "ramp": "1m", "zoneLost": "use1-az1"},
             |                                          ^^^^
          help: leave it out
        """#),
    WrongScenario(
      "a share of a slow registry",
      #"{"at": "17m","#,
      becomes: #"{"at": "17m", "share": "50%","#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:39:28: error[E676]: "imageRegistrySlow" meets everything alike, there is no share of it
          39 |     {"at": "17m", "share": "50%", "imageRegistrySlow": {"factor": 0.2}},
             |                            ^^^^^
          help: say how strong it is by its own keys
        """#),
    WrongScenario(
      "a share of nobody",
      #""share": "20%", "dependencySlow""#,
      becomes: #""share": "0%", "dependencySlow""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:40:28: warning[W793]: "dependencySlow" meets none of the calls
          40 |     {"at": "18m", "share": "0%", "dependencySlow": …
             |                            ^^^^
          help: give a share above 0%
        """#),
    WrongScenario(
      "ramps that are longer than the fault",
      #""ramp": "1m", "fades": true"#,
      becomes: #""ramp": "6m", "fades": true"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:26:45: error[E677]: the ramps up and down take longer than the fault, which lasts 10m
          26 | …{"at": "5m", "duration": "10m", "ramp": "6m", "fades": true, "li…
             |                                          ^^^^
          help: shorten the ramp, or lengthen the fault
        """#),
    WrongScenario(
      "a ramp that is longer than the fault",
      #""ramp": "1m", "fades": true"#,
      becomes: #""ramp": "11m""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:26:45: error[E677]: the ramp takes longer than the fault, which lasts 10m
          26 | …{"at": "5m", "duration": "10m", "ramp": "11m", "linkSlow": {"from…
             |                                          ^^^^^
          help: shorten the ramp, or lengthen the fault
        """#),
    WrongScenario(
      "a fault that fades and never ends",
      #""duration": "10m", "ramp": "1m", "fades": true"#,
      becomes: #""ramp": "1m", "fades": true"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:26:41: error[E677]: a fault without "duration" cannot fade
          26 |     {"at": "5m", "ramp": "1m", "fades": true, "linkSlow": {"from…
             |                                         ^^^^
          help: add "duration"
        """#),
    WrongScenario(
      "a count and a share",
      #""targetsLost": {"of": "shop", "#,
      becomes: #""targetsLost": {"of": "shop", "count": 2, "#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:30:73: error[E678]: the fault meets a share of the targets, and 2 of them
          30 |     {"at": "8m", "share": "50%", "targetsLost": {"of": "shop", "count": 2, "mode": "error"}},
             |                                                                         ^
          help: leave one of the two out
        """#),
    WrongScenario(
      "a control plane of no region",
      #"{"plane": "ecs", "region": "us-east-1"}"#,
      becomes: #"{"plane": "ecs"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:28:48: error[E679]: each region has its own control plane of "ecs"
          28 |     {"at": "7m", "controlPlaneDown": {"plane": "ecs"}},
             |                                                ^^^^^
          help: add "region": "us-east-1"
        """#),
    WrongScenario(
      "a region of Route 53",
      #"{"plane": "route53"}"#,
      becomes: #"{"plane": "route53", "region": "us-east-1"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:29:69: error[E679]: there is one control plane of "route53" for all regions
          29 |     {"at": "7m", "controlPlaneDown": {"plane": "route53", "region": "us-east-1"}},
             |                                                                     ^^^^^^^^^^^
          help: leave "region" out
        """#),
    WrongScenario(
      "a zone of another region",
      #""capacityShortage": {"zone": "use1-az1"}"#,
      becomes: #""capacityShortage": {"zone": "use1-az1", "region": "eu-west-1"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:35:48: error[E680]: the zone "use1-az1" is not in eu-west-1
          35 |     {"at": "13m", "capacityShortage": {"zone": "use1-az1", "region": "eu-west-1"}},
             |                                                ^^^^^^^^^^
          help: leave one of them out
        """#),
    WrongScenario(
      "a load balancer and a region",
      #"{"loadBalancer": "use1"}"#,
      becomes: #"{"loadBalancer": "use1", "region": "us-east-1"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:34:86: error[E680]: "region" means all its load balancers, "loadBalancer" only "use1"
          34 |     {"at": "12m", "loadBalancerHealthChecksFlap": {"loadBalancer": "use1", "region": "us-east-1"}},
             |                                                                                      ^^^^^^^^^^^
          help: leave one of them out
        """#),
    WrongScenario(
      "a configuration without effect",
      #", "errorRate": "10%", "slowness": 1.5, "failsHealthChecks": true"#,
      becomes: "",
      in: FullFaults.text,
      is: #"""
        full.jsonc:33:19: warning[W793]: nothing happens to anybody
          33 |     {"at": "11m", "badConfiguration": {"of": "shop"}},
             |                   ^^^^^^^^^^^^^^^^^^
          help: add an "errorRate", a "slowness" or "failsHealthChecks"
        """#),
    WrongScenario(
      "a wrong record that leads nowhere",
      #""recordWrong": {"name": "shop.example.com", "to": "use1/web"}"#,
      becomes: #""recordWrong": {"name": "shop.example.com", "to": "use2/web"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:42:69: error[E401]: no load balancer has the name "use2"
          42 |     {"at": "20m", "recordWrong": {"name": "shop.example.com", "to": "use2/web"}},
             |                                                                     ^^^^^^^^^^
          help: did you mean "use1"?
        """#),
    WrongScenario(
      "faults of tables where none is",
      #"{"us-east-1": {}, "eu-west-1": {}}"#,
      becomes: #"{"eu-west-1": {}}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:45:83: warning[W793]: "orders" has no replica in us-east-1, so nothing happens to anybody
          45 |     {"at": "23m", "share": "30%", "tableThrottled": {"table": "orders", "region": "us-east-1"}},
             |                                                                                   ^^^^^^^^^^^
          help: name a region with a replica

        full.jsonc:46:66: warning[W793]: "orders" has no replica in us-east-1, so nothing happens to anybody
          46 | …mpaired": {"table": "orders", "region": "us-east-1", "errorRate": "5%",…
             |                                          ^^^^^^^^^^^
          help: name a region with a replica

        full.jsonc:47:51: warning[W793]: no table has a replica in us-east-1, so nothing happens to anybody
          47 |     {"at": "25m", "tablesUnreachable": {"region": "us-east-1"}},
             |                                                   ^^^^^^^^^^^
          help: name a region with a replica
        """#),
    WrongScenario(
      "a dependency that is not slow",
      #"{"dependency": "db", "factor": 5, "added": "1s"}"#,
      becomes: #"{"dependency": "db", "factor": 1}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:40:35: warning[W793]: nothing happens to anybody
          40 |     {"at": "18m", "share": "20%", "dependencySlow": {"dependency": "db", "factor": 1}},
             |                                   ^^^^^^^^^^^^^^^^
          help: add a "factor" or "added"
        """#),
    WrongScenario(
      "an image registry that is not slow",
      #"{"factor": 0.2}"#,
      becomes: #"{"factor": 1}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:39:19: warning[W793]: nothing happens to anybody
          39 |     {"at": "17m", "imageRegistrySlow": {"factor": 1}},
             |                   ^^^^^^^^^^^^^^^^^^^
          help: add a "factor" below 1
        """#),
    WrongScenario(
      "targets in zones of nobody",
      #""zones": ["use1-az2"], "lot""#,
      becomes: #""zones": ["euw1-az1"], "lot""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:31:73: warning[W793]: "shop" is in none of these zones, so nothing happens to anybody
          31 | …d": {"of": "shop", "count": 1, "zones": ["euw1-az1"], "lot": …
             |                                          ^
          help: its zones are: use1-az1, use1-az2
        """#),
    WrongScenario(
      "a wrong clock where no table is",
      #"{"us-east-1": {}, "eu-west-1": {}}"#,
      becomes: #"{"us-east-1": {}}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:48:70: error[E640]: "orders" has no replica in eu-west-1
          48 |     {"at": "26m", "replicationPaused": {"table": "orders", "region": "eu-west-1", "onset": "2m"}},
             |                                                                      ^^^^^^^^^^^
          help: its regions are: "us-east-1"

        full.jsonc:49:43: warning[W793]: no table has a replica in eu-west-1, so nothing happens to anybody
          49 |     {"at": "27m", "clockSkew": {"region": "eu-west-1", "ahead": "200ms"}},
             |                                           ^^^^^^^^^^^
          help: name a region with a replica
        """#),
  ]
}
