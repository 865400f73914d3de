import CloudModel
import SimulationKernel
import Testing

@Suite struct PodAutoscalerTests {
  private func autoscaler(
    _ target: Double, _ edit: (inout PodAutoscalerDescription) -> Void = { _ in }
  ) -> PodAutoscaler {
    var description = PodAutoscalerDescription()
    description.averageUtilization = target
    edit(&description)
    return PodAutoscaler(description)
  }

  private func pods(_ utilizations: Double..., unready: Int = 0) -> PodAutoscaler.Reading {
    PodAutoscaler.Reading(utilizations: utilizations, unready: unready)
  }

  private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

  @Test(arguments: [
    // Kubernetes documentation: twice the wanted value doubles, half of it halves; a tenth is
    // tolerated.
    ([100.0, 100], 50.0, 4), ([25, 25], 50, 1), ([55, 55], 50, 2), ([45, 45], 50, 2),
    ([55.5, 55.5], 50, 3), ([44, 44, 44, 44, 44, 44, 44, 44], 50, 8), ([51, 51, 51], 50, 3),
  ])
  func `pods follow the average`(utilizations: [Double], target: Double, expected: Int) {
    let reading = PodAutoscaler.Reading(utilizations: utilizations)
    #expect(
      autoscaler(target).recommendation(reading, capacity: utilizations.count) == expected)
  }

  @Test func `a busy canary hides behind the average`() {
    // Canary at 109 %, stable at 32 %: nobody scales.
    #expect(autoscaler(70).recommendation(pods(109, 32), capacity: 2) == 2)
  }

  @Test func `pods that are not ready count as idle on the way up`() {
    // Two of four are ready at 100 %: 100 · 2 / 4 = 50 % of all.
    #expect(autoscaler(50).recommendation(pods(100, 100, unready: 2), capacity: 4) == 4)
    #expect(autoscaler(40).recommendation(pods(100, 100, unready: 2), capacity: 4) == 5)
    // On the way down they do not count.
    #expect(autoscaler(50).recommendation(pods(20, 20, unready: 2), capacity: 4) == 1)
    #expect(autoscaler(50).recommendation(pods(unready: 3), capacity: 3) == 3)
  }

  @Test func `down only to the highest recommendation of five minutes`() {
    var autoscaler = autoscaler(50)
    #expect(autoscaler.proposal(pods(50, 50, 50, 50), capacity: 4, at: at(0)) == .holds)
    #expect(autoscaler.proposal(pods(20, 20, 20, 20), capacity: 4, at: at(15)) == .holds)
    #expect(autoscaler.proposal(pods(20, 20, 20, 20), capacity: 4, at: at(299)) == .holds)
    #expect(
      autoscaler.proposal(pods(20, 20, 20, 20), capacity: 4, at: at(300)) == .scalesIn(to: 2))
  }

  @Test func `up by four pods or double in fifteen seconds`() {
    var small = autoscaler(10)
    #expect(small.proposal(pods(100), capacity: 1, at: at(0)) == .scalesOut(to: 5))
    small.scaledUp(from: 1, at: at(0))
    #expect(small.proposal(pods(100), capacity: 5, at: at(14)) == .holds)
    #expect(
      small.proposal(pods(100, 100, 100, 100, 100), capacity: 5, at: at(15))
        == .scalesOut(to: 10))
    var large = autoscaler(10)
    let busy = PodAutoscaler.Reading(utilizations: Array(repeating: 100, count: 20))
    #expect(large.proposal(busy, capacity: 20, at: at(0)) == .scalesOut(to: 40))
  }

  @Test func `nothing is scaled from zero`() {
    var autoscaler = autoscaler(50)
    #expect(autoscaler.proposal(pods(), capacity: 0, at: at(0)) == .abstains)
  }
}
