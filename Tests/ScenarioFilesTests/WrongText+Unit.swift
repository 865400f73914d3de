// The exact words for each wrong text.

extension WrongText {
  static let unit: [WrongText] = [
    WrongText(
      "a bare duration",
      #"{"groups": {"blue": {"deregistrationDelay": 30}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E301]: a duration needs a unit, found the number 30
           1 | {"groups": {"blue": {"deregistrationDelay": 30}}}
             |                                             ^^
          help: write "30s" or "30ms"
        """#),
    WrongText(
      "a quoted bare duration",
      #"{"groups": {"blue": {"deregistrationDelay": "30"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E301]: a duration needs a unit, found "30"
           1 | {"groups": {"blue": {"deregistrationDelay": "30"}}}
             |                                             ^^^^
          help: write "30s" or "30ms"
        """#),
    WrongText(
      "a unit of another style",
      #"{"groups": {"blue": {"deregistrationDelay": "5min"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E302]: unknown unit "min" in "5min"
           1 | {"groups": {"blue": {"deregistrationDelay": "5min"}}}
             |                                             ^^^^^^
          help: write "5m"
        """#),
    WrongText(
      "no such unit",
      #"{"groups": {"blue": {"deregistrationDelay": "5y"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E302]: unknown unit "y" in "5y"
           1 | {"groups": {"blue": {"deregistrationDelay": "5y"}}}
             |                                             ^^^^
          help: units are: ns, us, ms, s, m, h, d
        """#),
    WrongText(
      "a duration beyond its range",
      #"{"groups": {"blue": {"deregistrationDelay": "2h"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E304]: "2h" is out of range
           1 | {"groups": {"blue": {"deregistrationDelay": "2h"}}}
             |                                             ^^^^
          help: allowed is a duration from 0s to 1h
        """#),
    WrongText(
      "a negative duration",
      #"{"groups": {"blue": {"deregistrationDelay": "-2s"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E303]: a duration cannot be negative, found "-2s"
           1 | {"groups": {"blue": {"deregistrationDelay": "-2s"}}}
             |                                             ^^^^^
        """#),
    WrongText(
      "a space before the unit",
      #"{"groups": {"blue": {"deregistrationDelay": "30 s"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E303]: "30 s" is not a duration
           1 | {"groups": {"blue": {"deregistrationDelay": "30 s"}}}
             |                                             ^^^^^^
          help: write it like "30s": a number and a unit, without a space
        """#),
    WrongText(
      "an exponent",
      #"{"groups": {"blue": {"deregistrationDelay": "3e1s"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E303]: "3e1s" is not a duration
           1 | {"groups": {"blue": {"deregistrationDelay": "3e1s"}}}
             |                                             ^^^^^^
          help: write it like "30s": a number and a unit, without a space
        """#),
    WrongText(
      "too fine",
      #"{"groups": {"blue": {"deregistrationDelay": "0.1ns"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E306]: "0.1ns" is finer than can be represented
           1 | {"groups": {"blue": {"deregistrationDelay": "0.1ns"}}}
             |                                             ^^^^^^^
          help: give fewer digits after the point
        """#),
    WrongText(
      "longer than time",
      #"{"groups": {"blue": {"deregistrationDelay": "200000d"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E305]: "200000d" is too large
           1 | {"groups": {"blue": {"deregistrationDelay": "200000d"}}}
             |                                             ^^^^^^^^^
        """#),
    WrongText(
      "units in disorder",
      #"{"groups": {"blue": {"deregistrationDelay": "30s1m"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E303]: the parts of "30s1m" do not go from large units to small ones
           1 | {"groups": {"blue": {"deregistrationDelay": "30s1m"}}}
             |                                             ^^^^^^^
          help: write it like "1h30m", each unit once
        """#),
    WrongText(
      "months",
      #"{"groups": {"blue": {"deregistrationDelay": "P1M"}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E303]: "P1M" has years or months, which have no fixed length
           1 | {"groups": {"blue": {"deregistrationDelay": "P1M"}}}
             |                                             ^^^^^
          help: write days, as in "30d"
        """#),
    WrongText(
      "an array for a duration",
      #"{"groups": {"blue": {"deregistrationDelay": ["30s"]}}}"#,
      is: #"""
        toy.jsonc:1:45: error[E203]: expected a duration, found an array
           1 | {"groups": {"blue": {"deregistrationDelay": ["30s"]}}}
             |                                             ^^^^^^^
          help: write it like "30s"
        """#),
    WrongText(
      "a bare rate",
      #"{"groups": {}, "arrivals": {"process": "steady", "rate": 200}}"#,
      is: #"""
        toy.jsonc:1:58: error[E301]: a rate needs a unit, found the number 200
           1 | {"groups": {}, "arrivals": {"process": "steady", "rate": 200}}
             |                                                          ^^^
          help: write "200rps" or "200/min"
        """#),
    WrongText(
      "a rate per month",
      #"{"groups": {}, "arrivals": {"process": "steady", "rate": "200/month"}}"#,
      is: #"""
        toy.jsonc:1:58: error[E302]: unknown unit "/month" in "200/month"
           1 | {"groups": {}, "arrivals": {"process": "steady", "rate": "200/month"}}
             |                                                          ^^^^^^^^^^^
          help: units are: rps, /s, /min, /h, /d
        """#),
    WrongText(
      "a rate of another style",
      #"{"groups": {}, "arrivals": {"process": "steady", "rate": "200req/s"}}"#,
      is: #"""
        toy.jsonc:1:58: error[E302]: unknown unit "req/s" in "200req/s"
           1 | {"groups": {}, "arrivals": {"process": "steady", "rate": "200req/s"}}
             |                                                          ^^^^^^^^^^
          help: write "200rps"
        """#),
    WrongText(
      "a rate with an exponent",
      #"{"groups": {}, "arrivals": {"process": "steady", "rate": "1e3rps"}}"#,
      is: #"""
        toy.jsonc:1:58: error[E303]: "1e3rps" is not a rate
           1 | {"groups": {}, "arrivals": {"process": "steady", "rate": "1e3rps"}}
             |                                                          ^^^^^^^^
          help: write it like "200rps": a number and a unit, without a space
        """#),
    WrongText(
      "a bare share",
      #"{"groups": {}, "arrivals": {"process": "bursts", "high": "2rps", "share": 0.1}}"#,
      is: #"""
        toy.jsonc:1:75: error[E301]: a share needs a unit, found the number 0.1
           1 | {"groups": {}, "arrivals": {"process": "bursts", "high": "2rps", "share": 0.1}}
             |                                                                           ^^^
          help: write "10%" or "0.1%"
        """#),
    WrongText(
      "more than all",
      #"{"groups": {}, "arrivals": {"process": "bursts", "high": "2rps", "share": "110%"}}"#,
      is: #"""
        toy.jsonc:1:75: error[E304]: "110%" is out of range
           1 | {"groups": {}, "arrivals": {"process": "bursts", "high": "2rps", "share": "110%"}}
             |                                                                           ^^^^^^
          help: allowed is a share from 0% to 100%
        """#),
    WrongText(
      "a bare size",
      #"{"groups": {}, "image": 128}"#,
      is: #"""
        toy.jsonc:1:25: error[E301]: a size needs a unit, found the number 128
           1 | {"groups": {}, "image": 128}
             |                         ^^^
          help: write "128MiB" or "128KB"
        """#),
    WrongText(
      "a size in Kubernetes style",
      #"{"groups": {}, "image": "128Mi"}"#,
      is: #"""
        toy.jsonc:1:25: error[E302]: unknown unit "Mi" in "128Mi"
           1 | {"groups": {}, "image": "128Mi"}
             |                         ^^^^^^^
          help: write "128MiB"
        """#),
    WrongText(
      "half a byte",
      #"{"groups": {}, "image": "1.5B"}"#,
      is: #"""
        toy.jsonc:1:25: error[E306]: "1.5B" is finer than can be represented
           1 | {"groups": {}, "image": "1.5B"}
             |                         ^^^^^^
          help: give fewer digits after the point
        """#),
    WrongText(
      "a size for a bandwidth",
      #"{"groups": {}, "network": "1GB"}"#,
      is: #"""
        toy.jsonc:1:27: error[E302]: unknown unit "GB" in "1GB"
           1 | {"groups": {}, "network": "1GB"}
             |                           ^^^^^
          help: write "1GB/s"
        """#),
  ]
}
