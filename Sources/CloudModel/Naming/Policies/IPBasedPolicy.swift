/// The record with the longest block that the asker's address is in, or the one for `*`.
struct IPBasedPolicy: RoutingPolicy {
  func candidates(among records: [NameRecord], for asker: Asker) -> [Int] {
    records.indices.filter { longest(of: records[$0], for: asker) != nil }
  }

  func choice(
    among inPlay: [Int], of records: [NameRecord], for asker: Asker, _ draws: inout AnswerDraws
  ) -> Int {
    inPlay.least { -Double(longest(of: records[$0], for: asker) ?? -1) }
  }

  /// How long the longest of its blocks is that the asker is in.
  private func longest(of record: NameRecord, for asker: Asker) -> Int? {
    record.routing.blocks.filter { block in
      block == .everything || asker.prefix.map(block.contains) ?? false
    }.map(\.length).max()
  }
}
