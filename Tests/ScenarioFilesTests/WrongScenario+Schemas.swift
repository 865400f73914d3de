// The exact words for each wrong scenario.

extension WrongScenario {
  static let schemas: [WrongScenario] = [
    WrongScenario(
      "a revision that needs an unknown phase",
      #""needs": "expanded""#,
      becomes: #""needs": "expandd""#,
      is: #"""
        full.jsonc:54:68: error[E401]: the schema "orders" has no phase "expandd"
          54 |       "image": {"size": "200MiB"}, "schemas": {"orders": {"needs": "expandd", "share": "10%"}},
             |                                                                    ^^^^^^^^^
          help: did you mean "expanded"?
        """#),
    WrongScenario(
      "a revision that fits no phase",
      #""needs": "expanded""#,
      becomes: #""needs": "expanded", "breaksFrom": "expanded""#,
      is: #"""
        full.jsonc:54:94: error[E541]: no phase of "orders" lies from "expanded" to before "expanded"
          54 | …s": {"needs": "expanded", "breaksFrom": "expanded", "share": "10%"}},
             |                                          ^^^^^^^^^^
          help: name a later phase
        """#),
    WrongScenario(
      "a revision that breaks from the first phase on",
      #""needs": "expanded""#,
      becomes: #""breaksFrom": "original""#,
      is: #"""
        full.jsonc:54:73: error[E541]: "original" is the first phase of "orders"
          54 | …}, "schemas": {"orders": {"breaksFrom": "original", "share": "10%"}},
             |                                          ^^^^^^^^^^
          help: name a later phase
        """#),
    WrongScenario(
      "a revision of an unknown schema",
      #"{"orders": {"needs""#,
      becomes: #"{"order": {"needs""#,
      is: #"""
        full.jsonc:54:48: error[E401]: no schema has the name "order"
          54 |       "image": {"size": "200MiB"}, "schemas": {"order": {"needs": "expanded", "share": "10%"}},
             |                                                ^^^^^^^
          help: did you mean "orders"?
        """#),
    WrongScenario(
      "an unknown class of requests that touch a schema",
      #""needs": "expanded""#,
      becomes: #""needs": "expanded", "classes": ["brows"]"#,
      is: #"""
        full.jsonc:54:92: error[E401]: no request class has the name "brows"
          54 | …ers": {"needs": "expanded", "classes": ["brows"], "share": "10%"}},
             |                                          ^^^^^^^
          help: did you mean "browse"?
        """#),
    WrongScenario(
      "tasks that the schema breaks from the start",
      #"{"serving": {"workers": 4, "queueLimit": 100}"#,
      becomes: #"{"schemas": {"orders": {"needs": "contracted"}}"#,
      is: #"""
        full.jsonc:62:19: error[E542]: "v1" does not work while "orders" is "original", as it is when the run starts
          62 |       "revision": "v1",
             |                   ^^^^
          help: start with a revision that does, or in the phase "contracted"

        full.jsonc:76:19: error[E542]: "v1" does not work while "orders" is "original", as it is when the run starts
          76 |       "revision": "v1",
             |                   ^^^^
          help: start with a revision that does, or in the phase "contracted"

        full.jsonc:86:28: error[E542]: "v1" does not work while "orders" is "original", as it is when the run starts
          86 |     "legacy": {"revision": "v1", "count": 2, "targetGroup": "old", "slowness": [1, 1.5]},
             |                            ^^^^
          help: start with a revision that does, or in the phase "contracted"
        """#),
    WrongScenario(
      "a phase named twice",
      #""initial": "original""#,
      becomes: #""initial": "contracted""#,
      is: #"""
        full.jsonc:156:9: error[E402]: there are two phases with the name "contracted"
         156 |         "contracted": {"takes": "10s", "locksFor": "100ms", "failureRate": "1%"},
             |         ^^^^^^^^^^^^
        """#),
    WrongScenario(
      "a migration of an unknown schema",
      #"{"migrate": {"schema": "orders", "to": "contracted"}}"#,
      becomes: #"{"migrate": {"schema": "order", "to": "contracted"}}"#,
      is: #"""
        full.jsonc:139:213: error[E401]: no schema has the name "order"
         139 | … "expanded"}}}}, {"migrate": {"schema": "order", "to": "contracted"…
             |                                          ^^^^^^^
          help: did you mean "orders"?
        """#),
    WrongScenario(
      "a migration to an unknown phase",
      #"{"migrate": {"schema": "orders", "to": "contracted"}}"#,
      becomes: #"{"migrate": {"schema": "orders", "to": "gone"}}"#,
      is: #"""
        full.jsonc:139:229: error[E401]: the schema "orders" has no phase "gone"
         139 | … {"migrate": {"schema": "orders", "to": "gone"}}, {"shiftName": {"…
             |                                          ^^^^^^
          help: phases are: "original", "expanded", "contracted"
        """#),
    WrongScenario(
      "a migration to where the schema is",
      #"{"migrate": {"schema": "orders", "to": "contracted"}}"#,
      becomes: #"{"migrate": {"schema": "orders", "to": "expanded"}}"#,
      is: #"""
        full.jsonc:139:229: error[E543]: "orders" is "expanded" already
         139 | … {"migrate": {"schema": "orders", "to": "expanded"}}, {"shiftName": {"…
             |                                          ^^^^^^^^^^
          help: migrate it to another phase, or remove the step
        """#),
    WrongScenario(
      "a migration that skips a phase",
      #"{"migrate": {"schema": "orders", "to": "expanded"}}"#,
      becomes: #"{"migrate": {"schema": "orders", "to": "contracted"}}"#,
      is: #"""
        full.jsonc:139:97: error[E543]: "orders" is "original", and "expanded" lies between it and "contracted"
         139 | … {"migrate": {"schema": "orders", "to": "contracted"}}, {"wait": {"for":…
             |                                          ^^^^^^^^^^^^
          help: migrate it to "expanded" before

        full.jsonc:139:176: error[E521]: no step before this one migrates "orders" to "expanded"
         139 | …maPhase": {"schema": "orders", "phase": "expanded"}}}}, {"migrate": {"…
             |                                          ^^^^^^^^^^
          help: put a "migrate" to it before
        """#),
    WrongScenario(
      "a reversal of what cannot be undone",
      #"{"migrate": {"schema": "orders", "to": "contracted"}}"#,
      becomes: #"{"migrate": {"schema": "orders", "to": "original"}}"#,
      is: #"""
        full.jsonc:139:229: error[E543]: there is no way back from "expanded" to "original"
         139 | … {"migrate": {"schema": "orders", "to": "original"}}, {"shiftName": {"…
             |                                          ^^^^^^^^^^
          help: let the migration be "reversible", or remove the step
        """#),
    WrongScenario(
      "a wait for a phase that no step leads to",
      #""phase": "expanded""#,
      becomes: #""phase": "contracted""#,
      is: #"""
        full.jsonc:139:174: error[E521]: no step before this one migrates "orders" to "contracted"
         139 | …maPhase": {"schema": "orders", "phase": "contracted"}}}}, {"migrate": {"…
             |                                          ^^^^^^^^^^^^
          help: put a "migrate" to it before
        """#),
    WrongScenario(
      "a schema that no revision touches",
      #""schemas": {"orders": {"needs": "expanded", "share": "10%"}}"#,
      becomes: #""schemas": {}"#,
      is: #"""
        full.jsonc:152:5: warning[W707]: no revision touches the schema "orders"
         152 |     "orders": {
             |     ^^^^^^^^
        """#),
  ]
}
