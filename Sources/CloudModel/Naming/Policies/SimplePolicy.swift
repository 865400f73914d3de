/// All values of the one record in random order. There is no choice, so health does not matter.
struct SimplePolicy: RoutingPolicy {
  func choice(
    among inPlay: [Int], of records: [NameRecord], for asker: Asker, _ draws: inout AnswerDraws
  ) -> Int {
    inPlay.count == 1 ? inPlay[0] : inPlay.drawn(&draws)
  }

  var answerSize: Int { .max }

  var mindsHealth: Bool { false }
}
