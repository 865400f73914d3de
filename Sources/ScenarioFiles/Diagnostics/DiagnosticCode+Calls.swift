// Mistakes about calls, and what is doubtful about them.

extension DiagnosticCode {
  static let calls: [DiagnosticCode] = [
    .callWithoutWork, .requestOfNothing, .endlessCalls, .nothingToJoin, .ambiguousCallee,
    .ringOfCalls, .callOutlastsCaller, .retriesMultiply, .breakerWithoutTimeout,
  ]

  package static let callWithoutWork = DiagnosticCode(
    "E655", "a call that asks for nothing",
    "A call of a load balancer or a DNS name sends requests, which are work for whoever answers.",
    remedy: "Say how much work a request of the call is.",
    example: """
      "calls": [{"to": "orders/http"}]                     // wrong
      "calls": [{"to": "orders/http", "work": "20ms"}]     // right
      """)

  package static let requestOfNothing = DiagnosticCode(
    "E656", "a request to something that gets none",
    "A dependency is not looked into: its own law says how long a call takes. Tables and databases "
      + "have operations of their own.",
    remedy: "Leave the work out, or call a load balancer.",
    example: """
      "calls": [{"to": "db", "work": "20ms"}]       // wrong
      "calls": [{"to": "db", "timeout": "1s"}]      // right
      """)

  package static let endlessCalls = DiagnosticCode(
    "E657", "calls without an end",
    "Every request of the first service makes the calls that lead back to it, and so does each of "
      + "those: one request of a user would go on for ever.",
    remedy: "Break the ring, or let only some classes of requests make one of its calls.",
    example: """
      "a": {"calls": [{"to": "b/http", "work": "1ms"}]},
      "b": {"calls": [{"to": "a/http", "work": "1ms"}]}    // wrong
      """)

  package static let nothingToJoin = DiagnosticCode(
    "E658", "a call that begins with none",
    "A call with \"parallel\" begins together with the one before it, and one with \"race\" does the "
      + "same work elsewhere; both need a call before them, and a group is of one kind.",
    remedy: "Put it behind the call that it belongs to.",
    example: """
      "calls": [
        {"to": "a/http", "work": "1ms"},
        {"to": "b/http", "work": "1ms", "race": "50ms"},
      ]
      """)

  package static let ambiguousCallee = DiagnosticCode(
    "E659", "a name that means two things to a caller",
    "Calls name what they call, whatever it is.",
    remedy: "Give one of them another name.",
    example: """
      "dependencies": {"orders": {…}}, "loadBalancers": {"orders": {…}}    // wrong
      """)

  package static let ringOfCalls = DiagnosticCode(
    "W780", "services that call each other",
    "Some requests come back to the service that they began in. Each keeps a worker while it waits: "
      + "when all workers wait for the service itself, nothing moves until time-outs pass.",
    remedy: "Leave one of the calls out, if it is not what the rehearsal is about.",
    example: """
      "a": {"calls": [{"to": "b/http", "work": "1ms"}]},
      "b": {"calls": [{"to": "a/http", "work": "1ms", "share": "1%"}]}
      """)

  package static let callOutlastsCaller = DiagnosticCode(
    "W781", "a call that outlasts its caller",
    "Whoever asked has given up before the call does: the service goes on waiting, and keeps its "
      + "worker, for nobody.",
    remedy: "Let time-outs become shorter from the outside to the inside.",
    example: """
      "client": {"timeout": "1s"}, "calls": [{"to": "db", "timeout": "5s"}]       // doubtful
      "client": {"timeout": "1s"}, "calls": [{"to": "db", "timeout": "300ms"}]    // right
      """)

  package static let retriesMultiply = DiagnosticCode(
    "W782", "retries that multiply",
    "Each attempt of a layer makes all attempts of the layers below it. Three layers with three "
      + "attempts each ask a failing service 27 times for one request of a user (Amazon Builders' "
      + "Library, Timeouts, retries and backoff with jitter).",
    remedy: "Retry in one layer only, or give the retries a budget or a circuit breaker.",
    example: """
      "retry": {"attempts": 3}                             // in every layer: doubtful
      "retry": {"attempts": 3, "budget": {"tokens": 10}}   // bounded
      """)

  package static let breakerWithoutTimeout = DiagnosticCode(
    "W783", "a circuit breaker that cannot see hanging",
    "A call that never ends is neither a success nor a failure, so that the circuit stays closed "
      + "while all workers wait.",
    remedy: "Give the call a time-out.",
    example: """
      {"to": "orders/http", "work": "1ms", "circuitBreaker": {}}                     // doubtful
      {"to": "orders/http", "work": "1ms", "timeout": "1s", "circuitBreaker": {}}    // right
      """)
}
