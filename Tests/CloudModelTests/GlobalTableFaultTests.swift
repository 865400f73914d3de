import CloudModel
import RandomVariates
import SimulationKernel
import Testing

private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

@Suite struct `Replicas that are added` {
  @Test func `nothing is copied out of a lost region, and what it has comes with it`() {
    var replay = Replay(["a", "b"], lag: .constant(60), adding: ["c"])
    replay.write(0, at: 0, time: 1)
    replay.write(1, at: 1, time: 1)
    replay.run(to: 2)
    replay.table.setLost(0, isLost: true, at: replay.now)
    replay.run(to: 3)
    let isAdded = replay.table.activate(2, at: replay.now)
    #expect(isAdded)
    #expect(replay.table.serial(of: 0, at: 2) == 0)
    #expect(replay.table.serial(of: 1, at: 2) == replay.table.serial(of: 1, at: 1))
    #expect(replay.account.regions[0].lost == 1)
    replay.run(to: 100)
    replay.table.setLost(0, isLost: false, at: replay.now)
    replay.run(to: 200)
    for key in 0..<2 { #expect(replay.agrees(on: key)) }
    #expect(replay.account.regions.allSatisfy { $0.conservesWrites && $0.lost == 0 })
    #expect(replay.account.regions.map(\.replicated) == [1, 1, 0])
  }

  @Test func `what a new replica has copied is not lost with the region that wrote it`() {
    var replay = Replay(["a", "b"], lag: .constant(1), adding: ["c"])
    replay.table.setStall(.cut, from: 0, to: 1, isOn: true, at: at(0))
    replay.write(0, at: 0, time: 1)
    replay.run(to: 2)
    let isAdded = replay.table.activate(2, at: replay.now)
    #expect(isAdded)
    replay.table.setLost(0, isLost: true, at: replay.now)
    replay.run(to: 10)
    #expect(replay.account.regions[0].lost == 0)
    #expect(replay.account.regions.allSatisfy { $0.conservesWrites })
  }

  @Test func `what only a region has that is cut off is its recovery point with a new replica too`()
  {
    var replay = Replay(["a", "b"], keys: 10, lag: .constant(5), adding: ["c"])
    for other in 1...2 {
      replay.table.setStall(.cut, from: 0, to: other, isOn: true, at: at(0))
    }
    for number in 0..<3 { replay.write(number, at: 0, time: 1 + Double(number)) }
    // Newer versions in the other region hide nothing.
    replay.write(0, at: 1, time: 5)
    replay.run(to: 20)
    let isAdded = replay.table.activate(2, at: replay.now)
    #expect(isAdded)
    #expect(replay.table.unreplicated(from: 0) == (3, at(1)))
    for other in 1...2 {
      replay.table.setStall(.cut, from: 0, to: other, isOn: false, at: replay.now)
    }
    replay.run(to: 60)
    for key in 0..<10 { #expect(replay.agrees(on: key)) }
    #expect(replay.account.regions.allSatisfy { $0.conservesWrites && $0.pendingAtEnd == 0 })
  }

  @Test func `a transaction on its way is not seen in part by a replica that came later`() {
    var replay = Replay(["a", "b"], adding: ["c"])
    for other in 1...2 {
      replay.table.setStall(.cut, from: 0, to: other, isOn: true, at: at(0))
    }
    let transaction = replay.table.beginTransaction(items: 2, at: 0)
    for key in 0..<2 {
      var order = WriteOrder(key: key, replica: 0, author: 1, draw: UInt64(key))
      order.transaction = transaction
      replay.table.write(order, at: at(1))
    }
    replay.run(to: 2)
    let isAdded = replay.table.activate(2, at: replay.now)
    #expect(isAdded)
    for other in 1...2 {
      replay.table.setStall(.cut, from: 0, to: other, isOn: false, at: replay.now)
    }
    replay.run(to: 60)
    #expect(replay.agrees(on: 0) && replay.agrees(on: 1))
    // Once at b, a tenth of a second apart.
    #expect(replay.account.partialTransactions == 1)
    #expect(abs(replay.account.partialSeconds - 0.1) < 1e-6)
  }

  @Test func `a lost region gets no replica, and none is made of nothing`() {
    var replay = Replay(["a", "b"], adding: ["c"])
    replay.table.setLost(2, isLost: true, at: at(1))
    let whileLost = replay.table.activate(2, at: at(2))
    #expect(!whileLost)
    // A replica that is not there is no loss.
    #expect(replay.account.losses.isEmpty)
    replay.table.setLost(2, isLost: false, at: at(3))
    replay.table.setLost(0, isLost: true, at: at(3))
    replay.table.setStall(.cut, from: 1, to: 2, isOn: true, at: at(3))
    let fromNobody = replay.table.activate(2, at: at(4))
    #expect(!fromNobody)
    replay.table.setStall(.cut, from: 1, to: 2, isOn: false, at: at(5))
    let afterwards = replay.table.activate(2, at: at(5))
    #expect(afterwards)
  }
}

@Suite struct `Ways of replication` {
  private func way(
    added: Double = 0, loss: Double = 0, cutShare: Double = 0
  ) -> ReplicationWay {
    var link = Link(oneWay: .milliseconds(40))
    link.addedDelay = .seconds(added)
    link.addedLoss = loss
    link.cutShare = cutShare
    return ReplicationWay(link: link, retransmission: .milliseconds(200))
  }

  @Test func `a slow way makes every write later, those of a backlog too`() {
    var replay = Replay(drainRate: 100)
    replay.table.setWay(way(added: 30), from: 0, to: 1, at: at(0))
    replay.write(at: 0, time: 1)
    replay.run(to: 31.99)
    #expect(!replay.agrees())
    replay.run(to: 32)
    #expect(replay.agrees())
    replay.stall(.paused, true, time: 40)
    replay.write(at: 0, time: 41)
    replay.stall(.paused, false, time: 50)
    // Behind those of the pause: it does not overtake its own way.
    replay.write(1, at: 0, time: 55)
    replay.run(to: 79.99)
    #expect(!replay.agrees())
    replay.run(to: 80)
    #expect(replay.agrees())
    #expect(!replay.agrees(on: 1))
    replay.run(to: 84.99)
    #expect(!replay.agrees(on: 1))
    replay.run(to: 85)
    #expect(replay.agrees(on: 1))
    replay.table.setWay(nil, from: 0, to: 1, at: at(90))
    replay.write(at: 0, time: 91)
    replay.run(to: 92)
    #expect(replay.agrees())
  }

  @Test(arguments: [(0.5, 0.0), (0.0, 0.5)])
  func `a write that is lost, or meets a cut connection, is sent again`(
    loss: Double, cutShare: Double
  ) {
    var replay = Replay(keys: 1_000, lag: .constant(1))
    replay.table.setWay(way(loss: loss, cutShare: cutShare), from: 0, to: 1, at: at(0))
    for number in 0..<1_000 { replay.write(number, at: 0, time: Double(number) / 1e4) }
    // After 1 s half of them, after 0.2 s more three quarters, after 0.4 s more seven eighths.
    for (time, share) in [(1.15, 0.5), (1.35, 0.75), (1.75, 0.875)] {
      replay.run(to: time)
      let arrived = (0..<1_000).count { replay.agrees(on: $0) }
      #expect(abs(Double(arrived) / 1_000 - share) < 4 * (share * (1 - share) / 1_000).squareRoot())
    }
    guard cutShare > 0 else { return }
    // With all connections again nothing waits for another.
    replay.table.setWay(nil, from: 0, to: 1, at: replay.now)
    replay.run(to: 20)
    #expect((0..<1_000).allSatisfy { replay.agrees(on: $0) })
    #expect(replay.account.links[0].catchUp == nil)
  }
}

@Suite struct `Capacity for replication` {
  @Test func `who has no capacity is not behind`() {
    var replay = Replay(["a", "b", "c"], keys: 10, drainRate: 10, consistency: .strong)
    for number in 0..<3 { replay.write(number, at: 0, time: Double(number) / 10) }
    replay.table.holdUp(1, for: .seconds(5), at: replay.now)
    #expect(!replay.table.isCatchingUp(1) && !replay.table.isCatchingUp(2))
    // It comes back when there will be some.
    let destination = replay.table.destination(ofShipment: 1).replica
    replay.run(to: 5.19)
    #expect(!(0..<3).contains { replay.table.serial(of: $0, at: destination) != 0 })
    replay.run(to: 6)
    #expect((0..<3).allSatisfy { replay.table.serial(of: $0, at: destination) != 0 })
    #expect(replay.account.links.allSatisfy { $0.catchUp == nil })
  }

  @Test func `a bucket says when it will have the units`() {
    var description = ProvisionedDescription()
    description.writes = 5
    description.burst = .zero
    var capacity = TableCapacity(.provisioned(description), key: StreamKey(seed: 1, replication: 0))
    let taken = (0..<6).map { _ in capacity.take(1, .writes, key: 0, at: at(0)) == nil }
    #expect(taken == [true, true, true, true, true, false])
    let wait = capacity.waitForWrites(2, key: 0, at: at(0))
    #expect(abs(wait.seconds - 0.4) < 1e-6)
    let later = capacity.take(2, .writes, key: 0, at: at(0) + wait)
    #expect(later == nil)
    // What never comes is asked for again in a minute: there may be more by then.
    description.writes = 1e-9
    capacity = TableCapacity(.provisioned(description), key: StreamKey(seed: 1, replication: 0))
    _ = capacity.take(1, .writes, key: 0, at: at(0))
    let longest = capacity.waitForWrites(1, key: 0, at: at(0))
    #expect(abs(longest.seconds - 60) < 1e-6)
  }
}
