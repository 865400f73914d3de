import SimulationKernel

/// What sets ECS's own deployments and CodeDeploy's apart; both walk the same stages.
package struct LifecycleRules: Sendable, Equatable {
  /// How production traffic moves.
  package var schedule: TrafficSchedule
  /// The stage at which each further step of the schedule begins.
  package var stageOfNextStep: LifecycleStage
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
  /// How long both revisions stay up after the last step.
  package var bakeTime: TimeSpan
  package var rollsBackOnFailure: Bool
  package var rollsBackOnAlarm: Bool

  /// ECS blue/green, canary and linear: stages and single steps of at most 24 h, hooks at every
  /// stage but three, those before and at a shift for each of its steps.
  package static func native(
    _ description: DeploymentDescription, schedule: TrafficSchedule = .allAtOnce
  ) -> LifecycleRules {
    LifecycleRules(
      schedule: schedule, stageOfNextStep: .preProductionTrafficShift,
      stageLimit: .minutes(24 * 60), hookLimit: .minutes(1440),
      hookStages: LifecycleStage.allCases.filter {
        $0 != .scaleUp && $0 != .bakeTime && $0 != .cleanUp
      },
      withoutRollback: [],
      repeatedInRollback: [.productionTrafficShift, .testTrafficShift],
      bakeTime: description.bakeTime ?? .zero, rollsBackOnFailure: true,
      rollsBackOnAlarm: description.alarms?.rollback ?? true)
  }

  /// CodeDeploy. Its events in terms of our stages: BeforeInstall is PRE_SCALE_UP, Install
  /// SCALE_UP, AfterInstall POST_SCALE_UP, AllowTestTraffic TEST_TRAFFIC_SHIFT,
  /// AfterAllowTestTraffic POST_TEST_TRAFFIC_SHIFT, BeforeAllowTraffic
  /// PRE_PRODUCTION_TRAFFIC_SHIFT, AllowTraffic PRODUCTION_TRAFFIC_SHIFT, AfterAllowTraffic
  /// POST_PRODUCTION_TRAFFIC_SHIFT; the termination wait is BAKE_TIME.
  package static func codeDeploy(_ description: CodeDeployDescription) -> LifecycleRules {
    LifecycleRules(
      schedule: description.configuration.schedule,
      // BeforeAllowTraffic comes once, however many steps AllowTraffic has.
      stageOfNextStep: .productionTrafficShift,
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
