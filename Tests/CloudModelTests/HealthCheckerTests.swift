import CloudModel
import SimulationKernel
import Testing

struct `A checker` {
  private func states(_ results: String, threshold: Int) -> String {
    var checker = HealthChecker.healthy(failed: 0)
    return String(
      results.map { result in
        checker.heard(passed: result == "+", threshold: threshold)
        return checker.isHealthy ? "H" : "U"
      })
  }

  @Test(arguments: [
    (1, "-+-+", "UHUH"), (3, "---+++", "HHUUUH"), (3, "--+--+--", "HHHHHHHH"),
    (3, "---++-+++", "HHUUUUUUH"), (2, "--+-++", "HUUUUH"),
  ])
  func `changes its mind after as many equal results either way`(
    _ threshold: Int, _ results: String, _ states: String
  ) {
    #expect(self.states(results, threshold: threshold) == states)
  }
}

struct `A panel of checkers` {
  /// How many checkers must be healthy, at least.
  @Test(arguments: [
    (3, 1), (4, 1), (5, 1), (6, 2), (8, 2), (12, 3), (15, 3), (16, 3), (17, 4), (18, 4), (20, 4),
    (24, 5),
  ])
  func `is healthy with more than 18 % of them`(_ checkers: Int, _ needed: Int) {
    #expect(CheckerPanel.isHealthy(needed, of: checkers))
    #expect(!CheckerPanel.isHealthy(needed - 1, of: checkers))
  }

  @Test func `falls with the fourteenth of sixteen, and rises with the third`() {
    var panel = CheckerPanel(checkers: 16, threshold: 1)
    var changes: [Int] = []
    for checker in 0..<16 where panel.heard(from: checker, passed: false) != nil {
      changes.append(checker + 1)
    }
    #expect(changes == [14])
    #expect(!panel.isHealthy)
    changes = []
    for checker in 0..<16 where panel.heard(from: checker, passed: true) != nil {
      changes.append(checker + 1)
    }
    #expect(changes == [3])
  }
}

struct `A checker's request` {
  private let instant = TimeSpan.zero

  /// What it meets, whether that passes, and after how long [s].
  @Test(
    arguments: [
      (
        ProbeProtocol.http, ProbeEncounter.answer(status: 200, after: .milliseconds(50)), true, 0.05
      ),
      (.http, .answer(status: 302, after: .zero), true, 0),
      (.http, .answer(status: 404, after: .zero), false, 0),
      (.http, .answer(status: 503, after: .zero), false, 0), (.http, .refused, false, 0),
      (.http, .silence, false, 2), (.http, .answer(status: 200, after: .seconds(3)), false, 2),
      (.http, .answer(status: 200, after: .seconds(2)), true, 2), (.http, .blackHole, false, 4),
      (.https, .blackHole, false, 4), (.tcp, .blackHole, false, 10), (.tcp, .silence, true, 0),
      (.tcp, .answer(status: 500, after: .seconds(9)), true, 0), (.tcp, .refused, false, 0),
    ] as [(ProbeProtocol, ProbeEncounter, Bool, Double)])
  func `ends by the limits of its kind`(
    _ kind: ProbeProtocol, _ encounter: ProbeEncounter, _ passed: Bool, _ seconds: Double
  ) {
    #expect(
      kind.outcome(of: encounter, roundTrip: .zero)
        == ProbeOutcome(passed: passed, after: .seconds(seconds)))
  }

  @Test func `travels for its connection, for TLS and for its answer`() {
    let answer = ProbeEncounter.answer(status: 200, after: .milliseconds(10))
    let trip = TimeSpan.milliseconds(100)
    #expect(ProbeProtocol.http.outcome(of: answer, roundTrip: trip).after == .milliseconds(210))
    #expect(ProbeProtocol.https.outcome(of: answer, roundTrip: trip).after == .milliseconds(310))
    #expect(ProbeProtocol.tcp.outcome(of: answer, roundTrip: trip).after == trip)
    #expect(ProbeProtocol.http.outcome(of: .refused, roundTrip: trip).after == trip)
  }

  @Test func `that searches the body waits two seconds more for it`() {
    let answer = ProbeEncounter.answer(status: 200, after: .milliseconds(500))
    let kind = ProbeProtocol.httpStringMatch
    var body = ProbeBody()
    body.time = .milliseconds(1_500)
    #expect(
      kind.outcome(of: answer, roundTrip: .zero, body: body)
        == ProbeOutcome(passed: true, after: .seconds(2)))
    body.hasString = false
    #expect(!kind.outcome(of: answer, roundTrip: .zero, body: body).passed)
    body.hasString = true
    body.time = .seconds(3)
    #expect(
      kind.outcome(of: answer, roundTrip: .zero, body: body)
        == ProbeOutcome(passed: false, after: .milliseconds(2_500)))
    // A failing status is known without the body.
    #expect(
      kind.outcome(of: .answer(status: 500, after: .zero), roundTrip: .zero, body: body).after
        == .zero)
    #expect(ProbeProtocol.http.outcome(of: answer, roundTrip: .zero, body: body).passed)
  }
}

struct `Calculated health` {
  @Test(arguments: [
    (0, [false, false], true), (1, [true, false], true), (2, [true, false], false),
    (2, [true, true], true), (3, [true, true], false),
  ])
  func `counts children`(_ threshold: Int, _ children: [Bool], _ isHealthy: Bool) {
    #expect(CalculatedHealth.isHealthy(children: children, threshold: threshold) == isHealthy)
  }
}

struct `A load balancer as a target` {
  private typealias Group = TargetEvaluation.Group

  private func isHealthy(
    _ groups: [(registered: Int, healthy: Int)], empty: EmptyTargetGroup = .unhealthy,
    needed: NeededGroups = .every
  ) -> Bool {
    var evaluation = TargetEvaluation()
    evaluation.emptyTargetGroup = empty
    evaluation.neededGroups = needed
    return evaluation.isHealthy(
      groups.map { Group(registered: $0.registered, healthy: $0.healthy) })
  }

  @Test func `needs a healthy target in every group`() {
    #expect(isHealthy([(3, 1), (2, 2)]))
    #expect(!isHealthy([(3, 0), (2, 2)]))
    #expect(isHealthy([(3, 0), (2, 2)], needed: .any))
    #expect(!isHealthy([(3, 0), (2, 0)], needed: .any))
    #expect(isHealthy([]))
  }

  @Test func `an empty group counts as unhealthy, or not at all`() {
    #expect(!isHealthy([(0, 0), (2, 2)]))
    #expect(isHealthy([(0, 0), (2, 2)], empty: .ignored))
    #expect(!isHealthy([(0, 0), (0, 0)], empty: .ignored))
  }

  @Test func `fewer healthy targets than the group's minimum are too few`() {
    let evaluation = TargetEvaluation()
    #expect(!evaluation.isHealthy([Group(registered: 4, healthy: 2, minimumCount: 3)]))
    #expect(evaluation.isHealthy([Group(registered: 4, healthy: 3, minimumCount: 3)]))
    #expect(!evaluation.isHealthy([Group(registered: 4, healthy: 1, minimumPercent: 50)]))
    #expect(evaluation.isHealthy([Group(registered: 4, healthy: 2, minimumPercent: 50)]))
  }
}
