import CloudModel
import RandomVariates
import SimulationKernel

/// Two classes, the second one served after the first where the discipline has priorities.
func classes(_ cloud: inout CloudDescription, high: Double, low: Double) {
  var first = cloud.traffic[0].classes[0]
  first.name = "high"
  first.share = high
  first.priority = 1
  var second = first
  second.name = "low"
  second.share = low
  second.priority = 0
  cloud.traffic[0].classes = [first, second]
}

/// 99 % small requests of 10 ms and 1 % large ones of 1 s.
@Sendable func smallAndLarge(_ cloud: inout CloudDescription) {
  classes(&cloud, high: 99, low: 1)
  cloud.traffic[0].classes[0].work = .constant(0.01)
  cloud.traffic[0].classes[1].work = .constant(1)
}

/// A fast and a half as fast target, in groups of their own that are drawn two to one.
@Sendable func splitTwoToOne(_ cloud: inout CloudDescription) {
  cloud.targetGroups = [targetGroup("fast"), targetGroup("slow")]
  for group in cloud.targetGroups.indices {
    cloud.targetGroups[group].healthCheck.enabled = false
  }
  cloud.fleets = [
    fleet("fast", of: "v1", count: 1, in: "fast"), fleet("slow", of: "v1", count: 1, in: "slow"),
  ]
  cloud.fleets[1].slowness = [2]
  cloud.loadBalancers = [balancer(forwardingTo: [("fast", 2), ("slow", 1)])]
}

/// A state of a Markov-modulated Poisson process.
func burst(_ rate: Double, _ meanStay: Double) -> BurstState {
  var state = BurstState()
  state.rate = rate
  state.meanStay = .seconds(meanStay)
  return state
}
