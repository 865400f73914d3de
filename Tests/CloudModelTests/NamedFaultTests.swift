import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Faults of what names lead to: `shop` leads to `west`, whose every answer is a success; whoever is
/// led to `east` fails.
@Suite struct NamedFaultTests {
  private func cloud(_ faults: [FaultDescription]) -> CloudDescription {
    var cloud = FarRegions(horizon: 100).cloud
    cloud.revisions.append(cloud.revisions[0])
    cloud.revisions[1].name = "broken"
    cloud.revisions[1].errorRate = 1
    cloud.fleets[1].revision = "broken"
    var record = RecordDescription()
    record.name = "west"
    var name = HostedNameDescription()
    name.name = "shop"
    name.records = [record]
    name.timeToLive = .zero
    name.resolvers = [ResolversDescription()]
    name.resolvers[0].skew = 0
    name.resolvers[0].extendingShare = 0
    cloud.names = [name]
    cloud.traffic.removeLast()
    cloud.traffic[0].to = "shop"
    cloud.faults = faults
    return cloud
  }

  private func failures(_ faults: [FaultDescription]) -> [Double] {
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud(faults), seed: 1, replication: 0, recorder: recorder)
    return recorder.attempts.filter { !$0.isSuccess }.map(\.due.seconds).sorted()
  }

  @Test func `a wrong record leads elsewhere until it is right again`() {
    let wrong = FaultKind.recordWrong(.init(name: "shop", to: "east"))
    #expect(
      failures([FaultDescription(wrong, at: 10.5, for: 20)]) == (11...30).map(Double.init))
  }

  @Test func `without a record nobody gets an address`() {
    let missing = FaultKind.recordMissing(.init(name: "shop"))
    let failed = failures([FaultDescription(missing, at: 10.5, for: 20)])
    #expect(failed.first == 11)
    #expect(Array(failed.prefix(20)) == (11...30).map(Double.init))
  }

  @Test func `of two faults of a record the one that began last counts`() {
    let wrong = { FaultKind.recordWrong(.init(name: "shop", to: $0)) }
    let failed = failures([
      FaultDescription(wrong("east"), at: 10.5, for: 40),
      FaultDescription(wrong("west"), at: 20.5, for: 10),
    ])
    #expect(failed == (Array(11...20) + Array(31...50)).map(Double.init))
  }

  /// What the name of two regions is answered with, while a share of the first one's checkers lies
  /// from 100 s until 200 s; one checker looks every ten seconds, and one failure is enough.
  private func answers(_ faults: [FaultDescription], watches region: String = "us") -> [String] {
    var it = RegionalCloud(horizon: 400)
    var endpoint = EndpointCheckDescription()
    endpoint.of = "\(region)/web"
    endpoint.requestInterval = .seconds(10)
    endpoint.failureThreshold = 1
    it.add("watch", .endpoint(endpoint))
    it.cloud.names[0].records[0].healthCheck = "watch"
    it.cloud.faults = faults
    return it.run().answers().map { answer in
      let parts = answer.split(separator: ":")
      // Within the ten seconds in which every checker looks once.
      return "\(Int((Double(parts[0]) ?? 0) / 10) * 10):\(parts[1])"
    }
  }

  @Test func `checkers that lie move everybody away, and let them return`() {
    let lies = FaultKind.healthCheckerFalseAlarms(.init(of: "watch"))
    #expect(
      answers([FaultDescription(lies, at: 100, for: 100)])
        == ["0: us/web", "100: eu/web", "200: us/web"])
  }

  @Test func `thirteen liars among sixteen checkers are not enough, fourteen are`() {
    let lies = FaultKind.healthCheckerFalseAlarms(.init(of: nil))
    #expect(answers([FaultDescription(lies, at: 100, for: 100, share: 13.0 / 16)]) == ["0: us/web"])
    #expect(
      answers([FaultDescription(lies, at: 100, for: 100, share: 14.0 / 16)])
        == ["0: us/web", "100: eu/web", "200: us/web"])
  }

  @Test func `the largest share of liars counts`() {
    let alarm = FaultKind.healthCheckerFalseAlarms(.init(of: "watch"))
    let silence = FaultKind.healthCheckerFalseAlarms(.init(of: "watch", saysHealthy: true))
    #expect(
      answers([
        FaultDescription(alarm, at: 100, for: 100),
        FaultDescription(silence, at: 110, for: 50, share: 0.5),
      ]) == ["0: us/web", "100: eu/web", "200: us/web"])
  }
}
