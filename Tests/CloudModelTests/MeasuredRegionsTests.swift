import CloudModel
import SimulationKernel
import Testing

/// Latency records of regions that the scenario has nothing in.
struct `Latency records` {
  /// Clients are 40 ms from west and 100 ms from east, and the name sends those to west for whom the
  /// region `moon` is nearest.
  private func regions(moon: Double) -> FarRegions {
    var it = FarRegions()
    var name = HostedNameDescription()
    name.name = "near"
    name.policy = .latency
    for (balancer, region) in [("west", "moon"), ("east", "east")] {
      var record = RecordDescription()
      record.name = balancer
      record.routing.region = region
      name.records.append(record)
    }
    it.cloud.names = [name]
    it.cloud.traffic[0].to = "near"
    it.cloud.network.roundTrips.append(
      RoundTripDescription(from: "clients", to: "moon", time: .milliseconds(moon)))
    return it
  }

  @Test func `measure to regions that only they speak of`() {
    #expect(regions(moon: 20).times(to: "west").first == 80)
    #expect(regions(moon: 200).times(to: "west").first == 200)
  }

  @Test func `and those of steps of the plan do`() {
    var it = regions(moon: 20)
    var record = RecordDescription()
    record.name = "new"
    record.routing.region = "sun"
    var change = RecordChangeDescription()
    change.name = "near"
    change.upsert = [record]
    var branch = PlanStepDescription()
    branch.action = .changeRecords(change)
    var step = PlanStepDescription()
    step.action = .parallel([[branch]])
    it.cloud.plan = [step]
    #expect(it.cloud.measuredRegions == ["west", "east", "moon", "sun"])
    it.cloud.names[0].policy = .weighted
    #expect(it.cloud.measuredRegions == ["west", "east"])
  }
}
