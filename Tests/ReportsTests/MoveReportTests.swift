import CloudModel
import Experiments
import RehearsalFixtures
import Reports
import SimulationKernel
import Testing

@Suite struct MoveReportTests {
  private let move = MoveSummary(
    name: "shop", left: ["us/web"], answered: ["eu/web"], at: 300, replications: 2,
    figures: .init(
      requests: 1_000, staleRequests: 120, half: 12, ninety: 45, ninetyNine: nil,
      staleAfter: (0.05, 0.02, nil)),
    clients: [
      .init(
        name: "web, keeping answers for good",
        figures: .init(
          requests: 20, staleRequests: 20, half: nil, ninety: nil, ninetyNine: nil,
          staleAfter: (1, 1, nil)))
    ])

  @Test func `one line says how clients followed a change`() {
    #expect(
      move.sentence { $0 }
        == "shop from us/web to eu/web at 5:00: half moved after 12 s, 90% after 45 s, "
        + "99% not before the end; stale were 5 % after 1m, 2 % after 5m")
    #expect(
      move.clients[0].figures.words
        == "half moved not before the end; stale were 100 % after 1m, 100 % after 5m")
  }

  @Test func `every format has the changes of names`() async throws {
    var result = try await sampleResult()
    #expect(!JSONReport.document([result], plain).contains("\"moves\""))
    #expect(!JSONReport.document([result], plain).contains("\"stale\""))
    result.moves = [move]
    result.timeline.stale = result.timeline.offered.map { $0 / 2 }
    let json = JSONReport.document([result], plain)
    #expect(json.contains("\"moves\"") && json.contains("\"ninetyNine\": null"))
    #expect(json.contains("\"stale\": ["))
    #expect(
      MarkdownReport.document(result, plain).contains(
        "- <code>shop</code> from <code>us\\/web</code> to <code>eu\\/web</code> at 5:00: half"))
    let text = Report.render([result], as: .text, plain)
    #expect(text.contains("  shop from us/web to eu/web at 5:00: half moved after 12 s"))
  }

  @Test func `the changes of all replications are told together`() async throws {
    // Each replication has the same two requests, one of them stale, so that half is left.
    var script = cutoverScript()
    script.change = { accounts in
      var move = NameMove(at: .zero + .seconds(10), left: ["us/web"], answered: ["eu/web"])
      move.curve.count(isStale: true, after: .seconds(1))
      move.curve.count(isStale: false, after: .seconds(1))
      var name = NameAccount(name: "shop", asked: 2, resolved: 1)
      name.moves = [move]
      accounts.names = [name]
      accounts.staleRequests = [0, 1]
    }
    let result = try await Rehearsal(cutoverScenario(), jobs: 1, execute: script.execute).run()
    #expect(result.moves.count == 1)
    #expect(result.moves[0].at == 10)
    #expect(result.moves[0].replications == result.replications)
    #expect(result.moves[0].figures.requests == 2 * result.replications)
    #expect(result.moves[0].figures.half == 1)
    #expect(result.moves[0].figures.ninety == nil)
    #expect(result.timeline.stale == [0, 1])
  }
}
