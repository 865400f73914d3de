// The exact words for each wrong scenario.

extension WrongScenario {
  static let drills: [WrongScenario] = [
    WrongScenario(
      "a drill after the end", #""from": "2m", "until": "20m""#, becomes: #""from": "30m""#,
      is: #"""
        full.jsonc:150:115: error[E685]: the drill begins at 30m, and the run ends at 30m
         150 | …["zoneLost", "dependencySlow"], "from": "30m", "longest": "3m", "…
             |                                          ^^^^^
          help: leave the drill some time within the run
        """#),
    WrongScenario(
      "a drill that ends before it begins", #""until": "20m""#, becomes: #""until": "1m""#,
      is: #"""
        full.jsonc:150:130: error[E685]: the drill ends at 1m, before it begins at 2m
         150 | …ependencySlow"], "from": "2m", "until": "1m", "longest": "3m", "…
             |                                          ^^^^
          help: leave the drill some time within the run
        """#),
    WrongScenario(
      "a drill that ends within the warm-up", #""from": "2m", "until": "20m""#,
      becomes: #""until": "30s""#,
      is: #"""
        full.jsonc:150:116: error[E685]: the drill ends at 30s, before it begins at 1m
         150 | …"zoneLost", "dependencySlow"], "until": "30s", "longest": "3m", "…
             |                                          ^^^^^
          help: leave the drill some time within the run
        """#),
    WrongScenario(
      "a drill without anything to break", #""objectives": {"#,
      becomes: #""drill": {"kinds": ["dependencyDown", "dependencySlow"]}, "objectives": {"#,
      in: FullRegions.text,
      is: #"""
        full.jsonc:28:22: error[E686]: nothing in this scenario can break in any of these ways
          28 |   "drill": {"kinds": ["dependencyDown", "dependencySlow"]}, "objectives": {"failed": ["rate<1%"]},
             |                      ^
          help: name other kinds, or leave "kinds" out
        """#),
    WrongScenario(
      "a kind of fault that there is not", #""zoneLost", "dependencySlow""#,
      becomes: #""zoneLoss""#,
      is: #"""
        full.jsonc:150:76: error[E204]: "zoneLoss" is not a kind of fault
         150 | …memory": "256MiB"}, "drill": {"kinds": ["zoneLoss"], "from": "2m", "un…
             |                                          ^^^^^^^^^^
          help: did you mean "zoneLost"?
        """#),
    WrongScenario(
      "three faults at a time", #""faults": 1"#, becomes: #""faults": 3"#,
      is: #"""
        full.jsonc:150:164: error[E304]: 3 is out of range
         150 | …til": "20m", "longest": "3m", "faults": 3},
             |                                          ^
          help: allowed is a whole number from 1 to 2
        """#),
  ]
}
