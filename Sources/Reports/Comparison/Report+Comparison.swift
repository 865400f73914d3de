import Experiments

extension Report {
  /// A comparison in any format; it ends with a line end.
  package static func render(
    _ result: ComparisonResult, as format: ReportFormat, _ style: ReportStyle
  ) -> String {
    switch format {
    case .text: ComparisonText(result, style).text
    case .json: ComparisonJSON.document(result, style)
    case .markdown: ComparisonMarkdown.document(result, style)
    case .junit: ComparisonJUnit.document(result, style)
    }
  }
}

extension Artefacts {
  /// The names and contents of all files about one subject, in every format.
  package static func files(
    named base: String, _ style: ReportStyle, _ render: (ReportFormat, ReportStyle) -> String
  ) -> [(name: String, text: String)] {
    var plain = style
    plain.colors = false
    return ReportFormat.allCases.map { format in
      (fileName(base, format), render(format, plain))
    }
  }

  package static func fileNames(_ base: String) -> [String] {
    ReportFormat.allCases.map { fileName(base, $0) }
  }

  private static func fileName(_ base: String, _ format: ReportFormat) -> String {
    switch format {
    case .text: base + ".txt"
    case .json: base + ".json"
    case .markdown: base + ".md"
    case .junit: base + ".xml"
    }
  }
}
