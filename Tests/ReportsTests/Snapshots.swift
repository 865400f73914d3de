// What the sample result looks like in each format. A difference is a change of a promise.

/// For a terminal.
let textSnapshot = """
  FAIL  cutover  score 52.3 of 100 (52.3 … 52.3)
  Question: Does anyone notice the cutover?
  3 replications, seed 7, fingerprint 6da0eea95f45479e, rehearse 1.2.3

  Objectives  (with their 95 % intervals)
    ✓ met           latency p(99)<800ms                               59 ms  (59 ms … 59 ms)
    ✓ met           latency max<2s                                    59 ms  (59 ms … 59 ms)
    ✗ not met       failed rate<0.1%                                    1 %  (0.676 % … 1.42 %)
    ✓ met           rollout.outcome ==succeeded                       100 %  (29.2 % … 100 %)

  30 of 3,000 requests failed (1 %)
              30    100 %  502: the target refused the connection

  Timeline  one column is 1 s, mean of the replications
    requests/s ≤ 100       ██████████··········
    failed/s ≤ 1           ██████████··········
    p99 ≤ 59 ms            ██████████
    % blue                 █████·····
    % green                ·····█████
                           0:00            0:20
    events                   1  2   3
    1      0:02  web: deployment of v2 started
    2      0:05  web: 100 % of its traffic goes to green
    3      0:09  web: deployment succeeded

  Score  100 × sum of weight × value; all values 0 … 1
    error budget left   44.4 %  × 0.0000  1 − failed 1 % / budget 0.1 %
    latency objective   22.2 %  × 1.0000  min(1, allowed 800 ms / observed 59 ms)
    recovery            22.2 %  × 0.8571  60 s / (60 s + disturbed 10 s)
    speed of rollout    11.1 %  × 0.9961  1800 s / (1800 s + rollout 7 s)
    terms give 52.3; the score stays below 60 because an objective is not met

  Latency  of successful requests, from when they were due
                      mean         p50         p90         p95         p99        p999         max
    response       49.5 ms       49 ms     57.9 ms       59 ms       59 ms       59 ms       59 ms
    waiting           2 ms        2 ms        4 ms        4 ms        4 ms        4 ms        4 ms

  Target groups                 requests      failed        mean         p50         p99        busy
    blue (v1)                      1,500          15     49.5 ms       49 ms       59 ms           –
    green (v1)                     1,500          15     49.5 ms       49 ms       59 ms           –
  Classes                       requests      failed        mean         p50         p99        busy
    browse                         1,500           0     49.3 ms       49 ms       59 ms           –
    checkout                       1,500          30     49.6 ms       49 ms       59 ms           –

  Rollouts
    web to v2: succeeded
      blueGreen, from 0:02, took 7 s; 1,500 attempts met it, 15 failed

  Events  of the first replication
         0:02  web: deployment of v2 started
         0:05  web: 100 % of its traffic goes to green
         0:09  web: deployment succeeded

  """

/// `result.json`.
let jsonSnapshot = """
  {
    "classes": [
      {
        "failed": 0,
        "latency": {
          "high": 50.7675509,
          "low": 47.8991158,
          "max": 59,
          "mean": 49.3333333,
          "p50": 49.0196163,
          "p90": 57.0150083,
          "p95": 58.0314719,
          "p99": 59,
          "p999": 59,
          "unit": "ms"
        },
        "name": "browse",
        "requests": 1500,
        "revision": "",
        "utilization": null
      },
      {
        "failed": 30,
        "latency": {
          "high": 51.0425964,
          "low": 48.1138661,
          "max": 59,
          "mean": 49.5782313,
          "p50": 49.000611,
          "p90": 57.9403776,
          "p95": 59,
          "p99": 59,
          "p999": 59,
          "unit": "ms"
        },
        "name": "checkout",
        "requests": 1500,
        "revision": "",
        "utilization": null
      }
    ],
    "confidenceLevel": 0.95,
    "cost": {
      "balancers": [
        {
          "capacityUnitHours": {
            "high": 0,
            "low": 0,
            "mean": 0
          },
          "cost": {
            "high": 0,
            "low": 0,
            "mean": 0
          },
          "hours": 0,
          "name": "alb"
        }
      ],
      "currency": "USD",
      "extra": {
        "high": 0,
        "low": 0,
        "mean": 0
      },
      "extraTaskHours": {
        "high": 0,
        "low": 0,
        "mean": 0
      },
      "formula": "total = tasks + load balancers; extra = tasks − desired count at the start × length",
      "loadBalancers": {
        "high": 0,
        "low": 0,
        "mean": 0
      },
      "region": "us-east-1",
      "revisions": [],
      "steady": 0,
      "steadyTaskHours": 0,
      "taskHours": {
        "high": 0,
        "low": 0,
        "mean": 0
      },
      "tasks": {
        "high": 0,
        "low": 0,
        "mean": 0
      },
      "total": {
        "high": 0,
        "low": 0,
        "mean": 0
      }
    },
    "events": [
      {
        "at": 2,
        "kind": "deploymentStarted",
        "subject": "web",
        "text": "deployment of v2 started"
      },
      {
        "at": 5,
        "kind": "trafficShifted",
        "subject": "web",
        "text": "100 % of its traffic goes to green"
      },
      {
        "at": 9,
        "kind": "deploymentEnded",
        "subject": "web",
        "text": "deployment succeeded"
      }
    ],
    "eventsLeftOut": 0,
    "failovers": [],
    "fingerprint": "6da0eea95f45479e",
    "groups": [
      {
        "failed": 15,
        "latency": {
          "high": 49.4796378,
          "low": 49.4294532,
          "max": 59,
          "mean": 49.4545455,
          "p50": 49.0078199,
          "p90": 57.9364454,
          "p95": 58.9832738,
          "p99": 59,
          "p999": 59,
          "unit": "ms"
        },
        "name": "blue",
        "requests": 1500,
        "revision": "v1",
        "utilization": null
      },
      {
        "failed": 15,
        "latency": {
          "high": 49.4796378,
          "low": 49.4294532,
          "max": 59,
          "mean": 49.4545455,
          "p50": 49.0078199,
          "p90": 57.9364454,
          "p95": 58.9832738,
          "p99": 59,
          "p999": 59,
          "unit": "ms"
        },
        "name": "green",
        "requests": 1500,
        "revision": "v1",
        "utilization": null
      }
    ],
    "latency": {
      "high": 49.4796378,
      "low": 49.4294532,
      "max": 59,
      "mean": 49.4545455,
      "p50": 49.007383,
      "p90": 57.9360085,
      "p95": 58.9837107,
      "p99": 59,
      "p999": 59,
      "unit": "ms"
    },
    "missingCounts": {},
    "objectives": [
      {
        "met": true,
        "name": "latency",
        "observations": 3,
        "observed": {
          "high": 59,
          "low": 59,
          "mean": 59
        },
        "threshold": "p(99)<800ms",
        "unit": "ms"
      },
      {
        "met": true,
        "name": "latency",
        "observations": 3,
        "observed": {
          "high": 59,
          "low": 59,
          "mean": 59
        },
        "threshold": "max<2s",
        "unit": "ms"
      },
      {
        "met": false,
        "name": "failed",
        "observations": 3,
        "observed": {
          "high": 0.014245074,
          "low": 0.006756843,
          "mean": 0.01
        },
        "threshold": "rate<0.1%",
        "unit": "share"
      },
      {
        "met": true,
        "name": "rollout.outcome",
        "observations": 3,
        "observed": {
          "high": 1,
          "low": 0.292401774,
          "mean": 1
        },
        "threshold": "==succeeded",
        "unit": "share"
      }
    ],
    "plansFailed": 0,
    "replication": [],
    "replications": 3,
    "requests": {
      "byCause": {
        "connectionRefused": 30
      },
      "failed": 30,
      "inFlightAtEnd": 0,
      "offered": 3000,
      "retried": 0,
      "succeeded": 2970
    },
    "revisions": [
      {
        "failed": 30,
        "latency": {
          "high": 49.4796378,
          "low": 49.4294532,
          "max": 59,
          "mean": 49.4545455,
          "p50": 49.007383,
          "p90": 57.9360085,
          "p95": 58.9837107,
          "p99": 59,
          "p999": 59,
          "unit": "ms"
        },
        "name": "v1",
        "requests": 3000,
        "revision": "v1",
        "utilization": null
      }
    ],
    "rollouts": [
      {
        "candidateFailed": 15,
        "candidateRequests": 1500,
        "detectionDelay": null,
        "failure": null,
        "finished": 9,
        "name": "web",
        "outcome": "succeeded",
        "outcomes": {
          "succeeded": 3
        },
        "revision": "v2",
        "rollbackDelay": null,
        "started": 2,
        "strategy": "blueGreen",
        "trafficSteps": [[5, 100]]
      }
    ],
    "scenario": {
      "name": "cutover",
      "question": "Does anyone notice the cutover?",
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    },
    "schema": 1,
    "score": {
      "cap": 59,
      "high": 52.3379099,
      "low": 52.3379099,
      "terms": [
        {
          "name": "errorBudget",
          "value": 0,
          "weight": 0.444444444,
          "why": "1 − failed 1 % / budget 0.1 %"
        },
        {
          "name": "latency",
          "value": 1,
          "weight": 0.222222222,
          "why": "min(1, allowed 800 ms / observed 59 ms)"
        },
        {
          "name": "recovery",
          "value": 0.857142857,
          "weight": 0.222222222,
          "why": "60 s / (60 s + disturbed 10 s)"
        },
        {
          "name": "speed",
          "value": 0.996126176,
          "weight": 0.111111111,
          "why": "1800 s / (1800 s + rollout 7 s)"
        }
      ],
      "value": 52.3379099
    },
    "seed": 7,
    "sources": [
      {
        "failed": 30,
        "latency": {
          "high": 49.4796378,
          "low": 49.4294532,
          "max": 59,
          "mean": 49.4545455,
          "p50": 49.007383,
          "p90": 57.9360085,
          "p95": 58.9837107,
          "p99": 59,
          "p999": 59,
          "unit": "ms"
        },
        "name": "web",
        "requests": 3000,
        "revision": "",
        "utilization": null
      }
    ],
    "timeline": {
      "series": {
        "failed": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "group:blue": [100, 100, 100, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "group:green": [0, 0, 0, 0, 0, 100, 100, 100, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "offered": [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "p99": [59, 59, 59, 59, 59, 59, 59, 59, 59, 59, null, null, null, null, null, null, null, null, null, null],
        "revision:v1": [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "succeeded": [99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
      },
      "step": "1s"
    },
    "verdict": "fail",
    "version": "1.2.3",
    "waiting": {
      "high": 2,
      "low": 2,
      "max": 4,
      "mean": 2,
      "p50": 2.00089209,
      "p90": 4,
      "p95": 4,
      "p99": 4,
      "p999": 4,
      "unit": "ms"
    }
  }

  """

/// `junit.xml`.
let junitSnapshot = """
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites name="rehearse">
    <testsuite name="cutover: latency" tests="2" failures="0" errors="0" skipped="0">
      <testcase name="p(99)&lt;800ms" classname="cutover.latency"/>
      <testcase name="max&lt;2s" classname="cutover.latency"/>
    </testsuite>
    <testsuite name="cutover: failed" tests="1" failures="1" errors="0" skipped="0">
      <testcase name="rate&lt;0.1%" classname="cutover.failed">
        <failure message="not met: 1 % (95 % interval 0.676 % … 1.42 %) over 3 replications"/>
      </testcase>
    </testsuite>
    <testsuite name="cutover: rollout.outcome" tests="1" failures="0" errors="0" skipped="0">
      <testcase name="==succeeded" classname="cutover.rollout.outcome"/>
    </testsuite>
  </testsuites>

  """
