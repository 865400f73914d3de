import CloudModel
import SimulationKernel
import Testing

/// Faults of regions and of the ways between places.
@Suite struct NetworkFaultTests {
  private func times(_ range: ClosedRange<Int>) -> [Double] { range.map(Double.init) }

  @Test func `without faults a request takes a handshake and a round trip`() {
    #expect(FarRegions().times(to: "west").allSatisfy { $0 == 80 })
    #expect(FarRegions().times(to: "east").allSatisfy { $0 == 200 })
  }

  @Test func `a lost region answers nobody until it is back`() {
    var world = FarRegions()
    world.fault(.regionLost(.init(region: "west")), at: 10.5, for: 20)
    #expect(world.failures(to: "west") == times(11...30))
    #expect(world.failures(to: "east") == [])
  }

  @Test func `an isolated region answers nobody from outside until it is not`() {
    var world = FarRegions()
    world.fault(.regionIsolated(.init(region: "west")), at: 10.5, for: 20)
    #expect(world.failures(to: "west") == times(11...30))
    #expect(world.failures(to: "east") == [])
  }

  @Test func `a partition of one direction breaks connections of the other one, too`() {
    for direction in [IsolationDirection.in, .out] {
      var world = FarRegions()
      world.fault(
        .regionIsolated(.init(region: "west", direction: direction)), at: 10.5, for: 20)
      #expect(world.failures(to: "west") == times(11...30))
    }
  }

  @Test func `who is inside of an isolated region does not notice`() {
    var world = FarRegions()
    world.cloud.traffic[0].from = "west"
    world.fault(.regionIsolated(.init(region: "west")), at: 10.5, for: 20)
    #expect(world.failures(to: "west") == [])
  }

  @Test func `a cut way concerns its two places only`() {
    var world = FarRegions()
    world.fault(.linkCut(.init(from: "clients", to: "east")), at: 10.5, for: 20)
    #expect(world.failures(to: "east") == times(11...30))
    #expect(world.failures(to: "west") == [])
  }

  @Test func `a slow way adds its delay to each of four packets, one way to two`() {
    for (oneWay, added) in [(false, 40.0), (true, 20)] {
      var world = FarRegions()
      world.fault(
        .linkSlow(
          .init(from: "clients", to: "west", added: .milliseconds(10), oneWay: oneWay)),
        at: 10.5, for: 20)
      let times = world.times(to: "west")
      #expect(times[0...9].allSatisfy { $0 == 80 })
      #expect(times[10...29].allSatisfy { $0 == 80 + added })
      #expect(times[30...].allSatisfy { $0 == 80 })
    }
  }

  @Test func `slow ways multiply and add up, and recover one after the other`() {
    var world = FarRegions()
    let slow = { FaultKind.linkSlow(.init(from: "clients", to: "west", factor: $0)) }
    world.fault(slow(2), at: 10.5, for: 20)
    world.fault(slow(3), at: 20.5, for: 20)
    world.fault(
      .linkSlow(.init(from: "clients", to: "west", added: .milliseconds(5))), at: 30.5, for: 20)
    let times = world.times(to: "west")
    #expect(times[0...9].allSatisfy { $0 == 80 })
    #expect(times[10...19].allSatisfy { $0 == 160 })
    #expect(times[20...29].allSatisfy { $0 == 480 })
    #expect(times[30...39].allSatisfy { $0 == 260 })
    #expect(times[40...49].allSatisfy { $0 == 100 })
    #expect(times[50...].allSatisfy { $0 == 80 })
  }

  @Test func `lost packets are sent again after the retransmission time`() {
    var world = FarRegions(horizon: 2000)
    world.cloud.traffic[0].client.timeout = nil
    world.fault(.packetLoss(.init(from: "clients", to: "west", loss: 0.1)), at: 0)
    let times = world.times(to: "west")
    // Four packets, each lost with 0.1: 0.6561 lose none. Three standard errors of 2000.
    let clean = Double(times.count { $0 == 80 }) / Double(times.count)
    #expect(abs(clean - 0.6561) < 3 * (0.6561 * 0.3439 / 2000).squareRoot())
    #expect(times.contains(280))
    #expect(times.allSatisfy { ($0 - 80).truncatingRemainder(dividingBy: 200) == 0 })
  }

  @Test func `a share cuts off so many clients, and a larger one those and others`() {
    func cutOff(_ share: Double) -> Set<Double> {
      var world = FarRegions(horizon: 2000)
      world.fault(.linkCut(.init(from: "clients", to: "west")), at: 0, share: share)
      return Set(world.failures(to: "west"))
    }
    let (fifth, half) = (cutOff(0.2), cutOff(0.5))
    #expect(fifth.isSubset(of: half))
    for (found, share) in [(fifth, 0.2), (half, 0.5)] {
      let error = (share * (1 - share) / 2000).squareRoot()
      #expect(abs(Double(found.count) / 2000 - share) < 3 * error)
    }
  }

  @Test func `a slow way for a share of the connections leaves the others alone`() {
    var world = FarRegions(horizon: 2000)
    world.fault(
      .linkSlow(.init(from: "clients", to: "west", added: .milliseconds(10))), at: 0, share: 0.3)
    let times = world.times(to: "west")
    #expect(Set(times) == [80, 120])
    let share = Double(times.count { $0 == 120 }) / 2000
    #expect(abs(share - 0.3) < 3 * (0.3 * 0.7 / 2000).squareRoot())
  }

  @Test func `the largest of two shares counts`() {
    func cutOff(_ shares: [Double]) -> [Double] {
      var world = FarRegions(horizon: 500)
      for share in shares {
        world.fault(.linkCut(.init(from: "clients", to: "west")), at: 0, share: share)
      }
      return world.failures(to: "west")
    }
    #expect(cutOff([0.2, 0.5]) == cutOff([0.5]))
    #expect(cutOff([0.5, 0.2]) == cutOff([0.5]))
  }
}
