// What a failover looks like in each format. A difference is a change of a promise.

let recoverySnapshot = """
  Recovery  90 % of the requests served over 60 s; known to 1 s
        1:40  loss of us-east-1, shop.example.com moved: served again after 63.3 s (49 s … 77.7 s)
              detection             25 s  ████████████████████
              decision               0 s
              record flip            5 s                      ████
              cache drain           23 s                          ██████████████████
              capacity            10.3 s                                            ████████
              633 requests failed meanwhile, 158 times the error budget
              moved after the answer had changed: half 13 s, 90 % 23 s, 99 % 25 s; still on the old
                address: 1 % after 60 s
    headroom in the busiest minute: us-east-1 100 %, eu-west-1 50 %


  """

let lostSnapshot = """
  FAIL  failover  score 0.0 of 100 (0.0 … 0.0)
  Question: How long until the standby serves?
  3 replications, seed 7, fingerprint 6da0eea95f45479e, rehearse 1.2.3

  Objectives  (with their 95 % intervals)
    ✗ not met       rto{share:90%} <2m
                           never  (not in every replication)

  9,000 of 12,000 requests failed (75 %)
           9,000    100 %  the client could not connect to the load balancer

  Timeline  one column is 6 s, mean of the replications
    requests/s ≤ 10        ███████████████████████████████████████████████████████████████████
    failed/s ≤ 10          ················▃██████████████████████████████████████████████████
    p99 ≤ 20 ms            █████████████████
                           0:00                                                           6:40
    events                                 1   2
    1      1:40  loss of us-east-1: fault started
    2      2:05  errors: alarm is ALARM

  Score  100 × sum of weight × value; all values 0 … 1
    error budget left   66.7 %  × 0.0000  1 − failed 75 % / budget 0.1 %
    recovery            33.3 %  × 0.0000  min(1, allowed 120 s / RTO never)
    terms give 0.0; the score stays below 60 because an objective is not met

  Recovery  90 % of the requests served over 60 s; known to 1 s
        1:40  loss of us-east-1, shop.example.com moved: NOT served again until the end, in none of 3
              replications
              detection             25 s  ████████████████████████
              decision               0 s
              record flip            5 s                          ████
              cache drain           23 s                              ██████████████████████
              capacity       never ended
              3,000 requests failed meanwhile, 750 times the error budget
              moved after the answer had changed: half 13 s, 90 % 23 s, 99 % 25 s; still on the old
                address: 1 % after 60 s
    headroom in the busiest minute: us-east-1 100 %, eu-west-1 100 %

  Latency  of successful requests, from when they were due
                      mean         p50         p90         p95         p99        p999         max
    response         20 ms       20 ms       20 ms       20 ms       20 ms       20 ms       20 ms
    waiting            0 s         0 s         0 s         0 s         0 s         0 s         0 s

  Target groups                 requests      failed        mean         p50         p99        busy
    blue (v1)                      3,000           0       20 ms       20 ms       20 ms      1.25 %
    green                              0           0           –           –           –      1.25 %
  Classes                       requests      failed        mean         p50         p99        busy
    browse                        12,000       9,000       20 ms       20 ms       20 ms           –
    checkout                           0           0           –           –           –           –

  Events  of the first replication
         1:40  loss of us-east-1: fault started
         2:05  errors: alarm is ALARM

  """

let recoveryMarkdownSnapshot = """
  | at | failover | RTO | detection | decision | record flip | cache drain | capacity | failed |
  |---:|---|---:|---:|---:|---:|---:|---:|---:|
  | 1:40 | <code>loss of us\\-east\\-1\\, shop\\.example\\.com moved</code> | 63.3 s (49 s … 77.7 s) | 25 s | 0 s | 5 s | 23 s | 10.3 s | 633 |

  RTO: <code>90 \\% of the requests served over 60 s\\; known to 1 s</code>.

  - <code>shop\\.example\\.com\\: moved after the answer had changed\\: half 13 s\\, 90 \\% 23 s\\, 99 \\% 25 s\\; still on the old address\\: 1 \\% after 60 s</code>
  - <code>headroom in the busiest minute\\: us\\-east\\-1 100 \\%\\, eu\\-west\\-1 50 \\%</code>


  """

let failoverJSONSnapshot = """
  {
    "decidedAt": {
      "high": null,
      "low": null,
      "mean": null
    },
    "detectedAt": {
      "high": 125,
      "low": 125,
      "mean": 125
    },
    "errorBudgetSpent": 158.333333,
    "failureAt": {
      "high": 100,
      "low": 100,
      "mean": 100
    },
    "fault": "loss of us-east-1",
    "half": {
      "high": 143,
      "low": 143,
      "mean": 143
    },
    "name": "shop.example.com",
    "neverRecovered": 0,
    "ninety": {
      "high": 153,
      "low": 153,
      "mean": 153
    },
    "ninetyNinePercentMovedAt": {
      "high": 155,
      "low": 155,
      "mean": 155
    },
    "parts": {
      "cacheDrain": {
        "high": 23,
        "low": 23,
        "mean": 23
      },
      "capacity": {
        "high": 24.6755091,
        "low": 0,
        "mean": 10.3333333
      },
      "decision": {
        "high": 0,
        "low": 0,
        "mean": 0
      },
      "detection": {
        "high": 25,
        "low": 25,
        "mean": 25
      },
      "recordFlip": {
        "high": 5,
        "low": 5,
        "mean": 5
      }
    },
    "recordFlippedAt": {
      "high": 130,
      "low": 130,
      "mean": 130
    },
    "recoveredAt": {
      "high": 177.675509,
      "low": 148.991158,
      "mean": 163.333333
    },
    "replications": 3,
    "requestsLost": {
      "high": 776.755091,
      "low": 489.911576,
      "mean": 633.333333
    },
    "rto": {
      "high": 77.6755091,
      "low": 48.9911576,
      "mean": 63.3333333
    },
    "stale": [
      {
        "after": 60,
        "share": 0.01
      }
    ]
  }
  """
