// The exact words for each wrong scenario.

extension WrongScenario {
  static let kubernetes: [WrongScenario] = [
    WrongScenario(
      "no room at all",
      #""strategy": "blueGreen","#,
      becomes:
        #""strategy": {"kubernetes": {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": "0%"}}},"#,
      is: #"""
        full.jsonc:69:88: error[E531]: "maxSurge" and "maxUnavailable" are both 0: no task could ever be replaced
          69 |         "strategy": {"kubernetes": {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": "0%"}}},
             |                                                                                        ^^^^
          help: let one of them be at least 1
        """#),
    WrongScenario(
      "a deadline before a task can be available",
      #""strategy": "blueGreen","#,
      becomes:
        #""strategy": {"kubernetes": {"minReadySeconds": 60, "progressDeadlineSeconds": 60}},"#,
      is: #"""
        full.jsonc:69:87: error[E531]: "progressDeadlineSeconds" has to be more than the 60 of "minReadySeconds"
          69 |         "strategy": {"kubernetes": {"minReadySeconds": 60, "progressDeadlineSeconds": 60}},
             |                                                                                       ^^
        """#),
    WrongScenario(
      "a weight that four tasks cannot show",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"argoCanary": {"steps": [{"setWeight": 5}]}},"#,
      is: #"""
        full.jsonc:69:61: warning[W711]: 1 of 5 tasks are 20%, not 5%
          69 |         "strategy": {"argoCanary": {"steps": [{"setWeight": 5}]}},
             |                                                             ^
          help: take "trafficRouting": true or more tasks
        """#),
    WrongScenario(
      "a pause that nobody ends",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"argoCanary": {"steps": [{"setWeight": 50}, {"pause": {}}]}},"#,
      is: #"""
        full.jsonc:69:67: warning[W712]: nobody is asked to end this pause
          69 |         "strategy": {"argoCanary": {"steps": [{"setWeight": 50}, {"pause": {}}]}},
             |                                                                   ^^^^^^^
          help: add "approval" with the name of a hook
        """#),
    WrongScenario(
      "a promotion that nobody makes",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"argoBlueGreen": {"autoPromotionEnabled": false}},"#,
      is: #"""
        full.jsonc:69:22: warning[W712]: nobody is asked to end this pause
          69 |         "strategy": {"argoBlueGreen": {"autoPromotionEnabled": false}},
             |                      ^^^^^^^^^^^^^^^
          help: add "promotionApproval" with the name of a hook
        """#),
    WrongScenario(
      "an analysis that cannot tell, and nobody who looks at it",
      #""strategy": "blueGreen","#,
      becomes: #"""
        "strategy": {"argoBlueGreen": {"postPromotionAnalysis": {"templates": [{"templateName": "gate"}]}}},
                "analyses": {"gate": {"fisher": {}}},
        """#,
      is: #"""
        full.jsonc:69:22: warning[W712]: if "gate" cannot tell, the rollout pauses, and nobody is asked to end that
          69 |         "strategy": {"argoBlueGreen": {"postPromotionAna…
             |                      ^^^^^^^^^^^^^^^
          help: add "inconclusiveApproval" with the name of a hook
        """#),
    WrongScenario(
      "somebody who never looks at an analysis that cannot tell",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"argoBlueGreen": {"inconclusiveApproval": "ann"}},"#,
      set: [#"services.shop.deployment.hooks=[{"name": "ann", "approval": "hangs"}]"#],
      is: #"""
        full.jsonc:69:64: warning[W712]: "ann" never answers
          69 |         "strategy": {"argoBlueGreen": {"inconclusiveApproval": "ann"}},
             |                                                                ^^^^^
        """#),
    WrongScenario(
      "a canary that shrinks",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"argoCanary": {"steps": [{"setWeight": 50}, {"setWeight": 25}]}},"#,
      is: #"""
        full.jsonc:69:80: warning[W713]: the canary has 50% and gets 25% here
          69 |         "strategy": {"argoCanary": {"steps": [{"setWeight": 50}, {"setWeight": 25}]}},
             |                                                                                ^^
          help: let the weights rise
        """#),
    WrongScenario(
      "a canary's scale without a router",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"argoCanary": {"steps": [{"setCanaryScale": {"replicas": 1}}]}},"#,
      is: #"""
        full.jsonc:69:48: error[E531]: "setCanaryScale" needs a traffic router
          69 |         "strategy": {"argoCanary": {"steps": [{"setCanaryScale": {"replicas": 1}}]}},
             |                                                ^^^^^^^^^^^^^^^^
          help: add "trafficRouting": true, or leave it out
        """#),
    WrongScenario(
      "a step of more than all",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"argoCanary": {"steps": [{"setWeight": 120}]}},"#,
      is: #"""
        full.jsonc:69:61: error[E304]: 120 is out of range
          69 |         "strategy": {"argoCanary": {"steps": [{"setWeight": 120}]}},
             |                                                             ^^^
          help: allowed is a whole number from 0 to 100
        """#),
    WrongScenario(
      "a Flagger step above the highest weight",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"flagger": {"analysis": {"stepWeight": 60, "maxWeight": 50}}},"#,
      is: #"""
        full.jsonc:69:61: error[E531]: a step of 60% is more than the 50% of "maxWeight"
          69 |         "strategy": {"flagger": {"analysis": {"stepWeight": 60, "maxWeight": 50}}},
             |                                                             ^^
          help: write at most 50
        """#),
    WrongScenario(
      "a Flagger canary without steps",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"flagger": {"analysis": {}}},"#,
      is: #"""
        full.jsonc:69:34: error[E531]: the canary has no steps: it would stay at 0%
          69 |         "strategy": {"flagger": {"analysis": {}}},
             |                                  ^^^^^^^^^^
          help: add "stepWeight", "stepWeights" or "iterations"
        """#),
    WrongScenario(
      "Flagger weights that do not rise",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"flagger": {"analysis": {"stepWeights": [20, 10]}}},"#,
      is: #"""
        full.jsonc:69:67: error[E531]: 10% follows 20%: weights have to rise
          69 |         "strategy": {"flagger": {"analysis": {"stepWeights": [20, 10]}}},
             |                                                                   ^^
        """#),
  ]
}
