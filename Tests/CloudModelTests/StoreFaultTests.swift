import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Faults of databases and resolvers.
@Suite struct StoreFaultTests {
  private let twenty = (11...30).map(Double.init)

  @Test func `the writer of a database fails, and the standby takes over`() {
    var setting = DatabaseCloud(.multiAZInstance, replicas: [])
    setting.cloud.faults = [
      FaultDescription(.databaseDown(.init(database: "orders")), at: 100, for: 300)
    ]
    let account = setting.run().accounts.databases[0]
    #expect(account.failovers.map(\.began.seconds) == [100])
    #expect(account.failovers.first?.promoted?.seconds == 150)
  }

  @Test func `without its resolver nobody gets an address`() {
    var world = FarRegions(horizon: 100)
    var record = RecordDescription()
    record.name = "west"
    var name = HostedNameDescription()
    name.name = "shop"
    name.records = [record]
    name.timeToLive = .zero
    world.cloud.names = [name]
    world.cloud.traffic[0].to = "shop"
    world.fault(.resolverOutage(.init()), at: 10.5, for: 20)
    #expect(world.failures(to: "west") == twenty)
  }
}
