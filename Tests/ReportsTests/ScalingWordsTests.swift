import CloudModel
import Reports
import Testing

@Suite struct ScalingWordsTests {
  @Test(arguments: [
    (
      Happening.scaled(
        from: 6, to: 10, policy: "cpu",
        why: .metric("ECSServiceAverageCPUUtilization", value: 79.98, target: 50)),
      "scaled from 6 to 10 by cpu: ECSServiceAverageCPUUtilization at 79.98, kept at 50"
    ),
    (
      .scaled(from: 8, to: 10, policy: "out", why: .alarm("hot")),
      "scaled from 8 to 10 by out: hot is in alarm"
    ),
    (
      .scaled(from: 3, to: 8, policy: "evening", why: .scheduledAction),
      "scaled from 3 to 8 by evening"
    ),
    (.scaleInSuspended(policy: "cpu"), "scale-in by cpu is suspended by the deployment"),
    (
      .capacityBounds(action: "evening", minimum: 8, maximum: 20),
      "evening keeps the desired count from 8 to 20"
    ),
    (
      .deploymentFailed(rollout: 0, reason: .unsettledByScaling),
      "deployment failed: not steady in time after scaling"
    ),
  ])
  func `the journal says who scaled, and why`(happening: Happening, words: String) {
    #expect(happening.words == words)
  }
}
