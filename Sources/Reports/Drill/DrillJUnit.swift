import Experiments

/// A drill as JUnit's XML: one case, which passes if nothing breaks an objective.
enum DrillJUnit {
  static func document(_ result: DrillResult, _ style: ReportStyle) -> String {
    let element = JUnitReport.element(of: result.verdict, style)
    func count(_ name: String) -> Int { element == name ? 1 : 0 }
    let name = Escape.xml(result.scenario.name)
    let attributes = "name=\"nothing breaks an objective\" classname=\"\(name).drill\""
    let body =
      element.isEmpty
      ? "<system-out>\(Escape.xml(result.effort))</system-out>"
      : "<\(element) message=\"\(Escape.xml(result.summary))\">\(Escape.xml(details(result)))"
        + "</\(element)>"
    return [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"rehearse\">",
      "  <testsuite name=\"\(name): drill\" tests=\"1\" failures=\"\(count("failure"))\" "
        + "errors=\"\(count("error"))\" skipped=\"\(count("skipped"))\">",
      "    <testcase \(attributes)>", "      \(body)", "    </testcase>", "  </testsuite>",
      "</testsuites>",
    ].joined(separator: "\n") + "\n"
  }

  private static func details(_ result: DrillResult) -> String {
    let faults = result.smallest?.faults.map { "\($0.when): \($0.what)" } ?? []
    return (faults + [result.command]).filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
