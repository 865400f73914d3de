/// The primary record while it is healthy, else the secondary one; the primary one again where
/// neither is.
struct FailoverPolicy: RoutingPolicy {
  func choice(
    among inPlay: [Int], of records: [NameRecord], for asker: Asker, _ draws: inout AnswerDraws
  ) -> Int {
    first(of: records, among: inPlay)
  }

  func inPlay(of records: [NameRecord], among left: [Int]) -> [Int] {
    left.isEmpty ? [] : [first(of: records, among: left)]
  }

  private func first(of records: [NameRecord], among left: [Int]) -> Int {
    left.least { records[$0].routing.role == .primary ? 0 : 1 }
  }
}
