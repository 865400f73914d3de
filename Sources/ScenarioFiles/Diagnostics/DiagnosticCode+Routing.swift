// Mistakes about records, health checks and routing controls.

extension DiagnosticCode {
  static let routing: [DiagnosticCode] = [
    .failoverPair, .aliasLoop, .otherPolicy, .failoverAlias, .equalRecords, .nestedCalculation,
    .unsuitedAlarm, .recordLocation, .addressBlock, .requestInterval, .aliasAmongValues, .noAlias,
    .safetyRule, .aliasTimeToLive, .nameWithoutRecords,
  ]

  package static let failoverPair = DiagnosticCode(
    "E615", "a failover pair that is none",
    "A name with the policy failover has one primary record and at most one secondary one (Route 53 "
      + "developer guide, failover routing, 2026-11).",
    remedy: "Let one record be primary and the other one secondary.",
    example: """
      "records": {"us/web": {"role": "secondary"}, "eu/web": {"role": "secondary"}}    // wrong
      "records": {"us/web": {"role": "primary"}, "eu/web": {"role": "secondary"}}      // right
      """)

  package static let aliasLoop = DiagnosticCode(
    "E616", "aliases that lead back to where they began",
    "An alias is answered with what its target is answered with. In a loop there is no answer.",
    remedy: "Let one of the records lead to a listener.",
    example: """
      "a": {"records": {"b": 1}}, "b": {"records": {"a": 1}}         // wrong
      "a": {"records": {"b": 1}}, "b": {"records": {"us/web": 1}}    // right
      """)

  package static let otherPolicy = DiagnosticCode(
    "E617", "a record that does not fit the policy of its name",
    "All records of a name share one routing policy, and each policy looks at keys of its own (Route "
      + "53 API reference, ResourceRecordSet, 2026-11).",
    remedy: "Remove the key, or give the name another policy.",
    example: """
      "policy": "failover", "records": {"us/web": {"weight": 90}, …}         // wrong
      "policy": "failover", "records": {"us/web": {"role": "primary"}, …}    // right
      """)

  package static let failoverAlias = DiagnosticCode(
    "E618", "a failover alias that does not evaluate its target",
    "An alias with the policy failover must have EvaluateTargetHealth (Route 53 developer guide, "
      + "failover alias records, 2026-11): without it the primary record would never fail.",
    remedy: "Add \"evaluateTargetHealth\": true.",
    example: """
      "us/web": {"role": "primary"}                                  // wrong
      "us/web": {"role": "primary", "evaluateTargetHealth": true}    // right
      """)

  package static let equalRecords = DiagnosticCode(
    "E619", "two records of a name for the same askers",
    "A latency record is the only one for its region, a geolocation record for its location, an "
      + "IP-based one for its block.",
    remedy: "Give each record an area of its own.",
    example: """
      "us/web": {"region": "us-east-1"}, "eu/web": {"region": "us-east-1"}    // wrong
      "us/web": {"region": "us-east-1"}, "eu/web": {"region": "eu-west-1"}    // right
      """)

  package static let nestedCalculation = DiagnosticCode(
    "E620", "a calculated health check of a calculated health check",
    "The children of a calculated health check cannot be calculated themselves (Route 53 developer "
      + "guide, calculated health checks, 2026-11).",
    remedy: "Name the children of the child instead.",
    example: """
      "both": {"calculated": {"children": ["us", "eu"]}}      // wrong if "us" is calculated
      "both": {"calculated": {"children": ["a", "b", "eu"]}}  // right
      """)

  package static let unsuitedAlarm = DiagnosticCode(
    "E621", "an alarm that no health check can follow",
    "A health check looks at the data of an alarm's one metric, at standard resolution, by its "
      + "average, minimum, maximum or sum; not at metric maths, composite alarms, percentiles or M of "
      + "N datapoints (Route 53 developer guide, 2026-11).",
    remedy: "Take an alarm over one metric, with a period of a minute or more.",
    example: """
      "healthChecks": {"us": {"alarm": {"of": "errors"}}},
      "alarms": {"errors": {"metric": "HTTPCode_Target_5XX_Count", "of": "us", "threshold": 9}}
      """)

  package static let recordLocation = DiagnosticCode(
    "E622", "a location that there is not",
    "A geolocation record is for a continent, a country, a state of the United States, a region of "
      + "Ukraine, or everybody else. Each has its code in capitals (Route 53 API reference, "
      + "GeoLocation, 2026-11): the United Kingdom is GB.",
    remedy: "Give one of the forms below.",
    example: """
      "location": {"continent": "EU", "country": "DE"}    // wrong
      "location": {"country": "DE"}                       // right
      "location": {"country": "US", "subdivision": "CA"}  // right
      "location": "*"                                     // right
      """)

  package static let addressBlock = DiagnosticCode(
    "E623", "a text that is no CIDR block",
    "IP-based routing goes by blocks of addresses, of 1 to 24 bits for IPv4 and 1 to 48 for IPv6 "
      + "(Route 53 developer guide, IP-based routing, 2026-11).",
    remedy: "Write an address, a slash and the number of bits that count.",
    example: """
      "blocks": ["203.0.113.0-255"]                      // wrong
      "blocks": ["203.0.113.0/24", "2001:db8::/48"]      // right
      """)

  package static let requestInterval = DiagnosticCode(
    "E624", "a request interval that Route 53 does not have",
    "Checkers ask every 30 seconds, or every 10 for more money (Route 53 API reference, "
      + "HealthCheckConfig, 2026-11).",
    remedy: "Write \"10s\" or \"30s\".",
    example: """
      "requestInterval": "20s"    // wrong
      "requestInterval": "10s"    // right
      """)

  package static let aliasAmongValues = DiagnosticCode(
    "E625", "an alias among several values",
    "Answers with several values hold addresses. An alias is a record of its own, and neither the "
      + "policy multivalue nor one of several simple values can be one (Route 53 developer guide, "
      + "multivalue answer routing, 2026-11).",
    remedy: "Let the record lead to a listener or an address.",
    example: """
      "policy": "multivalue", "records": {"us.shop": {}}    // wrong if us.shop is a name
      "policy": "multivalue", "records": {"us/web": {}}     // right
      """)

  package static let noAlias = DiagnosticCode(
    "E626", "a target without health that is to be evaluated",
    "Only an alias can evaluate its target. An address has no health of its own.",
    remedy: "Give the record a health check.",
    example: """
      "192.0.2.1": {"evaluateTargetHealth": true}    // wrong
      "192.0.2.1": {"healthCheck": "on-premises"}    // right
      """)

  package static let safetyRule = DiagnosticCode(
    "E627", "a safety rule that cannot be meant",
    "An assertion rule looks at the controls that it guards; a gating rule looks at some controls and "
      + "guards others (ARC developer guide, safety rules, 2026-11).",
    remedy: "Correct what the message points at.",
    example: """
      "gate": {"kind": "gating", "controls": ["switch"]}                           // wrong
      "gate": {"kind": "gating", "controls": ["switch"], "targets": ["us", "eu"]}  // right
      """)

  package static let aliasTimeToLive = DiagnosticCode(
    "E628", "a time to live of an alias",
    "An alias has no time to live of its own: one of a load balancer always has 60 seconds, one of "
      + "another name that of the record behind it (Route 53 developer guide, choosing between alias "
      + "and non-alias records, 2026-11). Records that evaluate their target are aliases.",
    remedy: "Leave it out, or let the records be plain ones.",
    example: """
      "us/web": {"evaluateTargetHealth": true, "timeToLive": "5m"}    // wrong
      "us/web": {"evaluateTargetHealth": true}                        // right: an alias, 60s
      "us/web": {"timeToLive": "5m"}                                  // right: a CNAME
      """)

  package static let nameWithoutRecords = DiagnosticCode(
    "E629", "a name that is left without records",
    "A name without records does not exist: resolvers keep that for the negative time to live, 15 "
      + "minutes by default, whatever is made in the meantime.",
    remedy: "Make the new record in the step that deletes the last one.",
    example: """
      {"changeRecords": {"name": "shop", "delete": ["us/web"]}}                          // wrong
      {"changeRecords": {"name": "shop", "delete": ["us/web"], "upsert": {"eu/web": 1}}} // right
      """)

  static let routingDoubts: [DiagnosticCode] = [
    .noDefaultRecord, .idleHealthCheck, .blindPrimary, .constantHealth, .aliasTrap, .unknownAsker,
  ]

  package static let noDefaultRecord = DiagnosticCode(
    "W762", "a name without an answer for everybody",
    "Whoever no record is for gets no answer at all. Resolvers keep that as long as the zone's SOA "
      + "record says, 15 minutes by default (Route 53 developer guide, geolocation routing, 2026-11).",
    remedy: "Add a record for \"*\".",
    example: """
      "eu/web": {"location": {"continent": "EU"}}                                 // nobody else
      "eu/web": {"location": {"continent": "EU"}}, "us/web": {"location": "*"}    // right
      """)

  package static let idleHealthCheck = DiagnosticCode(
    "W763", "a health check that changes no answer",
    "The policy simple has one record. There is nothing to choose instead, so its health has no "
      + "effect.",
    remedy: "Take another policy, or remove the health check.",
    example: """
      "policy": "simple", "records": {"us/web": {"healthCheck": "us"}}        // no effect
      "policy": "multivalue", "records": {"us/web": {"healthCheck": "us"}, "eu/web": {}}
      """)

  package static let blindPrimary = DiagnosticCode(
    "W764", "a primary record that never fails",
    "A record without a health check, and without evaluation of its target, is always healthy.",
    remedy: "Give the primary record a health check.",
    example: """
      "192.0.2.1": {"role": "primary"}                               // never fails over
      "192.0.2.1": {"role": "primary", "healthCheck": "us-front"}    // right
      """)

  package static let constantHealth = DiagnosticCode(
    "W765", "a calculated health check that never changes",
    "With the threshold 0 it is always healthy, with more than it has children always unhealthy "
      + "(Route 53 developer guide, calculated health checks, 2026-11).",
    remedy: "Ask for at least one child, and at most as many as there are.",
    example: """
      "calculated": {"children": ["a", "b"], "threshold": 3}    // always unhealthy
      "calculated": {"children": ["a", "b"], "threshold": 2}    // right
      """)

  package static let aliasTrap = DiagnosticCode(
    "W766", "an alias that does not back out of a dead branch",
    "Without EvaluateTargetHealth an alias counts as healthy. Route 53 then chooses among the records "
      + "behind it even if every one of them is unhealthy, although other records of the name are well "
      + "(Route 53 developer guide, complex configurations, 2026-11).",
    remedy: "Add \"evaluateTargetHealth\": true.",
    example: """
      "us.shop": {"weight": 50}                                  // half, dead or alive
      "us.shop": {"weight": 50, "evaluateTargetHealth": true}    // right
      """)

  package static let unknownAsker = DiagnosticCode(
    "W767", "clients from nowhere for a policy that asks where they are",
    "Latency, geolocation, geoproximity and IP-based routing choose by where the resolver is. Of "
      + "clients without a place, or at one that nobody can locate, nothing is known: they get the "
      + "first record, or the one for \"*\".",
    remedy: "Say \"from\" where the traffic comes, and in \"route53\" where that is.",
    example: """
      "traffic": {"users": {"to": "shop", "from": "eu-west-1", …}}
      """)
}
