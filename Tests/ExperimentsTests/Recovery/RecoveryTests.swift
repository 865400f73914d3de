import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

@Suite struct RecoveryTests {
  private typealias Fault = RecoverySigns.Fault

  private func time(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

  /// A change of answers after which 50 %, 90 % and 99 % have moved at 10, 20 and 30 s.
  private func change(at seconds: Double) -> RecoverySigns.AnswerChange {
    var move = NameMove(at: time(seconds), left: ["primary"], answered: ["secondary"])
    for second in 0..<400 {
      let stale = second < 10 ? 100 : second < 20 ? 50 : second < 30 ? 10 : 1
      for request in 0..<100 {
        move.curve.count(isStale: request < stale, after: .seconds(Double(second)))
      }
    }
    return RecoverySigns.AnswerChange("shop", move)
  }

  private func signs(
    _ faults: [Fault], notices: [Double] = [], answers: [Double] = [],
    people: [RecoverySigns.Person] = [], prepared: [Double] = []
  ) -> RecoverySigns {
    var signs = RecoverySigns()
    signs.faults = faults
    signs.notices = notices.map(time)
    signs.answers = answers.map(change)
    signs.needsFlip = !answers.isEmpty
    signs.people = people
    signs.preparations = prepared.map(time)
    return signs
  }

  private func failovers(
    _ lost: [Range<Int>], _ signs: RecoverySigns, seconds: Int = 1000, window: Double = 60
  ) -> [Failover] {
    var goal = RecoveryGoal()
    goal.window = .seconds(window)
    return Recovery(shares(seconds: seconds, lost: lost), signs, goal).failovers
  }

  private var outage: Fault { Fault("region lost", start: time(100.25)) }

  @Test func `a failover of a region, worked by hand`() throws {
    let all = failovers(
      [100..<190], signs([outage], notices: [50, 145.25, 200], answers: [150.25]))
    let it = try #require(all.first)
    #expect(all.count == 1)
    #expect(it.fault == "region lost" && it.name == "shop" && it.title == "shop")
    #expect(it.failureAt == time(100.25))
    #expect(it.lossAt == time(100.25))
    #expect(it.detectedAt == time(145.25))
    #expect(it.recordFlippedAt == time(150.25))
    #expect(it.halfMovedAt == time(160.25))
    #expect(it.ninetyPercentMovedAt == time(170.25))
    #expect(it.ninetyNinePercentMovedAt == time(180.25))
    #expect(it.recoveredAt == time(190))
    #expect(it.rto == 89.75)
    #expect(it.parts.all.map { $0.span?.seconds } == [45, 0, 5, 30, 9.75])
    #expect(it.requestsLost == 900)
  }

  @Test func `a service that is never served again has no time to recovery`() throws {
    let it = try #require(
      failovers([100..<1000], signs([outage], notices: [145], answers: [150])).first)
    #expect(it.recoveredAt == nil && it.recoveryTime == nil)
    #expect(it.rto == .infinity)
    #expect(it.parts.capacity == nil && it.parts.sum == nil)
    #expect(it.requestsLost == 9000)
  }

  @Test func `a fault that no request notices costs no time`() throws {
    let it = try #require(failovers([], signs([outage], notices: [145])).first)
    #expect(it.rto == 0 && it.lossAt == nil && !it.isNoticeable)
    #expect(it.parts.sum == .zero)
  }

  @Test func `a loss can begin long after the fault, and counts from the fault`() throws {
    let it = try #require(failovers([300..<310], signs([outage])).first)
    #expect(it.lossAt == time(300))
    #expect(it.rto == 209.75)
    #expect(it.requestsLost == 100)
  }

  @Test func `a loss long after the fault is over is not its own`() throws {
    let brief = Fault("slow", start: time(100), end: time(110))
    #expect(failovers([300..<310], signs([brief])).first?.rto == 0)
    #expect(failovers([150..<160], signs([brief])).first?.rto == 60)
  }

  @Test func `a fault during a loss belongs to it, and one after it does not`() {
    let second = Fault("zone lost", start: time(120))
    let together = failovers([100..<130], signs([outage, second]))
    #expect(together.map(\.fault) == ["region lost"])
    let later = Fault("zone lost", start: time(400))
    let apart = failovers([100..<130, 400..<420], signs([outage, later]))
    #expect(apart.map(\.rto) == [29.75, 20])
    #expect(apart.map(\.requestsLost) == [300, 200])
  }

  @Test func `a notice belongs to the failover before it`() {
    let later = Fault("zone lost", start: time(400))
    let apart = failovers([100..<130, 400..<420], signs([outage, later], notices: [410]))
    #expect(apart.map(\.detectedAt) == [nil, time(410)])
  }

  @Test func `the way back is a failover of its own`() {
    let fault = Fault("region lost", start: time(100), end: time(400))
    let all = failovers([100..<190, 450..<455], signs([fault], answers: [150, 450]), window: 30)
    #expect(all.map(\.fault) == ["region lost", nil])
    #expect(all.map(\.name) == ["shop", "shop"])
    #expect(all.map(\.rto) == [90, 5])
    // Nothing broke, so that nothing had to be detected.
    #expect(all[1].parts.all.map { $0.span?.seconds } == [0, 0, 0, 5, 0])
  }

  @Test func `a change of answers that comes after recovery belongs to the fault that lasts`() {
    // Clients tried another address long before the name servers knew.
    let all = failovers([100..<110], signs([outage], answers: [200]))
    #expect(all.count == 1)
    #expect(all.first?.recordFlippedAt == time(200))
    #expect(all.first?.rto == 9.75)
    #expect(all.first?.parts.recordFlip == .seconds(9.75))
  }

  @Test func `a planned change without a loss takes no time`() {
    let all = failovers([], signs([], answers: [200]))
    #expect(all.map(\.rto) == [0])
    #expect(all.first?.isNoticeable == true)
  }

  @Test func `a loss that outlives its cause says for how long`() {
    let fault = Fault("storm", start: time(100), end: time(160))
    #expect(failovers([100..<130], signs([fault])).first?.outlasting == 0)
    #expect(failovers([100..<200], signs([fault])).first?.outlasting == 40)
    #expect(failovers([100..<1000], signs([fault])).first?.outlasting == .infinity)
    #expect(failovers([100..<200], signs([outage])).first?.outlasting.isNaN == true)
  }

  private func person(_ detected: Double, _ decided: Double) -> RecoverySigns.Person {
    RecoverySigns.Person(detected: time(detected), decided: time(decided))
  }

  private func parts(_ failovers: [Failover]) -> [Double?]? {
    failovers.first?.parts.all.map { $0.span?.seconds }
  }

  @Test func `where a decision was waited for, people notice, not machines`() {
    let signs = signs(
      [outage], notices: [110.25], answers: [250.25], people: [person(150.25, 230.25)],
      prepared: [245.25])
    let all = failovers([100..<290], signs)
    #expect(all.first?.detectedAt == time(150.25))
    #expect(all.first?.decidedAt == time(230.25))
    #expect(parts(all) == [50, 80, 5, 30, 24.75])
  }

  @Test func `answers that change by themselves wait for nobody`() {
    let signs = signs(
      [outage], notices: [139.25], answers: [140.25], people: [person(150.25, 160.25)])
    let all = failovers([100..<190], signs)
    #expect(parts(all) == [39, 0, 1, 30, 19.75])
  }

  @Test func `a promotion that people decide after the answers changed waits for people`() {
    let signs = signs(
      [outage], notices: [139.25], answers: [140.25], people: [person(300.25, 400.25)],
      prepared: [450])
    #expect(parts(failovers([100..<460], signs)) == [200, 100, 0, 0, 59.75])
  }

  @Test func `a sign that comes when the fault is over does not detect it`() throws {
    let fault = Fault("region lost", start: time(100), end: time(200))
    let it = try #require(failovers([100..<210], signs([fault], notices: [205])).first)
    #expect(it.detectedAt == nil)
    #expect(it.parts.all.map { $0.span?.seconds } == [100, 0, 0, 0, 10])
    #expect(it.parts.cutShort == .detection)
  }

  @Test func `a standby without a task lacks capacity until one is healthy`() {
    var signs = signs([outage], notices: [110.25], answers: [162.25])
    var standby = RecoverySigns.Readiness()
    standby.listening = [(time(140), .never)]
    standby.healthy = [time(160.25)]
    signs.standbys = [standby]
    #expect(parts(failovers([100..<200], signs)) == [10, 0, 2, 30, 57.75])
    // One that listened before the failure was able to serve.
    signs.standbys[0].listening = [(time(50), .never)]
    #expect(parts(failovers([100..<200], signs)) == [10, 0, 52, 30, 7.75])
  }

  @Test func `names that come and go are told once`() {
    let minutes = (1...10).map { 60 * Double($0) }
    let all = failovers([], signs([], answers: minutes))
    #expect(all.map(\.failureAt) == [time(60), time(120)])
    #expect(all.map(\.changes) == [1, 9])
    #expect(all[1].lastChangeAt == time(600))
    // One that costs something is told by itself.
    var lossy = signs([], answers: minutes)
    for number in 0..<9 { lossy.answers[number].move.until = time(minutes[number + 1]) }
    let bad = failovers([300..<310], lossy, window: 20)
    #expect(bad.map(\.failureAt) == [time(60), time(120), time(240)])
    #expect(bad.map(\.changes) == [1, 2, 7])
  }
}
