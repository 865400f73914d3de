import Experiments

/// The forms in which results can be written.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, markdown, junit
}

/// How the verdict "inconclusive" is to be taken.
package enum InconclusivePolicy: String, Sendable, CaseIterable {
  case report, pass, fail
}

/// What a report may use and has to say about the program.
package struct ReportStyle: Sendable {
  /// Version of the program.
  package var version: String
  /// Whether the reader is a terminal that shows colors.
  package var colors = false
  /// Whether measurements of the program itself belong to the report.
  package var performance = false
  package var inconclusive = InconclusivePolicy.report

  package init(version: String) {
    self.version = version
  }
}

/// Writes results in any format.
package enum Report {
  /// One document about all results; it ends with a line end.
  package static func render(
    _ results: [RehearsalResult], as format: ReportFormat, _ style: ReportStyle
  ) -> String {
    switch format {
    case .text: results.map { TextReport($0, style).text }.joined(separator: "\n")
    case .json: JSONReport.document(results, style)
    case .markdown: results.map { MarkdownReport.document($0, style) }.joined(separator: "\n")
    case .junit: JUnitReport.document(results, style)
    }
  }
}
