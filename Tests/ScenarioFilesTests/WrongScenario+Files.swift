// The exact words for each wrong scenario.

extension WrongScenario {
  static let files: [WrongScenario] = [
    WrongScenario(
      "a file that is not there",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "count.csv"}"#,
      is: #"""
        full.jsonc:91:49: error[E801]: there is no file "count.csv"
          91 |       "arrivals": {"process": "counts", "file": "count.csv"},
             |                                                 ^^^^^^^^^^^
          help: paths are relative to the scenario's folder
        """#),
    WrongScenario(
      "a file with an absolute path",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "/etc/passwd"}"#,
      is: #"""
        full.jsonc:91:49: error[E802]: "/etc/passwd" lies outside of the folder "shop"
          91 |       "arrivals": {"process": "counts", "file": "/etc/passwd"},
             |                                                 ^^^^^^^^^^^^^
          help: put the file into that folder and write its path relative to the scenario
        """#),
    WrongScenario(
      "a file outside of the folder",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "../../secret.csv"}"#,
      is: #"""
        full.jsonc:91:49: error[E802]: "../../secret.csv" lies outside of the folder "shop"
          91 |       "arrivals": {"process": "counts", "file": "../../secret.csv"},
             |                                                 ^^^^^^^^^^^^^^^^^^
          help: put the file into that folder and write its path relative to the scenario
        """#),
    WrongScenario(
      "a column that is not there",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "counts.csv", "column": "valeu"}"#,
      is: #"""
        counts.csv:1:1: error[E804]: there is no column "valeu"
           1 | timestamp,value
             | ^^^^^^^^^^^^^^^
          help: did you mean "value"?
        """#),
    WrongScenario(
      "a file of three columns",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "wide.csv"}"#,
      is: #"""
        wide.csv:1:1: error[E804]: the file has 3 columns
           1 | timestamp,value,more
             | ^^^^^^^^^^^^^^^^^^^^
          help: say which one holds the counts, as in "column": "value"
        """#),
    WrongScenario(
      "a cell that is no count",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "words.csv"}"#,
      is: #"""
        words.csv:2:21: error[E805]: "many" is not a count
           2 | 2026-11-20 09:00:00,many
             |                     ^^^^
        """#),
    WrongScenario(
      "a negative count",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "negative.csv"}"#,
      is: #"""
        negative.csv:2:21: error[E805]: "-3" is out of range
           2 | 2026-11-20 09:00:00,-3
             |                     ^^
          help: counts are from 0 to 1000000000000
        """#),
    WrongScenario(
      "a row without its cell",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "short.csv"}"#,
      is: #"""
        short.csv:2:1: error[E805]: the row has 1 of 2 cells, "value" is missing
           2 | 2026-11-20 09:00:00
             | ^^^^^^^^^^^^^^^^^^^
        """#),
    WrongScenario(
      "rows out of order",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "unsorted.csv", "interval": "5m"}"#,
      is: #"""
        unsorted.csv:3:1: error[E806]: "2026-11-20 09:00:00" is not 5m after the row before
           3 | 2026-11-20 09:00:00,2
             | ^^^^^^^^^^^^^^^^^^^
          help: sort the rows, or correct "interval"
        """#),
    WrongScenario(
      "an interval counted twice",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "repeated.csv"}"#,
      is: #"""
        repeated.csv:3:1: error[E806]: "2026-11-20 09:00:00" is not 1m after the row before
           3 | 2026-11-20 09:00:00,2
             | ^^^^^^^^^^^^^^^^^^^
          help: sort the rows, or correct "interval"
        """#),
    WrongScenario(
      "a file without rows",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "header.csv"}"#,
      is: #"""
        full.jsonc:91:49: error[E807]: "header.csv" has no counts from row 1 on
          91 |       "arrivals": {"process": "counts", "file": "header.csv"},
             |                                                 ^^^^^^^^^^^^
        """#),
    WrongScenario(
      "an empty file",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "empty.csv"}"#,
      is: #"""
        full.jsonc:91:49: error[E807]: "empty.csv" is empty
          91 |       "arrivals": {"process": "counts", "file": "empty.csv"},
             |                                                 ^^^^^^^^^^^
        """#),
    WrongScenario(
      "a recording with gaps",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "counts.csv", "interval": "5m"}"#,
      is: #"""
        full.jsonc:91:49: warning[W704]: 2 of 5 intervals have no count in "counts.csv", they are filled with "interpolate"
          91 |       "arrivals": {"process": "counts", "file": "counts.csv", "interval": "5m"},
             |                                                 ^^^^^^^^^^^^
          help: "missing" says what a gap is taken for
        """#),
    WrongScenario(
      "both a file and counts",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "counts", "file": "counts.csv", "counts": [1]}"#,
      is: #"""
        full.jsonc:91:63: error[E205]: an arrival process has the keys "file" and "counts", only one of them can apply
          91 |       "arrivals": {"process": "counts", "file": "counts.csv", "counts": [1]},
             |                                                               ^^^^^^^^
          help: make two of it
        """#),
    WrongScenario(
      "a trace whose unit is not known",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "trace", "file": "trace.csv", "workColumn": "work"}"#,
      is: #"""
        trace.csv:1:11: error[E301]: the unit of the column "work" is not known
           1 | arrival_s,work
             |           ^^^^
          help: say what a 1 means, as in "workUnit": "1ms"
        """#),
    WrongScenario(
      "a trace that runs backwards",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "trace", "file": "backwards.csv"}"#,
      is: #"""
        backwards.csv:3:1: error[E806]: "0.25" is before the row before
           3 | 0.25,4
             | ^^^^
          help: sort the rows by time
        """#),
    WrongScenario(
      "work for fewer requests than there are",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "trace", "arrivals": ["0s", "1s"], "work": ["5ms"]}"#,
      is: #"""
        full.jsonc:91:74: error[E206]: "work" has length 1, "arrivals" has length 2
          91 |       "arrivals": {"process": "trace", "arrivals": ["0s", "1s"], "work": ["5ms"]},
             |                                                                          ^^^^^^^
          help: give each arrival its work, or none
        """#),
  ]
}
