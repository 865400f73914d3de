// Names, limits and doubts that only the whole scenario shows.

extension DiagnosticCode {
  static let wholeNames: [DiagnosticCode] = [.similarName, .unclearName]

  package static let similarName = DiagnosticCode(
    "E403", "names that differ in capitals only",
    "Names become names of files and columns in reports, where capitals may not count; and people "
      + "mistake them for each other.",
    remedy: "Give one of them another name.",
    example: """
      "blue": {}, "Blue": {}     // wrong
      "blue": {}, "green": {}    // right
      """)

  package static let unclearName = DiagnosticCode(
    "E404", "a name that does not say which one",
    "Several things could be meant.",
    remedy: "Write the longer name that the message shows.",
    example: """
      "to": "alb"               // wrong if it has two listeners
      "to": "alb/production"    // right
      """)

  static let wholeLimits: [DiagnosticCode] = [.tooManyEvents, .tooMuchMemory]

  package static let tooManyEvents = DiagnosticCode(
    "E605", "more events than the limit",
    "The traffic and the health checks of one replication need more events than \"limits\" allow. "
      + "A million requests take about a second, and each request about 4 events.",
    remedy: "Shorten the run, lower the rate, or raise the limit.",
    example: """
      "limits": {"events": 10000000000}
      """)

  package static let tooMuchMemory = DiagnosticCode(
    "E606", "more memory than the limit",
    "Clients, sessions and recorded traffic of one replication need more memory than \"limits\" "
      + "allow.",
    remedy: "Lower their number, or raise the limit.",
    example: """
      "limits": {"memory": "16GiB"}
      """)

  static let doubts: [DiagnosticCode] = [
    .stuckDeployment, .ignoredSetting, .afterTheEnd, .missingCounts, .noTargets,
    .sharesOfAll, .unusedThing, .noTraffic,
  ]

  package static let stuckDeployment = DiagnosticCode(
    "W701", "a rolling deployment that cannot proceed",
    "The two percentages leave no room to start a task and none to stop one. AWS accepts this, and "
      + "the deployment hangs; the rehearsal shows just that.",
    remedy: "Raise \"maximumPercent\" or lower \"minimumHealthyPercent\".",
    example: """
      "desiredCount": 1, "deployment": {"minimumHealthyPercent": 50, "maximumPercent": 100}
      """)

  package static let ignoredSetting = DiagnosticCode(
    "W702", "a setting that the strategy ignores",
    "The deployment circuit breaker watches rolling deployments only, and lifecycle hooks are asked "
      + "in blue/green deployments only (ECS developer guide, 2026-11).",
    remedy: "Use alarms with both, the breaker with rolling, hooks with blue/green deployments.",
    example: """
      "strategy": "blueGreen", "alarms": {"names": ["errors"]}
      """)

  package static let afterTheEnd = DiagnosticCode(
    "W703", "after the end of the run",
    "What is planned for this time never happens: the run ends before.",
    remedy: "Lengthen \"duration\", or do it earlier.",
    example: """
      "duration": "10m", "plan": [{"at": "15m", …}]    // never taken
      """)

  package static let missingCounts = DiagnosticCode(
    "W704", "a recording with gaps",
    "Some intervals of the recording have no count. They are filled as \"missing\" says, and the "
      + "report says how many they were.",
    remedy: "Choose a part without gaps, or the treatment that fits.",
    example: """
      "missing": "interpolate"
      """)

  package static let noTargets = DiagnosticCode(
    "W705", "traffic to no targets",
    "The rule that takes these requests leads to target groups that no service and no fleet is "
      + "registered with; each such request is answered with a 503.",
    remedy: "Register a service or a fleet with the group.",
    example: """
      "fleets": {"web": {"targetGroup": "blue", …}}
      """)

  package static let sharesOfAll = DiagnosticCode(
    "W706", "shares that do not make a whole",
    "The shares of a source's classes are taken as weights: only their ratios count.",
    remedy: "Let them sum to 100%.",
    example: """
      "browse": {"share": "90%"}, "buy": {"share": "5%"}     // 95%
      "browse": {"share": "90%"}, "buy": {"share": "10%"}    // right
      """)

  package static let unusedThing = DiagnosticCode(
    "W707", "described and never used",
    "Nothing refers to this, so that it changes nothing.",
    remedy: "Use it or remove it.",
    example: """
      "targetGroups": {"blue": {…}, "green": {…}}    // and nobody forwards to green
      """)

  package static let noTraffic = DiagnosticCode(
    "W708", "no traffic",
    "No request arrives in this run: nothing can be said about what users would notice.",
    remedy: "Describe a source of traffic.",
    example: """
      "traffic": {"users": {"to": "alb", "arrivals": {"process": "poisson", "rate": "50rps"}, …}}
      """)
}
