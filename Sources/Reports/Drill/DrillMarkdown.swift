import Experiments

/// A drill for a pull request's comment; its first line is a hidden mark.
enum DrillMarkdown {
  static func document(_ result: DrillResult, _ style: ReportStyle) -> String {
    let name = Artefacts.folderName(for: result.scenario.name)
    var lines = [
      "<!-- rehearse-drill:\(name) -->",
      "### \(result.verdict.words): \(Escape.markdown(result.scenario.name)) – "
        + Escape.markdown(result.summary),
      "", "\(result.effort).",
    ]
    if let smallest = result.smallest {
      lines += ["", "**The smallest that was found to break an objective**; \(result.minimality):"]
      lines += [""] + faults(smallest) + [""] + objectives(smallest.objectives)
      if !result.command.isEmpty {
        lines += ["", "Reproduce: \(Escape.markdown(result.command))"]
      }
    } else {
      lines += ["", "Without any fault of the drill:", ""] + objectives(result.baseline)
    }
    if let worst = result.worst, worst.faults != result.smallest?.faults {
      lines += ["", "**The worst that was found:**", ""] + faults(worst)
      lines += [""] + objectives(worst.objectives)
    }
    if !result.failsByItself { lines += [""] + candidates(result) }
    lines += ["", "Seed \(result.seed), rehearse \(style.version)."]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func faults(_ finding: DrillFinding) -> [String] {
    finding.faults.map { "- \($0.when): \(Escape.markdown($0.what))" }
  }

  private static func objectives(_ objectives: [JudgedObjective]) -> [String] {
    ["| objective | | observed | interval |", "|---|---|---:|---|"]
      + objectives.map { judged in
        "| \(Escape.markdown(judged.objective.text)) | \(judged.judgment.words) "
          + "| \(ObjectiveWords.estimate(judged)) | \(ObjectiveWords.interval(judged)) |"
      }
  }

  private static func candidates(_ result: DrillResult) -> [String] {
    let rows = result.candidates.map { harm in
      guard let fault = harm.fault else {
        return "| \(Escape.markdown(harm.candidate.severest.what)) | | not tried |"
      }
      return "| \(Escape.markdown(fault.what)) | \(fault.when) "
        + "| \(Escape.markdown(result.sentence(about: harm.harm))) |"
    }
    return [
      "<details><summary>What each thing does by itself</summary>", "",
      "| fault | worst time | harm |", "|---|---|---|",
    ] + rows + ["</details>"]
  }
}
