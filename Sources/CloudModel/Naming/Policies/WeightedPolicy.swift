/// In proportion to the weights of the records still in play.
///
/// A record of weight 0 has its turn when every other is unhealthy and it is healthy itself. Where
/// nobody is healthy the others are answered as if they were (Route 53 developer guide, weighted
/// routing, 2026-11).
struct WeightedPolicy: RoutingPolicy {
  func choice(
    among inPlay: [Int], of records: [NameRecord], for asker: Asker, _ draws: inout AnswerDraws
  ) -> Int {
    let weights = inPlay.map { Double(records[$0].routing.weight) }
    return inPlay[RecordWeights.record(at: draws.next(), weights: weights)]
  }

  func inPlay(of records: [NameRecord], among left: [Int]) -> [Int] {
    let weighted = left.filter { records[$0].routing.weight > 0 }
    return weighted.isEmpty ? left : weighted
  }
}
