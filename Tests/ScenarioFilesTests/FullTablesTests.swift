import CloudModel
import SimulationKernel
import Testing

struct `a scenario with tables` {
  private static let cloud =
    FullScenario.document(in: FullTables.text).value?.cloud ?? CloudDescription()
  private var cloud: CloudDescription { Self.cloud }

  @Test func `is right`() {
    #expect(FullScenario.document(in: FullTables.text).report.text == "")
  }

  @Test func `describes replicas and their capacity`() throws {
    let orders = try #require(cloud.tables.first)
    #expect(orders.name == "orders")
    #expect(orders.consistency == .eventual)
    #expect(orders.replicas.map(\.region) == ["us-east-1", "us-west-2"])
    #expect(orders.replicas.map(\.clockAhead) == [.zero, .milliseconds(20)])
    #expect(orders.witness == nil)
    var scaling = CapacityScalingDescription()
    scaling.target = 0.6
    scaling.leastReads = 10
    scaling.mostReads = 1_000
    scaling.leastWrites = 20
    scaling.mostWrites = 2_000
    scaling.takes = .minutes(2)
    scaling.margin = 0.1
    var provisioned = ProvisionedDescription()
    provisioned.reads = 100
    provisioned.writes = 50
    provisioned.burst = .minutes(1)
    provisioned.partitions = 2
    provisioned.scaling = scaling
    #expect(orders.replicas.map(\.capacity) == [nil, .provisioned(provisioned)])
    var onDemand = OnDemandDescription()
    onDemand.warmReads = 24_000
    onDemand.warmWrites = 8_000
    onDemand.mostReads = 30_000
    onDemand.mostWrites = 9_000
    onDemand.readQuota = 60_000
    onDemand.writeQuota = 50_000
    onDemand.growsAfter = .minutes(20)
    onDemand.partitions = 16
    #expect(orders.capacity == .onDemand(onDemand))
  }

  @Test func `describes items, replication and callers`() throws {
    let orders = try #require(cloud.tables.first)
    #expect(orders.itemSize == 3 << 10)
    #expect(orders.keys.count == 5_000)
    #expect(orders.keys.popularity == .hot(keys: 5, share: 0.4))
    #expect(orders.readTime == .constant(0.003))
    #expect(orders.writeTime == .constant(0.005))
    #expect(orders.storageLag == .constant(0.02))
    #expect(orders.replication.lag == .constant(0.7))
    #expect(orders.replication.links.map(\.from) == ["us-east-1"])
    #expect(orders.replication.links.map(\.to) == ["us-west-2"])
    #expect(orders.replication.links.map(\.lag) == [.constant(0.4)])
    #expect(orders.replication.drainRate == 2_000)
    #expect(orders.replication.newReplica == .constant(240))
    #expect(orders.replication.fillRate == 100e6)
    #expect(orders.client.retries == .standard)
    #expect(orders.client.attempts == 5)
    #expect(orders.client.attemptTimeout == .seconds(2))
  }

  @Test func `describes strong consistency, calls and a plan`() throws {
    let stock = try #require(cloud.tables.first { $0.name == "stock" })
    #expect(stock.consistency == .strong)
    #expect(stock.witness == "us-west-2")
    #expect(stock.keys.popularity == .zipf(exponent: 0.9))
    let calls = try #require(cloud.revisions.first?.calls)
    #expect(calls.map(\.operation) == [.transactionalWrite, .strongRead, .read])
    #expect(calls.map(\.items) == [3, 1, 1])
    #expect(
      cloud.plan.first?.action == .addReplica(of: .table("orders"), region: "eu-west-1"))
    #expect(cloud.addedReplicas(of: cloud.tables[0]) == ["eu-west-1"])
    guard cloud.plan.count == 3, case .wait(let wait) = cloud.plan[1].action,
      case .verify(let verified) = cloud.plan[2].action
    else {
      Issue.record("the last two steps wait")
      return
    }
    #expect(wait.condition == .replicated(table: "orders", from: "us-east-1"))
    #expect(verified.condition == .divergence(table: "orders", atMost: 5))
  }
}
