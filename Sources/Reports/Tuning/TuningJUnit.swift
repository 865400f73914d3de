import Experiments

/// The search as JUnit's XML: one case, which passes if a point meets the objectives.
enum TuningJUnit {
  static func document(_ result: TuningResult, _ style: ReportStyle) -> String {
    let element = JUnitReport.element(of: result.verdict, style)
    func count(_ name: String) -> Int { element == name ? 1 : 0 }
    let name = Escape.xml(result.scenario.name)
    let attributes = "name=\"a point meets the objectives\" classname=\"\(name).tuning\""
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"rehearse\">",
      "  <testsuite name=\"\(name): tuning\" tests=\"1\" failures=\"\(count("failure"))\" "
        + "errors=\"\(count("error"))\" skipped=\"\(count("skipped"))\">",
    ]
    let best = result.best.map { result.command(of: result.points[$0]) }
    if element.isEmpty {
      lines += [
        "    <testcase \(attributes)>",
        "      <system-out>\(Escape.xml(best.joined(separator: "; ")))</system-out>",
        "    </testcase>",
      ]
    } else {
      lines += [
        "    <testcase \(attributes)>",
        "      <\(element) message=\"\(Escape.xml(result.summary))\"/>", "    </testcase>",
      ]
    }
    return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
  }
}
