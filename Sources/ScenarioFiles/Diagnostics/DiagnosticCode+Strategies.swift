// The settings of strategies that users know from Kubernetes.

extension DiagnosticCode {
  static let strategyRules: [DiagnosticCode] = [.contradictoryStrategy]

  package static let contradictoryStrategy = DiagnosticCode(
    "E531", "a strategy whose settings contradict each other",
    "Each setting is possible alone, but the tool would refuse them together, or the rollout could "
      + "never go on: steps that need a traffic router where there is none, weights that do not "
      + "rise, bounds without any room.",
    remedy: "Change one of the settings that the message names.",
    example: """
      "maxSurge": 0, "maxUnavailable": 0      // Kubernetes refuses this
      "stepWeight": 60, "maxWeight": 50       // wrong
      "stepWeight": 10, "maxWeight": 50       // right
      """)

  static let strategyDoubts: [DiagnosticCode] = [
    .coarseWeight, .nobodyAnswers, .fallingWeight,
  ]

  package static let coarseWeight = DiagnosticCode(
    "W711", "a weight that so few tasks cannot show",
    "Without a traffic router the weight is approximated by the numbers of tasks, each of which "
      + "gets the same share. The nearest split is more than five points off.",
    remedy: "Take \"trafficRouting\", more tasks, or the weight that the message names.",
    example: """
      "desiredCount": 2, "steps": [{"setWeight": 5}]     // one of three tasks: 33%
      """)

  package static let nobodyAnswers = DiagnosticCode(
    "W712", "a pause that nobody ends",
    "The rollout waits for a person whom nobody asks, or who never answers: it stays paused until "
      + "the end of the run. An analysis that cannot tell pauses an Argo rollout, too.",
    remedy: "Name a hook with an \"approval\" that stands for the person, or give a duration.",
    example: """
      {"pause": {}}                              // forever
      {"pause": {"approval": "release-manager"}} // with such a hook
      """)

  package static let fallingWeight = DiagnosticCode(
    "W713", "a step that takes traffic back",
    "A step gives the canary less than the step before it. Argo does that, but few mean it.",
    remedy: "Let the weights rise.",
    example: """
      "steps": [{"setWeight": 40}, {"setWeight": 20}]    // probably not meant
      """)
}
