import Experiments

/// The comparison for a pull request's comment; its first line is a hidden mark.
enum ComparisonMarkdown {
  static func document(_ result: ComparisonResult, _ style: ReportStyle) -> String {
    let name = Artefacts.folderName(for: result.scenario.name)
    var lines = [
      "<!-- rehearse-compare:\(name) -->",
      "### \(result.verdict.words): \(Escape.markdown(result.scenario.name)) – \(result.summary)",
      "", "\(result.certainty).",
    ]
    if let tolerance = result.tolerance {
      lines += ["", "A difference of \(UnitText.percent(tolerance)) does not matter."]
    }
    for doubt in result.doubts {
      let labels = doubt.variants.map(Escape.markdown).joined(separator: ", ")
      lines += ["", "**Not the same world:** \(doubt.part.words): \(labels)"]
    }
    lines += [""] + trade(result) + [""] + regressions(result) + details(result)
    lines += ["", "Seed \(result.seed), rehearse \(style.version)."]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func trade(_ result: ComparisonResult) -> [String] {
    let columns = MeasureWords.trade(result.measures)
    let heading = columns.map { MeasureWords.heading(result.measures[$0]) }
    let rows = result.ranking.flatMap { group in
      group.variants.map { position in
        let variant = result.variants[position]
        let cells = columns.map { MeasureWords.cell(variant, $0, result.measures[$0]) }
        let last = group.place + group.variants.count - 1
        let place = last == group.place ? "\(last)" : "\(group.place)–\(last)"
        return "| \(place) | \(Escape.markdown(variant.label)) | "
          + cells.joined(separator: " | ") + " | \(variant.verdict.words) |"
      }
    }
    return [
      "| place | variant | " + heading.joined(separator: " | ") + " | objectives |",
      "|---|---|" + columns.map { _ in "---:|" }.joined() + "---|",
    ] + rows
  }

  private static func regressions(_ result: ComparisonResult) -> [String] {
    let lines = result.variants.flatMap { variant in
      variant.regressions.map {
        "- ❌ \(Escape.markdown(variant.label)): \(Escape.markdown($0.words))"
      }
    }
    return lines.isEmpty ? [] : lines + [""]
  }

  private static func details(_ result: ComparisonResult) -> [String] {
    let rows = result.variants.dropFirst().flatMap { variant in
      zip(result.measures, variant.differences).map { measure, difference in
        "| \(Escape.markdown(variant.label)) | \(Escape.markdown(MeasureWords.title(measure))) "
          + "| \(MeasureWords.difference(difference, measure)) | \(difference.verdict.words) |"
      }
    }
    return [
      "<details><summary>Differences from the first</summary>", "",
      "| variant | measure | difference | |", "|---|---|---:|---|",
    ] + rows + ["</details>"]
  }
}
