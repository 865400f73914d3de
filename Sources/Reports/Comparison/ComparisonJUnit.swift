import Experiments

/// The comparison as JUnit's XML: a suite for each variant but the first, a case for each measure
/// that decides and one for each objective that it lost.
enum ComparisonJUnit {
  static func document(_ result: ComparisonResult, _ style: ReportStyle) -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"rehearse\">"]
    for variant in result.variants.dropFirst() { lines += suite(variant, result, style) }
    if result.verdict == .incomplete {
      lines += [
        "  <testsuite name=\"comparison\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">",
        "    <testcase name=\"complete\" classname=\"comparison\">",
        "      <error message=\"incomplete: \(Escape.xml(result.summary))\"/>", "    </testcase>",
        "  </testsuite>",
      ]
    }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private struct Case {
    var name: String
    /// The child that says how it ended; empty for one that passed.
    var element: String
    var message: String
  }

  private static func suite(
    _ variant: ComparedVariant, _ result: ComparisonResult, _ style: ReportStyle
  ) -> [String] {
    let cases = cases(of: variant, result, style)
    func count(_ element: String) -> Int { cases.filter { $0.element == element }.count }
    let label = Escape.xml(variant.label)
    let scenario = Escape.xml(result.scenario.name)
    let head =
      "  <testsuite name=\"\(scenario): \(label)\" tests=\"\(cases.count)\" "
      + "failures=\"\(count("failure"))\" errors=\"\(count("error"))\" "
      + "skipped=\"\(count("skipped"))\">"
    let body = cases.flatMap { entry in
      let attributes = "name=\"\(Escape.xml(entry.name))\" classname=\"\(scenario).\(label)\""
      guard !entry.element.isEmpty else { return ["    <testcase \(attributes)/>"] }
      return [
        "    <testcase \(attributes)>",
        "      <\(entry.element) message=\"\(Escape.xml(entry.message))\"/>", "    </testcase>",
      ]
    }
    return [head] + body + ["  </testsuite>"]
  }

  private static func cases(
    of variant: ComparedVariant, _ result: ComparisonResult, _ style: ReportStyle
  ) -> [Case] {
    let open =
      switch style.inconclusive {
      case .report: "error"
      case .pass: "skipped"
      case .fail: "failure"
      }
    var cases: [Case] = []
    for (measure, difference) in zip(result.measures, variant.differences)
    where measure.isDeciding {
      let isOpen = difference.verdict == .cannotTell && result.tolerance != nil
      let element = difference.verdict == .worse ? "failure" : isOpen ? open : ""
      cases.append(
        Case(
          name: measure.name + " against the first", element: element,
          message: "\(difference.verdict.words): "
            + MeasureWords.difference(difference, measure)))
    }
    for judged in variant.objectives {
      let isLost = variant.regressions.contains(.objectiveLost(judged.objective))
      let element = isLost ? "failure" : judged.judgment == .inconclusive ? open : ""
      cases.append(
        Case(
          name: judged.objective.text, element: element,
          message: "\(judged.judgment.words): \(ObjectiveWords.estimate(judged)) "
            + "(\(ObjectiveWords.interval(judged)))"))
    }
    return cases
  }
}
