import CloudModel
import Experiments
import RehearsalFixtures
import Reports
import SimulationKernel
import Testing

/// A drill of a fleet in two zones: what is lost in the second one hurts, the longer the more, and
/// isolation hurts nobody.
func sampleDrill(
  budget: Int = 200, change: (inout Scenario) -> Void = { _ in }
) async throws -> DrillResult {
  var scenario = cutoverScenario()
  scenario.cloud.zones = ["east", "west"]
  scenario.objectives = [ObjectiveDescription(metric: "failed", thresholds: ["rate<2%"])]
  scenario.drill.families = ["zoneLost"]
  scenario.drill.longest = .seconds(5)
  change(&scenario)
  let weak = scenario.cloud.zones[1]
  var drill = Drill(
    scenario, jobs: 1,
    execute: { cloud, seed, replication, recorder, limit, check in
      let failures = cloud.faults.reduce(0) { sum, fault in
        let length = Int(fault.duration?.seconds ?? 0)
        guard fault.kind.word != "zoneIsolated" else { return sum }
        return sum + (fault.kind == .zoneLost(zone: weak) ? 20 : 1) * length
      }
      return try Script { _ in requests(1_000, failures: failures) }
        .execute(cloud, seed, replication, recorder, limit, check)
    })
  drill.budget = budget
  var result = try await drill.run()
  result.file = "drill.jsonc"
  result.command = "rehearse run out/drill.jsonc"
  return result
}

@Suite struct DrillReportTests {
  @Test func `the report of a drill`() async throws {
    let text = Report.render(try await sampleDrill(), as: .text, plain)
    #expect(text == drillTextSnapshot)
  }

  @Test func `the comment of a drill`() async throws {
    let text = Report.render(try await sampleDrill(), as: .markdown, plain)
    #expect(text == drillMarkdownSnapshot)
  }

  @Test func `the case of a drill`() async throws {
    let text = Report.render(try await sampleDrill(), as: .junit, plain)
    #expect(text == drillJUnitSnapshot)
  }

  @Test func `every line but the call to copy fits 100 columns`() async throws {
    var result = try await sampleDrill {
      $0.name = String(repeating: "long name ", count: 30)
      $0.cloud.zones[1] = String(repeating: "west ", count: 30)
    }
    result.command = ""
    for line in Report.render(result, as: .text, plain).split(separator: "\n") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test func `the keys of drill.json are a promise`() async throws {
    let text = Report.render(try await sampleDrill(), as: .json, plain)
    func keys(_ indentation: String) -> Set<Substring> {
      Set(
        text.split(separator: "\n").filter { $0.hasPrefix(indentation + "\"") }
          .map { $0.dropFirst(indentation.count + 1).prefix { $0 != "\"" } })
    }
    #expect(
      keys("  ") == [
        "baseline", "budget", "candidates", "command", "confidenceLevel", "cutOff",
        "failsByItself", "kind", "minimal", "runs", "scenario", "schedules", "schema", "seed",
        "smallest", "verdict", "version", "worst",
      ])
    #expect(
      keys("    ").isSuperset(of: ["faults", "harm", "objectives", "replications", "fingerprint"]))
    #expect(keys("      ").isSuperset(of: ["kind", "subject", "severest", "fault", "harm"]))
    #expect(text.contains("\"command\": \"rehearse run drill.jsonc\""))
    #expect(keys("        ").isSuperset(of: ["at", "duration", "kind", "text", "pressure"]))
  }

  @Test func `a drill that finds nothing says how near it came`() async throws {
    let result = try await sampleDrill { $0.objectives[0].thresholds = ["rate<50%"] }
    let text = Report.render(result, as: .text, plain)
    #expect(text.hasPrefix("PASS  cutover  nothing that was tried breaks an objective\n"))
    #expect(text.contains("× what failed rate<50% allows, the worst first\n"))
    #expect(text.contains("Without any fault of the drill  3 replications"))
    #expect(Report.render(result, as: .junit, plain).contains("failures=\"0\" errors=\"0\""))
  }

  @Test func `a claim about every run is missed in a share of them`() async throws {
    let result = try await sampleDrill { $0.objectives[0].thresholds = ["count==0"] }
    let text = Report.render(result, as: .markdown, plain)
    #expect(text.contains("failed count\\=\\=0 is missed in 100 \\% of runs"))
    #expect(
      Report.render(result, as: .text, plain).contains(
        "  which part of the runs misses failed count==0, the worst first\n"))
  }

  @Test func `where there are several objectives each line says which`() async throws {
    let result = try await sampleDrill {
      $0.cloud.warmUp = .zero
      // Half of what it allows, whatever breaks.
      $0.objectives.append(ObjectiveDescription(metric: "requests", thresholds: ["rate>25/s"]))
    }
    let text = Report.render(result, as: .text, plain)
    #expect(text.contains("  × what an objective allows, the worst first\n"))
    #expect(text.contains(" 5 ×  failed rate<2%\n"))
    #expect(text.contains(" 0.5 ×  requests rate>25/s\n"))
  }

  @Test func `what was not tried is told apart`() async throws {
    let result = try await sampleDrill(budget: 12) { scenario in
      scenario.drill.families = []
      scenario.cloud.loadBalancers.append(scenario.cloud.loadBalancers[0])
      scenario.cloud.loadBalancers[1].name = "second"
    }
    let untried = result.candidates.count { $0.fault == nil }
    #expect(untried > 5)
    for format in [ReportFormat.text, .markdown] {
      let lines = Report.render(result, as: format, plain).split(separator: "\n")
        .filter { $0.contains("not tried") }
      #expect(lines.count == untried)
      #expect(Set(lines).count == untried, "\(lines)")
    }
    let severest = Report.render(result, as: .json, plain).split(separator: "\n")
      .filter { $0.contains("\"severest\":") }
    #expect(Set(severest).count == result.candidates.count)
  }

  @Test func `of what does nothing the most that was tried is told`() async throws {
    let result = try await sampleDrill { $0.drill.families = ["zoneLost", "zoneIsolated"] }
    let harmless = result.candidates.filter { $0.candidate.family == "zoneIsolated" }
    #expect(harmless.map(\.harm.pressure) == [0, 0])
    #expect(harmless.map(\.fault?.duration) == [.seconds(5), .seconds(5)])
  }

  @Test func `a scenario that fails by itself is told plainly`() async throws {
    let result = try await sampleDrill { $0.objectives[0].thresholds = ["rate>50%"] }
    let text = Report.render(result, as: .text, plain)
    #expect(
      text.hasPrefix(
        "FAIL  cutover  misses failed rate>50% without any fault of the drill; nothing was searched"
      ))
    #expect(!text.contains("What each thing does"))
  }
}

let drillTextSnapshot = """
  FAIL  cutover  1 fault breaks failed rate<2%
  Question: Does anyone notice the cutover?
  72 replications of 200 allowed, 49 schedules looked at; seed 7, rehearse 1.2.3

  The smallest that was found to break an objective
    one fault fewer, a milder or shorter one, or a rounder time breaks nothing
    at 0:00 for 2 s             loss of west
    ✗ not met       failed rate<2%                                     4 %  (3.33 % … 4.76 %)
    rehearse run out/drill.jsonc

  The worst that was found
    at 0:00.72 for 5 s          loss of east
    at 0:00.72 for 5 s          loss of west
    ✗ not met       failed rate<2%                                  10.5 %  (9.43 % … 11.7 %)

  What each thing does by itself  × what failed rate<2% allows, the worst first
    loss of west                                                  at 0:00.72 for 5 s              5 ×
    loss of east                                                  at 0:00.72 for 5 s           0.25 ×

  """

let drillMarkdownSnapshot = """
  <!-- rehearse-drill:cutover -->
  ### FAIL: <code>cutover</code> – <code>1 fault breaks failed rate&lt;2\\%</code>

  72 replications of 200 allowed, 49 schedules looked at; seed 7.

  **The smallest that was found to break an objective**; one fault fewer, a milder or shorter one, or a rounder time breaks nothing:

  - at 0:00 for 2 s: <code>loss of west</code>

  | objective | | observed | interval |
  |---|---|---:|---|
  | <code>failed rate&lt;2\\%</code> | not met | 4 % | 3.33 % … 4.76 % |

  Reproduce: <code>rehearse run out\\/drill\\.jsonc</code>

  **The worst that was found:**

  - at 0:00.72 for 5 s: <code>loss of east</code>
  - at 0:00.72 for 5 s: <code>loss of west</code>

  | objective | | observed | interval |
  |---|---|---:|---|
  | <code>failed rate&lt;2\\%</code> | not met | 10.5 % | 9.43 % … 11.7 % |

  <details><summary>What each thing does by itself</summary>

  | fault | worst time | harm |
  |---|---|---|
  | <code>loss of west</code> | at 0:00.72 for 5 s | <code>5 × what failed rate&lt;2\\% allows</code> |
  | <code>loss of east</code> | at 0:00.72 for 5 s | <code>0\\.25 × what failed rate&lt;2\\% allows</code> |
  </details>

  Seed 7, rehearse 1.2.3.

  """

let drillJUnitSnapshot = """
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites name="rehearse">
    <testsuite name="cutover: drill" tests="1" failures="1" errors="0" skipped="0">
      <testcase name="nothing breaks an objective" classname="cutover.drill">
        <failure message="1 fault breaks failed rate&lt;2%">at 0:00 for 2 s: loss of west; rehearse run out/drill.jsonc</failure>
      </testcase>
    </testsuite>
  </testsuites>

  """
