import Experiments

extension Report {
  /// A drill in any format; it ends with a line end.
  package static func render(
    _ result: DrillResult, as format: ReportFormat, _ style: ReportStyle
  ) -> String {
    switch format {
    case .text: DrillText(result, style).text
    case .json: DrillJSON.document(result, style)
    case .markdown: DrillMarkdown.document(result, style)
    case .junit: DrillJUnit.document(result, style)
    }
  }
}
