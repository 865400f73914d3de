// The exact words for each wrong scenario.

extension WrongScenario {
  static let calls: [WrongScenario] = [
    WrongScenario(
      "an unknown callee",
      #""to": "mail", "share""#,
      becomes: #""to": "mial", "share""#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "an unknown listener to call",
      #""to": "orders/http", "work""#,
      becomes: #""to": "orders/htp", "work""#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "an unknown class that makes a call",
      #""classes": ["all"]"#,
      becomes: #""classes": ["al"]"#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "a call that asks for nothing",
      #""to": "orders/http", "work": "20ms","#,
      becomes: #""to": "orders/http","#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "a request to a dependency",
      #""to": "mail", "share""#,
      becomes: #""to": "mail", "work": "1ms", "share""#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "services that call each other without end",
      #""orders-1": {"work""#,
      becomes: #""orders-1": {"calls": [{"to": "shop", "work": "1ms"}], "work""#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "services that call each other now and then",
      #""orders-1": {"work""#,
      becomes: #""orders-1": {"calls": [{"to": "shop", "work": "1ms", "share": "1%"}], "work""#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "a race with nobody",
      #""calls": ["#,
      becomes: #""calls": [{"to": "mail", "race": "1s"},"#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "a name that means two things",
      #""mail": {"latency""#,
      becomes: #""orders": {"latency": "1ms"}, "mail": {"latency""#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "a call that outlasts its caller",
      #""classes": ["all"], "timeout": "1s""#,
      becomes: #""classes": ["all"], "timeout": "5s""#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "retries that multiply",
      #""retry": {"attempts": 2, "budget": {"tokens": 10}},"#,
      becomes: #""retry": {"attempts": 2}, "connectTimeout": "1s","#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
    WrongScenario(
      "a circuit breaker that sees nothing",
      #""parallel": true}"#,
      becomes: #""parallel": true}, {"to": "mail", "circuitBreaker": {}}"#,
      in: FullCalls.text,
      is: #"""
        X
        """#),
  ]
}
