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

  @Test func `one line says how clients followed a change`() async throws {
    var result = try await sampleResult()
    result.replications = 2
    #expect(
      move.sentence(in: result) { $0 }
        == "shop from us/web to eu/web at 5:00: half moved after 12 s, 90% after 45 s, "
        + "99% not before the end; stale were 5 % after 1m, 2 % after 5m")
    #expect(
      move.clients[0].figures.words
        == "half moved not before the end; stale were 100 % after 1m, 100 % after 5m")
  }

  @Test func `changes that came and went are one line, and long lists are cut`() async throws {
    var result = try await sampleResult()
    result.replications = 2
    var flapping = move
    (flapping.isFlapping, flapping.changes) = (true, 98)
    (flapping.earliest, flapping.latest) = (300, 420)
    #expect(
      flapping.sentence(in: result) { $0 }.hasPrefix(
        "shop from us/web to eu/web 98 times from 5:00 to 7:00 (in all 2 replications together): "))
    var apart = move
    (apart.earliest, apart.latest, apart.replications) = (240, 360, 1)
    #expect(
      apart.sentence(in: result) { $0 }.hasPrefix(
        "shop from us/web to eu/web between 4:00 and 6:00 (in 1 of 2 replications): "))
    result.moves = Array(repeating: flapping, count: 20)
    let text = Report.render([result], as: .text, plain)
    #expect(text.contains("  and 12 more changes with fewer stale requests, in result.json\n"))
    #expect(!text.contains("keeping answers for good"))
  }

  @Test func `every format has the changes of names`() async throws {
    var result = try await sampleResult()
    #expect(!JSONReport.document([result], plain).contains("\"moves\""))
    #expect(!JSONReport.document([result], plain).contains("\"stale\""))
    (result.moves, result.replications) = ([move], 2)
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

  @Test func `a name that flaps is told in four lines, however often it does`() async throws {
    var script = cutoverScript()
    script.change = { accounts in
      var name = NameAccount(name: "shop", asked: 2, resolved: 1)
      name.moves = (0..<20).map { number in
        let (us, eu) = (["us/web"], ["eu/web"])
        return NameMove(
          at: .zero + .seconds(10 + 30 * Double(number)), left: number % 2 == 0 ? us : eu,
          answered: number % 2 == 0 ? eu : us)
      }
      accounts.names = [name]
    }
    let result = try await Rehearsal(cutoverScenario(), jobs: 1, execute: script.execute).run()
    #expect(result.moves.map(\.isFlapping) == [false, false, true, true])
    #expect(result.moves.map(\.changes) == [1, 1, 9, 9].map { $0 * result.replications })
    #expect(result.moves.map(\.earliest) == [10, 40, 70, 100])
    #expect(result.moves.map(\.latest) == [10, 40, 550, 580])
  }
}
