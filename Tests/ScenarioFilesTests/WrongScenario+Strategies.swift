// The exact words for each wrong scenario.

extension WrongScenario {
  static let strategies: [WrongScenario] = [
    WrongScenario(
      "a hook without a stage",
      #""stage": "POST_SCALE_UP", "#,
      becomes: #""#,
      is: #"""
        full.jsonc:72:19: error[E202]: a hook of this strategy needs the key "stage"
          72 |         "hooks": [{"duration": "30s", "outcome": "succeeds"}],
             |                   ^
          help: add it, like "stage": "POST_TEST_TRAFFIC_SHIFT"
        """#),
    WrongScenario(
      "a hook that is not there",
      #""strategy": "blueGreen","#,
      becomes:
        #""strategy": {"argoBlueGreen": {"autoPromotionEnabled": false, "promotionApproval": "boss"}},"#,
      is: #"""
        full.jsonc:69:92: error[E401]: no hook has the name "boss"
          69 |         "strategy": {"argoBlueGreen": {"autoPromotionEnabled": false, "promotionApproval": "boss"}},
             |                                                                                            ^^^^^^
          help: there are no hooks here
        """#),
    WrongScenario(
      "a hook for inconclusive analyses that is not there",
      #""strategy": "blueGreen","#,
      becomes:
        #""strategy": {"argoCanary": {"trafficRouting": true, "inconclusiveApproval": "boss"}},"#,
      is: #"""
        full.jsonc:69:85: error[E401]: no hook has the name "boss"
          69 |         "strategy": {"argoCanary": {"trafficRouting": true, "inconclusiveApproval": "boss"}},
             |                                                                                     ^^^^^^
          help: there are no hooks here
        """#),
    WrongScenario(
      "a Flagger gate that is not there",
      #""strategy": "blueGreen","#,
      becomes:
        #""strategy": {"flagger": {"confirmPromotion": "boss", "analysis": {"stepWeight": 10}}},"#,
      is: #"""
        full.jsonc:69:54: error[E401]: no hook has the name "boss"
          69 |         "strategy": {"flagger": {"confirmPromotion": "boss", "analysis": {"stepWeight": 10}}},
             |                                                      ^^^^^^
          help: there are no hooks here
        """#),
    WrongScenario(
      "an Argo analysis that is not there",
      #""strategy": "blueGreen","#,
      becomes:
        #""strategy": {"argoBlueGreen": {"prePromotionAnalysis": {"templates": [{"templateName": "smoke"}]}}},"#,
      is: #"""
        full.jsonc:69:40: error[E401]: no analysis has the name "smoke"
          69 |         "strategy": {"argoBlueGreen": {"prePromotionAnalysis": {"templates": [{"t…
             |                                        ^^^^^^^^^^^^^^^^^^^^^^
          help: there are no analyses here
        """#),
    WrongScenario(
      "a step's analysis that is misspelled",
      #""strategy": "blueGreen","#,
      becomes:
        #""strategy": {"argoCanary": {"trafficRouting": true, "steps": [{"analysis": {"templates": [{"templateName": "error"}]}}]}}, "analyses": {"errors": {"flagger": {}}},"#,
      is: #"""
        full.jsonc:69:72: error[E401]: no analysis has the name "error"
          69 | …y": {"trafficRouting": true, "steps": [{"analysis": {"templates": [{"t…
             |                                          ^^^^^^^^^^
          help: did you mean "errors"?
        """#),
    WrongScenario(
      "a Flagger metric that is not there",
      #""strategy": "blueGreen","#,
      becomes:
        #""strategy": {"flagger": {"analysis": {"stepWeight": 10, "metrics": [{"name": "success"}]}}},"#,
      is: #"""
        full.jsonc:69:65: error[E401]: no analysis has the name "success"
          69 |         "strategy": {"flagger": {"analysis": {"stepWeight": 10, "metrics": [{"name": "success"}]}}},
             |                                                                 ^^^^^^^^^
          help: there are no analyses here
        """#),
    WrongScenario(
      "a header that the test rule does not take",
      #"""
      "testRule": "alb/test",
            "deployment": {
              "strategy": "blueGreen",
      """#,
      becomes: #"""
        "testRule": "alb/production/api",
              "deployment": {
                "strategy": {"argoCanary": {"trafficRouting": true, "steps": [{"setHeaderRoute": {"match": [{"headerName": "X-Staff", "headerValue": {"exact": "yes"}}]}}]}},
        """#,
      is: #"""
        full.jsonc:69:90: error[E531]: the rule "alb/production/api" does not take requests whose "X-Staff" is "yes"
          69 | …ng": true, "steps": [{"setHeaderRoute": {"match": [{"headerNa…
             |                                          ^
          help: add the header to its conditions
        """#),
    WrongScenario(
      "an A/B test by a header that the test rule does not take",
      #"""
      "testRule": "alb/test",
            "deployment": {
              "strategy": "blueGreen",
      """#,
      becomes: #"""
        "testRule": "alb/production/api",
              "deployment": {
                "strategy": {"flagger": {"analysis": {"iterations": 5, "match": [{"headers": {"x-staff": {"prefix": "qa"}}}]}}},
        """#,
      is: #"""
        full.jsonc:69:73: error[E531]: the rule "alb/production/api" does not take requests whose "x-staff" is "qa*"
          69 | …{"analysis": {"iterations": 5, "match": [{"headers": {"x-staf…
             |                                          ^
          help: add the header to its conditions
        """#),
    WrongScenario(
      "seconds before a promotion that is not automatic",
      #""strategy": "blueGreen","#,
      becomes:
        #""strategy": {"argoBlueGreen": {"autoPromotionEnabled": false, "autoPromotionSeconds": 60}},"#,
      is: #"""
        full.jsonc:69:22: warning[W712]: nobody is asked to end this pause
          69 |         "strategy": {"argoBlueGreen": {"autoPromotionEnabled": false, "autoPromotionSeconds": 60}},
             |                      ^^^^^^^^^^^^^^^
          help: add "promotionApproval" with the name of a hook

        full.jsonc:69:71: warning[W702]: without "autoPromotionEnabled" a rollout has no use for "autoPromotionSeconds"
          69 |         "strategy": {"argoBlueGreen": {"autoPromotionEnabled": false, "autoPromotionSeconds": 60}},
             |                                                                       ^^^^^^^^^^^^^^^^^^^^^^
          help: remove it, or let "autoPromotionEnabled" be true
        """#),
    WrongScenario(
      "an Argo canary without room",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"argoCanary": {"maxSurge": 0, "maxUnavailable": 0}},"#,
      is: #"""
        full.jsonc:69:70: error[E531]: "maxSurge" and "maxUnavailable" are both 0: no task could ever be replaced
          69 |         "strategy": {"argoCanary": {"maxSurge": 0, "maxUnavailable": 0}},
             |                                                                      ^
          help: let one of them be at least 1
        """#),
    WrongScenario(
      "Flagger weights past all",
      #""strategy": "blueGreen","#,
      becomes: #""strategy": {"flagger": {"analysis": {"stepWeights": [50, 110]}}},"#,
      is: #"""
        full.jsonc:69:67: error[E304]: 110 is out of range
          69 |         "strategy": {"flagger": {"analysis": {"stepWeights": [50, 110]}}},
             |                                                                   ^^^
          help: allowed is a whole number from 1 to 100
        """#),
  ]
}
