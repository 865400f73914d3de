import Experiments

extension TextReport {
  /// Only where there were faults, all of which ended.
  var stability: [String] {
    guard let stability = result.stability else { return [] }
    let sentence = StabilityWords.headline(stability)
    let headline = Paragraph.lines(sentence, after: "  ", indentation: 2).map { line in
      switch stability.recovery {
      case .recovered: palette.good(line)
      case .notRecovered: palette.bad(line)
      case .undetermined: palette.unsure(line)
      }
    }
    let meaning = palette.faint("  " + StabilityWords.meaning(stability))
    return [palette.strong("Stability") + meaning] + headline
      + stability.sources.flatMap { source in
        Paragraph.lines(
          Escape.terminal(source.name) + ": " + StabilityWords.sentence(source), after: "  ",
          indentation: 4)
      }
  }
}
