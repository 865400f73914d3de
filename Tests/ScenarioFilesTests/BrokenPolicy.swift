import Experiments
import ScenarioFiles
import Testing

/// A change that breaks one policy rule, and what is said about it, word for word.
struct BrokenPolicy: Sendable, CustomTestStringConvertible {
  let name: String
  let rule: String
  let changes: [(part: String, other: String)]
  let words: String

  init(
    _ name: String, _ rule: String, _ changes: [(part: String, other: String)], is words: String
  ) {
    self.name = name
    self.rule = rule
    self.changes = changes
    self.words = words
  }

  var testDescription: String { "\(rule): \(name)" }
}

extension BrokenPolicy {
  static let all: [BrokenPolicy] = [
    BrokenPolicy(
      "no alarm", "P101",
      [(#""alarms": {"names": ["errors"]},"#, #""#)],
      is: #"""
        plan.jsonc:20:21: warning[P101]: no alarm watches deployments of "shop"
          20 |       "deployment": {
             |                     ^
          help: add "alarms": {"names": […]}

        """#),
    BrokenPolicy(
      "an alarm that only stops", "P101",
      [(#"{"names": ["errors"]}"#, #"{"names": ["errors"], "rollback": false}"#)],
      is: #"""
        plan.jsonc:23:53: warning[P101]: alarms stop deployments of "shop" and do not roll them back
          23 |         "alarms": {"names": ["errors"], "rollback": false},
             |                                                     ^^^^^
          help: set "rollback" to true

        """#),
    BrokenPolicy(
      "a bake of two minutes", "P102",
      [(#""bakeTime": "10m""#, #""bakeTime": "2m""#)],
      is: #"""
        plan.jsonc:22:21: error[P102]: the bake of "shop" lasts 2m, and "errors" needs up to 3m45s to ring
          22 |         "bakeTime": "2m",
             |                     ^^^^
          help: let it last at least 4m

        """#),
    BrokenPolicy(
      "a rolling deployment without a bake", "P102",
      [
        (#""strategy": "blueGreen""#, #""strategy": "rolling""#),
        (#""bakeTime": "10m""#, #""bakeTime": "0s""#),
      ],
      is: #"""
        plan.jsonc:22:21: error[P102]: the bake of "shop" lasts 0s, and "errors" needs up to 3m45s to ring
          22 |         "bakeTime": "0s",
             |                     ^^^^
          help: let it last at least 4m

        """#),
    BrokenPolicy(
      "a canary of a minute", "P102",
      [
        (
          #""strategy": "blueGreen""#,
          #""strategy": {"canary": {"canaryPercent": "60%", "canaryBakeTime": "1m"}}"#
        )
      ],
      is: #"""
        plan.jsonc:21:75: error[P102]: the canary of "shop" lasts 1m, and "errors" needs up to 3m45s to ring
          21 |         "strategy": {"canary": {"canaryPercent": "60%", "canaryBakeTime": "1m"}},
             |                                                                           ^^^^
          help: let it last at least 4m

        """#),
    BrokenPolicy(
      "requests longer than the drain", "P103",
      [(#""work": "200ms""#, #""work": "45s""#)],
      is: #"""
        plan.jsonc:9:37: error[P103]: "blue" drains for 30s, and requests of "all" take up to 45s
           9 |     "blue": {"deregistrationDelay": "30s", "healthCheck": {"interval": "10s"}},
             |                                     ^^^^^
          help: write at least "45s"

        plan.jsonc:10:38: error[P103]: "green" drains for 30s, and requests of "all" take up to 45s
          10 |     "green": {"deregistrationDelay": "30s", "healthCheck": {"interval": "10s"}},
             |                                      ^^^^^
          help: write at least "45s"

        """#),
    BrokenPolicy(
      "a process that takes its time to exit", "P104",
      [(#""v1": {"#, #""v1": {"stop": {"exitTime": "45s"}, "#)],
      is: #"""
        plan.jsonc:12:24: warning[P104]: tasks of "v1" are killed 30s after SIGTERM, and need up to 45s
          12 |   "revisions": {"v1": {"stop": {"exitTime": "45s"}, "startUp": "5s"}, "v2": {"startUp": "8s"}},
             |                        ^^^^^^
          help: write at least "45s"

        """#),
    BrokenPolicy(
      "SIGTERM without a drain", "P104",
      [
        (
          #""desiredCount": 4,"#,
          #""desiredCount": 4, "stopOrder": {"drainBeforeTerminationByScheduler": false},"#
        ), (#""v1": {"#, #""v1": {"stop": {"exitTime": "29.9s"}, "#),
      ],
      is: #"""
        plan.jsonc:12:24: warning[P104]: tasks of "v1" are killed 30s after SIGTERM, and need up to 31s
          12 |   "revisions": {"v1": {"stop": {"exitTime": "29.9s"}, "startUp": "5s"}, "v2": {"startUp": "8s"}},
             |                        ^^^^^^
          help: write at least "31s"

        """#),
    BrokenPolicy(
      "a slow start", "P105",
      [(#""startUp": "8s""#, #""startUp": "90s""#)],
      is: #"""
        plan.jsonc:14:5: warning[P105]: "v2" takes up to 1m30s to start, and health checks may give it up after 10s
          14 |     "shop": {
             |     ^^^^^^
          help: write "healthCheckGracePeriod": "1m30s" or more

        """#),
    BrokenPolicy(
      "a breaker that needs a thousand tasks", "P106",
      [
        (
          #""strategy": "blueGreen""#,
          #""strategy": "rolling", "circuitBreaker": {"threshold": {"count": 1000}}"#
        )
      ],
      is: #"""
        plan.jsonc:21:50: warning[P106]: the circuit breaker of "shop" needs about 2h25m50s, and the plan waits 30m
          21 |         "strategy": "rolling", "circuitBreaker": {"threshold": {"count": 1000}},
             |                                                  ^
          help: lower the threshold, check more often, or wait longer

        """#),
    BrokenPolicy(
      "a breaker without health checks", "P106",
      [
        (#""strategy": "blueGreen""#, #""strategy": "rolling", "circuitBreaker": {}"#),
        (#""healthCheck": {"interval": "10s"}"#, #""healthCheck": {"enabled": false}"#),
      ],
      is: #"""
        plan.jsonc:21:50: warning[P106]: the circuit breaker of "shop" sees no health check fail
          21 |         "strategy": "rolling", "circuitBreaker": {},
             |                                                  ^
          help: check health with a target group or in the container

        """#),
    BrokenPolicy(
      "little traffic", "P107",
      [(#""50rps""#, #""5rps""#)],
      is: #"""
        plan.jsonc:22:21: warning[P107]: in each period of "errors" about 300 requests meet the candidate of "shop"; 1697 are needed to show 11 errors of a 1% defect in 95 % of all cases
          22 |         "bakeTime": "10m",
             |                     ^^^^^
          help: raise the share or the period, or lower the threshold

        """#),
    BrokenPolicy(
      "a canary that few requests meet", "P107",
      [
        (
          #""strategy": "blueGreen""#,
          #""strategy": {"canary": {"canaryPercent": "5%", "canaryBakeTime": "10m"}}"#
        )
      ],
      is: #"""
        plan.jsonc:21:74: warning[P107]: in each period of "errors" about 150 requests meet the candidate of "shop"; 1697 are needed to show 11 errors of a 1% defect in 95 % of all cases
          21 |         "strategy": {"canary": {"canaryPercent": "5%", "canaryBakeTime": "10m"}},
             |                                                                          ^^^^^
          help: raise the share or the period, or lower the threshold

        """#),
    BrokenPolicy(
      "an analysis that few requests meet", "P107",
      [
        (
          #""strategy": "blueGreen""#,
          #""strategy": {"canary": {"canaryPercent": "5%", "canaryBakeTime": "10m"}}"#
        ),
        (
          #""alarms": {"names": ["errors"]},"#,
          #"""
          "hooks": [{"stage": "PRODUCTION_TRAFFIC_SHIFT", "analysis": "gate"}],
                  "analyses": {"gate": {"fisher": {"minimumRequests": 100, "schedule": {"looks": 2}}}},
          """#
        ), (#""50rps""#, #""1rps""#),
      ],
      is: #"""
        plan.jsonc:24:30: warning[P107]: "gate" judges from 100 requests of each side on, and one of them gets about 6 in 2m
          24 |         "analyses": {"gate": {"fisher": {"minimumRequests": 100, "schedule": {"looks": 2}}}},
             |                              ^
          help: raise the share, the looks or their interval, or lower "minimumRequests"

        """#),
    BrokenPolicy(
      "an analysis after the old tasks have lost their traffic", "P107",
      [
        (
          #""strategy": "blueGreen""#,
          #"""
          "strategy": {"argoBlueGreen": {"inconclusiveApproval": "ann",
                    "postPromotionAnalysis": {"templates": [{"templateName": "gate"}]}}}
          """#
        ),
        (
          #""alarms": {"names": ["errors"]},"#,
          #"""
          "hooks": [{"name": "ann", "approval": "succeeds"}],
                  "analyses": {"gate": {"alwaysValid": {}}},
          """#
        ),
      ],
      is: #"""
        plan.jsonc:25:30: warning[P107]: "gate" judges from 100 requests of each side on, and one of them gets about 0 in 10m
          25 |         "analyses": {"gate": {"alwaysValid": {}}},
             |                              ^
          help: raise the share, the looks or their interval, or lower "minimumRequests"

        """#),
    BrokenPolicy(
      "an Argo rollout without a scale-down delay", "P111",
      [
        (
          #""strategy": "blueGreen""#,
          #""strategy": {"argoBlueGreen": {"scaleDownDelaySeconds": 0}}"#
        )
      ],
      is: #"""
        plan.jsonc:21:65: warning[P111]: the old tasks of "shop" stop as soon as the traffic has left them
          21 |         "strategy": {"argoBlueGreen": {"scaleDownDelaySeconds": 0}},
             |                                                                 ^
          help: write a "scaleDownDelaySeconds" of some minutes

        """#),
    BrokenPolicy(
      "a linear shift in haste", "P102",
      [
        (
          #""strategy": "blueGreen""#,
          #""strategy": {"linear": {"stepPercent": "60%", "stepBakeTime": "2m"}}"#
        )
      ],
      is: #"""
        plan.jsonc:21:71: error[P102]: the linear shift of "shop" lasts 2m, and "errors" needs up to 3m45s to ring
          21 |         "strategy": {"linear": {"stepPercent": "60%", "stepBakeTime": "2m"}},
             |                                                                       ^^^^
          help: let it last at least 4m

        """#),
    BrokenPolicy(
      "CodeDeploy without a termination wait", "P111",
      [(#""strategy": "blueGreen""#, #""strategy": {"codeDeploy": {"terminationWait": "0s"}}"#)],
      is: #"""
        plan.jsonc:21:56: warning[P111]: the old tasks of "shop" stop as soon as the traffic has left them
          21 |         "strategy": {"codeDeploy": {"terminationWait": "0s"}},
             |                                                        ^^^^
          help: write a "terminationWait" of some minutes

        """#),
    BrokenPolicy(
      "a sparse metric", "P108",
      [
        (#""HTTPCode_Target_5XX_Count""#, #""HTTPCode_ELB_5XX_Count""#),
        (#""of": "green""#, #""of": "alb""#), (#""notBreaching""#, #""missing""#),
      ],
      is: #"""
        plan.jsonc:33:27: warning[P108]: HTTPCode_ELB_5XX_Count has no data in good times, and "errors" treats that as "missing"
          33 |       "treatMissingData": "missing",
             |                           ^^^^^^^^^
          help: write "treatMissingData": "notBreaching"

        """#),
    BrokenPolicy(
      "an alarm on the old group", "P109",
      [(#""of": "green""#, #""of": "blue""#)],
      is: #"""
        plan.jsonc:23:19: warning[P109]: every alarm of "shop" watches "blue", which the traffic leaves
          23 |         "alarms": {"names": ["errors"]},
             |                   ^
          help: watch "green" or the load balancer too

        """#),
    BrokenPolicy(
      "three of four tasks may go", "P110",
      [(#""strategy": "blueGreen""#, #""strategy": "rolling", "minimumHealthyPercent": 25"#)],
      is: #"""
        plan.jsonc:21:57: error[P110]: a deployment of "shop" may go down to 1 of 4 tasks, and the traffic keeps 1.25 busy
          21 |         "strategy": "rolling", "minimumHealthyPercent": 25,
             |                                                         ^^
          help: keep at least 2 tasks

        """#),
    BrokenPolicy(
      "no bake", "P111",
      [(#""bakeTime": "10m""#, #""bakeTime": "0s""#)],
      is: #"""
        plan.jsonc:22:21: warning[P111]: the old tasks of "shop" stop as soon as the traffic has left them
          22 |         "bakeTime": "0s",
             |                     ^^^^
          help: write a "bakeTime" of some minutes

        """#),
    BrokenPolicy(
      "AWS's default drain", "P112",
      [(#""deregistrationDelay": "30s""#, #""deregistrationDelay": "5m""#)],
      is: #"""
        plan.jsonc:9:37: note[P112]: every task of "shop" that leaves "blue" waits 5m, and no request takes more than 1s
           9 |     "blue": {"deregistrationDelay": "5m", "healthCheck": {"interval": "10s"}},
             |                                     ^^^^

        """#),
  ]
}
