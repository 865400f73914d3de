// What a failover looks like in each format. A difference is a change of a promise.

let recoverySnapshot = """
  Recovery  90 % of the requests served over 60 s; known to 1 s; means of 3 replications
        1:40  loss of us-east-1, shop.example.com moved: served again after 63.3 s (49 s … 77.7 s)
              detection               25 s  ████████████████████
              record flip              5 s                      ████
              cache drain             23 s                          ██████████████████
              capacity              10.3 s                                            ████████
              633 requests failed meanwhile per replication, 158 times the error budget of 0.1 %, the
                default
    headroom of the busiest service in its busiest minute: us-east-1 100 %, eu-west-1 50 %


  """

let lostSnapshot = """
  Recovery  90 % of the requests served over 60 s; known to 1 s; means of 3 replications
        1:40  loss of us-east-1, shop.example.com moved: NOT served again until the end (all 3
              replications)
              detection               25 s  ████████████████████████
              record flip              5 s                          ████
              cache drain             23 s                              ██████████████████████
              capacity         never ended
              3,000 requests failed meanwhile per replication, 750 times the error budget of 0.1 %,
                the default
    headroom of the busiest service in its busiest minute: us-east-1 100 %, eu-west-1 100 %


  """

let recoveryMarkdownSnapshot = """
  | at | failover | RTO | detection | decision | record flip | cache drain | capacity | failed per replication |
  |---:|---|---:|---:|---:|---:|---:|---:|---:|
  | 1:40 | <code>loss of us\\-east\\-1\\, shop\\.example\\.com moved</code> | 63.3 s (49 s … 77.7 s) | 25 s | 0 s | 5 s | 23 s | 10.3 s | 633 |

  RTO: <code>90 \\% of the requests served over 60 s\\; known to 1 s\\; means of 3 replications</code>.

  - <code>headroom of the busiest service in its busiest minute\\: us\\-east\\-1 100 \\%\\, eu\\-west\\-1 50 \\%</code>


  """

let failoverJSONSnapshot = """
  {
    "changes": 1,
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
    "earliest": 100,
    "endedWithTheFault": {},
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
    "halfMovedAt": {
      "high": 143,
      "low": 143,
      "mean": 143
    },
    "lastChangeAt": 130,
    "latest": 100,
    "name": "shop.example.com",
    "neverRecovered": 0,
    "ninety": {
      "high": 153,
      "low": 153,
      "mean": 153
    },
    "ninetyMovedAt": {
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
    }
  }
  """
