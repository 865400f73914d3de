import Experiments

/// Writes what the canary lab found, in any format.
package enum GateReport {
  /// One document; it ends with a line end.
  package static func render(
    _ result: GateResult, as format: ReportFormat, _ style: ReportStyle
  ) -> String {
    switch format {
    case .text: GateTextReport(result, style).text
    case .json: GateJSONReport.node(result, style).text() + "\n"
    case .markdown: GateMarkdownReport.document(result, style)
    case .junit: GateJUnitReport.document(result, style)
    }
  }

  /// The verdict in one word: without limits nothing passes or fails.
  package static func verdict(of result: GateResult) -> String {
    result.verdict == .pass && result.judgments.isEmpty ? "MEASURED" : result.verdict.words
  }
}
