import SimulationKernel

/// What sets ECS's own blue/green deployment and CodeDeploy's apart; both walk the same stages.
package struct LifecycleRules: Sendable, Equatable {
  /// How long a stage may last before the deployment fails; bake and clean-up excepted.
  package var stageLimit: TimeSpan
  /// A hook's own bound, whatever its description allows.
  package var hookLimit: TimeSpan
  /// Stages at which a hook is run.
  package var hookStages: [LifecycleStage]
  /// Stages whose hooks cannot cause a rollback: their failure just ends the deployment.
  package var withoutRollback: [LifecycleStage]
  /// Stages whose hooks are run again, with the weights reversed, when a rollback passes them.
  package var repeatedInRollback: [LifecycleStage]
  /// How long both revisions stay up after the switch.
  package var bakeTime: TimeSpan
  package var rollsBackOnFailure: Bool
  package var rollsBackOnAlarm: Bool

  /// ECS blue/green: stages of at most 24 h, hooks at every stage but three.
  package static func blueGreen(_ description: DeploymentDescription) -> LifecycleRules {
    LifecycleRules(
      stageLimit: .minutes(24 * 60), hookLimit: .minutes(1440),
      hookStages: LifecycleStage.allCases.filter {
        $0 != .scaleUp && $0 != .bakeTime && $0 != .cleanUp
      },
      withoutRollback: [],
      repeatedInRollback: [.productionTrafficShift, .testTrafficShift],
      bakeTime: description.bakeTime, rollsBackOnFailure: true,
      rollsBackOnAlarm: description.alarms?.rollback ?? true)
  }

  /// CodeDeploy's ECSAllAtOnce. Its events in terms of our stages: BeforeInstall is PRE_SCALE_UP,
  /// Install SCALE_UP, AfterInstall POST_SCALE_UP, AllowTestTraffic TEST_TRAFFIC_SHIFT,
  /// AfterAllowTestTraffic POST_TEST_TRAFFIC_SHIFT, BeforeAllowTraffic
  /// PRE_PRODUCTION_TRAFFIC_SHIFT, AllowTraffic PRODUCTION_TRAFFIC_SHIFT, AfterAllowTraffic
  /// POST_PRODUCTION_TRAFFIC_SHIFT; the termination wait is BAKE_TIME.
  package static func codeDeploy(_ description: CodeDeployDescription) -> LifecycleRules {
    LifecycleRules(
      // The hard limit from the start of a deployment to its shift, 120 h.
      stageLimit: .minutes(120 * 60), hookLimit: .seconds(3600),
      hookStages: [
        .preScaleUp, .postScaleUp, .postTestTrafficShift, .preProductionTrafficShift,
        .postProductionTrafficShift,
      ],
      withoutRollback: [.preScaleUp], repeatedInRollback: [],
      bakeTime: description.terminationWait,
      rollsBackOnFailure: description.rollbackOnFailure,
      rollsBackOnAlarm: description.rollbackOnAlarm)
  }
}
