import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Faults of tables, databases and resolvers.
@Suite struct StoreFaultTests {
  /// Two regions whose every request writes once to a table that both have.
  private func tables(_ faults: [FaultDescription]) -> FarRegions {
    var world = FarRegions(horizon: 100)
    var table = TableDescription()
    table.name = "orders"
    table.replicas = ["west", "east"].map { region in
      var replica = ReplicaDescription()
      replica.region = region
      return replica
    }
    table.replication.lag = .constant(0.5)
    table.client.attempts = 1
    world.cloud.tables = [table]
    var call = CallDescription(to: "orders")
    call.operation = .write
    world.cloud.revisions[0].calls = [call]
    world.cloud.faults = faults
    return world
  }

  private func account(_ faults: [FaultDescription]) -> TableAccount {
    let outcome = Run.perform(
      tables(faults).cloud, seed: 1, replication: 0, recorder: KeepingRecorder())
    return outcome.accounts.tables[0]
  }

  private let twenty = (11...30).map(Double.init)

  @Test func `a throttled table refuses until it is over, in its region only`() {
    let world = tables([
      FaultDescription(.tableThrottled(.init(table: "orders", region: "west")), at: 10.5, for: 20)
    ])
    #expect(world.failures(to: "west") == twenty)
    #expect(world.failures(to: "east") == [])
  }

  @Test func `tables that answer with errors, or have no address, fail until it is over`() {
    for kind in [
      FaultKind.tableErrors(.init(region: "west")),
      .tableAddressMissing(.init(region: "west")),
    ] {
      let world = tables([FaultDescription(kind, at: 10.5, for: 20)])
      #expect(world.failures(to: "west") == twenty, "\(kind.title)")
      #expect(world.failures(to: "east") == [], "\(kind.title)")
    }
  }

  @Test func `paused replication keeps writes back, and brings them all in the end`() {
    let paused = FaultKind.replicationPaused(.init(from: "west"))
    let kept = account([FaultDescription(paused, at: 10.5)])
    #expect(kept.regions[0].pendingAtEnd >= 85)
    #expect(kept.regions[1].pendingAtEnd <= 2)
    let mended = account([FaultDescription(paused, at: 10.5, for: 50)])
    #expect(mended.regions[0].pendingAtEnd <= 2)
    #expect(mended.regions[0].lost == 0)
  }

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
