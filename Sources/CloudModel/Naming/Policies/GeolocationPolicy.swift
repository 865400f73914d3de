/// The record of the smallest area that the asker is in: state, country, continent, the rest.
///
/// Without a match, and without a record for the rest, there is no answer. Where a record is
/// unhealthy, the next larger area's has its turn.
struct GeolocationPolicy: RoutingPolicy {
  func candidates(among records: [NameRecord], for asker: Asker) -> [Int] {
    records.indices.filter { records[$0].routing.location?.contains(asker.location) ?? false }
  }

  func choice(
    among inPlay: [Int], of records: [NameRecord], for asker: Asker, _ draws: inout AnswerDraws
  ) -> Int {
    inPlay.least { -Double(records[$0].routing.location?.rank ?? 0) }
  }
}
