import Experiments

extension Report {
  /// A search in any format; it ends with a line end.
  package static func render(
    _ result: TuningResult, as format: ReportFormat, _ style: ReportStyle
  ) -> String {
    switch format {
    case .text: TuningText(result, style).text
    case .json: TuningJSON.document(result, style)
    case .markdown: TuningMarkdown.document(result, style)
    case .junit: TuningJUnit.document(result, style)
    }
  }
}
