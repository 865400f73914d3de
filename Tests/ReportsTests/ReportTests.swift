import CloudModel
import Experiments
import RehearsalFixtures
import Reports
import Testing

@Suite struct TextReportTests {
  @Test func `every line fits 100 columns`() async throws {
    let long = String(repeating: "long name ", count: 30)
    for name in ["cutover", long] {
      let result = try await sampleResult(name: name) {
        $0.question = long
        $0.cloud.targetGroups[0].name = long
      }
      for line in Report.render([result], as: .text, plain).split(separator: "\n") {
        #expect(line.count <= 100, "\(line)")
      }
    }
  }

  @Test func `the report of a cutover`() async throws {
    #expect(Report.render([try await sampleResult()], as: .text, plain) == textSnapshot)
  }

  @Test func `a rollout is told on lines that break between words`() async throws {
    var result = try await sampleResult()
    result.rollouts[0].outcome = .rolledBack
    result.rollouts[0].failure = .circuitBreaker
    result.rollouts[0].detectionDelay = 160.8
    result.rollouts[0].rollbackDelay = 30
    result.rollouts[0].candidateRequests = 33_401
    #expect(
      Report.render([result], as: .text, plain).contains(
        """
        Rollouts
          web to v2: rolled back (circuit breaker)
            blueGreen, from 0:02, took 7 s; 33,401 attempts met it, 15 failed; detected after 2 min 41 s;
              undone in 30 s

        """))
  }

  @Test func `a rollout without an end did not end`() async throws {
    var result = try await sampleResult()
    result.rollouts[0].outcome = .stuck
    result.rollouts[0].finished = nil
    result.rollouts[0].candidateRequests = 1
    result.rollouts[0].candidateFailed = 0
    #expect(
      Report.render([result], as: .text, plain).contains(
        """
          web to v2: stuck
            blueGreen, from 0:02, did not end; 1 attempt met it, 0 failed

        """))
  }

  @Test func `a plan that stuck stands with the verdict`() async throws {
    var script = cutoverScript()
    script.change = { accounts in
      accounts.planFailed = true
      var promote = StepAccount(name: "promote")
      (promote.outcome, promote.stuckOn) = (.failed, "orders: b takes over")
      var drain = StepAccount(name: "drain")
      (drain.outcome, drain.stuckOn) = (.timedOut, "web to be empty: 2 in flight")
      accounts.steps = [promote, drain]
    }
    let result = try await Rehearsal(cutoverScenario(), jobs: 2, execute: script.execute).run()
    let text = Report.render([result], as: .text, plain)
    #expect(
      text.contains(
        """
          ✗ not met       the plan did not end in 3 of 3 replications
                          step promote passed its deadline, and the plan failed, stuck on: orders: b takes
                            over (in 3 replications)

        """))
    #expect(
      text.contains(
        """
        Recovery
          step drain passed its deadline, and the plan went on, stuck on: web to be empty: 2 in flight
        """))
    #expect(
      Report.render([result], as: .markdown, plain).contains(
        """
        **the plan did not end in 3 of 3 replications**: <code>step promote passed its deadline\\, and \
        the plan failed\\, stuck on\\: orders\\: b takes over \\(in 3 replications\\)</code>
        """))
    #expect(
      Report.render([result], as: .junit, plain).contains(
        """
          <testsuite name="cutover: plan" tests="1" failures="1" errors="0" skipped="0">
            <testcase name="ends" classname="cutover.plan">
              <failure message="the plan did not end in 3 of 3 replications; step promote passed its \
        deadline, and the plan failed, stuck on: orders: b takes over (in 3 replications)"/>
            </testcase>
          </testsuite>
        """))
  }

  @Test func `no long name hides a threshold or a figure`() async throws {
    let name = "checkout-in-the-second-region"
    let metric = "latency{class:checkout,group:\(name)}"
    let result = try await sampleResult {
      $0.cloud.targetGroups[0].name = name
      $0.objectives = [ObjectiveDescription(metric: metric, thresholds: ["p(99)<800ms"])]
    }
    let text = Report.render([result], as: .text, plain)
    #expect(
      text.contains(
        """
          ✓ met           \(metric) p(99)<800ms
                               58.7 ms  (57.2 ms … 60.1 ms)

        """))
    #expect(
      text.contains(
        """
          \(name) (v1)
                                         1,500          15     49.5 ms       49 ms       59 ms           –

        """))
  }

  @Test func `a shift of all traffic is one milestone, a shift of a part is two`() async throws {
    var result = try await sampleResult()
    func shift(_ group: String, _ percent: Double) -> JournalEntry {
      var entry = result.events[1]
      entry.happening = .trafficShifted(rule: "alb/production", group: group, percent: percent)
      return entry
    }
    result.events = [shift("blue", 0), shift("green", 100)]
    #expect(
      Report.render([result], as: .text, plain).contains(
        """
          events                      1
          1      0:05  web: 100 % of its traffic goes to green

        """))
    result.events = [shift("blue", 90), shift("green", 10)]
    #expect(
      Report.render([result], as: .text, plain).contains(
        """
          1      0:05  web: 90 % of its traffic goes to blue
          2      0:05  web: 10 % of its traffic goes to green

        """))
  }

  @Test func `one thing is not several`() async throws {
    var result = try await sampleResult { $0.objectives = [] }
    result.requests.offered = 1
    result.requests.retried = 1
    result.requests.failed = 0
    let text = Report.render([result], as: .text, plain)
    #expect(text.contains("0 of 1 request failed (0 %), 1 retry\n"))
    #expect(text.contains("Objectives\n  none set: the verdict says only that it ran\n"))
  }

  @Test func `an incomplete rehearsal says so`() async throws {
    var result = try await sampleResult()
    result.verdict = .incomplete
    result.stopReason = .interrupted
    let text = Report.render([result], as: .text, plain)
    #expect(text.hasPrefix("INCOMPLETE  cutover"))
    #expect(text.contains("Incomplete: it was interrupted; figures cover what was run."))
  }

  @Test func `performance is shown only when it is asked for`() async throws {
    var style = plain
    style.performance = true
    var result = try await sampleResult()
    result.performance = Performance(
      events: 3000, requests: 1500, wallSeconds: 0.5, peakMemoryBytes: 12_000_000)
    #expect(
      Report.render([result], as: .text, style).contains(
        "  3,000 events (0.006 million/s), 1,500 requests (0.003 million/s) in 500 ms, "
          + "peak memory 12.0 MB"))
    let json = Report.render([result], as: .json, style)
    #expect(json.contains("\"eventsPerSecond\": 6000,"))
    #expect(!Report.render([result], as: .json, plain).contains("performance"))
  }

  @Test func `colors only where they are wanted`() async throws {
    var colored = plain
    colored.colors = true
    let result = try await sampleResult()
    #expect(Report.render([result], as: .text, colored).contains("\u{1B}[31m"))
    #expect(!Report.render([result], as: .text, plain).contains("\u{1B}"))
    for format in [ReportFormat.json, .markdown, .junit] {
      #expect(!Report.render([result], as: format, colored).contains("\u{1B}"))
    }
  }
}

@Suite struct JSONReportTests {
  @Test func `the document of a cutover, byte by byte`() async throws {
    let text = Report.render([try await sampleResult()], as: .json, plain)
    #expect(text == jsonSnapshot)
  }

  @Test func `several results are an array of the same documents`() async throws {
    let result = try await sampleResult()
    let text = Report.render([result, result], as: .json, plain)
    #expect(text.hasPrefix("[\n  {\n"))
    #expect(text.split(separator: "\"fingerprint\"").count == 3)
  }

  @Test func `what is promised is there`() async throws {
    let node = JSONReport.node(try await sampleResult(), plain)
    guard case .object(let members) = node else {
      Issue.record("no object")
      return
    }
    let promised = [
      "schema", "version", "scenario", "seed", "replications", "fingerprint", "verdict", "score",
      "objectives", "requests", "latency", "groups", "rollouts", "failovers", "replication",
      "timeline", "events",
    ]
    for key in promised { #expect(members[key] != nil, "\(key)") }
  }

  @Test(arguments: [
    (JSONNode.number(.nan), "null"), (.number(.infinity), "null"), (.number(0.1 + 0.2), "0.3"),
    (.number(1.0 / 3), "0.333333333"), (.number(-0.0), "0"), (.number(5), "5"),
    (.unsigned(.max), "18446744073709551615"), (.array([]), "[]"), (.object([:]), "{}"),
    (
      .object(["b": .null, "a": .bool(true), "B": .integer(1)]),
      "{\n  \"B\": 1,\n  \"a\": true,\n  \"b\": null\n}"
    ),
  ])
  func `values are written one way only`(node: JSONNode, text: String) {
    #expect(node.text() == text)
  }
}

@Suite struct JUnitReportTests {
  @Test func `a suite for each metric and a case for each threshold`() async throws {
    #expect(Report.render([try await sampleResult()], as: .junit, plain) == junitSnapshot)
  }

  @Test func `without objectives the one case is that it came to its end`() async throws {
    var result = try await sampleResult { $0.objectives = [] }
    let suite =
      "  <testsuite name=\"cutover: rehearsal\" tests=\"1\" failures=\"0\" errors=\"0\" "
      + "skipped=\"0\">\n    <testcase name=\"complete\" classname=\"cutover.rehearsal\"/>\n"
    #expect(Report.render([result], as: .junit, plain).contains(suite))
    result.verdict = .incomplete
    result.stopReason = .time
    #expect(
      Report.render([result], as: .junit, plain).contains(
        "<error message=\"incomplete: the limit of time was reached\"/>"))
  }

  @Test func `an undecided case is what the caller says`() async throws {
    let result = try await sampleResult {
      $0.objectives = [ObjectiveDescription(metric: "failed", thresholds: ["rate<1.2%"])]
    }
    #expect(result.verdict == .inconclusive)
    let elements: [(InconclusivePolicy, String)] = [
      (.report, "<error "), (.pass, "<skipped "), (.fail, "<failure "),
    ]
    for (policy, element) in elements {
      var style = plain
      style.inconclusive = policy
      #expect(Report.render([result], as: .junit, style).contains(element))
    }
  }
}

@Suite struct MarkdownReportTests {
  @Test func `the first line is a mark that finds the comment again`() async throws {
    let result = try await sampleResult(name: "blue/green --> <b>")
    let first = Report.render([result], as: .markdown, plain).split(separator: "\n").first
    #expect(first == "<!-- rehearse:blue-green-b- -->")
  }

  @Test func `a fingerprint has 16 digits, and missing objectives are told`() async throws {
    var result = try await sampleResult { $0.objectives = [] }
    result.fingerprint = 0xAB
    let text = Report.render([result], as: .markdown, plain)
    #expect(text.contains("fingerprint `00000000000000ab`"))
    #expect(text.contains("\n\nNo objectives: the verdict says only that it ran.\n\n"))
  }

  @Test func `verdict, objectives and causes are tables`() async throws {
    let text = Report.render([try await sampleResult()], as: .markdown, plain)
    #expect(text.contains("### FAIL: <code>cutover</code> – score 52.3/100"))
    #expect(text.contains("| ❌ not met | "))
    #expect(text.contains("| 30 | 502: the target refused the connection |"))
  }
}

@Suite struct WordsTests {
  @Test func `every outcome has words of its own`() {
    #expect(Set(AttemptOutcome.allCases.map(\.words)).count == AttemptOutcome.count)
  }

  @Test(arguments: [
    (0.0, "0 s"), (4.2e-7, "0.42 µs"), (0.0123, "12.3 ms"), (0.9996, "1 s"), (59.94, "59.9 s"),
    (119.4, "119 s"), (120, "2 min"), (3725, "1 h 2 min 5 s"), (-7200, "-2 h"), (.nan, "–"),
    (.infinity, "∞"),
  ])
  func `lengths of time are read in their natural unit`(seconds: Double, text: String) {
    #expect(UnitText.duration(seconds) == text)
  }

  @Test(arguments: [
    (0.0, "0:00"), (90, "1:30"), (3723, "1:02:03"), (7.25, "0:07.25"), (59.999, "1:00"),
    (-1, "–"), (.nan, "–"),
  ])
  func `points of the run are read as on a clock`(seconds: Double, text: String) {
    #expect(UnitText.clock(seconds) == text)
  }

  @Test(arguments: [(480.0, "0:08:00"), (21_287.46, "5:54:47"), (9900, "2:45:00"), (.nan, "–")])
  func `in runs of an hour all points have hours and whole seconds`(seconds: Double, text: String) {
    #expect(UnitText.clock(seconds, inRunOf: 54_000) == text)
  }

  @Test func `a share of a column is rounded, not cut`() {
    let shares = [0.937, 0.0628, 0.00103, 0.000514, 0.000_012, 0]
    let words = ["93.7 %", "6.28 %", "0.103 %", "0.05 %", "<0.01 %", "0.00 %"]
    #expect(shares.map(UnitText.briefPercent) == words)
  }

  @Test func `a sparkline never hides what is more than zero`() {
    #expect(Sparkline.text([0, 0.001, 50, 100, .nan], top: 100) == "·▁▄█ ")
    #expect(Sparkline.fold([1, 2, 3, 4, 5], into: 2) { $0.reduce(0, +) } == [6, 9])
  }
}
