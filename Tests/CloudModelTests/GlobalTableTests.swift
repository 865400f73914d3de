import CloudModel
import RandomVariates
import SimulationKernel
import Testing

private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

@Suite struct `The last writer wins` {
  @Test func `a write is there after its lag, and nothing is lost`() {
    var replay = Replay()
    replay.write(at: 0, time: 0)
    replay.run(to: 0.9)
    #expect(!replay.agrees())
    #expect(replay.table.unreplicated(from: 0).writes == 1)
    replay.run(to: 1)
    #expect(replay.agrees())
    let a = replay.account.regions[0]
    #expect((a.acknowledged, a.replicated, a.overruled, a.writesInConflict) == (1, 1, 0, 0))
    #expect(replay.account.links[0].meanLag == 1)
  }

  @Test func `G1: a write behind a cut link loses against a later one, without an error`() {
    var replay = Replay()
    replay.stall(.cut, true, time: 0)
    replay.write(at: 0, time: 1)
    replay.write(at: 1, time: 2)
    let later = replay.table.serial(of: 0, at: 1)
    replay.stall(.cut, false, time: 10)
    replay.run(to: 20)
    #expect(replay.agrees())
    #expect(replay.table.serial(of: 0, at: 0) == later)
    let account = replay.account
    #expect(account.regions.map(\.overruled) == [1, 0])
    #expect(account.regions.map(\.writesInConflict) == [1, 1])
    #expect(account.regions.allSatisfy { $0.conservesWrites && $0.replicated == 1 })
  }

  @Test func `G2: whoever begins too early after an evacuation overrules what is on its way`() {
    for (wait, overruled) in [(0.5, 1), (2.0, 0)] as [(Double, UInt64)] {
      var replay = Replay()
      replay.write(at: 0, time: 10)
      replay.write(at: 1, time: 10 + wait)
      replay.run(to: 30)
      #expect(replay.account.regions[0].overruled == overruled)
      #expect(replay.account.regions[0].superseded == 0)
      #expect(replay.account.regions[0].overruledOnReturn == 0)
    }
  }

  @Test func `what is overruled before a loss, or long after the return, is not lost by it`() {
    var replay = Replay(keys: 3)
    replay.write(0, at: 0, time: 1)
    replay.write(0, at: 1, time: 1.5)
    replay.run(to: 10)
    replay.table.setLost(0, isLost: true, at: replay.now)
    replay.run(to: 20)
    replay.table.setLost(0, isLost: false, at: replay.now)
    replay.write(1, at: 0, time: 30)
    replay.write(1, at: 1, time: 30.5)
    replay.run(to: 40)
    #expect(replay.account.regions[0].overruled == 2)
    #expect(replay.account.regions[0].overruledOnReturn == 0)
  }

  @Test func `G3: what a lost region had not sent is missing, and comes back with it`() {
    var replay = Replay(keys: 100)
    for number in 0..<50 { replay.write(number, at: 0, time: Double(number) / 10) }
    replay.run(to: 4.95)
    replay.table.setLost(0, isLost: true, at: replay.now)
    // The ten writes of the last second; the oldest was acknowledged at 4.0.
    let loss = replay.account.losses
    #expect(loss.map(\.writes) == [10])
    #expect(abs((loss[0].oldest ?? 0) - 0.95) < 1e-6)
    #expect(replay.account.regions[0].lost == 10)
    #expect(replay.account.regions[0].conservesWrites)
    replay.write(45, at: 1, time: 300)
    replay.run(to: 600)
    replay.table.setLost(0, isLost: false, at: replay.now)
    replay.run(to: 700)
    let account = replay.account
    #expect((0..<50).allSatisfy { replay.agrees(on: $0) })
    #expect((account.regions[0].replicated, account.regions[0].overruled) == (50, 1))
    #expect(account.regions[0].overruledOnReturn == 1)
    #expect(account.losses[0].returned == SimulationTime.zero + .seconds(600))
    #expect(account.links[0].longestLag > 595)
  }

  @Test func `a later write of the same region may arrive first, and nothing is lost by that`() {
    var replay = Replay(lag: .samples([0.1, 5]))
    for number in 0..<40 { replay.write(at: 0, time: Double(number) / 10) }
    replay.run(to: 30)
    let account = replay.account
    #expect(replay.agrees())
    #expect(account.regions[0].superseded > 5)
    #expect((account.regions[0].overruled, account.regions[0].writesInConflict) == (0, 0))
  }

  @Test func `a clock that is behind loses against an earlier write`() {
    var replay = Replay(ahead: [.milliseconds(100)])
    replay.write(at: 0, time: 1)
    replay.write(at: 1, time: 1.05)
    let earlier = replay.table.serial(of: 0, at: 0)
    replay.run(to: 5)
    #expect(replay.table.serial(of: 0, at: 1) == earlier)
    #expect(replay.account.regions.map(\.overruled) == [0, 1])
    // A write that has seen the other is never older.
    replay.write(at: 0, time: 6)
    replay.write(at: 1, time: 7.05)
    replay.run(to: 10)
    #expect(replay.table.serial(of: 0, at: 0) == replay.table.serial(of: 0, at: 1))
    #expect(replay.account.regions.map(\.overruled) == [0, 1])
  }

  @Test func `a write that does not know another is counted once`() {
    var replay = Replay(["a", "b", "c"])
    replay.write(at: 0, time: 0)
    replay.write(at: 0, time: 0.1)
    replay.write(at: 1, time: 0.2)
    replay.write(at: 2, time: 0.3)
    replay.run(to: 5)
    #expect(replay.account.regions.map(\.writesInConflict) == [2, 1, 1])
    #expect(replay.agrees())
    replay.write(at: 1, time: 6)
    replay.run(to: 10)
    #expect(replay.account.regions.map(\.writesInConflict) == [2, 1, 1])
  }

  @Test func `every order of few writes in three regions ends in agreement`() {
    for code in 0..<729 {
      var replay = Replay(
        ["a", "b", "c"], keys: 1, lag: .samples([0.05, 0.3, 0.7]), ahead: [.milliseconds(120)])
      var rest = code
      for number in 0..<6 {
        replay.write(at: rest % 3, time: Double(number) / 10)
        rest /= 3
      }
      if code % 2 == 0 {
        replay.run(to: 0.55)
        replay.table.setLost(code % 3, isLost: true, at: replay.now)
        replay.run(to: 1)
        #expect(replay.account.regions.allSatisfy { $0.conservesWrites }, "order \(code)")
        replay.table.setLost(code % 3, isLost: false, at: replay.now)
      }
      replay.run(to: 30)
      #expect(replay.agrees(), "order \(code)")
      #expect(replay.account.regions.reduce(0) { $0 + $1.replicated } == 6, "order \(code)")
      #expect(replay.account.regions.allSatisfy { $0.overruled <= $0.writesInConflict })
    }
  }
}

@Suite struct `Reads of replicas` {
  @Test func `a read is stale until the write has arrived`() {
    var replay = Replay()
    replay.write(at: 0, by: 7, time: 0)
    replay.read(at: 0, by: 7, time: 0.5)
    replay.read(at: 1, by: 7, time: 0.5)
    replay.read(at: 1, isStrong: true, by: 8, time: 0.5)
    replay.read(at: 1, by: 7, time: 1.5)
    let (a, b) = (replay.account.regions[0], replay.account.regions[1])
    #expect((a.reads, a.staleReads, a.readsBehind) == (1, 0, 0))
    #expect((b.reads, b.staleReads, b.readsBehind, b.ownWritesMissed) == (3, 2, 2, 1))
  }

  @Test func `G6: an eventually consistent read of the same region may miss a write just made`() {
    var description = TableDescription()
    description.replicas = [ReplicaDescription()]
    description.keys.count = 1
    description.storageLag = .constant(0.01)
    var table = GlobalTable(description, key: StreamKey(seed: 1, replication: 0))
    var luck = RandomStream(StreamKey(seed: 2, replication: 0))
    table.write(WriteOrder(key: 0, replica: 0, author: 1, draw: 1), at: at(1))
    for _ in 0..<3_000 {
      table.read(0, at: 0, isStrong: false, by: 1, luck: &luck, at: at(1.005))
      table.read(0, at: 0, isStrong: true, by: 1, luck: &luck, at: at(1.005))
      table.read(0, at: 0, isStrong: false, by: 1, luck: &luck, at: at(1.02))
    }
    // A third of the storage nodes.
    #expect(abs(Double(table[0].account.staleReads) - 1_000) < 4 * 26)
    #expect(table[0].account.ownWritesMissed == table[0].account.staleReads)
  }

  @Test func `a transaction is seen in part elsewhere`() {
    var replay = Replay(lag: .samples([0.1, 2]))
    for number in 0..<20 {
      replay.run(to: Double(number) * 5)
      let transaction = replay.table.beginTransaction(items: 2, at: 0)
      for key in 0..<2 {
        var order = WriteOrder(
          key: key, replica: 0, author: 0, draw: UInt64(number * 2 + key))
        order.transaction = transaction
        replay.table.write(order, at: replay.now)
      }
      for key in 0..<2 { replay.read(key, at: 1, time: Double(number) * 5 + 1) }
    }
    replay.run(to: 200)
    let account = replay.account
    #expect((3...17).contains(account.partialTransactions))
    #expect(abs(account.partialSeconds - 1.9 * Double(account.partialTransactions)) < 1e-6)
    #expect(account.partialReads == account.partialTransactions)
  }
}

@Suite struct `Replication that stalls` {
  @Test func `it drains in order while new writes queue up behind`() {
    // 60 s at 5/s make 300 writes; 8/s against 5/s take 100 s.
    var replay = Replay(keys: 1_000, drainRate: 8)
    replay.stall(.paused, true, time: 0)
    for number in 0..<900 {
      if number == 300 {
        #expect(replay.table.unreplicated(from: 0).writes == 300)
        replay.stall(.paused, false, time: 59.9)
      }
      replay.write(number, at: 0, time: Double(number) / 5)
    }
    replay.run(to: 200)
    let link = replay.account.links[0]
    #expect(abs((link.catchUp ?? 0) - 100) < 1)
    #expect(abs(link.longestLag - 60) < 0.3)
    #expect(replay.account.regions[0].replicated == 900)
    #expect(replay.table.stream(from: 0, to: 1).state == .flowing)
  }

  @Test func `what was on its way is held back too`() {
    var replay = Replay()
    replay.write(at: 0, time: 0)
    replay.stall(.cut, true, time: 0.5)
    replay.run(to: 100)
    #expect(replay.table.unreplicated(from: 0) == (1, .zero))
    replay.stall(.cut, false, time: 100)
    replay.run(to: 101)
    #expect(replay.agrees())
  }

  @Test func `it goes on when the last cause has ended`() {
    var replay = Replay()
    replay.stall(.cut, true, time: 0)
    replay.stall(.paused, true, time: 1)
    replay.write(at: 0, time: 2)
    replay.stall(.cut, false, time: 3)
    replay.run(to: 10)
    #expect(!replay.agrees())
    replay.stall(.paused, false, time: 11)
    replay.run(to: 12)
    #expect(replay.agrees())
  }

  @Test func `a stall during a drain holds the rest`() {
    var replay = Replay(keys: 100, drainRate: 1)
    replay.stall(.cut, true, time: 0)
    for number in 0..<10 { replay.write(number, at: 0, time: Double(number)) }
    replay.stall(.cut, false, time: 10)
    replay.stall(.cut, true, time: 13.5)
    replay.run(to: 50)
    #expect(replay.account.links[0].pendingAtEnd == 7)
    replay.stall(.cut, false, time: 50)
    replay.run(to: 60)
    #expect(replay.account.links[0].pendingAtEnd == 0)
  }

  @Test func `a write without room at its destination holds up those behind it`() {
    var replay = Replay(keys: 10, drainRate: 1)
    for number in 0..<3 { replay.write(number, at: 0, time: Double(number) / 10) }
    replay.table.holdUp(0, for: .zero, at: replay.now)
    replay.run(to: 2)
    #expect(replay.account.links[0].pendingAtEnd == 2)
    replay.run(to: 4)
    #expect(replay.account.links[0].pendingAtEnd == 0)
  }

  @Test func `a lost table without a replica is lost`() {
    var replay = Replay(["a"])
    replay.write(at: 0, time: 1)
    #expect(replay.account.regions[0].replicated == 1)
    replay.table.setLost(0, isLost: true, at: at(2))
    let account = replay.account.regions[0]
    #expect((account.lost, account.replicated) == (1, 0))
    #expect(account.conservesWrites)
  }

  @Test func `a new replica takes over what is there, and gets what follows`() {
    var replay = Replay(["a", "b"], adding: ["c"])
    replay.write(0, at: 0, time: 1)
    replay.write(1, at: 1, time: 1)
    replay.run(to: 1.5)
    #expect(replay.table.serial(of: 0, at: 2) == 0)
    let isAdded = replay.table.activate(2, at: replay.now)
    #expect(isAdded)
    replay.write(2, at: 0, time: 2)
    replay.run(to: 10)
    for key in 0..<3 { #expect(replay.agrees(on: key)) }
    #expect(replay.account.regions.allSatisfy { $0.conservesWrites })
  }
}

@Suite struct `Strong consistency between regions` {
  @Test func `two regions cannot commit the same item at the same time`() {
    var replay = Replay(["a", "b", "c"], consistency: .strong)
    let begin = { (key: Int, replica: Int, from: Double, to: Double, replay: inout Replay) in
      replay.table.beginCommit(of: key, at: replica, until: at(to), now: at(from))
    }
    #expect(begin(0, 0, 0, 0.1, &replay) == true)
    #expect(begin(0, 1, 0.05, 0.2, &replay) == false)
    #expect(begin(1, 1, 0.05, 0.2, &replay) == true)
    #expect(begin(0, 0, 0.05, 0.15, &replay) == true)
    #expect(begin(0, 2, 0.12, 0.2, &replay) == false)
    #expect(begin(0, 2, 0.15, 0.2, &replay) == true)
  }

  @Test func `what two regions have is not lost with one of them`() {
    var replay = Replay(["a", "b", "c"], consistency: .strong)
    replay.table.write(
      WriteOrder(key: 0, replica: 0, author: 1, draw: 1), acknowledger: 1, at: at(1))
    replay.table.write(
      WriteOrder(key: 1, replica: 0, author: 1, draw: 2), isWitnessed: true, at: at(1))
    #expect(replay.table.serial(of: 0, at: 1) == replay.table.serial(of: 0, at: 0))
    replay.run(to: 1.5)
    replay.table.setLost(0, isLost: true, at: replay.now)
    #expect(replay.account.losses.map(\.writes) == [0])
    #expect(replay.account.regions[0].lost == 0)
    // The others get from each other what they miss.
    replay.run(to: 5)
    #expect(replay.account.regions[0].replicated == 2)
  }

  @Test func `every write knows those before it, wherever they were made`() {
    var replay = Replay(["a", "b", "c"], ahead: [.seconds(1)], consistency: .strong)
    for number in 0..<9 {
      replay.run(to: Double(number) / 10)
      let before = replay.table.serialForCondition(of: 0, at: number % 3)
      replay.table.write(
        WriteOrder(key: 0, replica: number % 3, author: 1, draw: UInt64(number)),
        acknowledger: (number + 1) % 3, at: replay.now)
      #expect(replay.table.serialForCondition(of: 0, at: (number + 2) % 3) > before)
    }
    replay.run(to: 10)
    #expect(replay.agrees())
    #expect(replay.table.serial(of: 0, at: 0) == replay.table.serialForCondition(of: 0, at: 0))
    #expect(replay.account.regions.allSatisfy { $0.overruled == 0 && $0.writesInConflict == 0 })
  }

  @Test func `G5: a region that was cut off has to catch up before it votes again`() {
    var replay = Replay(["a", "b", "c"], drainRate: 1, consistency: .strong)
    for source in 0..<2 {
      replay.table.setStall(.cut, from: source, to: 2, isOn: true, at: at(0))
    }
    for number in 0..<3 { replay.write(number, at: 0, time: 1 + Double(number)) }
    #expect(!replay.table.isCatchingUp(2))
    replay.run(to: 10)
    for source in 0..<2 {
      replay.table.setStall(.cut, from: source, to: 2, isOn: false, at: at(10))
    }
    #expect(replay.table.isCatchingUp(2))
    #expect(!replay.table.isCatchingUp(0))
    replay.run(to: 12.5)
    #expect(replay.table.isCatchingUp(2))
    replay.run(to: 13)
    #expect(!replay.table.isCatchingUp(2))
    #expect(replay.agrees(on: 2))
  }
}
