import ScenarioFiles
import SimulationKernel
import Testing

struct `a scenario document` {
  @Test func `keeps what the text gives and takes the rest from the prototypes`() throws {
    let document = readToy(
      """
      {
        "$schema": "https://example.com/toy.json",
        "question": "does it hold?", // it should
        "groups": {
          "green": {"targets": 4, "slowStart": "PT1M"},
          "blue": {"healthCheck": {"interval": "10s"}},
        },
        "arrivals": {"process": "bursts", "high": "2rps"},
        "work": {"law": "mixture", "of": ["5ms", {"law": "lognormal", "mean": "12ms"}]},
        "plan": [{"at": "5m", "shift": "green"}, {"at": "1h30m", "rollback": {}}],
      }
      """)
    #expect(document.report.text == "")
    let shop = try #require(document.value)
    #expect(shop.question == "does it hold?")
    #expect(shop.groups.map(\.name) == ["green", "blue"])
    #expect(shop.groups.map(\.targets) == [4, 2])
    #expect(shop.groups.map(\.slowStart) == [.minutes(1), nil])
    #expect(shop.groups.map(\.healthCheck.interval) == [.seconds(30), .seconds(10)])
    #expect(shop.arrivals == .bursts(ToyBursts(low: 10, high: 2, share: 0.1)))
    #expect(shop.workLaw == .mixture([.constant(0.005), .lognormal(mean: 0.012, sigma: 0.5)]))
    #expect(
      shop.plan == [
        ToyStep(at: .minutes(5), action: .shift(to: "green")),
        ToyStep(at: .minutes(90), action: .rollback),
      ])
  }

  @Test func `lists every default that was assumed, with its source`() {
    let defaults = readToy(#"{"groups": {"blue": {"targets": 1}}, "question": ""}"#).assumedDefaults
    #expect(
      defaults.map { "\($0.path) = \($0.value?.compact ?? "none") \($0.source ?? "")" } == [
        "groups.blue.algorithm = \"round_robin\" ",
        "groups.blue.deregistrationDelay = \"5m\" ELB user guide, 2026-11",
        "groups.blue.slowStart = none ",
        "groups.blue.healthCheck.interval = \"30s\" ELB user guide, 2026-11",
        "groups.blue.healthCheck.healthyThreshold = 5 ",
        "groups.blue.healthCheck.path = \"/\" ",
        "groups.blue.sticky = false ",
        "arrivals.process = \"steady\" ",
        "arrivals.rate = \"1rps\" ",
        "work = \"20ms\" ",
        "plan = [] ",
        "image = \"128MiB\" ",
        "network = \"1Gbps\" ",
      ])
  }

  @Test func `shows at most twenty mistakes and counts the rest`() {
    let keys = (1...25).map { "\"k\($0)\": 0" }.joined(separator: ",\n")
    let text = readToy("{\"groups\": {},\n\(keys)}").report.text
    #expect(text.split(separator: "\n").count { $0.contains("error[E201]") } == 20)
    #expect(text.hasSuffix("\n… and 5 more\n"))
  }

  @Test func `points a later check at any value, or at what is around it`() throws {
    var document = readToy(
      """
      {
        "groups": {"my.blue": {"targets": 0}},
        "plan": [{"at": "1s", "wait": "2s"}],
      }
      """)
    func shown(_ path: String) -> Substring? {
      let value = document.report.sources[0]
      return document.span(of: ValuePath(path)).map {
        Substring(decoding: value.bytes[$0.bytes], as: UTF8.self)
      }
    }
    #expect(shown(#"groups."my.blue".targets"#) == "0")
    #expect(shown(#"groups."my.blue".slowStart"#) == "\"my.blue\"")
    #expect(shown("plan[0].wait") == "\"2s\"")
    #expect(shown("plan[0]") == "{")
    #expect(shown("plan[3]") == "\"plan\"")
    #expect(shown("image") == "{")
    document.add(
      .impossibleCombination, at: ValuePath(#"groups."my.blue".targets"#),
      "nobody can serve \"my.blue\"", help: "give it a target")
    #expect(document.value == nil)
    #expect(
      document.report.text == """
        toy.jsonc:2:37: error[E501]: nobody can serve "my.blue"
           2 |   "groups": {"my.blue": {"targets": 0}},
             |                                     ^
          help: give it a target

        """)
  }
}

struct `an override` {
  private let base = #"{"groups": {"blue": {"targets": 2}}, "plan": [{"at": "1s", "wait": "1s"}]}"#

  @Test func `replaces values, with or without quotation marks`() throws {
    let shop = try #require(
      readToy(
        base,
        set: [
          "groups.blue.targets=7", "plan[0].at=90s", #"question="a=b""#, "groups.blue.sticky=true",
          "groups.blue.targets=8",
        ]
      ).value)
    #expect(shop.groups.map(\.targets) == [8])
    #expect(shop.plan.map(\.at) == [.seconds(90)])
    #expect(shop.question == "a=b")
    #expect(shop.groups.map(\.sticky) == [true])
  }

  @Test func `adds what is not there`() throws {
    let document = readToy(
      base,
      set: [
        "groups.green.healthCheck.path=/ready", #"plan[1]={"at": "2s", "shift": "green"}"#,
        #"groups."my.red".targets=1"#,
      ])
    #expect(document.report.text == "")
    let shop = try #require(document.value)
    #expect(shop.groups.map(\.name) == ["blue", "green", "my.red"])
    #expect(shop.groups.map(\.healthCheck.path) == ["/", "/ready", "/"])
    #expect(shop.plan.map(\.action) == [.wait(.seconds(1)), .shift(to: "green")])
  }

  @Test func `cannot nest deeper than a file can`() {
    let path = Array(repeating: "a", count: 65).joined(separator: ".")
    #expect(readToy(base, set: ["\(path)=1"]).report.diagnostics.map(\.code.id) == ["E602"])
  }
}
