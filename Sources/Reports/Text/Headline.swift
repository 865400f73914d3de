import Experiments

/// How an answer begins in a terminal: verdict, name and summary, then the scenario's question.
enum Headline {
  static func lines(
    _ verdict: Verdict, _ summary: String, of scenario: ScenarioIdentity, _ palette: Palette
  ) -> [String] {
    let words = verdict.words
    let colored =
      switch verdict {
      case .pass: palette.good(words)
      case .fail: palette.bad(words)
      case .inconclusive, .incomplete: palette.unsure(words)
      }
    let name = Layout.clip(Escape.terminal(scenario.name), 40)
    var lines = Paragraph.lines(summary, after: "\(words)  \(name)  ", indentation: 2)
    lines[0] = palette.strong(colored) + lines[0].dropFirst(words.count)
    return lines + question(scenario.question)
  }

  /// The question, if there is one.
  static func question(_ question: String) -> [String] {
    question.isEmpty
      ? []
      : Paragraph.lines(Escape.terminal(question), after: "Question: ", indentation: 10)
  }
}
