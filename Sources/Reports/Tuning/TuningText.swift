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
    [head, best, undecided, rest].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    var lines = Headline.lines(result.verdict, result.summary, of: result.scenario, palette)
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
    let points = result.points.filter { $0.standing == .best }
    guard !points.isEmpty else { return [] }
    return [palette.strong("Best") + palette.faint("  with their intervals")]
      + standing(points, palette.good("✓"))
  }

  /// What nothing beats either, as far as is known, and what may miss an objective.
  private var undecided: [String] {
    let points = result.points.filter { $0.standing == .undecided }
    guard !points.isEmpty else { return [] }
    return [palette.strong("Not decided") + palette.faint("  whether it meets the objectives")]
      + standing(points, palette.unsure("?"))
  }

  private func standing(_ points: [TunedPoint], _ mark: String) -> [String] {
    var lines: [String] = []
    for point in points.prefix(Self.mostPoints) {
      lines.append(
        "  \(mark) " + Layout.left(Escape.terminal(point.label), 70)
          + palette.faint(
            "  " + UnitText.count(point.replications, "replication", "replications")))
      // Nothing is known of a point that the search did not come to.
      for index in result.criteria where point.replications > 0 {
        let measure = result.measures[index]
        lines.append(
          "      " + Layout.left(MeasureWords.title(measure), 18)
            + MeasureWords.value(point.values[index], measure))
      }
      // Not broken into lines: it is to be copied.
      lines.append("      " + Escape.terminal(result.command(of: point)))
    }
    return lines + more(than: points)
  }

  private func more(than points: [TunedPoint]) -> [String] {
    guard points.count > Self.mostPoints else { return [] }
    return ["  and \(DecimalText.grouped(points.count - Self.mostPoints)) more in tuning.json"]
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
    return lines + more(than: out)
  }
}
