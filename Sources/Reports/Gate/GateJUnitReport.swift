import Experiments

/// The lab's limits as a test suite, for CI systems.
enum GateJUnitReport {
  static func document(_ result: GateResult, _ style: ReportStyle) -> String {
    let suite = "\(Escape.xml(result.scenario.name)): gate"
    var cases = result.judgments.map { judged in
      Case(
        name: judged.claim, element: JUnitReport.element(for: judged.judgment, style),
        message: "\(judged.judgment.words): \(GateWords.share(judged.rate)) over "
          + UnitText.count(judged.cell.worlds, "world", "worlds"))
    }
    if result.verdict == .incomplete {
      let reason = result.stopReason?.words ?? "it was stopped"
      cases.append(Case(name: "complete", element: "error", message: "incomplete: \(reason)"))
    } else if cases.isEmpty {
      // CI takes a file without any case for a mistake.
      cases.append(Case(name: "complete", element: "", message: ""))
    }
    func count(_ element: String) -> Int { cases.count { $0.element == element } }
    let head =
      "  <testsuite name=\"\(suite)\" tests=\"\(cases.count)\" failures=\"\(count("failure"))\" "
      + "errors=\"\(count("error"))\" skipped=\"\(count("skipped"))\">"
    let body = cases.flatMap { $0.lines(of: Escape.xml(result.scenario.name)) }
    let lines =
      ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"rehearse\">", head]
      + body + ["  </testsuite>", "</testsuites>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Case {
    var name: String
    /// `failure`, `error`, `skipped`; empty for a case that passed.
    var element: String
    var message: String

    func lines(of scenario: String) -> [String] {
      let attributes = "name=\"\(Escape.xml(name))\" classname=\"\(scenario).gate\""
      guard !element.isEmpty else { return ["    <testcase \(attributes)/>"] }
      return [
        "    <testcase \(attributes)>",
        "      <\(element) message=\"\(Escape.xml(message))\"/>", "    </testcase>",
      ]
    }
  }
}
