import Experiments

/// The search for a terminal: the points that nothing beats and how to get each, then the rest.
struct TuningText {
  let result: TuningResult
  let style: ReportStyle
  let palette: Palette

  /// Of more points the rest stand in the file only.
  private static let mostPoints = 60

  init(_ result: TuningResult, _ style: ReportStyle) {
    self.result = result
    self.style = style
    palette = Palette(isOn: style.colors)
  }

  var text: String {
    [head, best, rest].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    let words = result.verdict.words
    let verdict =
      switch result.verdict {
      case .pass: palette.good(words)
      case .fail: palette.bad(words)
      case .inconclusive, .incomplete: palette.unsure(words)
      }
    let name = Layout.clip(Escape.terminal(result.scenario.name), 40)
    var lines = Paragraph.lines(
      result.summary, after: "\(words)  \(name)  ", indentation: 2)
    lines[0] = palette.strong(verdict) + lines[0].dropFirst(words.count)
    if !result.scenario.question.isEmpty {
      lines += Paragraph.lines(
        Escape.terminal(result.scenario.question), after: "Question: ", indentation: 10)
    }
    lines += Paragraph.lines("\(result.effort), rehearse \(style.version)").map(palette.faint)
    if let doubt = result.doubtAboutSettings {
      lines += Paragraph.lines(doubt).map(palette.unsure)
    }
    for doubt in result.doubts {
      lines += Paragraph.lines(
        "Not the same world in \(UnitText.count(doubt.variants.count, "point", "points")): "
          + doubt.part.words
      ).map(palette.unsure)
    }
    return lines
  }

  /// What nothing beats, with every criterion and the call.
  private var best: [String] {
    let standing = result.points.filter { $0.standing == .best || $0.standing == .undecided }
    guard !standing.isEmpty else { return [] }
    var lines = [palette.strong("Best") + palette.faint("  with their intervals")]
    for point in standing.prefix(Self.mostPoints) {
      let mark = point.standing == .best ? palette.good("✓") : palette.unsure("?")
      lines.append(
        "  \(mark) " + Layout.left(Escape.terminal(point.label), 70)
          + palette.faint(
            "  " + UnitText.count(point.replications, "replication", "replications")))
      for index in result.criteria {
        let measure = result.measures[index]
        lines.append(
          "      " + Layout.left(MeasureWords.title(measure), 18)
            + MeasureWords.value(point.values[index], measure))
      }
      // Not broken into lines: it is to be copied.
      lines.append("      " + Escape.terminal(result.command(of: point)))
    }
    return lines
  }

  private var rest: [String] {
    let out = result.points.filter { $0.standing != .best && $0.standing != .undecided }
    guard !out.isEmpty else { return [] }
    var lines = [palette.strong("Out") + palette.faint("  after so many replications")]
    for point in out.prefix(Self.mostPoints) {
      lines.append(
        "  " + Layout.left(Escape.terminal(point.label), 38)
          + Layout.right(DecimalText.grouped(point.replications), 5) + "  "
          + Layout.clip(Escape.terminal(result.reason(of: point)), 52))
    }
    if out.count > Self.mostPoints {
      lines.append(
        "  and \(DecimalText.grouped(out.count - Self.mostPoints)) more in tuning.json")
    }
    return lines
  }
}
