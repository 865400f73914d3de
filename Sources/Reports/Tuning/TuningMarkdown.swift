import Experiments

/// The search for a pull request's comment; its first line is a hidden mark.
enum TuningMarkdown {
  static func document(_ result: TuningResult, _ style: ReportStyle) -> String {
    let name = Artefacts.folderName(for: result.scenario.name)
    var lines = [
      "<!-- rehearse-tune:\(name) -->",
      "### \(result.verdict.words): \(Escape.markdown(result.scenario.name)) – \(result.summary)",
      "", "\(result.effort).",
    ]
    if let doubt = result.doubtAboutSettings { lines += ["", "**\(doubt)**"] }
    for doubt in result.doubts {
      let count = UnitText.count(doubt.variants.count, "point", "points")
      lines += ["", "**Not the same world** in \(count): \(doubt.part.words)."]
    }
    let best = result.points.filter { $0.standing == .best }
    if !best.isEmpty { lines += [""] + table(best, result) }
    let undecided = result.points.filter { $0.standing == .undecided }
    if !undecided.isEmpty { lines += ["", "Not decided:", ""] + table(undecided, result) }
    let out = result.points.filter { $0.standing != .best && $0.standing != .undecided }
    if !out.isEmpty { lines += [""] + rest(out, result) }
    lines += ["", "Seed \(result.seed), rehearse \(style.version)."]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ points: [TunedPoint], _ result: TuningResult) -> [String] {
    let titles = result.criteria.map { MeasureWords.title(result.measures[$0]) }
    return [
      "| point | " + titles.joined(separator: " | ") + " | objectives | reproduce |",
      "|---|" + titles.map { _ in "---:|" }.joined() + "---|---|",
    ]
      + points.map { point in
        let cells = result.criteria.map {
          MeasureWords.value(point.values[$0], result.measures[$0])
        }
        let met = point.standing == .best ? "met" : "not decided"
        return "| \(Escape.markdown(point.label)) | " + cells.joined(separator: " | ")
          + " | \(met) | \(Escape.markdown(result.command(of: point))) |"
      }
  }

  private static func rest(_ points: [TunedPoint], _ result: TuningResult) -> [String] {
    let rows = points.map { point in
      "| \(Escape.markdown(point.label)) | \(point.replications) "
        + "| \(Escape.markdown(result.reason(of: point))) |"
    }
    return [
      "<details><summary>Points that are out</summary>", "", "| point | replications | why |",
      "|---|---:|---|",
    ] + rows + ["</details>"]
  }
}
