import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Any schedule of faults and promotions of a database with a standby and a copy: every
/// acknowledged write is on the last writer or lost, and nobody writes who is held down.
@Suite struct DatabaseFaultFuzzTests {
  #if DEBUG
    static let seeds: Range<UInt64> = 0..<30
  #else
    static let seeds: Range<UInt64> = 0..<1500
  #endif

  private static let kinds: [FaultKind] = [
    .zoneLost(zone: "a"), .zoneLost(zone: "b"), .zoneLost(zone: "x"),
    .zoneIsolated(.init(zone: "a")), .zoneIsolated(.init(zone: "b")),
    .zoneIsolated(.init(zone: "x")), .regionLost(.init(region: "east")),
    .regionLost(.init(region: "west")), .regionIsolated(.init(region: "east")),
    .linkCut(.init(from: "east", to: "west")),
    .linkCut(.init(from: "west", to: "east", oneWay: true)),
    .linkSlow(.init(from: "east", to: "west", factor: 2, added: .seconds(3))),
    .packetLoss(.init(from: "east", to: "west", loss: 0.3)),
    .databaseDown(.init(database: "orders")), .databaseDown(.init(database: "orders")),
  ]

  /// Faults that are over by 400 s, and up to three promotions that may fail.
  private func setting(_ stream: inout RandomStream) -> DatabaseCloud {
    func below(_ bound: UInt32) -> Int { Int(stream.index(below: bound)) }
    let kind: [DatabaseKind] = [.multiAZInstance, .auroraGlobal]
    var setting = DatabaseCloud(kind[below(2)])
    setting.write()
    setting.cloud.horizon = .seconds(900)
    // The callers are where no fault of a zone meets them.
    setting.cloud.loadBalancers[0].zones = ["c"]
    setting.cloud.services[0].zones = ["c"]
    setting.cloud.databases[0].zones = ["a", "b"]
    setting.cloud.databases[0].readers = 1
    setting.cloud.databases[0].replicationLag = .uniform(low: 0, high: 10)
    setting.cloud.databases[0].copyEvery = below(3) == 0 ? .seconds(20) : .zero
    setting.cloud.databases[0].failover.newReplica = .constant(30)
    setting.cloud.databases[0].failover.restart = .constant(60)
    setting.cloud.databases[0].failover.switchoverTimeout = .seconds(40)
    for _ in 0..<below(7) {
      let kind = Self.kinds[below(UInt32(Self.kinds.count))]
      let start = 50 + stream.uniform() * 300
      var share: Double?
      if case .shared = kind.scale, below(2) == 0 { share = stream.uniform() }
      setting.fault(kind, at: start, for: stream.uniform() * (400 - start), share: share)
    }
    for _ in 0..<below(4) {
      let region = ["east", "west"][below(2)]
      if below(4) == 0 {
        var step = PlanStepDescription()
        step.after = .seconds(stream.uniform() * 60)
        step.action = .addReplica(of: .database("orders"), region: region)
        setting.cloud.plan.append(step)
      } else {
        setting.promote(in: region, at: 60 + stream.uniform() * 300, losesData: below(2) == 0)
      }
    }
    for step in setting.cloud.plan.indices {
      setting.cloud.plan[step].deadline = .seconds(50 + stream.uniform() * 100)
      setting.cloud.plan[step].onDeadline = .continue
    }
    return setting
  }

  /// The zone in which each host is, while somebody keeps it down.
  private struct Hold {
    var zones: [String]
    var from: Double
    var to: Double
  }

  private func holds(_ setting: DatabaseCloud) -> [Hold] {
    setting.cloud.faults.compactMap { fault in
      let zones: [String]
      switch fault.kind {
      case .zoneLost(let it): zones = [it.zone]
      case .zoneIsolated(let it): zones = [it.zone]
      case .regionLost(let it): zones = it.region == "east" ? ["a", "b"] : ["x"]
      default: return nil
      }
      let start = fault.at.seconds
      return Hold(zones: zones, from: start, to: start + (fault.duration?.seconds ?? .infinity))
    }
  }

  /// What is wrong with the course of a run, as its journal tells it.
  private func wrongs(_ journal: [JournalEntry], _ setting: DatabaseCloud) -> [String] {
    var wrongs: [String] = []
    var (writer, isUp, isAsked) = ("a", true, false)
    var held = holds(setting)
    let downs = setting.cloud.faults.filter { $0.kind.title == "orders down" }
    // A spare host is in a zone of another one.
    let isPlain = setting.cloud.databases[0].kind == .multiAZInstance
    for entry in journal {
      let now = entry.at.seconds
      switch entry.happening {
      case .stepStarted where entry.subject.hasPrefix("promote"): isAsked = true
      case .faultStarted where entry.subject == "orders down":
        // Only where it is known who writes.
        guard isPlain, isUp, !isAsked, let fault = downs.first(where: { $0.at.seconds == now })
        else { break }
        held.append(
          Hold(zones: [writer], from: now, to: now + (fault.duration?.seconds ?? .infinity)))
        let hasEffect = journal.contains {
          $0.happening == .databaseWriterLost && $0.at == entry.at
        }
        if !hasEffect { wrongs.append("no effect at \(now)") }
      case .databaseWriterLost: isUp = false
      case .databaseGoesOn, .databaseTakenOver:
        if case .databaseTakenOver(let host) = entry.happening { writer = host }
        (isUp, isAsked) = (true, false)
        if held.contains(where: { $0.zones.contains(writer) && $0.from < now && now < $0.to }) {
          wrongs.append("\(writer) writes at \(now)")
        }
      default: break
      }
    }
    return wrongs
  }

  @Test func `whatever breaks and whoever is promoted, every write has a fate`() {
    for seed in Self.seeds {
      var stream = RandomStream(StreamKey(seed: seed, replication: 9))
      let setting = setting(&stream)
      let run = setting.run()
      let account = run.accounts.databases[0]
      let what =
        "seed \(seed) \(setting.cloud.databases[0].kind): \(setting.cloud.faults.map(\.title))"
      #expect(account.conservesWrites, "\(what)")
      #expect(run.accounts.conservesRequests, "\(what)")
      #expect(wrongs(run.recorder.journal, setting) == [], "\(what)")
      // In the end somebody writes, and callers find them.
      #expect(account.settled(since: .zero) != nil, "\(what)")
      let late = run.recorder.attempts.filter { $0.due.seconds > 850 }
      #expect(late.count > 400 && late.allSatisfy { $0.isSuccess }, "\(what)")
    }
  }
}
