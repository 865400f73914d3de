import Experiments

/// JUnit's XML, as CI systems read it: a suite for each objective's metric, a case for each
/// threshold.
package enum JUnitReport {
  package static func document(_ results: [RehearsalResult], _ style: ReportStyle) -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"rehearse\">"]
    for result in results { lines += suites(of: result, style) }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func suites(of result: RehearsalResult, _ style: ReportStyle) -> [String] {
    var lines: [String] = []
    var metrics: [Metric] = []
    for judged in result.objectives where !metrics.contains(judged.objective.metric) {
      metrics.append(judged.objective.metric)
    }
    for metric in metrics {
      let cases = result.objectives.filter { $0.objective.metric == metric }
      lines += suite("\(result.scenario.name): \(metric)", cases, result, style)
    }
    if let failure = RecoveryWords.planFailure(result), result.verdict == .fail {
      lines += planSuite(result, ([failure.words] + failure.steps).joined(separator: "; "))
    }
    if result.verdict == .incomplete {
      lines += rehearsalSuite(result, problem: result.stopReason?.words ?? "it was stopped")
    } else if metrics.isEmpty {
      // CI takes a file without any case for a mistake.
      lines += rehearsalSuite(result, problem: nil)
    }
    return lines
  }

  private static func suite(
    _ name: String, _ cases: [JudgedObjective], _ result: RehearsalResult, _ style: ReportStyle
  ) -> [String] {
    let elements = cases.map { ($0, element(for: $0.judgment, style)) }
    func count(_ element: String) -> Int { elements.filter { $0.1 == element }.count }
    let head =
      "  <testsuite name=\"\(Escape.xml(name))\" tests=\"\(cases.count)\" "
      + "failures=\"\(count("failure"))\" errors=\"\(count("error"))\" "
      + "skipped=\"\(count("skipped"))\">"
    let body = elements.flatMap { testCase($0.0, $0.1, result) }
    return [head] + body + ["  </testsuite>"]
  }

  /// The child that says how a case ended; empty for one that passed.
  static func element(for judgment: Judgment, _ style: ReportStyle) -> String {
    switch (judgment, style.inconclusive) {
    case (.met, _): ""
    case (.notMet, _), (.inconclusive, .fail): "failure"
    case (.inconclusive, .report): "error"
    case (.inconclusive, .pass): "skipped"
    }
  }

  /// The same for a whole verdict.
  static func element(of verdict: Verdict, _ style: ReportStyle) -> String {
    switch (verdict, style.inconclusive) {
    case (.pass, _): ""
    case (.fail, _), (.inconclusive, .fail): "failure"
    case (.inconclusive, .pass): "skipped"
    case (.incomplete, _), (.inconclusive, .report): "error"
    }
  }

  private static func testCase(
    _ judged: JudgedObjective, _ element: String, _ result: RehearsalResult
  ) -> [String] {
    let attributes =
      "name=\"\(Escape.xml(judged.objective.threshold.text))\" "
      + "classname=\"\(Escape.xml(result.scenario.name)).\(Escape.xml("\(judged.objective.metric)"))\""
    guard !element.isEmpty else { return ["    <testcase \(attributes)/>"] }
    let message = Escape.xml(ObjectiveWords.sentence(judged, result))
    return [
      "    <testcase \(attributes)>", "      <\(element) message=\"\(message)\"/>",
      "    </testcase>",
    ]
  }

  private static func planSuite(_ result: RehearsalResult, _ message: String) -> [String] {
    let name = Escape.xml(result.scenario.name)
    return [
      "  <testsuite name=\"\(name): plan\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">",
      "    <testcase name=\"ends\" classname=\"\(name).plan\">",
      "      <failure message=\"\(Escape.xml(message))\"/>",
      "    </testcase>",
      "  </testsuite>",
    ]
  }

  /// About the rehearsal itself: whether it came to its end.
  private static func rehearsalSuite(_ result: RehearsalResult, problem: String?) -> [String] {
    let name = Escape.xml(result.scenario.name)
    let errors = problem == nil ? 0 : 1
    let head =
      "  <testsuite name=\"\(name): rehearsal\" tests=\"1\" failures=\"0\" "
      + "errors=\"\(errors)\" skipped=\"0\">"
    let attributes = "name=\"complete\" classname=\"\(name).rehearsal\""
    let body =
      problem.map { problem in
        [
          "    <testcase \(attributes)>", "      <error message=\"incomplete: \(problem)\"/>",
          "    </testcase>",
        ]
      } ?? ["    <testcase \(attributes)/>"]
    return [head] + body + ["  </testsuite>"]
  }
}
