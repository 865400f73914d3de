// What AWS refuses, and what cannot be simulated.

extension DiagnosticCode {
  static let cloud: [DiagnosticCode] = [
    .slowStartAlgorithm, .weightedRandomStickiness, .stickinessWithoutCrossZone,
    .mitigationAlgorithm, .groupStickinessMissing, .checkTimeout, .dnsBelowRouting, .zeroWeights,
    .quota, .repeatedPriority, .sharedGroup, .incompleteBlueGreen, .productionRuleElsewhere,
    .datapoints, .alarmDimension, .alarmPeriod, .warmUpTooLong, .emptyWindow, .objective,
    .impossibleWait, .shiftElsewhere, .stageWithoutHooks,
  ]

  static let shapeRanges: [DiagnosticCode] = [.emptyRange, .negativeRate, .noTime, .zeroRate]

  package static let slowStartAlgorithm = DiagnosticCode(
    "E502", "slow start without round robin",
    "AWS refuses slow start together with least_outstanding_requests and weighted_random "
      + "(ELB user guide, target group attributes).",
    remedy: "Remove \"slowStart\", or take round_robin.",
    example: """
      "algorithm": "least_outstanding_requests", "slowStart": "30s"    // wrong
      "algorithm": "round_robin", "slowStart": "30s"                   // right
      """)

  package static let weightedRandomStickiness = DiagnosticCode(
    "E503", "weighted random with stickiness",
    "AWS refuses sticky sessions together with weighted_random (ELB user guide, target group "
      + "attributes).",
    remedy: "Remove \"stickiness\", or take another algorithm.",
    example: """
      "algorithm": "weighted_random", "stickiness": "1d"    // wrong
      "algorithm": "round_robin", "stickiness": "1d"        // right
      """)

  package static let stickinessWithoutCrossZone = DiagnosticCode(
    "E504", "stickiness without cross-zone",
    "AWS refuses sticky sessions for a target group whose cross-zone load balancing is off.",
    remedy: "Remove one of the two.",
    example: """
      "crossZone": false, "stickiness": "1d"    // wrong
      "crossZone": true, "stickiness": "1d"     // right
      """)

  package static let mitigationAlgorithm = DiagnosticCode(
    "E505", "anomaly mitigation without weighted random",
    "Only weighted_random has weights that anomaly mitigation could change.",
    remedy: "Take weighted_random, or remove \"anomalyMitigation\".",
    example: """
      "algorithm": "round_robin", "anomalyMitigation": true        // wrong
      "algorithm": "weighted_random", "anomalyMitigation": true    // right
      """)

  package static let groupStickinessMissing = DiagnosticCode(
    "E506", "group stickiness is missing",
    "If one of several target groups of a forward has sticky sessions, AWS requires that the "
      + "forward itself is sticky: else a client would lose its session when it changes groups.",
    remedy: "Give the forward a \"stickiness\".",
    example: """
      "forward": {"blue": 90, "green": 10}    // wrong if blue is sticky
      "forward": {"targetGroups": {"blue": 90, "green": 10}, "stickiness": "1h"}    // right
      """)

  package static let checkTimeout = DiagnosticCode(
    "E507", "a check that outlasts its interval",
    "The timeout of a health check must be shorter than the interval between two of them.",
    remedy: "Shorten the timeout or lengthen the interval.",
    example: """
      "interval": "5s", "timeout": "5s"    // wrong
      "interval": "5s", "timeout": "2s"    // right
      """)

  package static let dnsBelowRouting = DiagnosticCode(
    "E508", "a DNS threshold below the routing threshold",
    "A zone must leave DNS before, or when, its node begins to route to unhealthy targets "
      + "(ELB user guide, target group health).",
    remedy: "Raise the DNS threshold or lower the routing threshold.",
    example: """
      "routingMinimumCount": 2, "dnsMinimumCount": 1    // wrong
      "routingMinimumCount": 2, "dnsMinimumCount": 2    // right
      """)

  package static let zeroWeights = DiagnosticCode(
    "E509", "weights that sum to zero",
    "Nothing would ever be chosen. AWS does not say what it does with such a rule.",
    remedy: "Give at least one of them a weight.",
    example: """
      "forward": {"blue": 0, "green": 0}      // wrong
      "forward": {"blue": 100, "green": 0}    // right
      """)

  package static let quota = DiagnosticCode(
    "E510", "more than AWS allows",
    "A quota of AWS is exceeded: 5 target groups in a forward, 5 condition values in a rule, "
      + "100 rules and 50 listeners of a load balancer, 1,000 targets of a group (2026-11).",
    remedy: "Use fewer; spread them over several load balancers or groups.",
    example: """
      "forward": {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1}    // one too many
      """)

  package static let repeatedPriority = DiagnosticCode(
    "E511", "a priority given twice",
    "Two rules of one listener have the same priority, so that it is not clear which one is "
      + "tried first.",
    remedy: "Give each rule a priority of its own.",
    example: """
      {"priority": 10, …}, {"priority": 10, …}    // wrong
      {"priority": 10, …}, {"priority": 20, …}    // right
      """)

  package static let sharedGroup = DiagnosticCode(
    "E512", "a target group behind two load balancers",
    "AWS allows one load balancer for each target group; this quota cannot be raised.",
    remedy: "Describe a second target group.",
    example: """
      "a": {"listeners": {"web": {"default": {"forward": "blue"}}}},
      "b": {"listeners": {"web": {"default": {"forward": "blue"}}}}    // wrong
      """)

  package static let incompleteBlueGreen = DiagnosticCode(
    "E513", "blue/green without what it needs",
    "A blue/green deployment needs two target groups and the listener rule whose weights it "
      + "changes.",
    remedy: "Add what the message names.",
    example: """
      "targetGroup": "blue", "alternateTargetGroup": "green",
      "productionRule": "alb/production"
      """)

  package static let productionRuleElsewhere = DiagnosticCode(
    "E514", "a rule that does not lead to the service",
    "A blue/green deployment moves traffic between the service's two target groups; the rule "
      + "has to forward to both of them, one may have weight 0.",
    remedy: "Let the rule forward to both groups.",
    example: """
      "default": {"forward": {"blue": 100, "green": 0}}
      """)

  package static let datapoints = DiagnosticCode(
    "E515", "more datapoints than periods",
    "An alarm cannot need more breaching datapoints than the periods it looks at.",
    remedy: "Lower \"datapointsToAlarm\" or raise \"evaluationPeriods\".",
    example: """
      "evaluationPeriods": 3, "datapointsToAlarm": 5    // wrong
      "evaluationPeriods": 5, "datapointsToAlarm": 3    // right
      """)

  package static let alarmDimension = DiagnosticCode(
    "E516", "a metric that this thing does not have",
    "The codes and bytes of a load balancer are reported for load balancers only, counts of hosts "
      + "for target groups, requests and what targets answered for both, CPUUtilization for "
      + "services.",
    remedy: "Watch another metric or another thing.",
    example: """
      "metric": "HTTPCode_ELB_5XX_Count", "of": "blue"    // wrong: a target group
      "metric": "HTTPCode_ELB_5XX_Count", "of": "alb"     // right
      """)

  package static let alarmPeriod = DiagnosticCode(
    "E517", "a period that CloudWatch does not have",
    "An alarm's period is 10, 20 or 30 seconds, or a multiple of 60 (CloudWatch API reference, "
      + "PutMetricAlarm, 2026-11).",
    remedy: "Take one of these.",
    example: """
      "period": "90s"    // wrong
      "period": "2m"     // right
      """)

  package static let warmUpTooLong = DiagnosticCode(
    "E518", "nothing left after the warm-up",
    "The warm-up is cut off from the run; nothing would be measured.",
    remedy: "Shorten the warm-up or lengthen the run.",
    example: """
      "duration": "10m", "warmUp": "10m"    // wrong
      "duration": "10m", "warmUp": "1m"     // right
      """)

  package static let emptyWindow = DiagnosticCode(
    "E519", "a source that ends before it starts",
    "A source of traffic is silent outside of its start and end.",
    remedy: "Let it end after its start.",
    example: """
      "start": "5m", "end": "2m"    // wrong
      "start": "2m", "end": "5m"    // right
      """)

  package static let emptyRange = DiagnosticCode(
    "E309", "an empty range",
    "The end of a range lies before its beginning.",
    remedy: "Exchange the two.",
    example: """
      {"from": "20s", "to": "10s"}    // wrong
      {"from": "10s", "to": "20s"}    // right
      """)

  package static let negativeRate = DiagnosticCode(
    "E310", "a rate below zero",
    "The rate would be negative at times.",
    remedy: "Take an amplitude of at most the mean.",
    example: """
      "mean": "100rps", "amplitude": "150rps"    // wrong
      "mean": "100rps", "amplitude": "80rps"     // right
      """)

  package static let noTime = DiagnosticCode(
    "E311", "requests without end at one instant",
    "Between two arrivals no time would pass, so that the run would never get on.",
    remedy: "Give the gap, or the think time and the work together, a mean above zero.",
    example: """
      "process": "renewal", "gap": "0s"      // wrong
      "process": "renewal", "gap": "10ms"    // right
      """)

  package static let zeroRate = DiagnosticCode(
    "E312", "a source without requests",
    "The rate is zero all the time, the counts are all zero, or the trace is empty.",
    remedy: "Write a rate above zero, or remove the source.",
    example: """
      "rate": "0rps"     // wrong
      "rate": "50rps"    // right
      """)

  package static let objective = DiagnosticCode(
    "E520", "an objective that cannot be judged",
    "The metric or the threshold cannot be read, or names something that the scenario does not "
      + "have.",
    remedy: "Write a metric with its tags, and thresholds of an aggregate, a comparison and a "
      + "number with its unit.",
    example: """
      "objectives": {"latency{group:blue}": ["p(99)<800ms"], "failed": ["rate<0.1%"]}
      """)

  package static let impossibleWait = DiagnosticCode(
    "E521", "a wait that cannot end",
    "What the plan waits for cannot happen: no step before it begins a deployment of this "
      + "service, or no such number of targets is ever registered with the group.",
    remedy: "Put the step that begins it before the wait, or correct the condition.",
    example: """
      [{"deploy": {"service": "shop", "revision": "v2"}},
       {"wait": {"for": {"deploymentFinished": "shop"}}}]    // right
      """)

  package static let shiftElsewhere = DiagnosticCode(
    "E522", "a shift to a group that the rule does not have",
    "A shift of traffic changes the weights of a rule's own target groups.",
    remedy: "Let the rule forward to the group from the start, with weight 0.",
    example: """
      "default": {"forward": {"blue": 100, "green": 0}}
      """)

  package static let stageWithoutHooks = DiagnosticCode(
    "E523", "a stage without hooks",
    "ECS offers no hooks at SCALE_UP, BAKE_TIME and CLEAN_UP (ECS developer guide, 2026-11).",
    remedy: "Take the stage before or after it.",
    example: """
      "stage": "SCALE_UP"         // wrong
      "stage": "POST_SCALE_UP"    // right
      """)
}
