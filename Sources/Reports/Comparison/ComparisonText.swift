import Experiments

/// The comparison for a terminal: verdict, ranking, the trade at a glance, then every difference.
struct ComparisonText {
  let result: ComparisonResult
  let style: ReportStyle
  let palette: Palette

  /// Of more variants the differences stand in the file only.
  private static let mostDetails = 20

  init(_ result: ComparisonResult, _ style: ReportStyle) {
    self.result = result
    self.style = style
    palette = Palette(isOn: style.colors)
  }

  var text: String {
    let sections = [head, ranking, trade] + details
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    var lines = Headline.lines(result.verdict, result.summary, of: result.scenario, palette)
    lines += Paragraph.lines(result.certainty + ", rehearse \(style.version)")
      .map(palette.faint)
    if let tolerance = result.tolerance {
      lines.append("A difference of \(UnitText.percent(tolerance)) does not matter.")
    }
    for doubt in result.doubts {
      let labels = doubt.variants.map(Escape.terminal).joined(separator: "; ")
      lines += Paragraph.lines("Not the same world: \(doubt.part.words): \(labels)")
        .map(palette.unsure)
    }
    return lines
  }

  private var ranking: [String] {
    var lines = [palette.strong("Ranking") + palette.faint("  by objectives, score, failed share")]
    for group in result.ranking {
      let last = group.place + group.variants.count - 1
      let places = last == group.place ? "\(last)" : "\(group.place)–\(last)"
      for (index, position) in group.variants.enumerated() {
        let variant = result.variants[position]
        let note =
          group.variants.count == 1 || index > 0 ? "" : "  (cannot tell which is better)"
        lines.append(
          "  " + Layout.left(index == 0 ? places : "", 8)
            + Layout.left(Escape.terminal(variant.label), 44)
            + Layout.right(DecimalText.fixed(variant.score.value, decimals: 1), 6) + note)
      }
    }
    return lines
  }

  private var trade: [String] {
    let columns = MeasureWords.trade(result.measures)
    let heading = columns.map {
      Layout.right(MeasureWords.heading(result.measures[$0]), 11)
    }
    let rows = result.variants.map { variant in
      let cells = columns.map { index in
        Layout.right(MeasureWords.cell(variant, index, result.measures[index]), 11)
      }
      return "  " + Layout.left(Escape.terminal(variant.label), 24) + cells.joined() + "  "
        + mark(variant.verdict)
    }
    return [
      palette.strong("Trade") + palette.faint("  means of the replications; ✓ objectives met"),
      palette.faint("  " + Layout.left("", 24) + heading.joined()),
    ] + rows
  }

  private func mark(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: palette.good("✓")
    case .fail: palette.bad("✗")
    case .inconclusive, .incomplete: palette.unsure("?")
    }
  }

  private var details: [[String]] {
    var blocks = result.variants.dropFirst().prefix(Self.mostDetails).map(block)
    let rest = result.variants.count - 1 - blocks.count
    if rest > 0 {
      blocks.append([
        "The differences of \(UnitText.count(rest, "more variant", "more variants")) stand in "
          + "comparison.json."
      ])
    }
    return blocks
  }

  /// One variant against the first.
  private func block(_ variant: ComparedVariant) -> [String] {
    let first = Escape.terminal(result.variants[0].label)
    let label = Layout.clip(Escape.terminal(variant.label), 48)
    var lines = [palette.strong(label) + palette.faint("  against \(Layout.clip(first, 38))")]
    if variant.fingerprint == result.variants[0].fingerprint {
      lines.append(palette.unsure("  ran exactly as the first did: its setting changes nothing"))
    }
    for regression in variant.regressions {
      lines += Paragraph.lines(Escape.terminal(regression.words), after: "  ✗ ", indentation: 4)
        .map(palette.bad)
    }
    for (index, difference) in variant.differences.enumerated() {
      let measure = result.measures[index]
      let title = Layout.left(Escape.terminal(MeasureWords.title(measure)), 33)
      let figures = Layout.left(MeasureWords.difference(difference, measure), 49)
      lines.append("  \(title) \(figures) \(paint(difference.verdict))")
    }
    return lines
  }

  private func paint(_ verdict: DifferenceVerdict) -> String {
    switch verdict {
    case .better: palette.good(verdict.words)
    case .worse: palette.bad(verdict.words)
    case .different, .cannotTell: palette.unsure(verdict.words)
    case .same: palette.faint(verdict.words)
    }
  }
}
