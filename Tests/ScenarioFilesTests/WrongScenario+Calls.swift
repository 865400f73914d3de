// The exact words for each wrong scenario.

extension WrongScenario {
  static let calls: [WrongScenario] = [
    WrongScenario(
      "an unknown callee",
      #""to": "mail", "share""#,
      becomes: #""to": "mial", "share""#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:29:16: error[E401]: nothing that can be called has the name "mial"
          29 |         {"to": "mial", "share": "10%", "classes": ["all"], "timeout": "1s",
             |                ^^^^^^
          help: did you mean "mail"?
        """#),
    WrongScenario(
      "an unknown listener to call",
      #""to": "orders/http", "work""#,
      becomes: #""to": "orders/htp", "work""#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:15:17: error[E401]: the load balancer "orders" has no listener "htp"
          15 |           "to": "orders/htp", "work": "20ms", "timeout": "300ms",
             |                 ^^^^^^^^^^^^
          help: did you mean "http"?
        """#),
    WrongScenario(
      "an unknown class that makes a call",
      #""classes": ["all"]"#,
      becomes: #""classes": ["al"]"#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:29:52: error[E401]: no request class has the name "al"
          29 |         {"to": "mail", "share": "10%", "classes": ["al"], "timeout": "1s",
             |                                                    ^^^^
          help: did you mean "all"?
        """#),
    WrongScenario(
      "a call that asks for nothing",
      #""to": "orders/http", "work": "20ms","#,
      becomes: #""to": "orders/http","#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:14:9: error[E655]: "orders/http" is asked by requests, and nothing says how much work one of them is
          14 |         {
             |         ^
          help: add "work": {"law": "exponential", "mean": "20ms"}
        """#),
    WrongScenario(
      "a request to a dependency",
      #""to": "mail", "share""#,
      becomes: #""to": "mail", "work": "1ms", "share""#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:29:9: error[E656]: "mail" is not asked by requests: its own law says how long a call takes
          29 |         {"to": "mail", "work": "1ms", "share": "10%", "classes": ["all"], "timeout": "1s",
             |         ^
          help: remove "work" or "request"
        """#),
    WrongScenario(
      "services that call each other without end",
      #""orders-1": {"work""#,
      becomes: #""orders-1": {"calls": [{"to": "shop", "work": "1ms"}], "work""#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:14:9: error[E657]: calls come back to where they began and never end: "orders/http" → "shop"
          14 |         {
             |         ^
          help: leave one of them out, or let only some "classes" make it

        full.jsonc:24:9: error[E657]: calls come back to where they began and never end: "orders" → "shop"
          24 |         {
             |         ^
          help: leave one of them out, or let only some "classes" make it
        """#),
    WrongScenario(
      "services that call each other now and then",
      #""orders-1": {"work""#,
      becomes: #""orders-1": {"calls": [{"to": "shop", "work": "1ms", "share": "1%"}], "work""#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:14:9: warning[W780]: calls can come back to where they began: "orders/http" → "shop"
          14 |         {
             |         ^
          help: a worker that waits for its own service can wait for itself; leave one call out

        full.jsonc:24:9: warning[W780]: calls can come back to where they began: "orders" → "shop"
          24 |         {
             |         ^
          help: a worker that waits for its own service can wait for itself; leave one call out
        """#),
    WrongScenario(
      "a race with nobody",
      #""calls": ["#,
      becomes: #""calls": [{"to": "mail", "race": "1s"},"#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:12:32: error[E658]: the first call has none before it
          12 |       "calls": [{"to": "mail", "race": "1s"},
             |                                ^^^^^^
          help: remove it, or put the call behind another
        """#),
    WrongScenario(
      "a name that means two things to callers",
      #""mail": {"latency""#,
      becomes: #""shop": {"latency": "1ms"}, "mail": {"latency""#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:9:46: error[E659]: "shop" is a dependency and a load balancer
           9 | …pendencies": {"db": {"latency": "2ms"}, "shop": {"latency": "1ms"}…
             |                                          ^^^^^^
          help: give one of them another name
        """#),
    WrongScenario(
      "a call that outlasts its caller",
      #""classes": ["all"], "timeout": "1s""#,
      becomes: #""classes": ["all"], "timeout": "5s""#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:29:71: warning[W781]: the call waits for 5s, while "users" waits for its answer for 2s only
          29 |         {"to": "mail", "share": "10%", "classes": ["all"], "timeout": "5s",
             |                                                                       ^^^^
          help: shorten the time-out, so that nobody works on answers that nobody waits for
        """#),
    WrongScenario(
      "retries that multiply",
      #""classes": ["all"], "timeout""#,
      becomes: #""classes": ["all"], "retry": {"attempts": 3}, "timeout""#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:29:9: warning[W782]: when "mail" fails, one request of "users" makes up to 9 attempts of it: each layer multiplies those above it
          29 |         {"to": "mail", "share…
             |         ^
          help: retry in one layer only, or give the retries a "budget"
        """#),
    WrongScenario(
      "a circuit breaker that sees nothing",
      #""parallel": true}"#,
      becomes: #""parallel": true}, {"to": "mail", "circuitBreaker": {}}"#,
      in: FullCalls.text,
      is: #"""
        full.jsonc:31:73: warning[W783]: without a time-out a call that hangs never fails, and the circuit stays closed
          31 |         {"to": "db", "timeout": "1s", "parallel": true}, {"to": "mail", "circuitBreaker": {}},
             |                                                                         ^^^^^^^^^^^^^^^^
          help: add "timeout"
        """#),
  ]
}
