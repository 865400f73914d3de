import CloudModel
import SimulationKernel
import Testing

struct `a scenario with regions` {
  private static let cloud =
    FullScenario.document(in: FullRegions.text).value?.cloud ?? CloudDescription()
  private var cloud: CloudDescription { Self.cloud }

  @Test func `has the zones of its regions`() {
    #expect(cloud.regions.map(\.name) == ["us-east-1", "eu-west-1"])
    #expect(cloud.zones == ["use1-az1", "use1-az2", "euw1-az1"])
    #expect(cloud.loadBalancers[0].region == "us-east-1")
    #expect(cloud.services[0].region == "us-east-1")
    #expect(cloud.fleets[0].region == "us-east-1")
    #expect(cloud.traffic[0].from == "head-office")
  }

  @Test func `describes the network, and takes what it leaves out from the table`() {
    let network = cloud.network
    #expect(network.jitter == 0.05)
    #expect(network.loss == 0.001)
    #expect(network.handshakes == 3)
    #expect(network.retransmission == .milliseconds(300))
    #expect(network.connectionLost == .minutes(10))
    #expect(
      network.roundTrips == [
        RoundTripDescription(
          from: "head-office", to: "us-east-1", time: .milliseconds(80), share: 0.4),
        RoundTripDescription(from: "eu-west-1", to: "head-office", time: .milliseconds(20)),
        RoundTripDescription(from: "us-east-1", to: "eu-west-1", time: .milliseconds(68)),
      ])
    let back = cloud.roundTrip(from: "us-east-1", to: "head-office")
    #expect(back?.share == 0.6)
  }
}
