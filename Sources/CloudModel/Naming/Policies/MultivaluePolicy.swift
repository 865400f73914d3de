/// Up to eight healthy records in random order; of a name without a healthy one, up to eight of
/// the others.
struct MultivaluePolicy: RoutingPolicy {
  func choice(
    among inPlay: [Int], of records: [NameRecord], for asker: Asker, _ draws: inout AnswerDraws
  ) -> Int {
    inPlay.drawn(&draws)
  }

  /// Route 53 developer guide, multivalue answer routing, 2026-11.
  var answerSize: Int { 8 }
}
