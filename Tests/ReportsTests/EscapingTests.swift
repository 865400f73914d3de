import CloudModel
import Experiments
import RehearsalFixtures
import Reports
import SimulationKernel
import Testing

/// Everything that a scenario can put into a report, as hostile as it gets.
let hostile =
  "::error::x\u{1B}[31m\u{7}\u{9B}2J\r\nx ##[error] <script>alert('1')</script> \"&\" "
  + "| `a` **b** [c](javascript:d) @everyone ]]> <!-- --> \u{202E}evil\u{0}\u{FFFE}"

/// What must not stand anywhere in a format's output.
///
/// A new format does not compile until it is listed here.
func forbidden(in format: ReportFormat) -> [String] {
  let controls = ["\u{1B}", "\u{7}", "\u{9B}", "\r", "\u{0}", "\u{202E}", "##[", "\n::"]
  switch format {
  case .text: return controls
  case .json: return controls + ["\"&\" "]
  case .markdown:
    return controls + ["<script", "| `a`", "**b**", "](java", " @everyone", "<!-- -->"]
  case .junit: return controls + ["<script", "\u{FFFE}", "]]>", "<!--"]
  }
}

@Suite struct RendererEscapingTests {
  private func hostileResult() async throws -> RehearsalResult {
    var scenario = cutoverScenario(name: hostile)
    scenario.question = hostile
    scenario.cloud.targetGroups[0].name = hostile
    scenario.cloud.revisions[0].name = hostile
    scenario.cloud.traffic[0].name = hostile
    scenario.cloud.traffic[0].classes[0].name = hostile
    scenario.objectives.append(
      ObjectiveDescription(
        metric: "latency{class:" + hostile.filter { $0 != "}" && $0 != "," } + "}",
        thresholds: ["max<2s"]))
    var script = cutoverScript()
    var rollout = RolloutAccount(
      service: hostile, strategy: hostile, revision: hostile, stableRevision: hostile,
      started: .zero)
    rollout.outcome = .succeeded
    script.rollouts = [rollout]
    script.journal = [
      JournalEntry(
        at: .zero, subject: hostile,
        happening: .trafficShifted(rule: hostile, group: hostile, percent: 50)),
      JournalEntry(
        at: .zero, subject: hostile, happening: .deploymentStarted(rollout: 0, revision: hostile)),
      JournalEntry(
        at: .zero, subject: hostile,
        happening: .taskStarted(task: 1, revision: hostile, zone: hostile)),
    ]
    return try await Rehearsal(scenario, jobs: 1, execute: script.execute).run()
  }

  @Test(arguments: ReportFormat.allCases)
  func `no renderer passes on what a scenario smuggles in`(format: ReportFormat) async throws {
    let text = Report.render([try await hostileResult()], as: format, plain)
    check(text, format)
  }

  private func harden(_ scenario: inout Scenario) {
    scenario.name = hostile
    scenario.question = hostile
    scenario.cloud.traffic[0].classes[0].name = hostile
    scenario.objectives.append(
      ObjectiveDescription(
        metric: "latency{class:" + hostile.filter { $0 != "}" && $0 != "," } + "}",
        thresholds: ["max<2s"]))
  }

  private func check(_ text: String, _ format: ReportFormat) {
    for part in forbidden(in: format) {
      #expect(!text.contains(part), "\(format.rawValue) contains \(part.debugDescription)")
    }
    #expect(!text.hasPrefix("::"))
  }

  @Test(arguments: ReportFormat.allCases)
  func `nor does a comparison or a search`(format: ReportFormat) async throws {
    let comparison = try await sampleComparison(label: hostile, change: harden)
    check(Report.render(comparison, as: format, plain), format)
    var tuning = try await sampleTuning(label: hostile, change: harden)
    tuning.command = hostile
    check(Report.render(tuning, as: format, plain), format)
    var drill = try await sampleDrill {
      $0.name = hostile
      $0.question = hostile
      $0.cloud.zones[1] = hostile
    }
    drill.command = hostile
    check(Report.render(drill, as: format, plain), format)
  }
}

@Suite struct EscapeTests {
  @Test(arguments: [
    ("plain – ü 漢", "plain – ü 漢"), ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("a\nb", "a\\u{A}b"),
    ("::error::x", "\\u{3A}:error::x"), ("  ::x", "  \\u{3A}:x"), ("a::b", "a::b"),
    ("x##[group]", "x#\\u{23}[group]"), ("\u{202E}x", "\\u{202E}x"),
  ])
  func `terminals are told nothing to obey`(text: String, escaped: String) {
    #expect(Escape.terminal(text) == escaped)
  }

  @Test(arguments: [
    ("a|b", "<code>a\\|b</code>"), ("<b>&", "<code>&lt;b&gt;&amp;</code>"),
    ("@user #1", "<code>\\@user \\#1</code>"), ("a\nb", "<code>a\\\\u{A}b</code>"),
  ])
  func `markdown shows text as it is`(text: String, escaped: String) {
    #expect(Escape.markdown(text) == escaped)
  }

  @Test(arguments: [
    ("<a b=\"c\">'&'", "&lt;a b=&quot;c&quot;&gt;&apos;&amp;&apos;"), ("a\u{0}", "a\\u{0}"),
    ("\u{FFFF}", "\\u{FFFF}"),
  ])
  func `XML has no markup and no forbidden character`(text: String, escaped: String) {
    #expect(Escape.xml(text) == escaped)
  }

  @Test(arguments: [
    ("a\"b\\", "\"a\\\"b\\\\\""), ("\n\t\u{1}", "\"\\n\\t\\u0001\""),
    ("\u{E0041}", "\"\\udb40\\udc41\""), ("p(99)<1s", "\"p(99)<1s\""),
  ])
  func `JSON strings are closed where they should be`(text: String, escaped: String) {
    #expect(Escape.json(text) == escaped)
  }
}
