import SimulationKernel

/// The record of the region that is nearest to the asker, by round trip.
struct LatencyPolicy: RoutingPolicy {
  func choice(
    among inPlay: [Int], of records: [NameRecord], for asker: Asker, _ draws: inout AnswerDraws
  ) -> Int {
    inPlay.least { record in
      records[record].routing.region.flatMap { asker.roundTrips[$0]?.seconds } ?? .infinity
    }
  }
}
