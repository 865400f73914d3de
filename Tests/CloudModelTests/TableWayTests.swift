import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// What faults of the ways do to tables: 10 writes a second from `east`.
@Suite struct TableWayTests {
  private func setting(replicas: [String], lag: Double = 1) -> DatabaseCloud {
    var setting = DatabaseCloud(.instance, replicas: [])
    setting.cloud.databases = []
    var table = TableDescription()
    table.name = "orders"
    table.replicas = replicas.map { region in
      var replica = ReplicaDescription()
      replica.region = region
      return replica
    }
    table.replication.lag = .constant(lag)
    table.client.attempts = 1
    table.client.attemptTimeout = .seconds(1)
    setting.cloud.tables = [table]
    var call = CallDescription(to: "orders")
    call.operation = .write
    setting.cloud.revisions[0].calls = [call]
    setting.cloud.horizon = .seconds(200)
    return setting
  }

  /// When requests came due that failed while a share of the connections was cut [s].
  private func failures(_ share: Double) -> Set<Double> {
    var setting = setting(replicas: ["west"])
    setting.cloud.services[0].desiredCount = 16
    setting.fault(.linkCut(.init(from: "east", to: "west")), at: 100, share: share)
    let attempts = setting.run().recorder.attempts
    return Set(attempts.filter { $0.due.seconds > 105 && !$0.isSuccess }.map(\.due.seconds))
  }

  @Test func `a share of a cut meets a share of the callers`() {
    let (few, many, all) = (failures(0.3), failures(0.7), failures(1))
    #expect(!few.isEmpty && few.count < many.count && many.count < all.count)
    #expect(all.count > 900)
  }

  @Test func `replication between two regions is one connection, of which a share stops`() {
    var stopped = 0
    let runs = 30
    for seed in 0..<UInt64(runs) {
      var setting = setting(replicas: ["east", "west"])
      setting.cloud.horizon = .seconds(120)
      setting.fault(.linkCut(.init(from: "east", to: "west")), at: 80, share: 0.5)
      let outcome = Run.perform(
        setting.cloud, seed: seed, replication: 0, recorder: KeepingRecorder())
      let pending = outcome.accounts.tables[0].regions[0].pendingAtEnd
      #expect(pending < 12 || pending > 390)
      stopped += pending > 390 ? 1 : 0
    }
    // Four standard deviations of a binomial law.
    #expect(abs(stopped - runs / 2) <= Int(4 * (Double(runs) / 4).squareRoot()))
  }

  @Test func `a slow way is added to the lag`() {
    var setting = setting(replicas: ["east", "west"])
    setting.fault(.linkSlow(.init(from: "east", to: "west", added: .seconds(9))), at: 100)
    let streams = setting.run().accounts.tables[0].links
    #expect(streams.first { $0.from == "east" }?.longestLag == 10)
  }
}
