import Experiments

/// A drill for a terminal: the smallest schedule that breaks something, then the worst, then what
/// each thing does by itself.
struct DrillText {
  let result: DrillResult
  let style: ReportStyle
  let palette: Palette

  /// Of more candidates the rest stand in the file only.
  private static let mostCandidates = 40

  init(_ result: DrillResult, _ style: ReportStyle) {
    self.result = result
    self.style = style
    palette = Palette(isOn: style.colors)
  }

  var text: String {
    [head, smallest, worst, baseline, candidates].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    Headline.lines(
      result.verdict, Escape.terminal(result.summary), of: result.scenario, palette)
      + Paragraph.lines("\(result.effort), rehearse \(style.version)").map(palette.faint)
  }

  private var smallest: [String] {
    guard let finding = result.smallest else { return [] }
    var lines = [palette.strong("The smallest that was found to break an objective")]
    lines += Paragraph.lines(result.minimality, after: "  ", indentation: 2).map(palette.faint)
    lines += faults(finding)
    lines += finding.objectives.filter { $0.judgment == .notMet }.flatMap(objective)
    // Not broken into lines: it is to be copied.
    return result.command.isEmpty ? lines : lines + ["  " + Escape.terminal(result.command)]
  }

  private var worst: [String] {
    guard let finding = result.worst, finding.faults != result.smallest?.faults else { return [] }
    return [palette.strong("The worst that was found")] + faults(finding)
      + finding.objectives.filter { $0.judgment == .notMet }.flatMap(objective)
  }

  /// Where nothing breaks, how near it came; where the scenario fails by itself, how.
  private var baseline: [String] {
    guard result.smallest == nil else { return [] }
    return [
      palette.strong("Without any fault of the drill")
        + palette.faint("  \(ObjectiveWords.replications(result.baselineReplications))")
    ] + result.baseline.flatMap(objective)
  }

  private func faults(_ finding: DrillFinding) -> [String] {
    finding.faults.map { fault in
      "  " + Layout.left(fault.when, 26) + "  " + Layout.clip(Escape.terminal(fault.what), 68)
    }
  }

  private func objective(_ judged: JudgedObjective) -> [String] {
    let words = Layout.left(judged.judgment.words, 13)
    let mark =
      switch judged.judgment {
      case .met: palette.good("✓ " + words)
      case .notMet: palette.bad("✗ " + words)
      case .inconclusive: palette.unsure("? " + words)
      }
    return [
      "  \(mark) " + Layout.left(Escape.terminal(judged.objective.text), 42)
        + Layout.right(ObjectiveWords.estimate(judged), 12)
        + Layout.clip("  (" + ObjectiveWords.interval(judged) + ")", 28)
    ]
  }

  private var candidates: [String] {
    guard !result.candidates.isEmpty, !result.failsByItself else { return [] }
    let lines = result.candidates.prefix(Self.mostCandidates).map(line)
    let left = result.candidates.count - Self.mostCandidates
    let scale = "  " + Escape.terminal(result.scaleOfHarm) + ", the worst first"
    return [
      palette.strong("What each thing does by itself") + palette.faint(Layout.clip(scale, 70))
    ] + lines + (left > 0 ? ["  and \(left) more in drill.json"] : [])
  }

  /// Names the objective only where there is a choice, and else leaves the room to the fault.
  private func line(_ harm: DrillResult.CandidateHarm) -> String {
    let isClear = result.harmedObjectives.count < 2
    let width = isClear ? 60 : 38
    guard let fault = harm.fault else {
      return "  " + Layout.left(Escape.terminal(harm.candidate.severest.what), width)
        + "  not tried"
    }
    let line =
      "  " + Layout.left(Escape.terminal(fault.what), width) + "  "
      + Layout.left(fault.when, 22) + Layout.right(result.amount(of: harm.harm), 13)
    guard !isClear, let index = harm.harm.objective else { return line }
    return line + "  "
      + Layout.clip(Escape.terminal(result.baseline[index].objective.text), 20)
  }
}
