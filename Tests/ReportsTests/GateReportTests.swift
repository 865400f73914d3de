import CloudModel
import Experiments
import OutputAnalysis
import RehearsalFixtures
import Reports
import SimulationKernel
import Testing

/// A lab of made-up worlds: of good builds every tenth is rolled back, of bad ones those are
/// caught whose number is below thirty times the traffic.
private func sampleLab(
  name: String = "gate", change: (inout CanaryLab) -> Void = { _ in }
) async throws -> GateResult {
  var scenario = alarmGateScenario()
  scenario.name = name
  var lab = CanaryLab(
    scenario,
    execute: scriptedWorlds { isGood, rate, number in
      if isGood { return number % 10 == 0 ? .rolledBack : .succeeded }
      if number == 39 { return .running }
      return Double(number) < 30 * rate ? .rolledBack : .succeeded
    })
  lab.defects = [.errors(0.02)]
  lab.traffic = [0.3, 1, 3]
  lab.worlds = 40
  lab.limits.nominal = 0.05
  lab.limits.misses = 0.1
  change(&lab)
  return try await lab.run()
}

/// A text as one line.
private func unbroken(_ text: String) -> String {
  text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
}

@Suite struct GateReportTests {
  @Test func `the text of a lab, line by line`() async throws {
    let text = GateReport.render(try await sampleLab(), as: .text, plain)
    #expect(text == gateTextSnapshot)
    for line in text.split(separator: "\n") { #expect(line.count <= 100) }
  }

  @Test func `hours are whole minutes, so that three times fit a line`() async throws {
    var result = try await sampleLab()
    for cell in result.cells.indices {
      result.cells[cell].detection.median = ConfidenceInterval(
        estimate: 3_630, low: 3_599, high: 36_000, level: 0.95)
    }
    let text = GateReport.render(result, as: .text, plain)
    #expect(text.contains("1:01 h [59:59, 10:00 h] "))
  }

  @Test func `the document of a lab, byte by byte`() async throws {
    let result = try await sampleLab { $0.traffic = [1] }
    #expect(GateReport.render(result, as: .json, plain) == gateJSONSnapshot)
  }

  @Test func `limits are the cases of a suite`() async throws {
    #expect(GateReport.render(try await sampleLab(), as: .junit, plain) == gateJUnitSnapshot)
    var result = try await sampleLab { $0.limits = GateLimits() }
    let complete = "    <testcase name=\"complete\" classname=\"gate.gate\"/>\n"
    #expect(GateReport.render(result, as: .junit, plain).contains(complete))
    result.verdict = .incomplete
    result.stopReason = .time
    #expect(
      GateReport.render(result, as: .junit, plain)
        .contains("<error message=\"incomplete: the limit of time was reached\"/>"))
  }

  @Test func `a comment has the answers and the rates`() async throws {
    let text = GateReport.render(try await sampleLab(), as: .markdown, plain)
    #expect(
      text.hasPrefix("<!-- rehearse-gate:gate -->\n### FAIL: the gate of <code>gate</code>\n"))
    #expect(text.contains("| × 1 | errors + 2 % | 22.5 % [10.8 %, 38.5 %] | 75 % "))
    #expect(text.contains("| ❌ not met | misses of errors + 2 % at most 10 % |"))
  }

  @Test func `variants are told apart and the first that is enough is named`() async throws {
    let result = try await sampleLab { lab in
      var longer = lab.variants[0]
      longer.label = "bakeTime=30m"
      lab.variants[0].label = "bakeTime=10m"
      longer.scenario.cloud.traffic[0].arrivals = .poisson(rate: 3)
      lab.variants.append(longer)
      lab.traffic = [1]
    }
    let text = GateReport.render(result, as: .text, plain)
    #expect(text.contains("With bakeTime=30m: At this traffic a good build"))
    #expect(
      unbroken(text).contains(
        "The first simulated setting with 90 % power against a build with 2 % more errors is "
          + "bakeTime=30m."))
  }

  @Test func `overload is not taken for power`() async throws {
    let result = try await sampleLab { lab in
      let sound = lab.execute
      lab.execute = { cloud, seed, number, recorder, limit, check in
        guard case .poisson(let rate) = cloud.traffic[0].arrivals, rate > 1 else {
          return try sound(cloud, seed, number, recorder, limit, check)
        }
        var batch = AttemptBatch()
        batch.records = requests(10, failures: 5)
        recorder.record(batch)
        return ReplicationOutcome(
          accounts: accounts(batch.records), eventCount: 1, fingerprint: 1, reachedHorizon: true)
      }
    }
    let text = unbroken(GateReport.render(result, as: .text, plain))
    #expect(
      text.contains(
        "At 3 times the traffic 50 % of all requests fail with a good build: the fleet is "
          + "overloaded there, and the gate sees that."))
  }

  @Test func `every kind of defect has words and a label of its own`() async throws {
    let result = try await sampleLab { lab in
      lab.traffic = [1]
      lab.worlds = 1
      lab.defects = [
        .asWritten, .errors(0.02), .slowness(1.3), .startUp(.seconds(30)),
        .health(after: .minutes(2)),
      ]
    }
    let text = GateReport.render(result, as: .markdown, plain)
    for words in [
      "the candidate as written", "a build with 2 % more errors",
      "a build that is 1.3 times as slow", "a build that takes 30 s longer to start",
      "a build whose health endpoint fails after 2 min", "| as written |", "| errors + 2 % |",
      "| slowness × 1.3 |", "| start-up + 30 s |", "| sick after 2 min |",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func `no renderer passes on what a scenario smuggles in`(format: ReportFormat) async throws {
    let result = try await sampleLab(name: hostile) { lab in
      var cloud = lab.variants[0].scenario.cloud
      cloud.services[0].name = hostile
      cloud.services[0].revision = hostile
      cloud.revisions[0].name = hostile
      cloud.plan[0].action = .deploy(service: hostile, revision: "v2")
      lab.variants[0].scenario.cloud = cloud
      lab.variants[0].scenario.question = hostile
      lab.variants[0].label = hostile
      lab.worlds = 2
    }
    let text = GateReport.render(result, as: format, plain)
    for part in forbidden(in: format) {
      #expect(!text.contains(part), "\(format.rawValue) contains \(part.debugDescription)")
    }
  }

  @Test func `an interrupted lab says so in every format`() async throws {
    var result = try await sampleLab()
    result.verdict = .incomplete
    result.stopReason = .interrupted
    for format in ReportFormat.allCases {
      #expect(GateReport.render(result, as: format, plain).contains("interrupted"))
    }
    #expect(GateReport.verdict(of: result) == "INCOMPLETE")
  }
}
