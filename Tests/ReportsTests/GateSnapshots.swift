// The documents of a lab of made-up worlds, byte by byte.

let gateTextSnapshot = """
  FAIL  gate  canary lab
  Question: Is the gate any good?
  Gate: shop, blueGreen, from v1 to v2
  40 worlds of each kind, seed 7, fingerprint def2756e9cf05f64, rehearse 1.2.3

  Answers  (with 95 % intervals)
    At this traffic a good build is rolled back in 10 % [2.8 %, 23.7 %] of rollouts; whether \
  the gate
      holds its nominal level of 5 %, the data cannot tell.
    At this traffic the gate misses a build with 2 % more errors in 22.5 % [10.8 %, 38.5 %] of
      rollouts, and 2.5 % [0.1 %, 13.2 %] are undecided (1 undecided at the end of the run); 90 \
  %
      power takes about 2.1 times the traffic (1.3 or more).
    The scenario's candidate is the stable revision under another name.

  Limits
    ✗ not met       misses of errors + 2 % at most 10 %: 22.5 % [10.8 %, 38.5 %]

  How rollouts end            promoted                caught                  undecided
    × 0.3   good              90 % [76.3 %, 97.2 %]   10 % [2.8 %, 23.7 %]    0 % [0 %, 8.8 %]
    × 0.3   errors + 2 %      75 % [58.8 %, 87.3 %]   22.5 % [10.8 %, 38.5 %] 2.5 % [0.1 %, \
  13.2 %]
    × 1     good              90 % [76.3 %, 97.2 %]   10 % [2.8 %, 23.7 %]    0 % [0 %, 8.8 %]
    × 1     errors + 2 %      22.5 % [10.8 %, 38.5 %] 75 % [58.8 %, 87.3 %]   2.5 % [0.1 %, \
  13.2 %]
    × 3     good              90 % [76.3 %, 97.2 %]   10 % [2.8 %, 23.7 %]    0 % [0 %, 8.8 %]
    × 3     errors + 2 %      0 % [0 %, 8.8 %]        97.5 % [86.8 %, 99.9 %] 2.5 % [0.1 %, \
  13.2 %]

  Time to detect: median      from the start          from the first request  to restore
    × 0.3   good              0:04 [–, –]             0:01 [–, –]             0:03 [–, –]
    × 0.3   errors + 2 %      0:05 [0:04, 0:06]       0:02 [0:01, 0:03]       0:03 [0:03, 0:03]
    × 1     good              0:04 [–, –]             0:01 [–, –]             0:03 [–, –]
    × 1     errors + 2 %      0:05 [0:04, 0:06]       0:02 [0:01, 0:03]       0:03 [0:03, 0:03]
    × 3     good              0:04 [–, –]             0:01 [–, –]             0:03 [–, –]
    × 3     errors + 2 %      0:05 [0:04, 0:06]       0:02 [0:01, 0:03]       0:03 [0:03, 0:03]
    90th percentile           from the start          from the first request  to restore
    × 0.3   good              0:06 [0:04, –]          0:03 [0:01, –]          0:03 [0:03, –]
    × 0.3   errors + 2 %      0:06 [0:05, –]          0:03 [0:02, –]          0:03 [0:03, –]
    × 1     good              0:06 [0:04, –]          0:03 [0:01, –]          0:03 [0:03, –]
    × 1     errors + 2 %      0:06 [0:06, –]          0:03 [0:03, –]          0:03 [0:03, –]
    × 3     good              0:06 [0:04, –]          0:03 [0:01, –]          0:03 [0:03, –]
    × 3     errors + 2 %      0:06 [0:06, 0:06]       0:03 [0:03, 0:03]       0:03 [0:03, 0:03]

  Requests: median            met the candidate       of them failed          failed beyond the \
  twin
    × 0.3   good              50 [–, –]               0 [–, –]
    × 0.3   errors + 2 %      50 [50, 50]             10 [10, 10]             10 [10, 10]
    × 1     good              50 [–, –]               0 [–, –]
    × 1     errors + 2 %      50 [50, 50]             10 [10, 10]             10 [10, 10]
    × 3     good              50 [–, –]               0 [–, –]
    × 3     errors + 2 %      50 [50, 50]             10 [10, 10]             10 [10, 10]
    Times and the candidate's requests are those of builds that were caught; failures beyond
    the A/A twin are those of all bad builds, to the end of the run.

  """

let gateJSONSnapshot = """
  {
    "answers": ["At this traffic a good build is rolled back in 10 % [2.8 %, 23.7 %] of \
  rollouts; whether the gate holds its nominal level of 5 %, the data cannot tell.", "At this \
  traffic the gate misses a build with 2 % more errors in 22.5 % [10.8 %, 38.5 %] of rollouts, \
  and 2.5 % [0.1 %, 13.2 %] are undecided (1 undecided at the end of the run); 90 % power is \
  not within the grid, at this traffic.", "The scenario's candidate is the stable revision \
  under another name."],
    "cells": [
      {
        "build": {
          "kind": "good"
        },
        "candidateFailed": {
          "mean": {
            "estimate": 0,
            "high": 0,
            "low": 0
          },
          "median": {
            "estimate": 0,
            "high": null,
            "low": null
          },
          "p90": {
            "estimate": 0,
            "high": null,
            "low": 0
          },
          "unit": "count",
          "worlds": 4
        },
        "candidateRequests": {
          "mean": {
            "estimate": 50,
            "high": 50,
            "low": 50
          },
          "median": {
            "estimate": 50,
            "high": null,
            "low": null
          },
          "p90": {
            "estimate": 50,
            "high": null,
            "low": 50
          },
          "unit": "count",
          "worlds": 4
        },
        "caught": {
          "estimate": 0.1,
          "high": 0.2366374,
          "low": 0.027925415
        },
        "detection": {
          "mean": {
            "estimate": 4.75,
            "high": 6.27348018,
            "low": 3.22651982
          },
          "median": {
            "estimate": 4,
            "high": null,
            "low": null
          },
          "p90": {
            "estimate": 6,
            "high": null,
            "low": 4
          },
          "unit": "s",
          "worlds": 4
        },
        "detectionFromFirstRequest": {
          "mean": {
            "estimate": 1.75,
            "high": 3.27348018,
            "low": 0.226519819
          },
          "median": {
            "estimate": 1,
            "high": null,
            "low": null
          },
          "p90": {
            "estimate": 3,
            "high": null,
            "low": 1
          },
          "unit": "s",
          "worlds": 4
        },
        "ends": {
          "promoted": 36,
          "rolledBack": 4
        },
        "excessFailures": null,
        "failedShare": 0,
        "nominalLevel": "cannotTell",
        "promoted": {
          "estimate": 0.9,
          "high": 0.972074585,
          "low": 0.7633626
        },
        "restoration": {
          "mean": {
            "estimate": 3,
            "high": 3,
            "low": 3
          },
          "median": {
            "estimate": 3,
            "high": null,
            "low": null
          },
          "p90": {
            "estimate": 3,
            "high": null,
            "low": 3
          },
          "unit": "s",
          "worlds": 4
        },
        "traffic": 1,
        "undecided": {
          "estimate": 0,
          "high": 0.088097303,
          "low": 0
        },
        "variant": 0,
        "worlds": 40
      },
      {
        "build": {
          "kind": "errors",
          "size": 0.02
        },
        "candidateFailed": {
          "mean": {
            "estimate": 10,
            "high": 10,
            "low": 10
          },
          "median": {
            "estimate": 10,
            "high": 10,
            "low": 10
          },
          "p90": {
            "estimate": 10,
            "high": null,
            "low": 10
          },
          "unit": "count",
          "worlds": 30
        },
        "candidateRequests": {
          "mean": {
            "estimate": 50,
            "high": 50,
            "low": 50
          },
          "median": {
            "estimate": 50,
            "high": 50,
            "low": 50
          },
          "p90": {
            "estimate": 50,
            "high": null,
            "low": 50
          },
          "unit": "count",
          "worlds": 30
        },
        "caught": {
          "estimate": 0.75,
          "high": 0.873085201,
          "low": 0.58803802
        },
        "detection": {
          "mean": {
            "estimate": 5,
            "high": 5.31009692,
            "low": 4.68990308
          },
          "median": {
            "estimate": 5,
            "high": 6,
            "low": 4
          },
          "p90": {
            "estimate": 6,
            "high": null,
            "low": 6
          },
          "unit": "s",
          "worlds": 30
        },
        "detectionFromFirstRequest": {
          "mean": {
            "estimate": 2,
            "high": 2.31009692,
            "low": 1.68990308
          },
          "median": {
            "estimate": 2,
            "high": 3,
            "low": 1
          },
          "p90": {
            "estimate": 3,
            "high": null,
            "low": 3
          },
          "unit": "s",
          "worlds": 30
        },
        "ends": {
          "promoted": 9,
          "rolledBack": 30,
          "running": 1
        },
        "excessFailures": {
          "mean": {
            "estimate": 10,
            "high": 10,
            "low": 10
          },
          "median": {
            "estimate": 10,
            "high": 10,
            "low": 10
          },
          "p90": {
            "estimate": 10,
            "high": 10,
            "low": 10
          },
          "unit": "count",
          "worlds": 40
        },
        "failedShare": 0.1,
        "promoted": {
          "estimate": 0.225,
          "high": 0.384511677,
          "low": 0.108396639
        },
        "restoration": {
          "mean": {
            "estimate": 3,
            "high": 3,
            "low": 3
          },
          "median": {
            "estimate": 3,
            "high": 3,
            "low": 3
          },
          "p90": {
            "estimate": 3,
            "high": null,
            "low": 3
          },
          "unit": "s",
          "worlds": 30
        },
        "traffic": 1,
        "undecided": {
          "estimate": 0.025,
          "high": 0.131585858,
          "low": 0.000632745
        },
        "variant": 0,
        "worlds": 40
      }
    ],
    "confidenceLevel": 0.95,
    "deployment": {
      "candidate": "v2",
      "candidateDiffers": false,
      "laterDeployments": 0,
      "service": "shop",
      "stable": "v1",
      "strategy": "blueGreen"
    },
    "events": 80000,
    "fingerprint": "ef9131055e1060e7",
    "limits": [
      {
        "build": {
          "kind": "errors",
          "size": 0.02
        },
        "limit": 0.1,
        "met": false,
        "rate": {
          "estimate": 0.225,
          "high": 0.384511677,
          "low": 0.108396639
        }
      }
    ],
    "power": [
      {
        "defect": {
          "kind": "errors",
          "size": 0.02
        },
        "need": {
          "is": "notWithinGrid"
        },
        "points": [
          {
            "power": {
              "estimate": 0.75,
              "high": 0.873085201,
              "low": 0.58803802
            },
            "traffic": 1
          }
        ],
        "variant": 0,
        "wantedPower": 0.9
      }
    ],
    "scenario": {
      "name": "gate",
      "question": "Is the gate any good?",
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    },
    "schema": 1,
    "seed": 7,
    "variants": ["gate"],
    "verdict": "fail",
    "version": "1.2.3",
    "worldsWanted": 40
  }

  """

let gateJUnitSnapshot = """
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites name="rehearse">
    <testsuite name="gate: gate" tests="1" failures="1" errors="0" skipped="0">
      <testcase name="misses of errors + 2 % at most 10 %" classname="gate.gate">
        <failure message="not met: 22.5 % [10.8 %, 38.5 %] over 40 worlds"/>
      </testcase>
    </testsuite>
  </testsuites>

  """
